"""Database work that neither a cancelled caller nor a connection that broke tears apart."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from storage.errors import RecordsUnavailable

P = ParamSpec("P")
T = TypeVar("T")


def unbroken(work: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Once begun, the work goes on to its end; a caller that is cancelled meanwhile waits for that, then stops.

    A driver that works in a thread cannot be stopped halfway: cancelled between two statements it would leave a
    connection behind that still holds the lock for writing. So after a cancelled call the work is either done
    or undone, and never still under way. The wait is bounded by the patience of the database.

    Where the connection broke, the work is done once more on a new one: a pool may hold connections of before the
    database was started again. So all such work must be fit to be done twice.
    """

    async def twice(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await work(*args, **kwargs)
        except RecordsUnavailable as error:
            if not error.disconnected:
                raise
        return await work(*args, **kwargs)

    @wraps(work)
    async def whole(*args: P.args, **kwargs: P.kwargs) -> T:
        task = asyncio.create_task(twice(*args, **kwargs))
        cancelled: asyncio.CancelledError | None = None
        while not task.done():
            try:
                await asyncio.wait({task})
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            if not task.cancelled():
                task.exception()  # the caller asked to stop and learns nothing more
            raise cancelled
        return task.result()

    return whole
