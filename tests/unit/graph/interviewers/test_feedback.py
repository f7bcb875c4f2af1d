"""Feedback names the candidate's own examples, each to be understood alone, what to prepare, and what is next."""

from pathlib import Path
from typing import Any

import pytest

from graph.decisions.guard import inspect
from graph.interviewers.rules.examples import examples, told_back
from graph.interviewers.rules.feedback import feedback
from graph.interviewers.skills import FeedbackBrief
from graph.question_bank import QuestionBank
from graph.subjects import Area, Evidence, Job, Source
from graph.vocabulary import AreaStatus, Phase, ResumeMatch, Strength

JOB = Job(id="museum", title="Guide", company="Tide Museum")
NEXT = (
    Source(chunk_id="j1", document="job", text="The first interview is held by an AI interviewer.", section="process"),
    Source(
        chunk_id="j2",
        document="job",
        text="Two curators read every conversation, and you hear back within nine days.",
        section="process",
    ),
)


@pytest.fixture(scope="module")
def bank() -> QuestionBank:
    return QuestionBank.load(Path(__file__).parents[4] / "prompts" / "question_bank")


def area(name: str, *quotes: tuple[str, Strength], **changes: Any) -> Area:
    evidence = tuple(Evidence(area=name, quote=q, turn=3, start=0, end=len(q), strength=s) for q, s in quotes)
    values: dict[str, Any] = {
        "name": name,
        "phase": Phase.TECHNICAL,
        "weight": 0.2,
        "need": name,
        "why": "",
        "resume": ResumeMatch.PRESENT,
        "status": AreaStatus.EVIDENCED if evidence else AreaStatus.EXHAUSTED,
        "questions": 1,
        "evidence": evidence,
        **changes,
    }
    return Area(**values)


LABELS = area("Labels", ("I wrote the labels again in large print for the lower gallery", Strength.SHOWN))
TOURS = area("Tours", ("I split the school tours into two groups of twelve", Strength.SHOWN))
STORE = area("The store", ("we counted every box in the north store over one weekend", Strength.DESCRIBED))


def said(bank: QuestionBank, *areas: Area, answers: int = 8, **changes: Any) -> str:
    values = {"first_name": "Kim", "left_early": False, "next_steps": NEXT, **changes}
    text = feedback(FeedbackBrief(job=JOB, areas=areas, answers=answers, **values), bank)
    assert inspect(text, kind="feedback").allowed, text
    assert "{" not in text
    return text


def test_examples_are_told_whole_and_what_is_next_comes_from_the_job_text(bank: QuestionBank) -> None:
    text = said(bank, LABELS, TOURS)

    assert "you wrote the labels again in large print for the lower gallery" in text
    assert "you split the school tours into two groups of twelve" in text
    assert "within nine days" in text
    assert "AI interviewer" not in text


def test_steps_that_are_told_in_a_row_are_said_without_their_label(bank: QuestionBank) -> None:
    steps = "The process: this talk, a tour with two curators, and an offer within nine days."
    step = Source(chunk_id="j3", document="job", text=steps, section="process")
    text = said(bank, LABELS, TOURS, next_steps=(step,))

    assert "A tour with two curators, and an offer within nine days." in text
    assert "The process:" not in text
    assert "his talk" not in text


def test_one_example_is_told_as_one(bank: QuestionBank) -> None:
    text = said(bank, LABELS, area("Languages"))

    assert "you wrote the labels again" in text
    assert "one case" in text.lower()
    assert "languages" in text


def test_a_real_case_comes_before_one_that_was_only_described() -> None:
    both = area(
        "Labels",
        ("we counted every box in the north store over one weekend", Strength.DESCRIBED),
        ("I wrote the labels again in large print for the lower gallery", Strength.SHOWN),
    )

    assert [e.told for e in examples([both], 3)] == ["you wrote the labels again in large print for the lower gallery"]


