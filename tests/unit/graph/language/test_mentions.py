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
        ("We wrote the report ourselves, it took a week.", "you wrote the report yourselves"),
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
    "answer", ["It was a lot of things.", "My husband and my son.", "Yes.", "", "He did it with her."]
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
    assert len(taken_up) >= 0.9 * len(full)


def test_nothing_private_is_taken_up() -> None:
    answer = "I rebuilt the order form in the winter of my knee operation, and I labelled the buttons."
    start, end = answer.index("the winter"), answer.index(", and")
    private = [(start, end, "health")]
    assert not any("operation" in phrase for phrase in topic_phrases(answer, private))
    assert not any("operation" in echo for echo in echo_clauses(answer, private))
    assert "you labelled the buttons" in echo_clauses(answer, private)
