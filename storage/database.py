"""The database of the record: opened, migrated and reached here, and its failures named here.

An acknowledged write is on disk: every commit is synced before it returns, so it survives a power cut.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NoReturn, Protocol, Self

from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.errors import RecordsMisconfigured, RecordsUnavailable, Refused
from storage.postgres import Postgres
from storage.sqlite import Sqlite
from storage.unbroken import unbroken

PATIENCE = 5.0
CONNECTIONS = 10


class Backend(Protocol):
    """What SQLite and PostgreSQL do each in its own way."""

    @property
    def reader(self) -> AsyncEngine: ...

    @property
    def writer(self) -> AsyncEngine: ...

    async def prepare(self, *, alone: bool) -> None: ...

    async def close(self) -> None: ...

    async def settle(self) -> None:
        """What was erased leaves the files, as far as that can be done here."""
        ...

    async def check(self) -> None:
        """Raises RecordsUnavailable where the database is gone in a way that a transaction would not notice."""
        ...


class Database:
    def __init__(self, backend: Backend, patience: float = PATIENCE) -> None:
        """Reaches nothing yet; `open` does."""
        self._backend = backend
        self._patience = patience
        self._closed = False
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @classmethod
    async def open(
        cls, url: str, *, patience: float = PATIENCE, alone: bool = False, connections: int = CONNECTIONS
    ) -> Self:
        """Open the database at a SQLAlchemy URL, made if it is a file that is not there; bring its tables up to date.

        `patience`: seconds to wait for a free connection, for another process that writes, or for a server that does
        not answer. `alone`: refuse where another process opened the same file so; servers do, console tools do not.
        `connections`: at most so many at once, to PostgreSQL.
        Raises RecordsMisconfigured for a URL that cannot be used or a database of a newer version, RecordsInUse,
        and RecordsUnavailable where the database cannot be reached.
        """
        backend = _backend(_parse(url), patience, connections)
        try:
            await backend.prepare(alone=alone)
        except BaseException as error:
            await backend.close()
            if isinstance(error, (SQLAlchemyError, OSError)):
                _raise(error)
            raise
        return cls(backend, patience)

    async def close(self) -> None:
        """Waits, no longer than its patience, for what is under way: a pool forgets connections that are in use."""
        self._closed = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), self._patience)
        await self._backend.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent moment of the record. For `unbroken` work only."""
        async with self._transaction(self._backend.reader) as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: on disk when the block is left, nothing of it after an error. For `unbroken` work only."""
        async with self._transaction(self._backend.writer) as connection:
            yield connection

    @unbroken
    async def check(self) -> None:
        """Raises RecordsUnavailable unless the record can be read and written now."""
        await self._backend.check()
        try:
            async with self.writing() as connection:
                await connection.execute(text("SELECT 1 FROM interviews LIMIT 1"))
        except Refused as error:
            raise RecordsUnavailable("its tables are gone") from error

    @unbroken
    async def settle(self) -> None:
        """What was erased leaves the files too. Raises RecordsUnavailable."""
        try:
            await self._backend.settle()
        except sqlite3.Error as error:
            raise RecordsUnavailable(str(error)) from error

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        if self._closed:
            raise RecordsUnavailable("the database was closed")
        self._under_way += 1
        self._idle.clear()
        try:
            async with engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            _raise(error)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise RecordsMisconfigured(
            "The database URL is not one: write it as sqlite+aiosqlite:///path/to/openhire.sqlite "
            "or postgresql://user:password@host/openhire."
        ) from None


def _backend(url: URL, patience: float, connections: int) -> Backend:
    match url.get_backend_name():
        case "sqlite":
            return Sqlite(url, patience)
        case "postgresql" | "postgres":
            return Postgres(url, patience, connections)
        case other:
            raise RecordsMisconfigured(
                f"The database URL names {other}, and records are kept in SQLite or PostgreSQL: "
                "write sqlite+aiosqlite:///path/to/openhire.sqlite or postgresql://user:password@host/openhire, "
                "or leave the setting out."
            )


def _raise(error: Exception) -> NoReturn:
    """Name a failure of the store; what is a mistake of the program stays one."""
    if isinstance(error, DBAPIError):
        # The driver's first line says what failed; PostgreSQL shows values of the row in the others.
        reason = str(error.orig).partition("\n")[0]
        if isinstance(error, (IntegrityError, ProgrammingError, DataError)):
            raise Refused(reason) from None
        raise RecordsUnavailable(reason, disconnected=error.connection_invalidated) from error
    if isinstance(error, PoolTimeoutError):
        raise RecordsUnavailable("every connection is busy") from error
    if isinstance(error, OSError):
        raise RecordsUnavailable(error.strerror or type(error).__name__) from error
    raise error
