"""Follow-ups and the same question again, in the words of an interview."""

from pathlib import Path
from typing import Any

import pytest

from graph.interviewers.rules.following import confirm_leave, follow_up, rephrase
from graph.interviewers.rules.heard import Heard
from graph.interviewers.skills import AskBrief
from graph.question_bank import QuestionBank
from graph.subjects import Area, Exchange, Job, Source
from graph.vocabulary import Comfort, Difficulty, Gap, Intent, Phase, QuestionKind, ResumeMatch

JOB = Job(id="depot", title="Dispatcher", company="Harrow Bus", requirements="- Plans the drivers' shifts")
BOARD = Source(
    chunk_id="r1",
    document="resume",
    text="Built the live depot board for three hundred buses.",
    section="experience",
    employer="Kestrel Lines",
)
TEA = Source(chunk_id="r2", document="resume", text="Served tea at the club.", section="experience", score=0.05)
ECHO = "you moved the early shift to the north gate"


@pytest.fixture(scope="module")
def bank() -> QuestionBank:
    return QuestionBank.load(Path(__file__).parents[4] / "prompts" / "question_bank")


def area(**changes: Any) -> Area:
    values: dict[str, Any] = {
        "name": "Shift planning",
        "phase": Phase.TECHNICAL,
        "weight": 0.2,
        "need": "Plans the drivers' shifts",
        "why": "",
        "resume": ResumeMatch.MISSING,
        **changes,
    }
    return Area(**values)


def brief(question: str, message: str = "", **changes: Any) -> AskBrief:
    exchange = Exchange(
        turn=3,
        phase=Phase.TECHNICAL,
        area="Shift planning",
        kind=QuestionKind.NEW_AREA,
        question=question,
        answer=message,
    )
    values: dict[str, Any] = {
        "job": JOB,
        "first_name": "Kim",
        "phase": Phase.TECHNICAL,
        "entering_phase": False,
        "kind": QuestionKind.REPHRASE,
        "area": area(),
        "difficulty": Difficulty.MEDIUM,
        "comfort": Comfort.NEUTRAL,
        "intent": Intent.ANSWER,
        "gap": None,
        "exchanges": (exchange,),
        "asked": (question,),
        "turn": 4,
        "minutes_left": 10.0,
        **changes,
    }
    return AskBrief(**values)


ASKED = "Your resume says that you drew up the night rota. How did you keep it right over a long time?"


@pytest.mark.parametrize("gap", [Gap.METHOD, Gap.RESULT, Gap.OWN_PART])
def test_a_follow_up_refers_to_what_they_said_they_did(bank: QuestionBank, gap: Gap) -> None:
    heard = Heard(echoes=(ECHO,), answered=True)

    text, _ = follow_up(brief(ASKED, kind=QuestionKind.FOLLOW_UP, gap=gap), bank, heard)

    assert ECHO in text.lower()


def test_no_follow_up_asks_what_came_of_a_thing_that_was_only_imagined(bank: QuestionBank) -> None:
    heard = Heard(supposed=True, answered=True)

    for gap in Gap:
        text, _ = follow_up(brief(ASKED, kind=QuestionKind.FOLLOW_UP, gap=gap), bank, heard)

        assert "turn out" not in text
        assert "came of" not in text
        assert "afterwards" not in text


def test_what_came_of_it_is_not_asked_about_as_an_action(bank: QuestionBank) -> None:
    heard = Heard(echoes=("the calls went from thirty to five",), answered=True)

    text, _ = follow_up(brief(ASKED, kind=QuestionKind.FOLLOW_UP, gap=Gap.METHOD), bank, heard)

    assert "the calls went" not in text


def test_a_repeat_is_plainer_and_holds_no_apology_for_itself(bank: QuestionBank) -> None:
    text, _ = rephrase(brief(ASKED, "Could you say that again?", intent=Intent.REPEAT_REQUEST), bank)

    assert text == "You drew up the night rota. How did you keep it right over a long time?"


def test_a_repeat_does_not_name_the_area_beside_a_question_that_names_it(bank: QuestionBank) -> None:
    question = "Say your first month here is about shift planning. How would you get yourself ready?"

    text, _ = rephrase(brief(question, "Could you repeat that?", intent=Intent.REPEAT_REQUEST), bank)

    assert text.count("shift planning") == 1
    assert text != question


def test_words_before_a_question_that_is_asked_again_do_not_pile_up(bank: QuestionBank) -> None:
    asked = [ASKED]
    for _ in range(4):
        text, _ = rephrase(brief(asked[-1], "A moment, please.", intent=Intent.NEED_TIME, asked=tuple(asked)), bank)
        asked.append(text)

        assert text.count(":") <= 1
        assert sum(text.lower().count(word) for word in ("ready", "hurry", "rush", "suits you")) <= 2
        assert "how did you keep it right over a long time?" in text.lower()


def test_who_asks_which_of_two_is_meant_may_choose(bank: QuestionBank) -> None:
    question = "What would you do when two drivers are ill on the same morning?"
    asked = brief(question, "Do you mean here or in my last job?", intent=Intent.CLARIFICATION_REQUEST)

    text, _ = rephrase(asked, bank)

    assert "what would you do when two drivers are ill" in text.lower()
    assert text != question


def test_who_does_not_know_is_asked_about_work_that_has_to_do_with_the_area(bank: QuestionBank) -> None:
    near = BOARD.model_copy(update={"score": 0.5})

    text, sources = rephrase(
        brief("How would you plan shifts?", "No idea.", intent=Intent.NO_KNOWLEDGE, sources=(TEA, near)), bank
    )

    assert "built the live depot board" in text
    assert "tea" not in text
    assert sources == ("r1",)


def test_work_of_the_very_area_is_not_taken_for_work_without_it(bank: QuestionBank) -> None:
    own = area(name="React", need="Builds boards in React", resume=ResumeMatch.PRESENT, sources=(BOARD,))
    question = "You built the live depot board for three hundred buses. What made you split the state that way?"

    text, _ = rephrase(brief(question, "I don't know.", intent=Intent.NO_KNOWLEDGE, area=own), bank)

    assert "built the live depot board" in text.lower()
    assert "if react" not in text.lower()
    assert "closest to react" not in text.lower()


def test_without_related_work_the_question_stays_on_the_area_and_is_never_the_same_twice(bank: QuestionBank) -> None:
    asked = ["How would you plan shifts?"]
    for _ in range(4):
        message = brief(asked[-1], "No idea.", intent=Intent.NO_KNOWLEDGE, sources=(TEA,), asked=tuple(asked))
        text, _ = rephrase(message, bank)
        assert text not in asked
        assert "tea" not in text.split()
        asked.append(text)


def test_who_wants_a_person_is_asked_whether_to_stop_or_to_go_on(bank: QuestionBank) -> None:
    text, _ = confirm_leave(brief(ASKED, "A person, please.", intent=Intent.WANTS_PERSON), bank)

    assert "stop" in text
    assert "go on" in text
