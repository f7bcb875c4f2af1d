"""The live interviews of this server: one actor for each, found by the id in the URL or by the interview's own.

Every running interview in memory is this server's by a lease in the record. Whoever connects here is why it is taken
from another server; what nobody attends to is taken only where nobody owns it.
"""

import asyncio
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

import structlog

from api.live.clock import Time
from api.live.interview import LiveInterview
from api.live.recurring import Recurring
from api.live.services import Services
from api.log import short
from api.telemetry.metrics import Metrics
from storage.errors import RecordsUnavailable

log = structlog.get_logger()

MOST_SWEPT = 100
"""Interviews looked after by one sweep; the next one goes on."""


class Registry:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._live: dict[str, LiveInterview] = {}
        self._names: dict[LiveInterview, set[str]] = {}
        self._entering: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        services.metrics.watch_interviews(lambda: sum(live.interview_id is not None for live in self._names))
        pace, time = services.pace, services.time
        self._sweeping = Recurring("sweep", pace.sweep_every, self.sweep, time)
        self._renewing = Recurring("renewal of leases", pace.lease / 3, self.renew, time)

    @property
    def time(self) -> Time:
        return self._services.time

    @property
    def metrics(self) -> Metrics:
        return self._services.metrics

    def __len__(self) -> int:
        return len(self._names)

    @property
    def connected(self) -> int:
        """Interviews with somebody connected now."""
        return sum(live.connected for live in self._names)

    async def enter(self, session_id: str) -> LiveInterview:
        """The actor behind this id, from the record where it is not in memory; from another server where it is there.

        Nothing is kept for an id that is new. To be attached to without a further wait. Raises
        `storage.errors.RecordsUnavailable`.
        """
        known = self._live.get(session_id)
        if known is not None and not known.unbegun and await self._is_ours(known):
            known = self._live.get(session_id)  # it may have left the memory meanwhile
            if known is not None and not known.unbegun:
                return known
        record = await self._services.records.interview(session_id)
        if record is not None and (live := await self._load(record.id)) is not None:
            return live
        # While the record was read, somebody else may have entered by this id.
        return self._live.get(session_id) or self._new(session_id, session_id)

    async def close(self) -> None:
        """Park them all, within a limit."""
        await self._sweeping.close()
        await self._renewing.close()
        parking = {asyncio.create_task(live.park()) for live in self._names}
        self._live.clear()
        self._names.clear()
        if parking:
            _, late = await asyncio.wait(parking, timeout=self._services.pace.stop_limit)
            if late:
                # All that was acknowledged is on record: what is left undone is made again by whoever takes them next.
                log.warning("interviews not stopped in time", number=len(late))

    async def dismiss(self, interview_id: str, *, everywhere: bool = False) -> bool:
        """Stop an interview here, where it runs, and turn away who is connected. False: another server holds it.

        `everywhere`: it is taken from that one too, which turns them away when it next looks after its leases.
        Raises RecordsUnavailable.
        """
        live = self._live.get(interview_id)
        if live is not None:
            self._drop(live)
            await live.park()
        services, now = self._services, self.time.moment()
        # As in a sweep: what a server that died had is nobody's once its lease has run out.
        free_at = None if everywhere else now - timedelta(seconds=services.pace.lease)
        held = await services.records.take(interview_id, services.owner, services.lease_end(), free_at=free_at)
        if held is not None:
            await held.release()
        return held is not None or await services.records.interview(interview_id) is None

    async def sweep(self) -> None:
        """Look after interviews that nobody attends to, also those that are in the record only.

        Those nobody came back to are ended; where the clock does not stop, all of them have somebody to watch it.
        """
        pace, now = self._services.pace, self.time.moment()
        begun_before = None if pace.clock_stops else now
        untouched_since = now - timedelta(seconds=pace.abandoned_after)
        # Clocks of servers differ: only what has been nobody's for a whole lease more is taken.
        free_at = now - timedelta(seconds=pace.lease)
        for interview_id in await self._services.records.unattended(free_at, untouched_since, begun_before, MOST_SWEPT):
            try:
                live = await self._load(interview_id, free_at=free_at)
                if live is not None:
                    await live.look()
            except Exception as error:  # noqa: BLE001 - the others are looked after all the same
                log.error("not looked after", interview=short(interview_id), error=type(error).__name__)

    async def renew(self) -> None:
        """Keep what is ours, and let go of what another server has taken."""
        ours = {live.interview_id: live for live in self._names if live.interview_id is not None}
        if not ours:
            return
        services = self._services
        kept = await services.records.renew(services.owner, ours, services.lease_end())
        for interview_id in ours.keys() - kept:
            await self._is_ours(ours[interview_id])

    async def _is_ours(self, live: LiveInterview) -> bool:
        """Another server may have taken it, and gone on with it, since the leases were renewed."""
        if live.interview_id is None:
            return True
        try:
            owner = await self._services.records.owner(live.interview_id)
        except RecordsUnavailable:
            return True  # what is in memory can be shown; nothing can be written before that is known
        if owner == self._services.owner or live.interview_id is None:
            return True
        self._drop(live)
        live.lose(replaced=owner is not None)
        return False

    async def _load(self, interview_id: str, *, free_at: datetime | None = None) -> LiveInterview | None:
        """The actor of an interview of the record; None where there is none. `free_at`: see `Records.take`."""
        # One at a time: the later of two takings would make the earlier one lose it.
        async with self._entering.setdefault(interview_id, asyncio.Lock()):
            if interview_id in self._live:
                return self._live[interview_id]
            services = self._services
            held = await services.records.take(interview_id, services.owner, services.lease_end(), free_at=free_at)
            if held is None:
                return None
            alias = held.interview.alias
            unbegun = self._live.get(alias)
            if unbegun is not None:  # somebody waited here by this id, and it was begun at another server
                self._drop(unbegun)
                unbegun.superseded()
            live = self._new(alias, held.interview.id)
            self._name(live, alias)
            live.adopt(held)
            return live

    def _new(self, alias: str, name: str) -> LiveInterview:
        live = LiveInterview(alias, self._services, self._drop, self._name)
        self._names[live] = set()
        self._name(live, name)
        return live

    def _name(self, live: LiveInterview, name: str) -> None:
        """Whoever had the name before is nobody's any more by it."""
        if live in self._names:
            self._live[name] = live
            self._names[live].add(name)

    def _drop(self, live: LiveInterview) -> None:
        for name in self._names.pop(live, ()):
            if self._live.get(name) is live:
                del self._live[name]
