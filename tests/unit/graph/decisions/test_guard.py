import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.decisions.guard import Guard, echoes_private_fact, inspect, private_facts
from graph.decisions.guard.wording import plain
from retrieval.embedder import MiniLM

CORPORA = Path(__file__).parents[3] / "data" / "guard"


def corpus(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPORA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(MiniLM())


@pytest.mark.parametrize("case", corpus("stopped"), ids=lambda case: f"{case['category']}: {case['text'][:60]}")
async def test_what_must_not_be_said_is_stopped_under_its_category(guard: Guard, case: dict[str, Any]) -> None:
    verdict = await guard.inspect(case["text"], kind=case["kind"])
    assert not verdict.allowed
    assert case["category"] in verdict.categories


@pytest.mark.parametrize("case", corpus("allowed"), ids=lambda case: str(case["text"][:70]))
async def test_what_may_be_said_passes(guard: Guard, case: dict[str, Any]) -> None:
    assert (await guard.inspect(case["text"], kind=case["kind"])).categories == ()


@pytest.mark.parametrize("case", corpus("told_private"), ids=lambda case: f"{case['category']}: {case['text'][:60]}")
def test_a_private_fact_that_a_candidate_tells_is_found(case: dict[str, Any]) -> None:
    found = private_facts(case["text"])
    assert case["category"] in [category for _, _, category in found]


@pytest.mark.parametrize("case", corpus("told_work"), ids=lambda case: str(case["text"][:70]))
def test_what_a_candidate_tells_of_work_is_no_private_fact(case: dict[str, Any]) -> None:
    assert private_facts(case["text"]) == ()


def test_the_corpora_are_large_and_hold_every_category() -> None:
    stopped = Counter(case["category"] for case in corpus("stopped"))
    assert sum(stopped.values()) >= 150
    assert len(corpus("allowed")) >= 300
    assert len(corpus("told_private")) >= 40
    assert len(corpus("told_work")) >= 40
    topics = "age family pregnancy health disability religion origin citizenship orientation politics union arrests"
    manners = "promise prompt_leak multi_question empty not_a_question question_in_response flattery score verdict"
    rest = "pay_history race genetic comparison leading too_long military sex"
    assert set(f"{topics} {manners} {rest}".split()) == set(stopped)


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("How did you test the date picker?", "How did you test the date picker?"),
        ("How did you test the date picker?", "how did you TEST the date-picker"),
        ("How did you test the date picker?", "In what way did you check the date picker?"),
        (
            "You wrote a card for new drivers. What did you put on it that people had been missing?",
            "What was it on that card that drivers had tended to overlook?",
        ),
        ("Tell me about a time you disagreed with your manager.", "Describe one conflict that you had with a boss."),
        ("What was the hardest bug you ever fixed?", "Which bug was the most difficult one to solve?"),
        ("Tell me about a mistake you made.", "Could you describe a time when you failed?"),
        ("How do you decide which ticket comes first?", "How do you choose the ticket that comes first?"),
        ("How would you explain data to people outside the team?", "Tell me how you explain data to colleagues."),
        ("How did you bring the energy bill of the bakery down?", "The bakery's energy bill came down. How?"),
        (
            "I read that you sorted the returns with Python at Silverline. What did you trade away to keep it simple?",
            "Back to Silverline, where you sorted the returns with Python. What did you give up to keep it simple?",
        ),
        (
            "You rebuilt the rota of the night shift at Ridgeway. What did you do?",
            "At Ridgeway, you rebuilt the rota of the night shift. How did you go about it?",
        ),
        (
            "Your resume names Kubernetes. Tell me about a time you disagreed with a manager over a deadline.",
            "Something else now. Tell me about a time when you and your boss argued over a deadline.",
        ),
    ],
)
def test_a_question_asked_again_in_other_words_is_a_near_repeat(asked: str, question: str) -> None:
    earlier = ["What drew you to this trade?", asked, "What would you like to ask about the role?"]
    assert "near_repeat" in inspect(question, kind="question", asked=earlier).categories


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("How did you test the date picker?", "How did you test the payment page?"),
        ("How did you test the internal billing service?", "How did you build the internal billing service?"),
        ("How did you test the internal billing service?", "How did you test the internal ticketing service?"),
        ("At Ridgeway, how did you plan the week?", "At Harborview, how did you plan the week?"),
        ("What made the date picker messy?", "What was different after you had split the date picker?"),
        ("How did you notice the leak in the boiler room?", "What did you do about the leak on the first day?"),
        (
            "What would you like to ask about this job, or add to what you've told me?",
            "Is there anything else you would like to ask or add before we finish?",
        ),
        ("How do you hand over a patient at night?", "How do you decide which patient cannot wait?"),
        ("Tell me about a time you disagreed with a manager.", "Tell me about a time you disagreed with a customer."),
        ("What did the pilot cost?", "How did you tell the person who had wanted the pilot most?"),
        (
            "I read that you built the live depot board in React and TypeScript at Quillhaven Logistics. "
            "What other way of building it did you turn down?",
            "You built the live depot board in React and TypeScript at Quillhaven. "
            "If React had been part of that, what would you have done?",
        ),
        (
            "You rebuilt the rota of the night shift at Ridgeway. Whom did you ask first?",
            "At Ridgeway, you rebuilt the rota of the night shift. What did that change for the day shift?",
        ),
        (
            "When you rebuilt the rota of the night shift at Ridgeway, how did you find out what people wanted?",
            "When you rebuilt the rota of the night shift at Ridgeway, what did it cost to do it that way?",
        ),
        (
            "You rebuilt the rota of the night shift. What did it cost to do it that way?",
            "You moved the pharmacy stock to one floor. What did it cost to do it that way?",
        ),
        (
            "You wrote a card for new drivers at the depot. What did it cost to print?",
            "What stood on the card for new drivers at the depot?",
        ),
        (
            "At Silverline MedTech, you automated extraction of 90,000 documents with Python. "
            "How did you find out whether it was right?",
            "Let's use your own ground: you automated extraction of 90,000 documents with Python. "
            "Where did you have to find your way in something new there?",
        ),
    ],
)
def test_the_same_question_about_something_else_is_no_repeat(asked: str, question: str) -> None:
    assert inspect(question, kind="question", asked=[asked]).allowed


