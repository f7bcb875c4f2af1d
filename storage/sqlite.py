"""The record in one SQLite file in WAL mode: a few connections that read, one that writes.

One writer, because SQLite has one: waiting in this process's own queue is fair and costs nothing, whereas connections
that wait on the file's lock poll for it. An acknowledged write is on disk: every commit is synced before it returns.
"""

import asyncio
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from weakref import WeakSet

import aiosqlite
from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.errors import RecordsInUse, RecordsMisconfigured, RecordsUnavailable
from storage.migrations import upgrade

READERS = 4


class Sqlite:
    def __init__(self, url: URL, patience: float) -> None:
        """Reaches nothing yet. `patience`: seconds to wait for a connection, or for another process that writes."""
        if url.database in (None, "", ":memory:"):
            raise RecordsMisconfigured(
                "The database URL names no file, so nothing would be kept: "
                "write sqlite+aiosqlite:///path/to/openhire.sqlite."
            )
        self._url = url.set(drivername="sqlite+aiosqlite")
        self._path = Path(str(url.database))
        self._patience = patience
        self._connections: WeakSet[aiosqlite.Connection] = WeakSet()
        self._lock = FileLock(f"{self._path}.lock", timeout=0, thread_local=False)
        self.reader = self._engine(READERS, begin="BEGIN", read_only=True)
        # Immediate, so that what a transaction read still holds when it writes.
        self.writer = self._engine(1, begin="BEGIN IMMEDIATE")

    async def prepare(self, *, alone: bool) -> None:
        """Make the file where there is none, bring its tables up to date. `alone`: see `Database.open`."""
        await asyncio.to_thread(self._prepare, alone)

    async def close(self) -> None:
        """Also what a task still holds: the engine forgets such a connection and leaves it open."""
        await self.reader.dispose()
        await self.writer.dispose()
        for connection in list(self._connections):
            with suppress(TimeoutError):
                await asyncio.wait_for(connection.close(), self._patience)
        self._lock.release()

    async def settle(self) -> None:
        await asyncio.to_thread(self._settle)

    async def check(self) -> None:
        # An open file goes on taking writes after it was deleted.
        if not await asyncio.to_thread(self._path.exists):
            raise RecordsUnavailable("the database file is gone")

    def _prepare(self, alone: bool) -> None:
        """In a thread of its own: reads files and may rewrite tables."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if alone:
            try:
                self._lock.acquire()
            except Timeout:
                raise RecordsInUse(self._path) from None
        engine = create_engine(self._url.set(drivername="sqlite+pysqlite"), hide_parameters=True)
        # Immediate: of two processes that start at once the second waits, and finds the work done.
        self._set_up(engine, begin="BEGIN IMMEDIATE")
        try:
            with engine.begin() as connection:
                upgrade(connection)
        finally:
            engine.dispose()

    def _settle(self) -> None:
        """The file's log holds the pages as they were before; a reader that does not end keeps it for the next time."""
        with closing(sqlite3.connect(self._path, timeout=self._patience)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _engine(self, size: int, *, begin: str, read_only: bool = False) -> AsyncEngine:
        engine = create_async_engine(
            self._url,
            pool_size=size,
            max_overflow=0,
            pool_timeout=self._patience,
            hide_parameters=True,  # they are what people said
        )
        self._set_up(engine.sync_engine, begin=begin, read_only=read_only)

        @event.listens_for(engine.sync_engine, "connect")
        def remember(connection: Any, _: object) -> None:
            self._connections.add(connection.driver_connection)

        return engine

    def _set_up(self, engine: Engine, *, begin: str, read_only: bool = False) -> None:
        @event.listens_for(engine, "connect")
        def connect(connection: Any, _: object) -> None:
            connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
            cursor = connection.cursor()
            for pragma in (
                f"busy_timeout={int(self._patience * 1000)}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "fullfsync=ON",  # macOS: without it, synced means handed to the disk's cache
                "foreign_keys=ON",
                "secure_delete=ON",  # what is erased is overwritten, and not only no longer listed
                f"query_only={int(read_only)}",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        @event.listens_for(engine, "begin")
        def start(connection: Connection) -> None:
            connection.exec_driver_sql(begin)
