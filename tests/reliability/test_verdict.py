"""The verdict sees everything that a crash may do to an interview."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.vocabulary import Difficulty, Phase, QuestionKind
from storage.models import EndReason, Interview, InterviewStatus, Turn
from tests.reliability.account import Account, Message, Told
from tests.reliability.verdict import Verdict, hold_against

NOW = datetime.now(UTC)
MARKS = ("case 1-1-1", "case 1-1-2", "case 1-1-3")


def text(mark: str) -> str:
    return f"In {mark} I did it."


def account() -> Account:
    """Three questions were told, two were answered, the end was told; the third answer may have been lost."""
    told = [Told(n, Phase.TECHNICAL, None if n == 1 else "I see.", f"Question {n}?") for n in (1, 2, 3)]
    messages = [
        Message(mark, text(mark), question, acknowledged=question < 3) for question, mark in enumerate(MARKS, 1)
    ]
    return Account(
        "seat-1.1",
        "the-id",
        told,
        [each.phase for each in told],
        messages,
        farewell="Goodbye.",
        feedback="You told two cases.",
        over=True,
    )


def turn(number: int, **changed: Any) -> Turn:
    as_told: dict[str, Any] = {
        "phase": Phase.TECHNICAL,
        "response": None if number == 1 else "I see.",
        "question": f"Question {number}?",
        "answer": text(MARKS[number - 1]) if number < 3 else None,
    }
    return Turn(
        interview_id="the-id",
        number=number,
        kind=QuestionKind.NEW_AREA,
        difficulty=Difficulty.MEDIUM,
        why="The test says so.",
        asked_at=NOW,
        **(as_told | changed),
    )


def interview(**changed: Any) -> Interview:
    return Interview(
        id="the-id",
        alias="seat-1.1",
        job_id="a-job",
        candidate_id="a-candidate",
        job_title="Clerk",
        company="Shop",
        resume_text="Ran the desk.",
        started_at=NOW,
        updated_at=NOW,
        **(
            {
                "status": InterviewStatus.ENDED,
                "end_reason": EndReason.COMPLETED,
                "questions_asked": 3,
                "farewell": "Goodbye.",
                "feedback": "You told two cases.",
            }
            | changed
        ),
    )


def faults(kept: Interview | None, turns: list[Turn], told: Account | None = None) -> list[str]:
    verdict = Verdict()
    hold_against(told or account(), kept, turns, verdict)
    return verdict.faults


def test_a_record_that_holds_what_was_told_has_no_fault() -> None:
    verdict = Verdict()
    hold_against(account(), interview(), [turn(1), turn(2), turn(3)], verdict)
    assert verdict == Verdict(questions=3, acknowledged=2, kept=2, unacknowledged=1)


def test_an_answer_that_was_never_acknowledged_may_be_kept() -> None:
    verdict = Verdict()
    hold_against(account(), interview(), [turn(1), turn(2), turn(3, answer=text(MARKS[2]))], verdict)
    assert verdict == Verdict(questions=3, acknowledged=2, kept=2, unacknowledged=1, unacknowledged_kept=1)


both = f"{text(MARKS[0])} {text(MARKS[1])}"


@pytest.mark.parametrize(
    ("second", "third", "fault"),
    [
        ({"answer": "In case"}, {}, "case 1-1-2, an answer to question 2, was acknowledged and is lost"),
        ({"answer": both}, {}, "case 1-1-1, an answer to question 1, is kept 2 times"),
        ({}, {"answer": f"{text(MARKS[2])} {text(MARKS[2])}"}, "case 1-1-3, an answer to question 3, is kept 2 times"),
        ({"answer": text(MARKS[1])[:-1]}, {}, "the answer to question 2 is not verbatim"),
        ({"answer": text("case 9-9-9")}, {}, "the answer to question 2 holds words that nobody said here"),
        ({"answer": text(MARKS[2])}, {"answer": text(MARKS[1])}, "the answers are not in the order they were given in"),
        (
            {"answer": "So."},
            {"answer": text(MARKS[1])},
            "case 1-1-2, an answer to question 2, is kept as one to question 3",
        ),
        ({"answer": None}, {}, "question 2 was followed by another, without an answer"),
        ({"question": "Another?"}, {}, "question 2 is in the record with other words or in another phase"),
        ({"response": "Oh."}, {}, "what was said before question 2 is in the record with other words"),
        ({}, {"phase": Phase.INTRODUCTION}, "the phases of the record go back"),
        ({"number": 4}, {}, "the numbers of the turns have gaps"),
        ({"number": 4}, {}, "question 2 was told and is not in the record"),
    ],
)
def test_a_record_that_differs_is_found_out(second: dict[str, Any], third: dict[str, Any], fault: str) -> None:
    numbered = {"number": 2} | second
    turns = [turn(1), turn(2).model_copy(update=numbered), turn(3, **third)]
    assert f"seat-1.1: {fault}" in faults(interview(), turns)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"status": InterviewStatus.RUNNING}, "the record has it as one that goes on"),
        ({"feedback": None}, "it has ended without feedback"),
        ({"feedback": "Other words."}, "the candidate was told another feedback"),
        ({"farewell": None}, "the candidate was told another farewell"),
        ({"questions_asked": 2}, "2 questions are counted and 3 kept"),
        ({"id": "another-id"}, "the record has another interview under this id"),
    ],
)
def test_an_interview_that_ended_otherwise_is_found_out(changed: dict[str, Any], fault: str) -> None:
    assert f"seat-1.1: {fault}" in faults(interview().model_copy(update=changed), [turn(1), turn(2), turn(3)])


def test_an_interview_that_is_gone_is_found_out() -> None:
    found = faults(None, [])
    assert "seat-1.1: the interview is not in the record" in found
    assert "seat-1.1: question 1 was told and is not in the record" in found


def test_an_interview_that_cannot_be_ended_is_found_out() -> None:
    assert "seat-1.1: it could not be ended" in faults(
        interview(), [turn(1), turn(2), turn(3)], replace(account(), over=False)
    )


def test_a_phase_told_backwards_is_found_out() -> None:
    told = replace(account(), phases=[Phase.TECHNICAL, Phase.INTRODUCTION])
    assert "seat-1.1: a phase was told that came before the one told last" in faults(
        interview(), [turn(1), turn(2), turn(3)], told
    )
