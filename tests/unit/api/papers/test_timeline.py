"""When an interview was about what."""

import pytest

from api.papers.timeline import timeline
from tests.unit.cli.test_transcript_markdown import INTERVIEW, TURNS


def at(*seconds: float) -> list[object]:
    return [turn.model_copy(update={"elapsed": elapsed}) for turn, elapsed in zip(TURNS, seconds, strict=False)]


def test_each_turn_lasts_until_the_next_and_the_last_until_the_end() -> None:
    stretches = timeline(INTERVIEW, at(0, 60, 180))  # type: ignore[arg-type]
    assert [(each.turn, each.started, each.ended) for each in stretches] == [(1, 0, 60), (2, 60, 180), (3, 180, 252)]
    assert [(each.phase.value, each.area) for each in stretches[:2]] == [
        ("introduction", None),
        ("technical", "Comparing releases"),
    ]


@pytest.mark.parametrize("elapsed", [0.0, 100.0])
def test_no_stretch_ends_before_it_began_whatever_the_clock_kept(elapsed: float) -> None:
    stretches = timeline(INTERVIEW.model_copy(update={"elapsed": elapsed}), at(0, 120, 110))  # type: ignore[arg-type]
    assert all(each.ended >= each.started for each in stretches)


def test_before_the_first_question_there_is_no_stretch() -> None:
    assert timeline(INTERVIEW, []) == ()
