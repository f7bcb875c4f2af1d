"""What the server says in one interview, numbered and remembered, and the connection that hears it now."""

from collections import deque
from typing import Protocol
from uuid import uuid4

from api.auth.caller import Caller
from api.outgoing import ServerMessage

MOST_MESSAGES = 500
MOST_CHARACTERS = 1_000_000


class Connection(Protocol):
    capabilities: set[str]
    """What the client asked for: with `resume` it is shown `seq` and `epoch`, with `streaming` replies as they are
    made."""
    caller: Caller
    """Who it is that speaks."""
    answers: int
    """candidate_response messages received on it."""

    def send(self, text: str) -> None:
        """Queue a frame; never waits, never fails."""
        ...

    def close(self, code: int, reason: str) -> None:
        """Close once what is queued was sent."""
        ...


class Outbox:
    def __init__(self) -> None:
        self.epoch = uuid4().hex[:12]
        """Names this numbering: another one after the server lost it."""
        self.seq = 0
        self.connection: Connection | None = None
        self._history: deque[tuple[int, str, str | None]] = deque()
        """Number, frame, and the capability a client needs to be sent it."""
        self._characters = 0
        self._shown_from: int | None = None

    def attach(self, connection: Connection) -> None:
        self.connection = connection
        self._shown_from = None

    def detach(self) -> None:
        self.connection = None

    def send(self, message: ServerMessage) -> bool:
        """Whether anybody is connected who is shown it."""
        if message.capability is not None and not self.shows(message.capability):
            return False  # nor is it numbered: this client's numbers have no gaps
        self.seq += 1
        plain = message.wire()
        numbered = f'{plain[:-1]},"seq":{self.seq},"epoch":"{self.epoch}"}}'
        self._remember(numbered, message.capability)
        if self.connection is None:
            return False
        if self.shows("resume") and self._shown_from is None:
            self._shown_from = self.seq
        self.connection.send(numbered if self.shows("resume") else plain)
        return True

    def shows(self, capability: str) -> bool:
        """Somebody is connected who asked for it."""
        return self.connection is not None and capability in self.connection.capabilities

    def missed(self, epoch: str, last_seq: int) -> list[str] | None:
        """The numbered frames after `last_seq` that this connection was not shown; None where they are gone."""
        end = self.seq + 1 if self._shown_from is None else self._shown_from
        first = self._history[0][0] if self._history else self.seq + 1
        if epoch != self.epoch or last_seq > self.seq or last_seq + 1 < first:
            return None
        missed = [(text, capability) for seq, text, capability in self._history if last_seq < seq < end]
        if any(capability is not None and not self.shows(capability) for _, capability in missed):
            return None  # it came back without what it had asked for: left out, these would be gaps
        return [text for text, _ in missed]

    def replay(self, frames: list[str]) -> None:
        if self.connection is not None:
            for frame in frames:
                self.connection.send(frame)

    def _remember(self, numbered: str, capability: str | None) -> None:
        self._history.append((self.seq, numbered, capability))
        self._characters += len(numbered)
        while len(self._history) > MOST_MESSAGES or self._characters > MOST_CHARACTERS:
            _, dropped, _ = self._history.popleft()
            self._characters -= len(dropped)
