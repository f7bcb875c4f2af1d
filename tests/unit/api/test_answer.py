"""What is heard becomes one answer for each question."""

from collections.abc import Callable

import pytest

from api.incoming import LONGEST_ANSWER
from api.live.answer import Heard, Listening, join, same
from api.live.pace import Pace

Step = Callable[[Listening], object]


def listening(**pace: float | int) -> Listening:
    return Listening(Pace(**pace))  # type: ignore[arg-type]


def final(words: str, at: float) -> Step:
    return lambda heard: heard.transcript(words, True, at)


def interim(words: str, at: float) -> Step:
    return lambda heard: heard.transcript(words, False, at)


def sent(words: str, at: float) -> Step:
    return lambda heard: heard.take(words, at)


def taken(heard: Listening) -> None:
    heard.take_segments()


def put_off(heard: Listening) -> None:
    heard.put_off_segments()


def failed(at: float) -> Step:
    return lambda heard: heard.speech_failed(at)


def line_broke(heard: Listening) -> None:
    heard.line_broke()


def recalled(words: str) -> Step:
    return lambda heard: heard.recalled(words, 0.0)


def waiting(words: str) -> Step:
    return lambda heard: heard.put_off(words, 1.0)


def asked(heard: Listening) -> None:
    heard.asked(10.0)


def after(*steps: Step, **pace: float | int) -> Listening:
    heard = listening(**pace)
    for step in steps:
        step(heard)
    return heard


@pytest.mark.parametrize(
    ("fragments", "whole"),
    [
        (["I built it."], "I built it."),
        (["  verbatim \n"], "  verbatim \n"),
        ([""], ""),
        (["I built it,", "then tested it."], "I built it, then tested it."),
        ([" one ", "\ntwo", "", "  ", "three"], "one two three"),
    ],
)
def test_fragments_are_joined_in_order(fragments: list[str], whole: str) -> None:
    assert join(fragments) == whole


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [("a b", " a  b\n", True), ("a b", "a c", False), ("Yes", "yes", False), ("", "", True), ("a", None, False)],
)
def test_words_are_the_same_whatever_their_blanks(one: str, other: str | None, equal: bool) -> None:
    assert same(one, other) is equal


# (what happened, the message that comes, has it an id, may the last reply be lost) -> what it is
CLASSIFIED = [
    ("a first answer", [], "yes", False, False, Heard.NEW),
    ("silence is an answer", [], "", False, False, Heard.NEW),
    ("a fragment", [sent("I built", 0)], "and tested", False, False, Heard.NEW),
    ("a double click", [sent("yes", 0)], " yes ", False, False, Heard.AGAIN),
    ("the whole answer again", [sent("a", 0), sent("b", 1)], "a b", False, False, Heard.AGAIN),
    ("equal words with an id of their own", [sent("yes", 0)], "yes", True, False, Heard.NEW),
    ("sent again by who came back", [sent("yes", 0)], "yes", True, True, Heard.AGAIN),
    ("equal words spoken anew", [sent("yes", 0), final("yes", 5)], "yes", False, False, Heard.NEW),
    ("the words of its transcript", [final("yes", 0)], "yes", False, False, Heard.NEW),
    ("what transcripts already gave", [final("yes", 0), taken], "yes", False, False, Heard.AGAIN),
    ("what transcripts already gave, with an id", [final("yes", 0), taken], "yes", True, False, Heard.AGAIN),
    ("the same answer to the next question", [sent("yes", 0), asked], "yes", False, False, Heard.NEW),
    ("the last answer by who came back", [sent("yes", 0), asked], "yes", False, True, Heard.PAST),
    ("another answer by who came back", [sent("yes", 0), asked], "no", False, True, Heard.NEW),
    (
        "the last answer by who came back and speaks",
        [sent("yes", 0), asked, interim("y", 9)],
        "yes",
        False,
        True,
        Heard.NEW,
    ),
    ("the last fragment by who came back", [sent("a", 0), sent("b", 1), asked], "b", False, True, Heard.PAST),
    ("another fragment by who came back", [sent("a", 0), sent("b", 1), asked], "a", False, True, Heard.NEW),
    ("what transcripts gave last", [sent("a", 0), final("b", 1), taken, asked], "b", False, False, Heard.PAST),
    (
        "the first of two messages by who lost the line",
        [sent("a", 0), sent("b", 1), line_broke],
        "a",
        False,
        True,
        Heard.AGAIN,
    ),
    (
        "one of the messages of an answer from the record",
        [recalled("I built it, then tested it twice.")],
        "then tested it twice.",
        False,
        True,
        Heard.AGAIN,
    ),
    ("a word of an answer from the record", [recalled("yes, I did")], "did", False, True, Heard.NEW),
    ("a part of the answer before", [recalled("a b c d e"), asked, sent("x", 12)], "a b c d", False, False, Heard.NEW),
    ("what waits, again", [sent("a", 0), waiting("b")], "b", False, False, Heard.AGAIN),
    ("what waits, with the rest", [sent("a", 0), waiting("b")], "a b", False, False, Heard.AGAIN),
    ("what waits, given by transcripts", [sent("a", 0), final("b", 1), put_off], "b", True, False, Heard.AGAIN),
    ("what transcripts gave, after the reply", [final("yes", 0), taken, asked], "yes", False, False, Heard.PAST),
]


