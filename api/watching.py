"""Edits of the prompts are taken up while the server runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import structlog
from watchfiles import Change, awatch

from api.log import where
from api.wordings import Wordings

log = structlog.get_logger()

SETTLED = 200
"""Milliseconds without a change after which an edit is read: an editor writes a file in several steps."""
LONGEST = 2000
"""Milliseconds after which changes are read though they go on."""
ENDINGS = (".md", ".yaml")


@asynccontextmanager
async def watched(folder: Path, wordings: Wordings) -> AsyncIterator[None]:
    """Until the block is left, `wordings` follow the files in the folder."""
    stop = asyncio.Event()
    watching = asyncio.create_task(_watch(folder, wordings, stop))
    try:
        yield
    finally:
        stop.set()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


async def _watch(folder: Path, wordings: Wordings, stop: asyncio.Event) -> None:
    async with asyncio.TaskGroup() as group:
        # In this order: what is edited after the files are read is noticed.
        group.create_task(_follow(folder, wordings, stop))
        group.create_task(wordings.reload())  # what was edited while the server started


async def _follow(folder: Path, wordings: Wordings, stop: asyncio.Event) -> None:
    try:
        async for _ in awatch(folder, watch_filter=_counts, step=SETTLED, debounce=LONGEST, stop_event=stop):
            await wordings.reload()
    except Exception as error:  # noqa: BLE001 whatever a system refuses to watch: interviews go on with what is in force
        log.error("prompts are not watched: edits wait for a restart", error=type(error).__name__, where=where(error))


def _counts(_: Change, path: str) -> bool:
    return path.endswith(ENDINGS)
