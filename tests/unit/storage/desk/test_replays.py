"""Replies that are kept to be given again: whose, for how long, and readable by nobody but who asked."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from storage.database import Database
from storage.desk.replays import ANSWERED_WITHIN, KEPT_FOR, Key, Replays, Reply
from storage.errors import KeyBusy, KeyReused
from storage.tables import replays

KEY = Key("linden", "ada", "0b8f")
REPLY = Reply(201, {"location": "/jobs/a"}, '{"token": "inv_secret"}')
REQUEST = "0" * 64


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = await Database.open(database_url)
    yield database
    await database.close()


async def rows(database: Database) -> list[Any]:
    async with database.reading() as connection:
        return list((await connection.execute(select(replays))).all())


async def age(database: Database, by: timedelta) -> None:
    async with database.writing() as connection:
        await connection.execute(update(replays).values(at=datetime.now(UTC) - by))


async def test_a_reply_is_given_again_to_the_same_request_of_the_same_caller_alone(database: Database) -> None:
    kept = Replays(database)
    assert await kept.begin(KEY, REQUEST) is None
    with pytest.raises(KeyBusy):
        await kept.begin(KEY, REQUEST)
    await kept.keep(KEY, REPLY)
    assert await kept.begin(KEY, REQUEST) == REPLY
    with pytest.raises(KeyReused):
        await kept.begin(KEY, "1" * 64)
    for other in (Key("poplar", "ada", "0b8f"), Key("linden", "eve", "0b8f"), Key("linden", "ada", "other")):
        assert await kept.begin(other, REQUEST) is None


async def test_neither_the_key_nor_the_reply_can_be_read_in_the_record(database: Database) -> None:
    kept = Replays(database)
    await kept.begin(KEY, REQUEST)
    await kept.keep(KEY, REPLY)
    (row,) = await rows(database)
    assert "inv_secret" not in str(row) and KEY.key not in str(row)


async def test_a_key_whose_request_failed_or_whose_server_died_is_free_again(database: Database) -> None:
    kept = Replays(database)
    await kept.begin(KEY, REQUEST)
    await kept.drop(KEY)
    assert await kept.begin(KEY, "1" * 64) is None
    await age(database, ANSWERED_WITHIN + timedelta(seconds=1))
    assert await kept.begin(KEY, REQUEST) is None


async def test_replies_are_forgotten_after_a_day(database: Database) -> None:
    kept = Replays(database)
    await kept.begin(KEY, REQUEST)
    await kept.keep(KEY, REPLY)
    await age(database, KEPT_FOR + timedelta(seconds=1))
    assert await kept.begin(Key("linden", "ada", "another"), REQUEST) is None
    assert len(await rows(database)) == 1
