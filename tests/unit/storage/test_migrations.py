import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from storage.database import Database
from storage.errors import RecordsMisconfigured
from storage.migrations import config, upgrade
from storage.tables import metadata
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Connection]]:
    """Makes connections to empty databases of one kind, each in a transaction."""
    with ExitStack() as stack:

        def connect() -> Connection:
            if request.param == "sqlite":
                url = f"sqlite:///{tmp_path}/{uuid4()}.sqlite"
            else:
                server: Postgres = request.getfixturevalue("postgres")
                url = server.url().replace("postgresql://", "postgresql+psycopg://")
            engine = create_engine(url)
            stack.callback(engine.dispose)
            return stack.enter_context(engine.begin())

        yield connect


@pytest.fixture
def migrated(empty: Callable[[], Connection]) -> Connection:
    connection = empty()
    upgrade(connection)
    return connection


def test_an_empty_database_gets_the_tables_that_the_code_describes(migrated: Connection) -> None:
    assert compare_metadata(MigrationContext.configure(migrated), metadata) == []
    of_interviews = {"jobs", "users", "interviews", "turns", "leases", "prompt_sets"}
    of_the_desk = {"invitations", "decisions", "audit", "erasures", "replays"}
    tables = of_interviews | of_the_desk | {"alembic_version"}
    assert set(inspect(migrated).get_table_names()) == tables


def test_the_rules_that_the_database_checks_are_those_that_the_code_describes(
    migrated: Connection, empty: Callable[[], Connection]
) -> None:
    """Checks, keys and lengths too, which Alembic's comparison leaves out."""
    described = empty()
    metadata.create_all(described)
    for table in metadata.tables:
        here, there = inspect(migrated), inspect(described)
        assert _told(here.get_check_constraints(table)) == _told(there.get_check_constraints(table)), table
        assert _told(here.get_foreign_keys(table)) == _told(there.get_foreign_keys(table)), table
        assert _told(here.get_unique_constraints(table)) == _told(there.get_unique_constraints(table)), table
        assert _told(here.get_indexes(table)) == _told(there.get_indexes(table)), table
        assert here.get_pk_constraint(table) == there.get_pk_constraint(table), table
        assert _told(here.get_columns(table)) == _told(there.get_columns(table)), table


def test_upgrading_again_changes_nothing(migrated: Connection) -> None:
    migrated.execute(text("INSERT INTO users VALUES ('u', '', '', '', '', '[]', '', '', '2026-01-01', 'default', 1)"))
    upgrade(migrated)
    assert migrated.scalar(text("SELECT count(*) FROM users")) == 1


def test_what_an_older_version_kept_is_there_after_an_upgrade(empty: Callable[[], Connection]) -> None:
    connection = empty()
    command.upgrade(config(connection), "0001")
    kept = (
        "INSERT INTO users VALUES ('u', '', '', '', '', '[]', '', '', '2026-01-01 00:00:00+00:00')",
        "INSERT INTO jobs VALUES ('j', '', '', '', '', '', '', '', '[]', '2026-01-01 00:00:00+00:00', NULL)",
        "INSERT INTO interviews VALUES ('i', 'a', 'j', 'u', '', '', '', '{}', 'running', NULL, 'technical', 'neutral',"
        " 1, '[]', '[]', 0, NULL, NULL, '[]', '[]', '2026-01-01 00:00:00+00:00', NULL, '2026-01-01 00:00:00+00:00')",
    )
    for statement in kept:
        connection.execute(text(statement))
    upgrade(connection)
    assert connection.execute(text("SELECT id, status, job FROM interviews")).one() == ("i", "running", None)


async def test_processes_that_start_at_once_migrate_once(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/a.sqlite"
    databases = await asyncio.gather(*(Database.open(url) for _ in range(3)))
    for database in databases:
        await database.check()
        await database.close()


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/a.sqlite"
    await (await Database.open(url)).close()
    with sqlite3.connect(tmp_path / "a.sqlite") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    with pytest.raises(RecordsMisconfigured, match="newer version"):
        await Database.open(url)


def _told(things: object) -> list[str]:
    assert isinstance(things, list)
    return sorted(re.sub(r" at 0x[0-9a-f]+", "", str(thing)) for thing in things)
