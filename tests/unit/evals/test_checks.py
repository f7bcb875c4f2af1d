"""Each check finds its defect, and a sound interview passes them all."""

from datetime import UTC, datetime

import pytest

from evals.checks import KINDS, check
from graph.subjects import Evidence, GuardHit, Source
from graph.vocabulary import Difficulty, Intent, Phase, QuestionKind, Strength
from storage.models import Turn

PAPERS = "Counted the stock of two halls every quarter.\nThe job asks for *careful* counting and calm on busy days."
RESTS = (Source(chunk_id="resume:1", document="resume", text="Counted the stock of two halls every quarter"),)
QUESTIONS = (
    "How did you come to the work you do at present?",
    "What made you apply for this job at the harbour?",
    "You counted the stock of two halls. What did you do first?",
    "How did you find out where the missing boxes had gone?",
    "The job asks for calm on busy days. What helps you then?",
    "Which decision in that week mattered the most to others?",
    "Tell me about one time a colleague saw something quite differently.",
    "What would you like to ask about the role before we finish?",
)
PHASES = [Phase.INTRODUCTION] * 2 + [Phase.TECHNICAL] * 4 + [Phase.BEHAVIORAL, Phase.CONCLUSION]


def sound() -> list[Turn]:
    return [
        Turn(
            interview_id="i",
            number=number,
            phase=phase,
            kind=QuestionKind.NEW_AREA,
            difficulty=Difficulty.MEDIUM,
            question=question,
            why="because",
            response=None if number == 1 else f"Thank you for answer {number}.",
            sources=() if phase is Phase.CONCLUSION else RESTS,
            asked_at=datetime(2026, 11, 2, tzinfo=UTC),
            answer="I walked through both halls.",
            intent=Intent.ANSWER,
        )
        for number, (phase, question) in enumerate(zip(PHASES, QUESTIONS, strict=True), 1)
    ]


def changed(number: int, **values: object) -> list[Turn]:
    return [turn.model_copy(update=values) if turn.number == number else turn for turn in sound()]


def quote(start: int) -> Evidence:
    return Evidence(area="a", quote="walked through", turn=4, start=start, end=start + 14, strength=Strength.SHOWN)


def test_a_sound_interview_passes() -> None:
    assert check(changed(4, evidence=(quote(2),)), PAPERS) == ()


STOPPED = GuardHit(text="You are hired.", kind="response", categories=("promise",))
INVENTED = Source(chunk_id="x", document="resume", text="Led a team of forty")
SPOILT = {
    "no sources": changed(3, sources=()),
    "source not in the papers": changed(3, sources=(INVENTED,)),
    "same question twice": changed(6, question=QUESTIONS[3]),
    "near repeat": changed(6, question="How did you find out where those missing boxes had gone?"),
    "not one question": changed(4, question="How did you begin? And what did you do after that?"),
    "phase backwards": changed(4, phase=Phase.INTRODUCTION),
    "length": [turn for turn in sound() if turn.number != 4],
    "words in a question": changed(4, question="How so?"),
    "same acknowledgement twice": changed(4, response="Thank you for answer 3."),
    "evidence not verbatim": changed(4, evidence=(quote(3),)),
    "guard hit": changed(4, guard_hits=(STOPPED,)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_defect_is_found(kind: str) -> None:
    assert [defect.kind for defect in check(SPOILT[kind], PAPERS)] == [kind]


def test_a_question_asked_again_because_somebody_wished_it_is_no_repeat() -> None:
    turns = changed(5, question=QUESTIONS[3])
    turns[3] = turns[3].model_copy(update={"intent": Intent.REPEAT_REQUEST})
    assert check(turns, PAPERS) == ()