@pytest.mark.parametrize(
    "quote",
    [
        "I would split the groups and ask the school first",
        "I can tell you about that, there was one time",
        "I put it right and gave it back",
        "I did it with Yusuf and Noor in the end",
        "that was at the north store on a Tuesday",
        "I'd hung two pictures of the upper gallery the wrong way round",
    ],
)
def test_what_was_imagined_announced_or_cannot_stand_alone_is_not_told(quote: str) -> None:
    assert examples([area("Tours", (quote, Strength.DESCRIBED))], 3) == []


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        (
            "I made the list and the board for the tours; the others filled in what they knew",
            "you made the list and the board for the tours",
        ),
        (
            "I drew the route through the lower gallery again; my colleague painted the arrows on the floor",
            "you drew the route through the lower gallery again",
        ),
        (
            "I moved the ticket desk to the north door; the queue fell from forty people to nine",
            "you moved the ticket desk to the north door; the queue fell from forty people to nine",
        ),
    ],
)
def test_what_others_did_is_left_out(quote: str, told: str) -> None:
    assert [e.told for e in examples([area("Tours", (quote, Strength.SHOWN))], 3)] == [told]


@pytest.mark.parametrize(
    "quote",
    [
        "I had sent out the plan of the lower gallery with last year's times, and I saw it on the bus",
        "we had already told the school that the north store was open on Tuesdays",
        "I'd kept the keys of the upper gallery in my own desk for about a year",
        "I'd hung two pictures of the upper gallery the wrong way round",
        "So I had forgotten the boxes in the north store, and they got wet",
    ],
)
def test_where_a_case_began_is_no_example(quote: str) -> None:
    assert examples([area("Tours", (quote, Strength.SHOWN))], 3) == []


def test_what_was_done_after_that_is_told() -> None:
    quote = "I'd hung two pictures the wrong way round, and I printed two labels for the gallery before noon"
    told = [e.told for e in examples([area("Tours", (quote, Strength.SHOWN))], 3)]
    assert told == ["you printed two labels for the gallery before noon"]


def test_a_line_of_the_resume_is_no_example() -> None:
    line = Source(chunk_id="r", document="resume", text="Split the school tours into two groups.", section="experience")
    told = area("Tours", ("I split the school tours into two groups", Strength.SHOWN), sources=(line,))

    assert examples([told], 3) == []


def test_without_a_case_that_is_said_plainly_and_nothing_is_made_up(bank: QuestionBank) -> None:
    text = said(bank, area("Labels"), area("Tours"), left_early=True)

    assert "no single case" in text or "no one case" in text
    assert "on labels, you" not in text


def test_what_to_prepare_is_concrete_and_differs_by_what_was_missing(bank: QuestionBank) -> None:
    unfinished = area("Tours", ("we split the tours", Strength.DESCRIBED), status=AreaStatus.PROBING)
    unknown = area("Languages", resume=ResumeMatch.MISSING)

    text = said(bank, LABELS, unfinished, unknown)

    assert "tours" in text
    assert "carry over" in text or "close to languages" in text


def test_what_was_not_reached_counts_neither_way(bank: QuestionBank) -> None:
    text = said(bank, LABELS, TOURS, area("Cash desk", questions=0, status=AreaStatus.OPEN))

    assert "cash desk" in text
    assert "neither for you nor against you" in text or "nothing is concluded" in text


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_after_a_few_answers_it_is_short_and_concludes_nothing(bank: QuestionBank, answers: int) -> None:
    text = said(bank, area("Labels", questions=0, status=AreaStatus.OPEN), answers=answers, left_early=True)

    assert "Thank" in text or "thank" in text
    assert "prepare" not in text
    assert len(text.split()) < 80


def test_a_whole_interview_is_told_in_a_paragraph_of_80_to_160_words(bank: QuestionBank) -> None:
    text = said(bank, LABELS, TOURS, STORE, area("Languages"), area("Cash desk", questions=0, status=AreaStatus.OPEN))

    assert 80 <= len(text.split()) <= 160


def test_a_quote_is_turned_to_the_listener() -> None:
    assert told_back("So I asked my manager for our old plans") == "you asked your manager for your old plans"
    assert told_back("I would ask my manager") is None


def test_what_cannot_be_told_back_is_quoted(bank: QuestionBank) -> None:
    quote = "It was only after I had asked the night porter that the two lists agreed again"
    shown = "On the lower floor my count of the boxes found forty more than the list"
    around = "On the upper floor nobody had counted the boxes since the flood"
    text = said(
        bank,
        area("Counting", (around, Strength.SHOWN), (shown, Strength.SHOWN)),
        area("Lists", (quote, Strength.SHOWN)),
    )
    assert f"in your words: “{shown}”" in text
    assert quote not in text  # it begins with what nobody named
    assert around not in text  # how things were, not what was done
