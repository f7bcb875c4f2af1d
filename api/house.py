"""What the server is made of, opened at its start in this order and closed in the other."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from api.auth.door import Door
from api.consent import Notices
from api.live.clock import LoopTime
from api.live.pace import Pace
from api.live.registry import Registry
from api.live.services import Services
from api.mind import Check, Mind, open_mind
from api.telemetry.runs import runs_traced
from api.telemetry.traces import traced
from api.wordings import Wordings
from graph.context import Context
from retrieval.parsing.reader import DocumentReader
from settings import Settings
from storage import demo
from storage.database import Database
from storage.desk import Desk
from storage.records import Records

log = structlog.get_logger()


@dataclass(frozen=True)
class House:
    settings: Settings
    records: Records
    desk: Desk
    door: Door
    notices: Notices
    reader: DocumentReader
    registry: Registry
    checks: Mapping[str, Check]
    """Every store by name, for `/ready`."""
    context: Context | None = None
    """What runs of the graph are given; None where something else than the graph asks."""
    wordings: Wordings | None = None
    """The prompts in force, likewise."""
    mind: Mind | None = None
    """Index and working memory, likewise: for what is erased there."""


async def furnish(settings: Settings, database: Database, mind: Mind) -> House:
    """Raises WrongSetting."""
    records, desk = Records(database), Desk(database)
    services = Services(
        records,
        mind.thread_for,
        Pace.of(settings),
        LoopTime(),
        mind.wordings.begin,
        metrics=mind.metrics,
        trace_content=settings.trace_content,
    )
    checks = {"records": records.check, **mind.checks}
    door = Door.of(settings, desk.invitations)
    notices, reader = await Notices.load(settings), DocumentReader()
    return House(
        settings, records, desk, door, notices, reader, Registry(services), checks, mind.context, mind.wordings, mind
    )


Furnish = Callable[[Settings, Database, Mind], Awaitable[House]]


@asynccontextmanager
async def open_house(settings: Settings, furnished: Furnish = furnish) -> AsyncIterator[House]:
    """Raises what the stores raise, in words, where one cannot be opened, and WrongSetting."""
    async with traced(), runs_traced(words=settings.trace_content), _open_stores(settings, furnished) as house:
        if settings.trace_content:
            log.warning("TRACES HOLD WHAT CANDIDATES SAY: OPENHIRE_TRACE_CONTENT is set")
        yield house


@asynccontextmanager
async def _open_stores(settings: Settings, furnished: Furnish) -> AsyncIterator[House]:
    database = await Database.open(
        settings.record_url,
        patience=settings.database_patience,
        alone=True,
        connections=settings.database_connections,
    )
    try:
        records = Records(database)
        if settings.demo:
            await demo.load(records)
        async with open_mind(settings, records) as mind:
            house = await furnished(settings, database, mind)
            try:
                yield house
            finally:
                await house.registry.close()
    finally:
        await database.close()
