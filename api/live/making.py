"""At most one run of the graph for an interview, which can be stopped and awaited."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import Enum

import structlog

from api.errors import InterviewError, ReplyUnavailable, in_words
from api.log import where
from graph.subjects import Reply

log = structlog.get_logger()


class Purpose(Enum):
    OPEN = "open"
    ANSWER = "answer"
    FINISH = "finish"


Made = Callable[[Purpose, Reply | InterviewError], Awaitable[None]]


class Making:
    def __init__(self, post: Callable[[Callable[[], Awaitable[None]]], None], made: Made, limit: float) -> None:
        """`post` hands an action to the actor; `made` is what it is to do with the result; `limit` in seconds."""
        self._post = post
        self._made = made
        self._limit = limit
        self._task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """From the start until `made` is called: a result that waits in the inbox still counts."""
        return self._task is not None

    def start(self, purpose: Purpose, run: Callable[[], Awaitable[Reply]]) -> None:
        if self._task is not None:
            raise RuntimeError("a reply is already being made: stop it first")
        self._task = asyncio.create_task(self._make(purpose, run))

    async def stop(self) -> None:
        """Returns when the run has ended; its result, if there is one by now, is dropped."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait({task})

    async def _make(self, purpose: Purpose, run: Callable[[], Awaitable[Reply]]) -> None:
        result: Reply | InterviewError
        try:
            async with asyncio.timeout(self._limit):
                result = await run()
        except TimeoutError:
            log.warning("reply took too long", purpose=purpose.value, limit=self._limit)
            result = ReplyUnavailable()
        except Exception as error:  # noqa: BLE001 - whatever failed, the candidate is told and may send again
            log.error("reply failed", purpose=purpose.value, error=type(error).__name__, where=where(error))
            result = in_words(error, otherwise=ReplyUnavailable())
        this = asyncio.current_task()

        async def deliver() -> None:
            if self._task is this:  # else it was stopped while it waited in the inbox
                self._task = None
                await self._made(purpose, result)

        self._post(deliver)
