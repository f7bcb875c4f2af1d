"""The interviews held over the websocket as threads of Studio's API, which knows only threads it was told of.

Their checkpoints are in the store that both share; what is told here is that they exist, and how far they are. It is
told beside the interview, which neither waits for it nor notices where it fails.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Self

import structlog
from langgraph_sdk.client import ThreadsClient

from api.house import House, furnish
from api.live.conversation import InterviewThread, ThreadFor
from api.log import short
from api.mind import Mind
from graph.subjects import Reply
from settings import Settings
from storage.database import Database
from storage.models import Interview

log = structlog.get_logger()

GRAPH = "interview"
"""As `langgraph.json` calls it."""
LAST_WORDS = 1.0
"""Seconds for what is still being told when the server stops."""


class StudioThreads:
    def __init__(self, threads: ThreadsClient) -> None:
        self._threads = threads
        self._telling: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._telling:
            late = (await asyncio.wait(self._telling, timeout=LAST_WORDS))[1]
            for task in late:
                task.cancel()

    async def furnish(self, settings: Settings, database: Database, mind: Mind) -> House:
        return await furnish(settings, database, replace(mind, thread_for=self.showing(mind.thread_for)))

    def showing(self, thread_for: ThreadFor) -> ThreadFor:
        async def shown(interview: Interview, elapsed: Callable[[], float]) -> InterviewThread:
            self.show(interview)
            return ShownThread(await thread_for(interview, elapsed), interview, self)

        return shown

    def show(self, interview: Interview, reply: Reply | None = None) -> None:
        """`reply`: of the last run; None where the record is as new."""
        latest = reply or interview
        metadata = {
            "held_over": "websocket",
            "job_title": interview.job_title,
            "phase": latest.phase.value,
            "questions_asked": latest.questions_asked,
        }
        task = asyncio.create_task(self._tell(interview.id, metadata))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _tell(self, interview_id: str, metadata: dict[str, Any]) -> None:
        try:
            await self._threads.create(thread_id=interview_id, graph_id=GRAPH, if_exists="do_nothing")
            await self._threads.update(interview_id, metadata=metadata)
        except Exception as error:  # noqa: BLE001 - nothing of the interview rests on it
            log.warning("not shown in Studio", interview=short(interview_id), error=type(error).__name__)


class ShownThread:
    """The thread of a live interview, each of whose replies shows."""

    def __init__(self, thread: InterviewThread, interview: Interview, threads: StudioThreads) -> None:
        self._thread = thread
        self._interview = interview
        self._threads = threads

    async def open(self) -> Reply:
        return await self._shown(self._thread.open())

    async def answer(self, *given: Any, **named: Any) -> Reply:
        return await self._shown(self._thread.answer(*given, **named))

    async def finish(self, *given: Any, **named: Any) -> Reply:
        return await self._shown(self._thread.finish(*given, **named))

    async def _shown(self, run: Awaitable[Reply]) -> Reply:
        reply = await run
        self._threads.show(self._interview, reply)
        return reply
