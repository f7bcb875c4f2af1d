"""What one candidate said and was told, kept beside the record, and what of it was acknowledged."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.vocabulary import Phase

SETTLING = 0.8
"""Seconds a reply to spoken words is held back after the last of them: one that comes sooner was made without them."""


@dataclass(eq=False)
class Message:
    """One `candidate_response`, or one final transcript; sent again it is still the same one."""

    mark: str
    """Stands once in `text`, and in no other text."""
    text: str
    question: int
    """The one it answered, as far as the candidate could know."""
    id: str | None = None
    acknowledged: bool = False
    connection: int = 0
    """It was last sent on."""
    at: float = 0.0
    """Monotonic seconds, when it was last sent."""
    refused: bool = False
    """An error may have been about it, and it was not sent again since."""


@dataclass(frozen=True)
class Told:
    """A question as it was told."""

    number: int
    phase: Phase
    response: str | None
    """None with the first one."""
    question: str


@dataclass
class Account:
    """Times are monotonic seconds; connections are numbered."""

    alias: str
    session_id: str | None = None
    told: list[Told] = field(default_factory=list)
    """Every time anew, also where it was the same again."""
    phases: list[Phase] = field(default_factory=list)
    """As told, one after the other."""
    messages: list[Message] = field(default_factory=list)
    """In the order in which they were first sent."""
    outstanding: list[Message] = field(default_factory=list)
    """Sent, and no reply came yet."""
    unsure: bool = False
    """Words to the pending question were given up: a reply may still come to them."""
    farewell: str | None = None
    feedback: str | None = None
    over: bool = False
    connections: int = 0
    broken: int = 0
    """Connections that were lost."""
    said_again: int = 0
    """Answers, because no reply had come."""
    errors: Counter[str] = field(default_factory=Counter)
    """Told by the server, by `exception_type`."""
    faults: list[str] = field(default_factory=list)
    """What the server must never do, seen while it happened."""
    back_after: list[float] = field(default_factory=list)
    """Seconds from each restart of the server until the pending question, or the end, was told again."""
    shown_after: list[float] = field(default_factory=list)
    """The same from the connection."""
    _end_asked_on: int | None = None

    @property
    def number(self) -> int:
        """Of the pending question; 0 before the first."""
        return self.told[-1].number if self.told else 0

    # what the candidate does

    def sent(self, messages: Iterable[Message], now: float) -> None:
        for message in messages:
            message.connection, message.at, message.refused = self.connections, now, False
            if message not in self.messages:
                self.messages.append(message)
            if message not in self.outstanding:
                self.outstanding.append(message)

    def asked_to_end(self) -> None:
        self._end_asked_on = self.connections

    def give_up(self) -> None:
        """What is outstanding will not be sent again; it may have arrived all the same."""
        self.outstanding.clear()
        self.unsure = True

    # what the server tells

    def told_question(self, told: Told, now: float, in_reply_to: object = None) -> None:
        if told.number < self.number:
            self.faults.append(f"question {told.number} was told after question {self.number}")
        if told.number > self.number:
            self._acknowledge(self._heard(now, in_reply_to))
            # Sent on this connection and not in the reply: it came too late for it, and is the next answer now.
            # Sent on one before: nobody can know.
            self.outstanding = [m for m in self.outstanding if m.connection == self.connections and not m.refused]
            for message in self.outstanding:
                message.question = told.number
            self.unsure = False
        self.told.append(told)
        self.phases.append(told.phase)

    def told_farewell(self, farewell: str, now: float, in_reply_to: object = None) -> None:
        self._acknowledge(self._heard(now, in_reply_to))
        self.farewell, self.outstanding = farewell, []

    def told_end(self, session_id: str, feedback: str, now: float) -> None:
        if self._end_asked_on is None:
            self._acknowledge(self._heard(now, None))
        elif self._end_asked_on == self.connections:  # what was sent before the wish to end was read before it
            self._acknowledge([m for m in self.outstanding if m.connection == self.connections])
        self.outstanding = []
        self.session_id, self.feedback, self.over = session_id, feedback, True

    def told_error(self, exception_type: str, in_reply_to: object = None) -> None:
        self.errors[exception_type] += 1
        named = [message for message in self.outstanding if message.id is not None and message.id == in_reply_to]
        for message in named or self.outstanding:
            message.refused = True

    def _acknowledge(self, heard: list[Message]) -> None:
        for message in heard:
            message.acknowledged = not message.refused
        self.outstanding = [message for message in self.outstanding if message not in heard]

    def _heard(self, now: float, in_reply_to: object) -> list[Message]:
        """Those that the reply, which came now, was made to: up to the one it names, and spoken ones it waited for.

        One that names none was made to the first, unless there were words before it that were given up.
        """
        ids = [message.id for message in self.outstanding]
        if in_reply_to is not None and in_reply_to in ids:
            certain = ids.index(str(in_reply_to)) + 1
        else:
            certain = 0 if self.unsure else 1
        return self.outstanding[:certain] + [m for m in self.outstanding[certain:] if self._settled(m, now)]

    def _settled(self, message: Message, now: float) -> bool:
        return message.id is None and message.connection == self.connections and now - message.at >= SETTLING
