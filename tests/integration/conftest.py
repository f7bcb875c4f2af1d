"""The real server on a free port, with real records, and a mind that is scripted."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from blockbuster import BlockBuster
from websockets.asyncio.client import connect

from api.app import create_app
from api.auth.door import Door
from api.consent import Notices
from api.house import House
from api.live.pace import Pace
from api.live.registry import Registry
from api.live.services import Services
from api.serve import configured
from retrieval.parsing.reader import DocumentReader
from settings import Settings
from storage import demo
from storage.database import Database
from storage.desk import Desk
from storage.models import EndReason, InterviewStatus
from storage.records import Records
from tests.integration.scripted import PATIENCE, Client, HandTime, ScriptedMind, until
from tests.postgres import Postgres


@dataclass
class Place:
    """A running server and all that a test may want to look at."""

    port: int
    records: Records
    database: Database
    registry: Registry
    mind: ScriptedMind
    time: HandTime
    sockets: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def client(self, session: str = "session-1", query: str = "") -> Client:
        url = f"ws://127.0.0.1:{self.port}/ws/interview/{session}{query}"
        socket = await self.sockets.enter_async_context(connect(url, proxy=None, max_size=None))
        return Client(socket)


Serving = Callable[..., Awaitable[Place]]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the demonstration data, made once and copied for every test."""
    path = tmp_path_factory.mktemp("demonstration") / "openhire.sqlite"
    asyncio.run(fill(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def demonstration_in_postgres(postgres: Postgres) -> str:
    url = postgres.url()
    asyncio.run(fill(url))
    return url


async def fill(url: str) -> None:
    database = await Database.open(url)
    await demo.load(Records(database))
    await database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Of a record with the demonstration data, of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "openhire.sqlite"
        shutil.copy(request.getfixturevalue("demonstration"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.url(template=request.getfixturevalue("demonstration_in_postgres"))
    yield url
    server.drop(url)


@pytest.fixture
async def serving(record_url: str, tmp_path: Path) -> AsyncIterator[Serving]:
    """Starts a server; again, a second one on the same record, as after a restart or as a replica."""
    async with AsyncExitStack() as stack:
        detector = BlockBuster()  # of blocking calls: while a server runs, not while it starts

        async def start(mind: ScriptedMind | None = None, trace_content: bool = False, **pace: Any) -> Place:
            detector.deactivate()
            settings = Settings(
                host="127.0.0.1", port=0, data_dir=tmp_path, database_url=record_url, trace_content=trace_content
            )
            place = await stack.enter_async_context(running(settings, mind or ScriptedMind(), Pace(**pace)))
            detector.activate()
            return place

        yield start
        detector.deactivate()


@pytest.fixture
async def place(serving: Serving) -> Place:
    return await serving()


@asynccontextmanager
async def running(settings: Settings, mind: ScriptedMind, pace: Pace) -> AsyncIterator[Place]:
    database = await Database.open(settings.record_url)
    records, time = Records(database), HandTime()
    registry = Registry(Services(records, mind.thread_for, pace, time, trace_content=settings.trace_content))
    desk = Desk(database)
    door, notices = Door.of(settings, desk.invitations), await Notices.load(settings)
    house = House(settings, records, desk, door, notices, DocumentReader(), registry, {"records": records.check})
    config = configured(settings, create_app(settings, opens=lambda _: nullcontext(house)))
    config.load()
    # uvicorn's own start and stop without its main loop, which sleeps in steps of a tenth of a second
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        await server.startup(sockets=[listening])
        place = Place(listening.getsockname()[1], records, database, registry, mind, time)
        try:
            async with place.sockets:
                yield place
        finally:
            await registry.close()
            for accepting in server.servers:
                accepting.close()
            for connection in list(server.server_state.connections):
                connection.shutdown()
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(*server.server_state.tasks)
            await server.lifespan.shutdown()
            await database.close()


async def end_of(place: Place, session: str) -> tuple[InterviewStatus, EndReason | None]:
    interview = await place.records.interview(session)
    assert interview is not None
    return interview.status, interview.end_reason


async def ended(place: Place, session: str) -> bool:
    return (await end_of(place, session))[1] is not None


async def gone(place: Place) -> None:
    """Every actor has left the memory."""

    async def empty() -> bool:
        return len(place.registry) == 0

    await until(empty)


async def left(place: Place) -> None:
    """Nobody is connected to any interview."""

    async def nobody() -> bool:
        return place.registry.connected == 0

    await until(nobody)


async def asked(place: Place, number: int) -> None:
    """The only interview has come to question `number`, on record."""
    (interview,) = await place.records.interviews()

    async def recorded() -> bool:
        return len(await place.records.turns(interview.id)) == number

    await until(recorded)
