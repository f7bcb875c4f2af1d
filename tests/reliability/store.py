"""Where the record is kept while the server is killed, and how to read it afterwards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from settings import Settings
from storage.database import Database
from storage.records import Records
from tests.postgres import Postgres


class Store(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def environment(self) -> dict[str, str]:
        """What the server is told of it."""
        ...

    @property
    def url(self) -> str: ...

    @property
    def database(self) -> Postgres | None:
        """A process of its own, to be killed and started again; None where there is none, or none of ours."""
        ...


class InFolder:
    """SQLite in the data folder, as a fresh machine has it."""

    name = "SQLite"
    database = None

    def __init__(self, folder: Path) -> None:
        self.environment = {"OPENHIRE_DATA_DIR": str(folder)}
        self.url = Settings(data_dir=folder).record_url


class OnServer:
    """PostgreSQL; what is not the record stays in the data folder."""

    name = "PostgreSQL"

    def __init__(self, folder: Path, url: str, database: Postgres | None = None) -> None:
        """`url` of an empty database."""
        self.environment = {"OPENHIRE_DATA_DIR": str(folder), "OPENHIRE_DATABASE_URL": url}
        self.url = url
        self.database = database


@asynccontextmanager
async def records(store: Store) -> AsyncIterator[Records]:
    """To be used once no server has it open."""
    database = await Database.open(store.url)
    try:
        yield Records(database)
    finally:
        await database.close()