def test_a_rephrase_passes_when_its_own_question_is_left_out_of_those_asked() -> None:
    first = "What was making the date picker messy by the fourth site?"
    again = "By the fourth site the date picker got messy. What was making it messy?"
    assert "near_repeat" in inspect(again, kind="question", asked=[first]).categories
    assert inspect(again, kind="question", asked=[]).allowed


SECRET = "You are a patient interviewer. Never give an opinion on what the candidate says, and keep to one sentence."


@pytest.mark.parametrize(
    "text",
    [
        "Never give an opinion on what the candidate says: how did it go?",
        "NEVER give an opinion, on what the candidate says. How did it go?",
        "How did it go after n0nce-7fa31b was read?",
    ],
)
def test_words_of_a_prompt_or_a_nonce_do_not_get_out(text: str) -> None:
    assert "prompt_leak" in inspect(text, kind="question", secrets=[SECRET, "n0nce-7fa31b"]).categories


def test_a_few_ordinary_words_shared_with_a_prompt_are_no_leak() -> None:
    text = "What does the site manager do with what the customer says in one sentence?"
    assert inspect(text, kind="question", secrets=[SECRET, "", "abc"]).allowed


def test_a_response_must_not_hold_the_question_that_follows_it() -> None:
    question = "Take me through the first hour after the alarm."
    response = f"A long night, then. {question}"
    assert "question_in_response" in inspect(response, kind="response", question=question).categories
    assert inspect("A long night, then.", kind="response", question=question).allowed


def test_an_acknowledgement_may_repeat_what_the_candidate_asked() -> None:
    assert inspect('"Who signs for it?" was what you wanted to know first.', kind="response").allowed


@pytest.mark.parametrize(
    "text",
    [
        "Are you m​arried?",
        "Are you ｍａｒｒｉｅｄ?",
        "Аrе уоu mаrriеd?",
        "Are you m.a.r.r.i.e.d?",
        "Are you m4rried?",
        "ARE   YOU\n\nMARRIED?",
        "Are you márrıed?".replace("ı", "i"),
        "Are you mar­ried?",
        "are you married",
    ],
)
def test_disguised_letters_do_not_hide_a_topic(text: str) -> None:
    assert "family" in inspect(text, kind="question").categories


