"""The record in PostgreSQL: a pool of connections, shared with nobody, and bounded waits for a server that hangs."""

import asyncio
import os
import socket
from math import ceil
from typing import Any
from weakref import WeakSet

from psycopg import AsyncConnection
from sqlalchemy import URL, create_engine, event, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.errors import RecordsMisconfigured
from storage.migrations import upgrade

MIGRATING = 0x6F70656E
"""Of two processes that start at once, one migrates; an advisory lock of this number makes the other wait."""


def impatient(patience: float) -> type[AsyncConnection[Any]]:
    """Connections that hang up on a server which has not answered in so many seconds.

    Whoever waits for it then gets psycopg.OperationalError. Cancelling would not do: the driver waits for the server to
    confirm it. The server's own time-outs come first where it is alive.
    """

    class Impatient(AsyncConnection[Any]):
        async def wait(self, *given: Any, **named: Any) -> Any:
            alarm = asyncio.get_running_loop().call_later(patience, self._hang_up)
            try:
                return await super().wait(*given, **named)
            finally:
                alarm.cancel()

        def _hang_up(self) -> None:
            if not self.closed:
                with socket.socket(fileno=os.dup(self.fileno())) as line:
                    line.shutdown(socket.SHUT_RDWR)

    return Impatient


class Postgres:
    def __init__(self, url: URL, patience: float, connections: int) -> None:
        """Reaches nothing yet. `patience`: seconds to wait for a connection, a lock, or the server as a whole."""
        if not url.database:
            raise RecordsMisconfigured(
                "The database URL names no database: write postgresql://user:password@host/openhire."
            )
        self._url = url.set(drivername="postgresql+psycopg")
        self._patience = patience
        # A statement that the server cannot finish in time is ended by the server, before we hang up on it.
        limit = max(1, int(patience * 900))
        self._arguments = {
            "connect_timeout": max(2, ceil(patience)),
            "application_name": "openhire",
            "options": f"-c synchronous_commit=on -c statement_timeout={limit} -c lock_timeout={limit}",
        }
        self._connection = impatient(patience)
        self._connections: WeakSet[AsyncConnection[Any]] = WeakSet()
        self.writer = create_async_engine(
            self._url,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=patience,
            hide_parameters=True,  # they are what people said
            connect_args={**self._arguments, "async_creator_fn": self._connect},
        )
        self.reader = self.writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    async def prepare(self, *, alone: bool) -> None:  # noqa: ARG002 - many processes may share it: leases part them
        await asyncio.to_thread(self._prepare)

    async def close(self) -> None:
        """Also what a task that was stopped still holds: the engine forgets such a connection and leaves it open."""
        await self.writer.dispose()
        for connection in list(self._connections):
            await connection.close()

    async def settle(self) -> None:
        """Nothing to do: its own vacuum does it; archives and replicas are for whoever keeps them."""

    async def check(self) -> None:
        """Whoever opens a transaction reaches it."""

    async def _connect(self, *given: Any, **named: Any) -> AsyncConnection[Any]:
        connection = await self._connection.connect(*given, **named)
        self._connections.add(connection)
        return connection

    def _prepare(self) -> None:
        """In a thread of its own: reads files and may rewrite tables."""
        engine = create_engine(self._url, hide_parameters=True, connect_args={**self._arguments, "options": ""})
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("SET LOCAL lock_timeout = '60s'"))
        try:
            with engine.begin() as connection:
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATING})
                upgrade(connection)
        finally:
            engine.dispose()
