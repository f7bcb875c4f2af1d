"""Time: where it comes from, and how much of it an interview has used."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Alarm(Protocol):
    def cancel(self) -> None: ...


class Time(Protocol):
    """Where the live interviews take time from, so that a test can hold it in its hand."""

    def now(self) -> float:
        """Seconds, from any beginning; never goes back."""
        ...

    def moment(self) -> datetime:
        """The date and time of day, in UTC."""
        ...

    def call_at(self, when: float, then: Callable[[], None]) -> Alarm: ...


class LoopTime:
    """The event loop's own time."""

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    def moment(self) -> datetime:
        return datetime.now(UTC)

    def call_at(self, when: float, then: Callable[[], None]) -> Alarm:
        return asyncio.get_running_loop().call_at(when, then)


class InterviewClock:
    """Seconds an interview has taken. Stands still until it is run, and again when it is stopped."""

    def __init__(self, time: Time, elapsed: float = 0.0) -> None:
        self._time = time
        self._before = elapsed
        self._since: float | None = None

    @property
    def runs(self) -> bool:
        return self._since is not None

    def run(self) -> None:
        if self._since is None:
            self._since = self._time.now()

    def stop(self) -> None:
        self._before = self.elapsed()
        self._since = None

    def elapsed(self) -> float:
        return self._before + (0.0 if self._since is None else self._time.now() - self._since)
