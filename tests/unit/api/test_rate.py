"""How many messages may come in how short a time."""

from api.live.rate import Rate
from tests.integration.scripted import HandTime


def test_five_seconds_worth_may_come_at_once_and_then_the_steady_rate() -> None:
    time = HandTime()
    rate = Rate(2, time)
    assert [rate.allows() for _ in range(11)] == [True] * 10 + [False]
    time.advance(0.5)
    assert [rate.allows() for _ in range(2)] == [True, False]
    time.advance(600)
    assert [rate.allows() for _ in range(11)] == [True] * 10 + [False]


def test_one_message_may_always_come_in_the_end() -> None:
    time = HandTime()
    rate = Rate(0.01, time)
    assert [rate.allows() for _ in range(2)] == [True, False]
    time.advance(100)
    assert rate.allows()
