"""What live interviews are held with, and how they speak."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from api.errors import InterviewError
from api.live.clock import Time
from api.live.conversation import ThreadFor
from api.live.pace import Pace
from api.outgoing import ServerMessage
from storage.records import Records

MessageId = str | int | None


@dataclass(frozen=True)
class Services:
    records: Records
    thread_for: ThreadFor
    pace: Pace
    time: Time


class Voice(Protocol):
    """The actor an interview lives in, as the interview sees it."""

    def tell(self, message: ServerMessage, to: Sequence[MessageId] = ()) -> None:
        """Send one message: the outcome of the client messages with these ids."""
        ...

    def refuse(self, error: InterviewError, to: Sequence[MessageId] = ()) -> None:
        """Tell that the client messages with these ids came to nothing and may be sent again."""
        ...

    def post(self, action: Callable[[], Awaitable[None]]) -> None:
        """Have this done after all that came before it."""
        ...
