"""What the candidates of one run share: where the server is, since when, and whether it is time to go home."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path


class Tally:
    """Counts, and lets wait for what is still to come."""

    def __init__(self) -> None:
        self.number = 0
        self._added = asyncio.Event()

    def add(self) -> None:
        self.number += 1
        self._added.set()

    async def next(self, more: int) -> None:
        """Returns after so many more."""
        last = self.number + more
        while self.number < last:
            self._added.clear()
            await self._added.wait()


@dataclass
class Load:
    url: str
    """Of the interviews, without the session id."""
    reconnect_after: float
    """Seconds from a close to the next try."""
    trace: Path | None = None
    """Folder for what goes over each candidate's line."""
    restarted_at: float | None = None
    """Monotonic seconds, of the last restart of the server; None before the first."""
    closing: bool = False
    """No kill will come any more: every interview is ended now."""
    sent: Tally = field(default_factory=Tally)
    """Starts, answers and ends."""
    replies: Tally = field(default_factory=Tally)
    """Questions and ends that a candidate had not been told before."""
