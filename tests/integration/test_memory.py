"""Interviews that were opened and finished leave nothing in memory."""

import asyncio
import gc
import json
import os
import shutil
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path

import psutil
import pytest

from api.auth.caller import LOCAL
from api.live.pace import Pace
from api.live.registry import Registry
from api.live.services import Services
from storage.database import Database
from storage.models import Interview
from storage.records import Records
from tests.integration.scripted import CANDIDATE, JOB, HandTime, ScriptedMind, ScriptedThread

HoldMany = Callable[[int], Awaitable[None]]

LONG = bool(os.environ.get("OPENHIRE_TEST_LONG"))
MOST_GROWTH = 4096
"""Bytes for each interview; one actor that stays is about 20 KiB."""


class Forgetful(ScriptedMind):
    async def thread_for(self, interview: Interview, elapsed: Callable[[], float]) -> ScriptedThread:
        return ScriptedThread(self, interview.questions_asked)

    async def run(self, *call: object) -> None:
        pass


class Ear:
    """A connection that remembers the last type it heard."""

    def __init__(self) -> None:
        self.capabilities, self.caller, self.answers = {"resume"}, LOCAL, 0
        self.ended = asyncio.Event()

    def send(self, text: str) -> None:
        if json.loads(text)["type"] == "interview_ended":
            self.ended.set()

    def close(self, code: int, reason: str) -> None:
        pass


@pytest.fixture
async def hold_many(demonstration: Path, tmp_path: Path) -> AsyncIterator[HoldMany]:
    """Opens and finishes so many more interviews, and returns once all of them have left the memory."""
    path = tmp_path / "openhire.sqlite"
    shutil.copy(demonstration, path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    time = HandTime()
    pace = Pace()
    registry = Registry(Services(Records(database), Forgetful().thread_for, pace, time))
    numbers = count()

    async def hold(name: str) -> None:
        ear, live = Ear(), await registry.enter(name)
        live.attach(ear)
        for type_, data in (
            ("start_interview", {"job_id": JOB, "candidate_id": CANDIDATE}),
            ("candidate_response", {"response": "I built it."}),
            ("end_interview", {}),
        ):
            await live.hear(json.dumps({"type": type_, "data": data, "id": type_}), ear)
        await ear.ended.wait()
        live.detach(ear)
        await live.look()

    async def many(number: int) -> None:
        for _ in range(number):
            await hold(f"interview-{next(numbers)}")
        assert len(registry) == number
        time.advance(pace.kept_ended)
        while len(registry):  # noqa: ASYNC110 - each leaves at its own next step
            await asyncio.sleep(0)
        gc.collect()

    yield many
    await registry.close()
    await database.close()
    assert time.alarms == 0


async def test_interviews_leave_nothing_behind_to_the_byte(hold_many: HoldMany) -> None:
    await hold_many(100)
    tracemalloc.start()
    try:
        await hold_many(20)
        before = tracemalloc.get_traced_memory()[0]
        await hold_many(80)
        after = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert (after - before) / 80 < MOST_GROWTH


@pytest.mark.timeout(600)
async def test_the_process_is_no_larger_after_many_interviews(hold_many: HoldMany) -> None:
    """2,000 of them with `OPENHIRE_TEST_LONG=1`, as `make reliability` has it."""
    process, after = psutil.Process(), 1600 if LONG else 200
    await hold_many(400)
    before = process.memory_info().rss
    for _ in range(after // 200):
        await hold_many(200)
    assert process.memory_info().rss - before < after * MOST_GROWTH
