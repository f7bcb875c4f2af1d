from api.live.clock import InterviewClock
from tests.integration.scripted import HandTime


def test_the_clock_counts_only_while_it_runs() -> None:
    time = HandTime()
    clock = InterviewClock(time, elapsed=5.0)
    time.advance(100)
    assert clock.elapsed() == 5.0
    clock.run()
    time.advance(2)
    clock.run()
    time.advance(1)
    assert clock.elapsed() == 8.0
    clock.stop()
    clock.stop()
    time.advance(100)
    assert (clock.elapsed(), clock.runs) == (8.0, False)
