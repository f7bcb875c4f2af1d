"""When the server is killed: at random, while it starts, and while a turn is made."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tests.reliability.load import Load
from tests.reliability.server import Server
from tests.reliability.store import Store


class Moment(Enum):
    STARTING = "while it starts"
    TURN = "while a turn is made"
    ANY = "at any time"
    STORE = "the database, at any time"


START_TAKES = 1.2
"""Seconds, about; a kill while it starts is somewhere in them."""
A_TURN_TAKES = 0.5
REPLIES_A_SECOND = 3
"""To all candidates together, about. Such kills wait for replies rather than seconds, so that interviews get on also
on a machine that is slow today."""
LONGEST_WAIT = 60.0
"""Seconds; where so little is said for so long, the kill comes without."""


class ServerDoesNotStart(Exception):
    """It ended by itself."""

    def __init__(self, log: Path) -> None:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else "nothing"
        super().__init__(f"The server ended by itself; the last it said:\n{said}")


@dataclass
class Killer:
    server: Server
    store: Store
    load: Load
    chance: random.Random
    life: float
    """Seconds: the longest time that the server lives before a kill at any time."""
    kills: Counter[Moment] = field(default_factory=Counter)
    restarts: int = 0

    async def kill(self, number: int, noted: Callable[[], None]) -> None:
        """So many times; each time started again at once or after a while. Ends with a server that serves."""
        while self.kills.total() < number:
            moment = self._next_moment()
            await self._wait_for(moment)
            self.kills[moment] += 1
            if moment is Moment.STORE:
                assert self.store.database is not None
                await asyncio.to_thread(self.store.database.kill)
                await asyncio.sleep(self.chance.choice((0.0, self.chance.uniform(0.0, 4.0))))
                await asyncio.to_thread(self.store.database.start)
            else:
                await self.server.kill()
                await asyncio.sleep(self.chance.choice((0.0, 0.0, self.chance.uniform(0.0, 4.0))))
                await self._start()
            noted()
        await self._until_it_serves()

    async def _start(self) -> None:
        await self.server.start()
        self.load.restarted_at = self.server.started_at
        self.restarts += 1

    def _next_moment(self) -> Moment:
        moments, weights = [Moment.STARTING, Moment.TURN, Moment.ANY], [2, 5, 3]
        if self.store.database is not None:
            moments, weights = [*moments, Moment.STORE], [*weights, 2]
        return self.chance.choices(moments, weights)[0]

    async def _wait_for(self, moment: Moment) -> None:
        if moment is Moment.STARTING:
            await asyncio.sleep(self.chance.uniform(0.0, START_TAKES))
            return
        await self._until_it_serves()
        if moment is Moment.TURN:
            replies = self.chance.randint(0, int(REPLIES_A_SECOND * self.life))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_WAIT):
                    await self.load.replies.next(replies)
                    await self.load.sent.next(1)
            await asyncio.sleep(self.chance.uniform(0.0, A_TURN_TAKES))
        else:
            await asyncio.sleep(self.chance.uniform(0.0, self.life))

    async def _until_it_serves(self) -> None:
        """Raises ServerDoesNotStart."""
        if not self.server.serving and not await self.server.serves():
            raise ServerDoesNotStart(self.server.log)
