"""The one connection to Chroma, opened again where a call on it failed.

While there is none nobody waits for it: the next try goes on behind whatever is done without the store.
"""

import asyncio
import logging

from retrieval.calls import Calls, Late
from retrieval.chroma import Connection, Place, Trial, one_row

log = logging.getLogger(__name__)


class Reopening:
    def __init__(self, place: Place, calls: Calls, pause: float) -> None:
        """`pause`: seconds from one opening to the next; what fails in between is left as it is."""
        self.trouble: BaseException | None = None
        """Why there is no connection."""
        self._place = place
        self._calls = calls
        self._pause = pause
        self._opening = asyncio.create_task(self._open(one_row))
        self._openable_at = 0.0
        self._waited_for_until = 0.0
        self._closed = False

    async def first(self) -> None:
        """Raises whatever keeps the place from being opened."""
        await self._opening

    async def connection(self) -> Connection | None:
        if self._closed:
            return None
        clock = asyncio.get_running_loop().time
        if self._opening.done() and self._opening.exception() and clock() >= self._openable_at:
            self._begin(one_row)
        # While one is waited for it may have failed and another begun.
        while not self._opening.done() and (left := self._waited_for_until - clock()) > 0:
            await asyncio.wait({self._opening}, timeout=left)
        return self._current()

    def instead_of(self, failed: Connection, doing: str, error: Exception, trial: Trial) -> bool:
        """Opens another, on which `trial` must succeed. False where there is nothing to wait for."""
        if self._closed:
            return False
        if self._current() is not failed:
            return True  # another call was first
        now = asyncio.get_running_loop().time()
        late = isinstance(error, Late)
        if not late and now < self._openable_at:
            return False
        name = type(error).__name__
        log.warning("The index failed (%s: %s): papers are made in memory until it is open again.", doing, name)
        self.trouble = error
        self._begin(trial, failed)
        self._waited_for_until = now if late else now + self._calls.limit
        return not late

    async def close(self) -> None:
        """Waits no longer than for a call."""
        if self._closed:
            return
        self._closed = True
        await asyncio.wait({self._opening}, timeout=self._calls.limit)
        if current := self._current():
            await self._calls.all_ended(self._calls.limit)
            await asyncio.wait({self._calls.begin(current.close)}, timeout=self._calls.limit)
        self._opening.cancel()

    def _current(self) -> Connection | None:
        ready = self._opening.done() and not self._opening.cancelled() and self._opening.exception() is None
        return self._opening.result() if ready else None

    def _begin(self, trial: Trial, failed: Connection | None = None) -> None:
        self._openable_at = asyncio.get_running_loop().time() + self._pause
        self._opening = asyncio.create_task(self._open(trial, failed))
        self._opening.add_done_callback(self._opened)

    async def _open(self, trial: Trial, failed: Connection | None = None) -> Connection:
        if failed:
            # In process a call beside a silent one could keep the whole program waiting; on a server one that sends
            # while its session is being closed would leave a socket open.
            await self._calls.all_ended()
            await self._calls.begin(failed.close)
        return await self._calls.begin(self._place.open, trial)

    def _opened(self, opening: "asyncio.Task[Connection]") -> None:
        if opening.cancelled():
            return
        self.trouble = opening.exception()
        if self.trouble is None:
            log.warning("The index is open again.")
