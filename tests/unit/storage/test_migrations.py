import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from storage.database import Database
from storage.errors import RecordsMisconfigured
from storage.migrations import upgrade
from storage.tables import metadata


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{tmp_path}/migrated.sqlite")
    with engine.begin() as connection:
        upgrade(connection)
        yield connection
    engine.dispose()


def test_an_empty_database_gets_the_tables_that_the_code_describes(migrated: Connection) -> None:
    assert compare_metadata(MigrationContext.configure(migrated), metadata) == []
    assert set(inspect(migrated).get_table_names()) == {"jobs", "users", "interviews", "turns", "alembic_version"}


def test_the_rules_that_the_database_checks_are_those_that_the_code_describes(
    migrated: Connection, tmp_path: Path
) -> None:
    """Checks, keys and lengths too, which Alembic's comparison leaves out."""
    engine = create_engine(f"sqlite:///{tmp_path}/described.sqlite")
    with engine.begin() as described:
        metadata.create_all(described)
        for table in metadata.tables:
            here, there = inspect(migrated), inspect(described)
            assert _told(here.get_check_constraints(table)) == _told(there.get_check_constraints(table)), table
            assert _told(here.get_foreign_keys(table)) == _told(there.get_foreign_keys(table)), table
            assert _told(here.get_unique_constraints(table)) == _told(there.get_unique_constraints(table)), table
            assert _told(here.get_indexes(table)) == _told(there.get_indexes(table)), table
            assert here.get_pk_constraint(table) == there.get_pk_constraint(table), table
            assert list(map(str, here.get_columns(table))) == list(map(str, there.get_columns(table))), table
    engine.dispose()


def test_upgrading_again_changes_nothing(migrated: Connection) -> None:
    migrated.execute(text("INSERT INTO users VALUES ('u', '', '', '', '', '[]', '', '', '2026-01-01 00:00:00')"))
    upgrade(migrated)
    assert migrated.scalar(text("SELECT count(*) FROM users")) == 1


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
    return sorted(map(str, things))
