"""The audit log takes new rows and nothing else: the database itself refuses, whoever asks."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.desk.audit import AuditLog
from storage.errors import RecordsError


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = await Database.open(database_url)
    yield database
    await database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'somebody else'",
        "UPDATE audit SET details = '{}' WHERE actor = 'ada'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE actor = 'ada'",
    ],
)
async def test_a_row_is_neither_changed_nor_deleted(database: Database, statement: str) -> None:
    log = AuditLog(database)
    await log.note("linden", "ada", "recruiter", "candidate.read", ("candidate", "a"), {"receipt": "b"})
    before = await log.entries("linden", 10)
    with pytest.raises(RecordsError, match="takes new rows only"):
        async with database.writing() as connection:
            await connection.execute(text(statement))
    assert await log.entries("linden", 10) == before
    assert [entry.actor for entry in before] == ["ada"]


async def test_it_is_not_emptied_where_a_database_has_a_way_to(postgres_url: str) -> None:
    database = await Database.open(postgres_url)
    log = AuditLog(database)
    await log.note("linden", "ada", "recruiter", "candidate.read", ("candidate", "a"))
    with pytest.raises(RecordsError, match="takes new rows only"):
        async with database.writing() as connection:
            await connection.execute(text("TRUNCATE audit"))
    assert len(await log.entries("linden", 10)) == 1
    await database.close()


async def test_each_organisation_reads_its_own_newest_first_in_pages(database: Database) -> None:
    log = AuditLog(database)
    for number in range(5):
        await log.note("linden", f"ada {number}", "recruiter", "candidate.read", ("candidate", str(number % 2)))
    await log.note("poplar", "eve", "recruiter", "candidate.read", ("candidate", "0"))
    first = await log.entries("linden", 2)
    rest = await log.entries("linden", 9, before=first[-1].id)
    assert [entry.actor for entry in [*first, *rest]] == [f"ada {number}" for number in (4, 3, 2, 1, 0)]
    assert [entry.actor for entry in await log.entries("linden", 9, subject_id="1")] == ["ada 3", "ada 1"]
    assert await log.entries("elm", 9) == []
