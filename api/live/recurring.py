"""Work that is done again and again, one at a time, until it is closed."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from api.live.clock import Alarm, Time
from api.log import where
from storage.errors import RecordsError

log = structlog.get_logger()


class Recurring:
    """Begins with the first pause. What fails is tried again after the next one."""

    def __init__(self, name: str, every: float, work: Callable[[], Awaitable[None]], time: Time) -> None:
        """`every`: seconds from the end of one to the beginning of the next."""
        self._name = name
        self._every = every
        self._work = work
        self._time = time
        self._task: asyncio.Task[None] | None = None
        self._alarm = self._next()

    async def close(self) -> None:
        self._alarm.cancel()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    def _next(self) -> Alarm:
        return self._time.call_at(self._time.now() + self._every, self._begin)

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._do())

    async def _do(self) -> None:
        try:
            await self._work()
        except RecordsError as error:
            log.warning("put off", work=self._name, error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - it must be done again, whatever it met
            log.error("put off", work=self._name, error=type(error).__name__, where=where(error))
        self._alarm = self._next()
