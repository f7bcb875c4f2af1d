"""What the candidates of one run share: where the server is, since when, and whether it is time to go home."""

import asyncio
from dataclasses import dataclass, field


@dataclass
class Load:
    url: str
    """Of the interviews, without the session id."""
    reconnect_after: float
    """Seconds from a close to the next try."""
    restarted_at: float | None = None
    """Monotonic seconds, of the last restart of the server; None before the first."""
    closing: bool = False
    """No kill will come any more: every interview is ended now."""
    sends: int = 0
    """Starts, answers and ends sent so far."""
    _sent: asyncio.Event = field(default_factory=asyncio.Event)

    def note_send(self) -> None:
        self.sends += 1
        self._sent.set()

    async def next_sends(self, number: int) -> None:
        """Returns after so many more."""
        last = self.sends + number
        while self.sends < last:
            self._sent.clear()
            await self._sent.wait()
