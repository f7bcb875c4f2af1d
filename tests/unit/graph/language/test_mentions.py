"""What is named again or said back from an answer must be well formed, tactful and the candidate's own."""

import json
import re
from pathlib import Path

import pytest

from graph.language.mentions import echo_clauses, topic_phrases

ANSWERS = [
    json.loads(line)["answer"]
    for name in ("answers.jsonl", "intents.jsonl")
    for line in (Path(__file__).parents[3] / "data" / "answers" / name).read_text("utf-8").splitlines()
]
DISFLUENT = re.compile(r"\b(?:um|uh|er|like|you know|I mean|sort of|kind of)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("answer", "echo"),
    [
        ("So I split the chart library off and the page got quicker.", "you split the chart library off"),
        ("I was testing electronic boards for two years.", "you were testing electronic boards for two years"),
        ("I moved my tools to our second van, because of the stairs.", "you moved your tools to your second van"),
        ("We wrote the report ourselves, it took a week.", "you and your team wrote the report yourselves"),
        ("I collected forty broken valves from them and wrote the page.", "you collected forty broken valves"),
        ("I opened the box and sealed the pipe with tape.", "you sealed the pipe with tape"),
        ("I, um, I rang the supplier on Monday, and he came.", "you rang the supplier on Monday"),
        ("I think I counted the boxes twice, but it was late.", "you counted the boxes twice"),
    ],
)
def test_a_clause_is_turned_to_the_second_person(answer: str, echo: str) -> None:
    assert echo in echo_clauses(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "I would split the chart library off.",
        "If I had moved the saw to the yard, it would have been fine.",
        "I never tested the electronic boards.",
        "I don't think I would have convinced the owner with the chart.",
        "He said that I broke the machine.",
        "Did I write the report on time?",
        "I lost the keys of the van.",
        "I told my husband about the contract.",
        "They moved the saw to the yard.",
        "We had paper lists and people mixed up the rows all the time.",
        "I gave it an id on each message.",
    ],
)
def test_what_was_not_done_or_would_sting_is_not_said_back(answer: str) -> None:
    assert echo_clauses(answer) == ()


@pytest.mark.parametrize(
    ("answer", "phrase"),
    [
        ("I made the seating plan for the summer fair.", "the seating plan"),
        ("I keep my own torque wrench in our green van.", "your own torque wrench"),
        ("I moved the robot to Docker Swarm.", "Docker Swarm"),
    ],
)
def test_a_telling_noun_phrase_is_named(answer: str, phrase: str) -> None:
    assert phrase in topic_phrases(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "So that is how I came to be a stage carpenter.",
        "I began there as a stage carpenter.",
        "It was a lot of things.",
        "My husband and my son.",
        "Yes.",
        "",
        "He did it with her.",
    ],
)
def test_nothing_is_named_where_nothing_is_telling(answer: str) -> None:
    assert topic_phrases(answer) == ()
    assert echo_clauses(answer) == ()


def test_no_phrase_holds_a_pronoun_a_filler_or_a_comma() -> None:
    for answer in ANSWERS:
        for phrase in topic_phrases(answer):
            assert not re.search(r"\b(?:I|me|my|our|we|it|they|he|she|his|her|their|this|that)\b", phrase), phrase
            assert not DISFLUENT.search(phrase) and "," not in phrase, phrase
            assert 1 <= len(phrase.split()) <= 8, phrase


def test_every_echo_is_short_in_the_second_person_and_clean() -> None:
    for answer in ANSWERS:
        for echo in echo_clauses(answer):
            assert re.match(r"you(?:'d|'ve|’d|’ve)? ", echo), echo
            assert 4 <= len(echo.split()) <= 14, echo
            assert not re.search(r"\b(?:I|me|my|our|we|us|myself|was|wasn't)\b", echo), echo
            assert not DISFLUENT.search(echo) and "?" not in echo, echo


def test_most_full_answers_give_something_to_take_up() -> None:
    full = [answer for answer in ANSWERS if len(answer.split()) >= 40]
    taken_up = [answer for answer in full if topic_phrases(answer) or echo_clauses(answer)]
    # Silence is better than a clumsy sentence: some give nothing.
    assert len(taken_up) >= 0.6 * len(full)


STORY = (
    "The best example I have is from when I rebuilt the packing line at Summit Mills. Sunil and I saw it differently. "
    "I asked Wanda for the phone list. I wrote down every click. I moved the spare key to the front desk. "
    "After that the night shift called half as often."
)


def test_no_name_of_a_person_is_said_back_or_named() -> None:
    for said in (*echo_clauses(STORY), *topic_phrases(STORY)):
        assert not re.search("Sunil|Wanda", said)


def test_what_only_names_the_case_is_not_said_back() -> None:
    assert not any("packing" in said or "Summit" in said for said in (*echo_clauses(STORY), *topic_phrases(STORY)))


def test_a_resume_line_or_the_question_is_not_said_back() -> None:
    line = "Rebuilt the order form of nine client sites in React"
    answer = "I rebuilt the order form of nine client sites in React. I moved the labels above the small fields."
    assert echo_clauses(answer, known=(line,)) == ("you moved the labels above the small fields",)
    assert not any("order" in phrase for phrase in topic_phrases(answer, known=(line,)))


def test_a_clause_that_says_nothing_out_of_its_context_is_left_out() -> None:
    said = echo_clauses(STORY)
    assert "you moved the spare key to the front desk" in said
    assert not any("click" in clause for clause in said)
    assert echo_clauses("I made the calls. I made some slides. I asked for that signature at the beginning.") == ()


def test_what_had_been_before_is_not_said_back() -> None:
    assert echo_clauses("I'd written six careful pages about the pump.") == ()


@pytest.mark.parametrize(
    "answer",
    [
        "I had a score in the high nineties.",
        "One group had grown. I put it on one board.",
        "I worked at Redwood State University.",
        "I used Q5K-M. First it was slow.",
        "I had three Saturdays and two rows.",
    ],
)
def test_a_measure_a_place_or_one_bare_noun_is_not_named(answer: str) -> None:
    assert topic_phrases(answer) == ()


def test_nothing_private_is_taken_up() -> None:
    answer = "I rebuilt the order form in the winter of my knee operation, and I labelled the buttons."
    start, end = answer.index("the winter"), answer.index(", and")
    private = [(start, end, "health")]
    assert not any("operation" in phrase for phrase in topic_phrases(answer, private))
    assert not any("operation" in echo for echo in echo_clauses(answer, private))
    assert "you labelled the buttons" in echo_clauses(answer, private)
