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
            message.connection, message.at = self.connections, now
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
            for message in self._heard(now, in_reply_to):
                message.acknowledged = True
            # Sent on this connection and not in the reply: it came too late for it, and is the next answer now.
            # Sent on one before: nobody can know.
            waiting = [m for m in self.outstanding if not m.acknowledged and m.connection == self.connections]
            for message in waiting:
                message.question = told.number
            self.outstanding, self.unsure = waiting, False
        self.told.append(told)
        self.phases.append(told.phase)

    def told_end(self, session_id: str, feedback: str, now: float, in_reply_to: object = None) -> None:
        if self._end_asked_on is None:
            heard = self._heard(now, in_reply_to)
        elif self._end_asked_on == self.connections:  # what was sent before the wish to end was read before it
            heard = [m for m in self.outstanding if m.connection == self.connections]
        else:
            heard = []
        for message in heard:
            message.acknowledged = True
        self.outstanding = []
        self.session_id, self.feedback, self.over = session_id, feedback, True

    def _heard(self, now: float, in_reply_to: object) -> list[Message]:
        """Those that the reply to them, which came now, was made to: the first, and what is known to be in it too."""
        ids = [message.id for message in self.outstanding]
        named = ids.index(str(in_reply_to)) if in_reply_to is not None and str(in_reply_to) in ids else 0
        return [
            message
            for place, message in enumerate(self.outstanding)
            if place <= named
            or (message.connection == self.connections and message.id is None and self._settled(message, now))
        ]

    @staticmethod
    def _settled(message: Message, now: float) -> bool:
        return now - message.at >= SETTLING
