"""Where the graph's working memory is: beside the record, in a SQLite file of its own or in the same PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from math import ceil
from pathlib import Path

import aiosqlite
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import make_url

from settings import Settings
from storage.postgres import impatient

SaverFor = Callable[[], BaseCheckpointSaver[str]]
"""A saver for one thread: PostgreSQL's does one thing at a time, so each thread has its own on the shared pool."""

SETTING_UP = 0x68697265
"""Of two servers that start at once, one makes the tables; an advisory lock of this number makes the other wait."""


@asynccontextmanager
async def open_savers(settings: Settings) -> AsyncIterator[SaverFor]:
    """Raises what the drivers raise where the store cannot be reached."""
    if make_url(settings.record_url).get_backend_name() == "sqlite":
        async with _in_file(settings.data_dir / "checkpoints.sqlite", settings.database_patience) as saver:
            yield lambda: saver
    else:
        async with _in_postgres(settings) as pool:
            yield lambda: AsyncPostgresSaver(pool)


async def settle(saver: BaseCheckpointSaver[str]) -> None:
    """What was deleted leaves the file's log too; PostgreSQL's vacuum does it by itself."""
    if isinstance(saver, AsyncSqliteSaver):
        async with saver.lock:
            await saver.conn.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")


@asynccontextmanager
async def _in_file(path: Path, patience: float) -> AsyncIterator[AsyncSqliteSaver]:
    """A file of its own, so that its writes never wait for the record's."""
    await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
    async with aiosqlite.connect(path) as connection:
        await connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        await connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        saver = AsyncSqliteSaver(connection)
        await saver.setup()
        yield saver


@asynccontextmanager
async def _in_postgres(settings: Settings) -> AsyncIterator[AsyncConnectionPool[AsyncConnection[DictRow]]]:
    address = make_url(settings.record_url).set(drivername="postgresql").render_as_string(hide_password=False)
    patience = settings.database_patience
    limit = max(1, int(patience * 900))
    pool: AsyncConnectionPool[AsyncConnection[DictRow]] = AsyncConnectionPool(
        address,
        connection_class=impatient(patience),
        kwargs={
            "autocommit": True,
            "row_factory": dict_row,
            "prepare_threshold": 0,
            "connect_timeout": max(2, ceil(patience)),
            "application_name": "openhire checkpoints",
            "options": f"-c synchronous_commit=on -c statement_timeout={limit} -c lock_timeout={limit}",
        },
        # Connections of before the database was started again are found out before they are used.
        check=AsyncConnectionPool.check_connection,
        min_size=1,
        max_size=settings.database_connections,
        timeout=patience,
        reconnect_timeout=patience,
        open=False,
    )
    async with pool:
        await pool.wait(max(10.0, patience))
        async with pool.connection() as connection:
            await _set_up(connection)
        yield pool


async def _set_up(connection: AsyncConnection[DictRow]) -> None:
    # Asked for again and again: to wait in the lock would keep the other's CREATE INDEX CONCURRENTLY waiting for us.
    while not await _locked(connection):  # noqa: ASYNC110
        await asyncio.sleep(0.1)
    try:
        await AsyncPostgresSaver(connection).setup()
    finally:
        await connection.execute("SELECT pg_advisory_unlock(%s)", (SETTING_UP,))


async def _locked(connection: AsyncConnection[DictRow]) -> bool:
    found = await (await connection.execute("SELECT pg_try_advisory_lock(%s) AS ours", (SETTING_UP,))).fetchone()
    return found is not None and bool(found["ours"])
