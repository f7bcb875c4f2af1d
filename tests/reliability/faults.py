"""What can go wrong around a server, done to it from outside: to its disk, its stores, its model, its process."""

import asyncio
import resource
import shutil
import sqlite3
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes.good_answers import good_answer
from tests.fakes.openai_server import Answer, Call, OpenAIServer
from tests.postgres import Postgres
from tests.reliability.server import Server

READING = frozenset({"assess_comfort", "find_evidence"})


@dataclass
class Surroundings:
    """A running server and all that it rests on."""

    server: Server
    folder: Path
    model: OpenAIServer
    database: Postgres | None = None


class Fault(ABC):
    """`strike` makes it so, `lift` ends it."""

    name: str
    after_sending = False
    """It strikes what was just sent; otherwise it is there before."""
    fleeting = False
    """It is over as soon as it struck, so that it may miss what was under way."""

    @abstractmethod
    async def strike(self, around: Surroundings) -> None: ...

    async def lift(self, around: Surroundings) -> None:  # noqa: B027
        """Nothing, where it is over by itself."""


class FullDisk(Fault):
    """Nothing the server writes to any file gets any longer: record, checkpoints, index and log."""

    name = "disk full"

    async def strike(self, around: Surroundings) -> None:
        self._limit(around, 1)

    async def lift(self, around: Surroundings) -> None:
        self._limit(around, resource.RLIM_INFINITY)

    def _limit(self, around: Surroundings, size: int) -> None:
        _, hard = resource.prlimit(around.server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(around.server.pid, resource.RLIMIT_FSIZE, (size, hard))


class LockedFile(Fault):
    """Another process writes to a SQLite file and does not finish."""

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        self._file = file
        self._other: sqlite3.Connection | None = None

    async def strike(self, around: Surroundings) -> None:
        await asyncio.to_thread(self._lock, around.folder / self._file)

    async def lift(self, around: Surroundings) -> None:
        assert self._other
        await asyncio.to_thread(self._other.close)

    def _lock(self, path: Path) -> None:
        self._other = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
        self._other.execute("BEGIN IMMEDIATE")


class NoIndex(Fault):
    name = "Chroma folder deleted"

    async def strike(self, around: Surroundings) -> None:
        await asyncio.to_thread(shutil.rmtree, around.folder / "chroma", ignore_errors=True)


class DatabaseKilled(Fault):
    """`kill -9`, and started again at once."""

    name = "PostgreSQL killed"
    after_sending = fleeting = True

    async def strike(self, around: Surroundings) -> None:
        assert around.database
        await asyncio.to_thread(around.database.kill)
        await asyncio.to_thread(around.database.start)


class DatabaseGone(Fault):
    name = "PostgreSQL gone"

    async def strike(self, around: Surroundings) -> None:
        assert around.database
        await asyncio.to_thread(around.database.kill)

    async def lift(self, around: Surroundings) -> None:
        assert around.database
        await asyncio.to_thread(around.database.start)


class DatabaseHangs(Fault):
    name = "PostgreSQL hangs"

    async def strike(self, around: Surroundings) -> None:
        assert around.database
        self._hanging = around.database.hanging()
        await asyncio.to_thread(self._hanging.__enter__)

    async def lift(self, around: Surroundings) -> None:
        await asyncio.to_thread(self._hanging.__exit__, None, None, None)


class ServerKilled(Fault):
    """`kill -9`, and started again."""

    name = "server killed"
    after_sending = fleeting = True

    async def strike(self, around: Surroundings) -> None:
        await around.server.kill()
        await around.server.start()
        assert await around.server.serves()


class ServerStopped(Fault):
    """SIGTERM, as at an update, and started again."""

    name = "server told to stop"
    after_sending = fleeting = True

    async def strike(self, around: Surroundings) -> None:
        await around.server.stop()
        await around.server.start()
        assert await around.server.serves()


@dataclass
class ModelFails(Fault):
    """Every call, or those of some skills."""

    name: str
    answer: Answer
    skills: frozenset[str] | None = field(default=None)

    async def strike(self, around: Surroundings) -> None:
        def answer(call: Call) -> Answer | str:
            concerned = self.skills is None or call.skill in self.skills
            return self.answer if concerned else good_answer(call.skill, call.user)

        around.model.handler = answer

    async def lift(self, around: Surroundings) -> None:
        around.model.handler = lambda call: good_answer(call.skill, call.user)


GOOD = '{"response": "That is clear.", "question": "What did you try first, and why there?", "source_ids": []}'
ON_SQLITE = (
    FullDisk(),
    LockedFile("record locked", "openhire.sqlite"),
    LockedFile("checkpoints locked", "checkpoints.sqlite"),
    NoIndex(),
    ServerKilled(),
    ServerStopped(),
)
ON_POSTGRESQL = (DatabaseKilled(), DatabaseGone(), DatabaseHangs())
OF_THE_MODEL = (
    ModelFails("model: nothing before the time-out", Answer(GOOD, delay=60)),
    ModelFails("model: a reply in 30 s", Answer(GOOD, delay=30)),
    ModelFails("model: 429, Retry-After 20 s", Answer(status=429, headers={"retry-after": "20"})),
    ModelFails("model: 500", Answer(status=500)),
    ModelFails("model: cut in the middle", Answer(GOOD, cut_after=2)),
    ModelFails("model: invalid JSON", Answer('{"response": "That is')),
    ModelFails("model: an empty reply", Answer("")),
)
