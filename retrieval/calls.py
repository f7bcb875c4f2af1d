"""Blocking calls in threads of their own, so that a store that hangs takes no thread away from anybody else."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

AT_ONCE = 4

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class Late(Exception):
    """A call that has not ended in time. Its thread cannot be stopped."""


class Panicked(Exception):
    """A fault inside Chroma. What it was is on stderr."""


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """For code in a thread, where no interrupt arrives: Rust's panics alone are no `Exception` there."""
    try:
        yield
    except Exception:
        raise
    except BaseException as panic:
        raise Panicked from panic


class Calls:
    def __init__(self, limit: float) -> None:
        self.limit = limit
        """Seconds."""
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="chroma")
        self._running: set[asyncio.Future[Any]] = set()

    def begin(
        self, call: Callable[Arguments, Answer], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> "asyncio.Future[Answer]":
        def made() -> Answer:
            with panics_as_errors():
                return call(*arguments, **named)

        running = asyncio.wrap_future(self._threads.submit(made))
        self._running.add(running)
        running.add_done_callback(self._ended)
        return running

    async def all_ended(self, limit: float | None = None) -> None:
        """Waits for those being made now; `limit` in seconds."""
        if self._running:
            await asyncio.wait(self._running, timeout=limit)

    async def in_time(
        self, call: Callable[Arguments, Answer], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Answer:
        """Raises Late, and what the call raises."""
        running = self.begin(call, *arguments, **named)
        await asyncio.wait({running}, timeout=self.limit)
        if not running.done():
            raise Late
        return running.result()

    def close(self) -> None:
        """Waits for nothing."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _ended(self, call: "asyncio.Future[Any]") -> None:
        self._running.discard(call)
        if not call.cancelled():
            call.exception()  # of one nobody waits for any more