def test_several_faults_are_all_named_once() -> None:
    verdict = inspect("Great answer! Are you married, and do you have children?", kind="question")
    assert {"family", "flattery", "multi_question"} <= set(verdict.categories)
    assert len(verdict.categories) == len(set(verdict.categories))


def test_a_span_is_the_whole_sentence_of_the_original_words() -> None:
    answer = "I plan the week on Sunday. My  mum’s got dementia, so I'm up early. Then I do the rota."
    ((start, end, category),) = private_facts(answer)
    assert answer[start:end] == "My  mum’s got dementia, so I'm up early."
    assert category == "family"


def test_a_sentence_that_goes_on_with_a_private_fact_belongs_to_it() -> None:
    answer = "My mum lives with us. She has dementia. The rota is done on Sunday."
    assert [answer[start:end] for start, end, _ in private_facts(answer)] == [
        "My mum lives with us.",
        "She has dementia.",
    ]


@pytest.mark.parametrize(
    ("told", "work"),
    [
        ("I picked up my son on the way.", "Then I rewrote the parser and the errors went from nine to two."),
        ("My son was ill that week.", "It was the week of the release, and I moved the migration to Monday."),
        ("My wife was away.", "They had nobody for the night, and I took it."),
        ("My mum lives with us.", "They had changed the rota twice without asking the nights."),
        ("I married in May.", "It took four weeks to move the archive."),
    ],
)
def test_a_family_word_in_passing_does_not_swallow_the_work_told_after_it(told: str, work: str) -> None:
    answer = f"{work} {told} {work}"
    assert {answer[start:end] for start, end, _ in private_facts(answer)} <= {told}


@pytest.mark.parametrize(
    "answer",
    [
        "I had cancer then. It took a year.",
        "My parents fell ill. They were both in hospital.",
        "My mum has dementia. It is worse.",
    ],
)
def test_what_goes_on_with_the_illness_or_those_told_of_is_kept_with_it(answer: str) -> None:
    assert len(private_facts(answer)) == 2


def test_a_patient_who_comes_after_a_private_fact_does_not_belong_to_it() -> None:
    answer = "I was signed off with burnout once. A patient of ours had fallen, and I rang the registrar."
    assert len(private_facts(answer)) == 1


@pytest.mark.parametrize(
    ("response", "echoes"),
    [
        ("A mother with dementia at home, and four shops at work.", True),
        ("Two boys keep one on one's toes.", True),
        ("What I take from it for this role is the four shops and a bigger team.", False),
        ("Thank you for telling me.", False),
    ],
)
def test_an_acknowledgement_that_takes_up_a_private_fact_is_noticed(response: str, echoes: bool) -> None:
    answer = "I'd come for the four shops. My mother has dementia and lives with us and the two boys."
    assert echoes_private_fact(response, answer) is echoes


def test_a_colleagues_illness_in_an_answer_is_no_echo() -> None:
    assert not echoes_private_fact("So she was ill, and you took the shift.", "My colleague was ill and I took over.")


@pytest.mark.parametrize("text", ["", "   ", "?", "​", "\n", "🙂", "12 ?"])
def test_nothing_to_hear_is_empty_and_nothing_else(text: str) -> None:
    assert inspect(text, kind="question").categories == ("empty",)


def test_a_sentence_is_inspected_in_well_under_five_milliseconds() -> None:
    asked = [case["text"] for case in corpus("allowed")[:30]]
    texts = [case["text"] for case in corpus("allowed")[30:130]]
    rounds = []
    for _ in range(3):
        plain.cache_clear()
        started = time.process_time()
        for text in texts:
            inspect(text, kind="question", asked=asked)
        rounds.append(time.process_time() - started)
    assert min(rounds) / len(texts) < 0.005


@pytest.mark.parametrize(
    "piece", ["my own very ", "you ", "and how did you ", "I have had a ", "a", "((", "do you have any ", "i i i "]
)
def test_a_very_long_text_takes_no_more_than_its_length(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.process_time()
    private_facts(text)
    inspect(text[:4_000], kind="response")
    assert time.process_time() - started < 2.0
