"""The live interviews of this process: one actor for each, found by the id in the URL or by the interview's own."""

import asyncio
from datetime import timedelta

import structlog

from api.live.clock import Alarm, Time
from api.live.interview import LiveInterview
from api.live.services import Services
from storage.errors import RecordsError

log = structlog.get_logger()

MOST_SWEPT = 100
"""Interviews ended by one sweep; the next one goes on."""


class Registry:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._live: dict[str, LiveInterview] = {}
        self._names: dict[LiveInterview, set[str]] = {}
        self._sweeping: asyncio.Task[None] | None = None
        self._alarm = self._next_sweep()

    @property
    def time(self) -> Time:
        return self._services.time

    def __len__(self) -> int:
        return len(self._names)

    @property
    def connected(self) -> int:
        """Interviews with somebody connected now."""
        return sum(live.connected for live in self._names)

    async def enter(self, session_id: str) -> LiveInterview:
        """The actor behind this id, from the record where it is not in memory.

        Nothing is kept for an id that is new. To be attached to without a further wait. Raises
        `storage.errors.RecordsUnavailable`.
        """
        known = self._live.get(session_id)
        if known is not None:
            return known
        records = self._services.records
        record = await records.interview(session_id)
        turns = await records.turns(record.id) if record is not None else []
        # While the record was read, somebody else may have entered, by this id or the other one.
        for name in (session_id, *((record.id, record.alias) if record is not None else ())):
            if name in self._live:
                return self._live[name]
        live = LiveInterview(record.alias if record is not None else session_id, self._services, self._drop, self._name)
        self._names[live] = set()
        self._name(live, session_id)
        if record is not None:
            live.adopt(record, turns)
            self._name(live, record.id)
            self._name(live, record.alias)
        return live

    async def close(self) -> None:
        """Park them all."""
        self._alarm.cancel()
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.wait({self._sweeping})
        live = list(self._names)
        self._live.clear()
        self._names.clear()
        await asyncio.gather(*(interview.park() for interview in live))

    async def sweep(self) -> None:
        """End interviews nobody came back to, also those that are in the record only."""
        limit = timedelta(seconds=self._services.pace.abandoned_after)
        left = await self._services.records.running_untouched_since(self.time.moment() - limit, MOST_SWEPT)
        for interview_id in left:
            await (await self.enter(interview_id)).look()

    def _next_sweep(self) -> Alarm:
        return self.time.call_at(self.time.now() + self._services.pace.sweep_every, self._begin_sweep)

    def _begin_sweep(self) -> None:
        self._sweeping = asyncio.create_task(self._sweep_quietly())

    async def _sweep_quietly(self) -> None:
        try:
            await self.sweep()
        except RecordsError as error:
            log.warning("sweep failed", error=type(error).__name__)
        self._alarm = self._next_sweep()

    def _name(self, live: LiveInterview, name: str) -> None:
        self._live[name] = live
        self._names[live].add(name)

    def _drop(self, live: LiveInterview) -> None:
        for name in self._names.pop(live):
            del self._live[name]
