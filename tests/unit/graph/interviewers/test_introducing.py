"""The first questions by rules: where a path begins, and where it does not."""

from pathlib import Path

import pytest

from graph.interviewers.rules.introducing import opening
from graph.interviewers.skills import AskBrief
from graph.question_bank import QuestionBank
from graph.subjects import Job, Source
from graph.vocabulary import Comfort, Difficulty, Phase, QuestionKind


@pytest.fixture(scope="module")
def bank() -> QuestionBank:
    return QuestionBank.load(Path(__file__).parents[4] / "prompts" / "question_bank")


def asked(bank: QuestionBank, title: str, *posts: tuple[str, str], lines: tuple[str, ...] = ()) -> str:
    """The first question to somebody with these posts (role, employer), the latest first, or these lines of work."""
    sources = (
        *(
            Source(chunk_id=str(n), document="resume", text="", section="experience", role=role, employer=employer)
            for n, (role, employer) in enumerate(posts)
        ),
        *(Source(chunk_id=line, document="resume", text=line, section="experience") for line in lines),
    )
    brief = AskBrief(
        job=Job(id="j", title=title, company="Aldous"),
        first_name="Kit",
        phase=Phase.INTRODUCTION,
        entering_phase=True,
        kind=QuestionKind.OPENING,
        area=None,
        difficulty=Difficulty.MEDIUM,
        comfort=Comfort.NEUTRAL,
        intent=None,
        gap=None,
        sources=sources,
        turn=1,
        minutes_left=30,
    )
    return opening(brief, bank)[0]


def test_a_career_change_is_asked_about_from_where_it_began(bank: QuestionBank) -> None:
    text = asked(bank, "Web Developer", ("Web Developer", "Tallow"), ("Florist", "Petal House"))

    assert "a florist" in text


def test_a_side_job_is_not_where_a_path_begins(bank: QuestionBank) -> None:
    text = asked(
        bank,
        "Data Engineer",
        ("Senior Data Engineer", "Tallow"),
        ("Junior Data Engineer", "Marrow"),
        ("Waiter", "The Bay Tree"),
    )

    assert "waiter" not in text
    assert "a junior data engineer" in text or "Marrow" in text


def test_who_only_had_a_side_job_is_asked_openly(bank: QuestionBank) -> None:
    text = asked(bank, "Warehouse Clerk", ("Waiter", "The Bay Tree"))

    assert "waiter" not in text


def test_who_names_no_post_is_asked_about_the_first_thing_they_did_that_is_short_to_say(bank: QuestionBank) -> None:
    soup = "I made a soup of the day list that used up trimmings."
    bakery = "On Saturdays I help at my uncle's bakery, where I serve customers and count the till."

    assert "you keep the cold store tidy" in asked(bank, "Cook", lines=(soup, "I keep the cold store tidy."))
    assert "you help at your uncle's bakery" in asked(bank, "Shop Assistant", lines=(bakery,))


def test_nobody_is_told_that_they_still_work_where_the_resume_does_not_say_so(bank: QuestionBank) -> None:
    text = asked(bank, "Plumber", ("", "Harrow Heating"), lines=("Trained three apprentices",))

    assert "you do at Harrow Heating" not in text
    assert "you trained three apprentices" in text
