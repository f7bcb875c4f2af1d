"""What is said before a question shows what was heard, in a few words."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.decisions.guard import inspect
from graph.interviewers.rules.acknowledging import acknowledge
from graph.interviewers.rules.following import follow_up
from graph.interviewers.rules.heard import Heard, hear
from graph.interviewers.skills import AskBrief
from graph.question_bank import QuestionBank
from graph.subjects import Area, Exchange, Job, Source
from graph.vocabulary import Comfort, Difficulty, Gap, Intent, Phase, QuestionKind, ResumeMatch

JOB = Job(
    id="bakery",
    title="Baker",
    company="North Mill",
    requirements="- Bakes bread for two shops\n- Plans the orders",
    description="If you would rather talk with a person, write to people@northmill.example. Two people read this.",
)
AREA = Area(
    name="Order planning",
    phase=Phase.TECHNICAL,
    weight=0.2,
    need="Plans the orders",
    why="",
    resume=ResumeMatch.PRESENT,
    sources=(
        Source(
            chunk_id="r1",
            document="resume",
            text="Moved the weekly flour order to a fixed list.",
            section="experience",
        ),
    ),
)
QUESTION = "How do you decide how much to bake on a holiday?"


@pytest.fixture(scope="module")
def bank() -> QuestionBank:
    return QuestionBank.load(Path(__file__).parents[4] / "prompts" / "question_bank")


def brief(answer: str = "", intent: Intent = Intent.ANSWER, **changes: Any) -> AskBrief:
    asked = ("What did you change in the bakery?",)
    exchange = Exchange(
        turn=2, phase=Phase.TECHNICAL, area="Ovens", kind=QuestionKind.NEW_AREA, question=asked[0], answer=answer
    )
    values: dict[str, Any] = {
        "job": JOB,
        "first_name": "Kim",
        "phase": Phase.TECHNICAL,
        "entering_phase": False,
        "kind": QuestionKind.NEW_AREA,
        "area": AREA,
        "difficulty": Difficulty.MEDIUM,
        "comfort": Comfort.NEUTRAL,
        "intent": intent,
        "gap": None,
        "exchanges": (exchange,),
        "asked": asked,
        "turn": 3,
        "minutes_left": 10.0,
        **changes,
    }
    return AskBrief(**values)


def said(bank: QuestionBank, asked: AskBrief, question: str = QUESTION) -> str:
    text = acknowledge(asked, bank, hear(asked), question)
    assert text is not None
    assert inspect(text, kind="response", question=question).allowed, text
    return text


def test_a_whole_clause_of_what_they_did_is_said_back(bank: QuestionBank) -> None:
    answer = "The dough was late every Monday. So I moved the first batch to Sunday night and told both shops."

    assert "you moved the first batch to Sunday night" in said(bank, brief(answer)).replace("You", "you")


def test_what_came_of_it_may_be_said_back_too(bank: QuestionBank) -> None:
    answer = "It was messy at first. After that the waste went from forty loaves a day to twelve."

    assert "the waste went from forty loaves a day to twelve" in said(bank, brief(answer)).lower()


@pytest.mark.parametrize(
    ("answer", "never"),
    [
        ("I'm famous for that. I doubled everything in the bakery by myself.", "doubled"),
        ("I raised the sales of bread by ninety percent.", "ninety"),
        ("I turned that bakery round all alone. They would have closed without me.", "bakery round"),
        ("Of course, always. I cut the waste of flour by half, easily, and everybody knows it.", "waste"),
        ("I have done that for years. I baked the best bread in the county.", "bread in the county"),
    ],
)
@pytest.mark.parametrize("kind", [QuestionKind.NEW_AREA, QuestionKind.FOLLOW_UP])
def test_a_bare_claim_is_not_said_back_as_a_fact(
    bank: QuestionBank, answer: str, never: str, kind: QuestionKind
) -> None:
    asked = brief(answer, kind=kind, gap=Gap.EXAMPLE)

    assert never not in said(bank, asked)
    if kind is QuestionKind.FOLLOW_UP:
        assert never not in follow_up(asked, bank, hear(asked))[0]


@pytest.mark.parametrize(
    ("answer", "echo"),
    [
        ("The mixer broke at four. I split the dough into three parts and kneaded one by hand.", "you split the dough"),
        (
            "What helped was the slow part, which nobody had ever looked at in all those years of early mornings at "
            "the shop. I halved the order of flour for Monday.",
            "you halved the order of flour",
        ),
    ],
)
def test_what_was_told_at_some_length_or_as_a_case_may_be_said_back(bank: QuestionBank, answer: str, echo: str) -> None:
    assert any(clause.startswith(echo) for clause in hear(brief(answer)).echoes)


def test_what_was_only_thought_is_not_said_back_as_done(bank: QuestionBank) -> None:
    answer = (
        "I haven't had that. I'd count the loaves that come back for two weeks, and I would ask both shops first. "
        "Then I'd try a smaller batch."
    )

    text = said(bank, brief(answer))

    assert "you'd" in text
    assert "how it was" not in text
    assert "you counted" not in text


def test_a_name_or_a_place_is_not_said_back(bank: QuestionBank) -> None:
    text = said(bank, brief("That was at Hollow Hill, with Sunil, and it went well."))

    assert "Sunil" not in text
    assert "Hollow" not in text


def test_the_line_of_the_resume_is_not_said_back(bank: QuestionBank) -> None:
    text = said(bank, brief("I moved the weekly flour order to a fixed list."))

    assert "flour" not in text


def test_what_the_question_takes_up_is_not_said_before_it(bank: QuestionBank) -> None:
    heard = Heard(echoes=("you moved the first batch to Sunday night",), answered=True)

    text = acknowledge(brief("..."), bank, heard, "You moved the first batch to Sunday night. What came of that?")

    assert text is not None
    assert "batch" not in text


@pytest.mark.parametrize(
    "intent", [Intent.NO_KNOWLEDGE, Intent.REFUSE, Intent.NEED_TIME, Intent.HOSTILE, Intent.COMMAND, Intent.INJECTION]
)
def test_nothing_of_a_message_that_was_no_answer_is_said_back(bank: QuestionBank, intent: Intent) -> None:
    text = said(bank, brief("I moved the purple ovens and I counted nine of them.", intent))

    assert "ovens" not in text
    assert not any(word in text.lower() for word in ("attack", "inject", "nobody knows", "noted"))


def test_who_wants_a_person_is_told_how_to_reach_one(bank: QuestionBank) -> None:
    text = said(bank, brief("I'd rather talk to a human.", Intent.WANTS_PERSON, kind=QuestionKind.CONFIRM_LEAVE))

    assert "people@northmill.example" in text


def test_no_plain_acknowledgement_comes_twice_and_no_three_open_alike(bank: QuestionBank) -> None:
    responses: list[str] = []
    for turn in range(3, 20):
        text = acknowledge(brief("Yes.", turn=turn, responses=tuple(responses)), bank, Heard(answered=True), QUESTION)
        assert text is not None
        responses.append(text)

    assert len(set(responses)) == len(responses)
    openings = [text.split()[0].strip(",.").lower().replace("thanks", "thank") for text in responses]
    assert all(a != b for a, b in pairwise(openings))
    assert all(a != b for a, b in zip(openings, openings[2:], strict=False))


def test_a_thing_is_named_only_now_and_then(bank: QuestionBank) -> None:
    responses: list[str] = []
    for turn, topic in enumerate(("the flour list", "the oven log", "the night batch", "the bread rack"), start=3):
        asked = brief("Yes.", turn=turn, responses=tuple(responses))
        text = acknowledge(asked, bank, Heard(topics=(topic,), answered=True), QUESTION)
        assert text is not None
        responses.append(text)

    named = [any(word in text for word in ("flour", "oven", "batch", "rack")) for text in responses]
    assert not any(a and b for a, b in pairwise(named))
    assert any(named)


def test_an_area_that_the_question_names_is_not_announced(bank: QuestionBank) -> None:
    for turn in range(3, 20):
        asked = brief("Yes.", turn=turn)
        text = acknowledge(asked, bank, Heard(answered=True), "The job asks for order planning. How do you begin?")
        assert text is not None
        assert "order planning" not in text


def test_a_nervous_candidate_is_given_time_and_not_at_every_turn(bank: QuestionBank) -> None:
    first = said(bank, brief("Um, sorry, I think so.", comfort=Comfort.NERVOUS))
    second = said(bank, brief("Um, yes.", comfort=Comfort.NERVOUS, responses=(first,)))

    assert len(first.split()) > len(second.split())


def test_who_asks_what_is_meant_is_told_what_the_area_is_about(bank: QuestionBank) -> None:
    asked = brief("Sorry, what do you mean by that?", Intent.CLARIFICATION_REQUEST, kind=QuestionKind.REPHRASE)
    assert "plan the orders" in said(bank, asked)
