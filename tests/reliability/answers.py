"""What the candidates say, and the ways of saying it that real clients have."""

import random
import re
from collections.abc import Iterator
from enum import Enum

from tests.reliability.account import Message

MARK = re.compile(r"case \d+-\d+-\d+")

SENTENCES = (
    "In {mark} I rebuilt the import of orders myself, and the failed lines fell from twenty a day to two.",
    "The hard part of {mark} was the handover, so I wrote the steps down and sat beside the night shift for a week.",
    "For {mark} I compared both designs on our own data, took the slower one, and it never lost a record since.",
    "We argued about {mark} for a while; my part was to measure it, and after a month the queue was half as long.",
    "I decided in {mark} to leave the old form in place, because forty people used it every morning.",
    "What went wrong in {mark} was my estimate: I told the customer the same day, and we delivered in two parts.",
    "About {mark} I know little, but I would first look at where the time goes and then change one thing only.",
    "No, {mark} is new to me.",
    "Sorry, with {mark} in mind, could you say the question again?",
)


class Way(Enum):
    TYPED = "typed"
    IDENTIFIED = "typed, with an id"
    DOUBLE_CLICK = "double click"
    TWO_MESSAGES = "two messages with ids"
    FRAGMENTS = "spoken, in fragments"
    SPOKEN = "spoken, final transcript and response in one tick"
    OVERHEARD = "spoken, final transcript alone"

    @property
    def has_ids(self) -> bool:
        return self in (Way.IDENTIFIED, Way.TWO_MESSAGES)

    @property
    def in_parts(self) -> bool:
        return self in (Way.TWO_MESSAGES, Way.FRAGMENTS)

    @property
    def again(self) -> "Way":
        """How it is said once more: a client that sends a message again does not speak again."""
        return Way.TYPED if self in (Way.DOUBLE_CLICK, Way.SPOKEN) else self

    @property
    def can_be_sent_again(self) -> bool:
        """It was one message, which the client still has. Several a person has to say anew."""
        return not self.in_parts


def answer(way: Way, question: int, alias: str, marks: Iterator[str], chance: random.Random) -> list[Message]:
    """One answer: one message, or the parts of it."""
    parts = {Way.TWO_MESSAGES: 2, Way.FRAGMENTS: chance.choice((2, 3))}.get(way, 1)
    said = []
    for sentence in chance.sample(SENTENCES, parts):
        mark = next(marks)
        said.append(Message(mark, sentence.format(mark=mark), question, id=f"{alias}/{mark}" if way.has_ids else None))
    return said
