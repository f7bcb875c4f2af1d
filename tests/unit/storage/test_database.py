import asyncio
import re
import sqlite3
from contextlib import closing as closing_file
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.errors import RecordsInUse, RecordsMisconfigured, RecordsUnavailable


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://someone:a-secret@db/openhire", "names mysql"),
        ("postgresql://someone:a-secret@db", "names no database"),
        ("not a url", "is not one"),
        ("sqlite+aiosqlite://", "names no file"),
        ("sqlite+aiosqlite:///:memory:", "names no file"),
    ],
)
async def test_a_url_that_cannot_be_used_is_refused_with_a_way_out(url: str, said: str) -> None:
    with pytest.raises(RecordsMisconfigured, match=said) as refused:
        await Database.open(url)
    assert re.search("write .*(sqlite|postgresql)://", str(refused.value))
    assert "a-secret" not in str(refused.value)


async def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/new/folder/openhire.sqlite")
    await database.close()
    assert (tmp_path / "new/folder/openhire.sqlite").is_file()


async def test_what_is_committed_is_synced_and_references_are_checked(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    async with database.writing() as connection:
        pragmas = {
            name: await connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    await database.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


async def test_a_connection_for_reading_cannot_write(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    with pytest.raises(RecordsUnavailable, match="readonly"):
        async with database.reading() as connection:
            await connection.execute(text("DELETE FROM jobs"))
    await database.close()


async def test_nothing_of_a_transaction_stays_after_an_error(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    insert = text("INSERT INTO users VALUES ('u', '', '', '', '', '[]', '', '', '2026-01-01', 'default', 1)")
    with pytest.raises(ZeroDivisionError):
        async with database.writing() as connection:
            await connection.execute(insert)
            _ = 1 / 0
    async with database.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM users")) == 0
    await database.close()


async def test_a_file_that_is_no_database_is_told_as_unavailable(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"anything but a database" * 100)
    with pytest.raises(RecordsUnavailable, match="not a database"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")


async def test_a_folder_that_cannot_be_made_is_told_as_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordsUnavailable):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path}/file/a.sqlite")


async def test_the_check_passes_while_the_record_can_be_written_and_fails_when_its_file_is_gone(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    await database.check()
    (tmp_path / "a.sqlite").unlink()
    with pytest.raises(RecordsUnavailable, match="gone"):
        await database.check()
    await database.close()


async def test_the_check_fails_when_the_tables_are_gone(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    with sqlite3.connect(tmp_path / "a.sqlite") as other:
        other.execute("DROP TABLE turns")
        other.execute("DROP TABLE interviews")
    other.close()
    with pytest.raises(RecordsUnavailable, match="no such table"):
        await database.check()
    await database.close()


async def test_a_file_is_one_servers_and_open_to_console_tools(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/a.sqlite"
    server = await Database.open(url, alone=True)
    with pytest.raises(RecordsInUse, match=r"Stop that one.*OPENHIRE_DATABASE_URL"):
        await Database.open(url, alone=True)
    await (await Database.open(url)).close()
    await server.close()
    await (await Database.open(url, alone=True)).close()


async def test_closing_waits_for_what_is_being_written(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    insert = text("INSERT INTO users VALUES ('u', '', '', '', '', '[]', '', '', '2026-01-01', 'default', 1)")
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with database.writing() as connection:
            await connection.execute(insert)
            begun.set()
            await go_on.wait()

    writing = asyncio.create_task(write())
    await begun.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0.05)
    assert not closing.done()
    go_on.set()
    await asyncio.gather(writing, closing)
    with closing_file(sqlite3.connect(tmp_path / "a.sqlite")) as file:
        assert file.execute("SELECT id FROM users").fetchall() == [("u",)]


async def test_closing_does_not_wait_for_ever(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite", patience=0.2)
    go_on = asyncio.Event()

    async def hang() -> None:
        async with database.reading():
            await go_on.wait()

    hanging = asyncio.create_task(hang())
    await asyncio.sleep(0.05)
    async with asyncio.timeout(5):
        await database.close()
    assert not hanging.done()
    go_on.set()
    await hanging


async def test_a_closed_database_says_so(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite")
    await database.close()
    with pytest.raises(RecordsUnavailable, match="closed"):
        await database.check()
    with pytest.raises(RecordsUnavailable, match="closed"):
        async with database.reading():
            pass


def test_the_words_of_the_api_document_are_at_hand() -> None:
    assert RecordsUnavailable("disk I/O error").api_text == "Database error: connection failed"
    assert RecordsUnavailable.trying_again_helps
    assert not RecordsMisconfigured.trying_again_helps
