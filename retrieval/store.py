"""Where the index keeps its rows: one Chroma collection, in process on disk or on a server.

In process only a read lets the rest of the program go on while it waits for the disk; so a read goes before every
write, and `check` reads.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from chromadb.api.models.Collection import Collection

from retrieval.calls import AT_ONCE, Calls
from retrieval.chroma import Trial, one_row, place_of
from retrieval.damage import FolderDamaged
from retrieval.index_lock import IndexInUse
from retrieval.reopening import Reopening

LIMIT = 3.0
"""Seconds a call is waited for: a hundred times what one takes."""
PAUSE = 10.0
"""Seconds from one opening to the next, so that a store that fails is not beset."""

Answer = TypeVar("Answer")


class IndexUnavailable(Exception):
    """Chroma could not be reached or refused; nothing was lost, the same call may be made again."""

    def __init__(self, doing: str, cause: BaseException | None) -> None:
        super().__init__(
            str(cause)
            if isinstance(cause, FolderDamaged)
            else f"The index is not available ({doing}: {type(cause).__name__}). "
            "Try again; if it lasts, look at its store."
        )


class Store:
    """The collection. A call that fails is made once more on another connection."""

    def __init__(self, path: Path | None, url: str | None, *, limit: float = LIMIT, pause: float = PAUSE) -> None:
        self._place = place_of(path, url)
        self._calls = Calls(limit)
        self._open = Reopening(self._place, self._calls, pause)
        self._slots = asyncio.Semaphore(AT_ONCE)

    @classmethod
    async def open(cls, path: Path | None, url: str | None, *, limit: float = LIMIT, pause: float = PAUSE) -> "Store":
        """Chroma in the folder `path`, or at `url`, which wins. Raises IndexInUse, IndexUnavailable."""
        store = cls(path, url, limit=limit, pause=pause)
        try:
            await store._open.first()
        except Exception as error:  # Chroma raises whatever its transport raises
            await store.close()
            if isinstance(error, IndexInUse):
                raise
            raise IndexUnavailable("opening", error) from error
        return store

    async def get(self, where: dict[str, Any]) -> Any:
        """Chroma's `GetResult` with metadatas, documents and embeddings. Raises IndexUnavailable, as all below do."""

        def read(collection: Collection) -> object:
            return collection.get(where=where, include=["metadatas", "documents", "embeddings"])

        return await self._call("reading", read, trial=read)

    async def put(self, **rows: Any) -> None:
        await self._call("writing", lambda collection: collection.upsert(**rows))

    async def delete(self, where: dict[str, Any]) -> None:
        await self._call("deleting", lambda collection: collection.delete(where=where))

    async def check(self) -> None:
        await self._call("checking", one_row)

    async def close(self) -> None:
        await self._open.close()
        self._place.leave()
        self._calls.close()

    async def _call(self, doing: str, call: Callable[[Collection], Answer], trial: Trial = one_row) -> Answer:
        async with self._slots:
            return await self._tried(doing, call, trial, again=True)

    async def _tried(self, doing: str, call: Callable[[Collection], Answer], trial: Trial, again: bool) -> Answer:
        connection = await self._open.connection()
        if connection is None:
            raise IndexUnavailable(doing, self._open.trouble)
        try:
            return await self._calls.in_time(call, connection.collection)
        except Exception as error:  # Chroma raises whatever its transport raises
            opened = self._open.instead_of(connection, doing, error, trial)
            if not (opened and again):
                raise IndexUnavailable(doing, error) from error
        return await self._tried(doing, call, trial, again=False)
