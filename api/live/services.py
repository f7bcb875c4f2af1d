"""What live interviews are held with, and how they speak."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

from api.errors import InterviewError
from api.live.clock import Time
from api.live.conversation import ThreadFor
from api.live.pace import Pace
from api.outgoing import ServerMessage
from api.telemetry.metrics import Metrics
from storage.records import Records

MessageId = str | int | None
"""None where the client gave none."""


PromptsInForce = Callable[[], Awaitable[str]]
"""The digest of the current set of prompts, once it is on record."""


@dataclass(frozen=True)
class Services:
    records: Records
    thread_for: ThreadFor
    pace: Pace
    time: Time
    prompts_in_force: PromptsInForce | None = None
    """What interviews begin with; None: nothing is known of it."""
    metrics: Metrics = field(default_factory=Metrics)
    trace_content: bool = False
    """Spans may hold what was said."""
    owner: str = field(default_factory=lambda: str(uuid4()))
    """This server, among those that share the record: whose the interviews are that it takes."""

    def lease_end(self) -> datetime:
        """Until when an interview taken, or renewed, now is ours; by then it is renewed again."""
        return self.time.moment() + timedelta(seconds=self.pace.lease)


class Voice(Protocol):
    """The actor an interview lives in, as the interview sees it."""

    def tell(self, message: ServerMessage, to: Sequence[MessageId] = ()) -> bool:
        """Send one message: the outcome of the client messages with these ids. Whether anybody is shown it now."""
        ...

    def refuse(self, error: InterviewError, to: Sequence[MessageId] = ()) -> None:
        """Tell that the client messages with these ids came to nothing and may be sent again."""
        ...

    def recall(self, outcomes: Mapping[str | int, ServerMessage | None]) -> None:
        """What came of the messages of before, by their ids; None where the reply is still to come."""
        ...

    def post(self, action: Callable[[], Awaitable[None]]) -> None:
        """Have this done after all that came before it."""
        ...
