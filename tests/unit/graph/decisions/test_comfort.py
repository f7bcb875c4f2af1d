import json

import pytest

from graph.decisions.comfort import settle
from graph.vocabulary import Comfort

N, C, S = Comfort.NEUTRAL, Comfort.CONFIDENT, Comfort.NERVOUS


@pytest.mark.parametrize(
    ("current", "readings", "expected"),
    [
        (N, [], N),
        (S, [], S),
        (N, [S], N),
        (N, [C], N),
        (N, [S, S], S),
        (N, [C, C], C),
        (N, [S, C], N),
        (N, [S, C, S], N),
        (S, [S, S, N], S),
        (S, [S, S, N, N], N),
        (S, [S, C, C], C),
        (C, [C, S, N], C),
        (C, [C, C, S, S], S),
        (S, [N, S, C], S),
    ],
)
def test_it_takes_two_equal_readings_in_a_row_to_change(
    current: Comfort, readings: list[Comfort], expected: Comfort
) -> None:
    assert settle(current, readings) is expected


def test_a_whole_interview_changes_tone_only_where_two_readings_agree() -> None:
    readings = [S, S, S, N, N, C, N, C, C]
    current, tones = N, []
    for count in range(1, len(readings) + 1):
        current = settle(current, readings[:count])
        tones.append(current)
    assert tones == [N, S, S, S, N, N, N, N, C]


def test_the_last_two_readings_are_all_that_a_state_needs_to_keep() -> None:
    readings = [S, S, C, N, C, C]
    assert settle(N, readings) is settle(N, readings[-2:])


def test_what_went_through_json_settles_the_same() -> None:
    state = json.loads(json.dumps({"comfort": N, "readings": [S, S]}))
    assert settle(state["comfort"], state["readings"]) is S