@pytest.mark.parametrize(("what", "steps", "words", "identified", "lost", "heard"), CLASSIFIED)
def test_a_message_is_known_for_what_it_is(
    what: str, steps: list[Step], words: str, identified: bool, lost: bool, heard: Heard
) -> None:
    assert after(*steps).classify(words, identified=identified, lost_reply=lost) is heard, what


def test_words_from_transcripts_are_claimed_once() -> None:
    heard = after(final("yes", 0), taken, asked)
    heard.claimed()
    assert heard.classify("yes", identified=False, lost_reply=False) is Heard.NEW


@pytest.mark.parametrize(
    ("what", "steps", "due"),
    [
        ("nothing was said", [], None),
        ("only interim words", [interim("I", 1.0)], None),
        ("after the last segment", [final("I built it", 1.0), final("and tested it", 4.0)], 6.5),
        ("further speech puts it off", [final("I built it", 1.0), interim("and", 3.0)], 5.5),
        ("blank segments are none", [final("  ", 1.0)], None),
        ("the answer was sent beside it", [final("I built it", 1.0), sent("I built it", 1.0)], None),
        ("the answer was sent before it", [sent("I built it", 1.0), final("I built it", 1.2)], None),
        ("the same words, long after", [sent("yes", 1.0), final("yes", 9.0)], 11.5),
        ("the same words, a second time", [sent("yes", 1.0), final("yes", 1.1), final("yes", 2.0)], 4.5),
        ("it was taken", [final("I built it", 1.0), taken], None),
        ("the transcript of words that wait", [sent("a", 0.0), waiting("b"), final("b", 1.1)], None),
        ("it could not be kept", [final("yes", 0.0), failed(2.5)], 5.0),
        (
            "it is taken, and comes again after the failure",
            [final("yes", 0.0), failed(2.5), taken, final("yes", 6)],
            None,
        ),
        ("one segment comes again", [final("a", 0), final("b", 1), failed(2.5), taken, final("b", 6)], None),
        ("all comes again in one", [final("a", 0), final("b", 1), failed(2.5), taken, final("a b", 6)], None),
        ("other words after a failure", [final("a", 0), failed(2.5), taken, final("b", 6)], 8.5),
        ("it comes again with the next question", [final("a", 0), failed(2.5), taken, asked, final("a", 12)], None),
        ("the same words to the next question", [final("yes", 0), failed(2.5), taken, asked, final("yes", 13)], 15.5),
        ("the line broke, and it comes again", [final("a", 0), taken, line_broke, final("a", 9)], None),
        ("what was on record when the line came back", [recalled("yes"), final("yes", 9)], None),
        ("the transcript comes after the reply", [sent("yes", 1.0), asked, final("yes", 1.1)], None),
    ],
)
def test_speech_is_due_after_the_endpointing_delay(what: str, steps: list[Step], due: float | None) -> None:
    assert after(*steps).speech_due == due, what


def test_speech_is_never_due_where_endpointing_is_off() -> None:
    heard = after(*(final(f"words {number}", number) for number in range(100)), endpointing_delay=0)
    assert heard.speech_due is None
    assert len(heard.segments) <= 20


@pytest.mark.parametrize(
    ("what", "steps", "release"),
    [
        ("a typed answer waits for nothing", [sent("yes", 3.0)], 3.0),
        ("spoken words settle", [final("yes", 3.0), sent("yes", 3.0)], 3.8),
        ("interim words settle too", [final("yes", 3.0), sent("yes", 3.0), interim("and", 3.5)], 4.3),
        ("taken speech has settled already", [final("yes", 3.0), taken], 3.8),
        ("words that may yet belong to it", [sent("yes", 3.0), final("and more", 3.5)], None),
        ("speech to the question before", [interim("y", 1.0), sent("yes", 2.0), asked, sent("no", 5.0)], 5.0),
    ],
)
def test_a_reply_goes_out_when_the_candidate_has_settled(what: str, steps: list[Step], release: float | None) -> None:
    assert after(*steps).release_at == release, what


def test_an_answer_has_room_for_its_fragments_up_to_the_limit() -> None:
    heard = after(sent("x" * (LONGEST_ANSWER - 10), 0))
    assert heard.has_room("x" * 9)
    assert not heard.has_room("x" * 10)
    assert listening().has_room("x" * LONGEST_ANSWER)


def test_words_that_had_to_wait_begin_the_next_answer() -> None:
    heard = after(sent("one", 0))
    heard.put_off("two", 0)
    heard.put_off("three", 0)
    assert heard.text == "one"
    heard.asked(10.0)
    heard.take_later(1)
    assert (heard.previous, heard.text, heard.later) == ("one", "two three", [])


def test_restarts_are_counted_for_each_question() -> None:
    heard = listening(most_restarts=1)
    assert heard.may_restart
    heard.restarts += 1
    assert not heard.may_restart
    heard.asked(10.0)
    assert heard.may_restart
