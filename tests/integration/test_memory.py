"""Interviews that were opened and finished leave nothing in memory."""

import asyncio
import gc
import json
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from api.live.pace import Pace
from api.live.registry import Registry
from api.live.services import Services
from storage.database import Database
from storage.models import Interview
from storage.records import Records
from tests.integration.scripted import CANDIDATE, JOB, HandTime, ScriptedMind, ScriptedThread

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
        self.resumes, self.answers = True, 0
        self.ended = asyncio.Event()

    def send(self, text: str) -> None:
        if json.loads(text)["type"] == "interview_ended":
            self.ended.set()

    def close(self, code: int, reason: str) -> None:
        pass


async def test_200_interviews_leave_no_actor_and_no_memory_behind(demonstration: Path, tmp_path: Path) -> None:
    path = tmp_path / "openhire.sqlite"
    shutil.copy(demonstration, path)
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    time = HandTime()
    pace = Pace()
    registry = Registry(Services(Records(database), Forgetful().thread_for, pace, time))

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

    async def hold_many(names: range) -> int:
        for number in names:
            await hold(f"interview-{number}")
        assert len(registry) == len(names)
        time.advance(pace.kept_ended)
        while len(registry):  # noqa: ASYNC110 - each leaves at its own next step
            await asyncio.sleep(0)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    try:
        await hold_many(range(100))
        tracemalloc.start()
        before = await hold_many(range(100, 120))
        after = await hold_many(range(120, 200))
    finally:
        tracemalloc.stop()
        await registry.close()
        await database.close()
    assert (after - before) / 80 < MOST_GROWTH
    assert time.alarms == 0
