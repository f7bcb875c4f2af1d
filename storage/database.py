"""The database of the record: opened, migrated and reached here, and its failures named here.

An acknowledged write is on disk: every commit is synced before it returns, so it survives a power cut.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NoReturn, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, IntegrityError, ProgrammingError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import RecordsMisconfigured, RecordsUnavailable
from storage.migrations import upgrade
from storage.unbroken import unbroken

PATIENCE = 5.0
READERS = 4


class Database:
    """One SQLite file in WAL mode: a few connections that read, one that writes.

    One writer, because SQLite has one: waiting in this process's own queue is fair and costs nothing, whereas
    connections that wait on the file's lock poll for it.
    """

    def __init__(self, url: URL, patience: float) -> None:
        """Reaches nothing yet; `open` does."""
        self._url = url
        self._reader = _engine(url, READERS, patience, begin="BEGIN", read_only=True)
        # Immediate, so that what a transaction read still holds when it writes.
        self._writer = _engine(url, 1, patience, begin="BEGIN IMMEDIATE")
        self._closed = False

    @classmethod
    async def open(cls, url: str, *, patience: float = PATIENCE) -> Self:
        """Open the database at a SQLAlchemy URL, made if it is not there, and bring its tables up to date.

        `patience`: seconds to wait for a free connection, or for another process that writes to the same file.
        Raises RecordsMisconfigured for a URL that cannot be used or a database of a newer version,
        RecordsUnavailable where the file cannot be reached.
        """
        parsed = _parse(url)
        try:
            await asyncio.to_thread(_migrate, parsed, patience)
        except (SQLAlchemyError, OSError) as error:
            _raise(error)
        return cls(parsed, patience)

    async def close(self) -> None:
        self._closed = True
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent moment of the record. For `unbroken` work only."""
        async with self._transaction(self._reader) as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: on disk when the block is left, nothing of it after an error. For `unbroken` work only."""
        async with self._transaction(self._writer) as connection:
            yield connection

    @unbroken
    async def check(self) -> None:
        """Raises RecordsUnavailable unless the record can be read and written now."""
        # An open file goes on taking writes after it was deleted.
        if not await asyncio.to_thread(Path(str(self._url.database)).exists):
            raise RecordsUnavailable("the database file is gone")
        async with self.writing() as connection:
            await connection.execute(text("SELECT 1 FROM interviews LIMIT 1"))

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        if self._closed:
            raise RecordsUnavailable("the database was closed")
        try:
            async with engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            _raise(error)


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise RecordsMisconfigured(
            "The database URL is not one: write it as sqlite+aiosqlite:///path/to/openhire.sqlite."
        ) from None
    if parsed.get_backend_name() != "sqlite":
        raise RecordsMisconfigured(
            f"The database URL names {parsed.get_backend_name()}, and this version keeps its records in SQLite only: "
            "write sqlite+aiosqlite:///path/to/openhire.sqlite, or leave the setting out."
        )
    if parsed.database in (None, "", ":memory:"):
        raise RecordsMisconfigured(
            "The database URL names no file, so nothing would be kept: "
            "write sqlite+aiosqlite:///path/to/openhire.sqlite."
        )
    return parsed.set(drivername="sqlite+aiosqlite")


def _engine(url: URL, size: int, patience: float, *, begin: str, read_only: bool = False) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=size,
        max_overflow=0,
        pool_timeout=patience,
        hide_parameters=True,  # they are what people said
    )
    _set_up(engine.sync_engine, patience, begin=begin, read_only=read_only)
    return engine


def _set_up(engine: Engine, patience: float, *, begin: str, read_only: bool = False) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={int(patience * 1000)}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "fullfsync=ON",  # macOS: without it, synced means handed to the disk's cache
            "foreign_keys=ON",
            f"query_only={int(read_only)}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _migrate(url: URL, patience: float) -> None:
    """In a thread of its own: reads files and may rewrite tables."""
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url.set(drivername="sqlite+pysqlite"), hide_parameters=True)
    # Immediate: of two processes that start at once the second waits, and finds the work done.
    _set_up(engine, patience, begin="BEGIN IMMEDIATE")
    try:
        with engine.begin() as connection:
            upgrade(connection)
    finally:
        engine.dispose()


def _raise(error: Exception) -> NoReturn:
    """Name a failure of the store; what is a mistake of the program stays what it is."""
    if isinstance(error, (IntegrityError, ProgrammingError, DataError)):
        raise error
    if isinstance(error, DatabaseError):
        raise RecordsUnavailable(str(error.orig)) from error
    if isinstance(error, PoolTimeoutError):
        raise RecordsUnavailable("every connection is busy") from error
    if isinstance(error, OSError):
        raise RecordsUnavailable(error.strerror or type(error).__name__) from error
    raise error
