"""Every question can say why it was asked."""

import pytest

from graph.decisions.moves import Move
from graph.decisions.reasons import reason
from graph.subjects import Area
from graph.vocabulary import Difficulty, Gap, Intent, Phase, QuestionKind, ResumeMatch

AREA = Area(
    name="Wiring",
    phase=Phase.TECHNICAL,
    weight=0.5,
    need="wires houses",
    why="the job asks for wiring; the resume shows it.",
    resume=ResumeMatch.PRESENT,
)


@pytest.mark.parametrize("kind", list(QuestionKind))
@pytest.mark.parametrize("intent", [None, *Intent])
@pytest.mark.parametrize("gap", [None, *Gap])
def test_a_reason_is_a_sentence(kind: QuestionKind, intent: Intent | None, gap: Gap | None) -> None:
    said = reason(Move(kind=kind, phase=Phase.TECHNICAL, intent=intent, gap=gap, difficulty=Difficulty.EASY), AREA)
    assert said[0].isupper()
    assert said.endswith(".")
    assert "_" not in said


def test_a_new_area_gives_the_reason_of_the_plan() -> None:
    move = Move(kind=QuestionKind.NEW_AREA, phase=Phase.TECHNICAL, difficulty=Difficulty.EASY)
    assert reason(move, AREA) == "Next in the plan: the job asks for wiring; the resume shows it."
