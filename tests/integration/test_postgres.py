"""What only PostgreSQL does: it goes away, comes back, hangs, and is shared."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.errors import RecordsMisconfigured, RecordsUnavailable
from storage.models import Said
from storage.records import Records
from tests.conftest import MISSING
from tests.integration.test_records import CANDIDATE, JOB, NOON, begun, next_question
from tests.postgres import NoPostgres, Postgres, started

PATIENCE = 2.0


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """Of these tests alone: they kill it."""
    try:
        server = started()
    except NoPostgres as error:
        pytest.skip(f"{MISSING}: {error}")
    if server.folder is None:
        pytest.skip("the server named in OPENHIRE_TEST_POSTGRES is not ours to kill")
    yield server
    server.stop()


@pytest.fixture
async def records(server: Postgres) -> AsyncIterator[Records]:
    database = await Database.open(server.url(), patience=PATIENCE)
    records = Records(database)
    await records.add_job(JOB)
    await records.add_candidate(CANDIDATE)
    yield records
    await database.close()


async def test_a_server_that_was_started_again_is_used_as_if_nothing_had_been(
    server: Postgres, records: Records
) -> None:
    kept = await begun(records)
    await kept.keep_answer(1, Said(text="I baked."), NOON)
    server.kill()
    server.start()
    assert (await records.turns(kept.interview.id))[0].answer == "I baked."
    await kept.keep_answer(1, Said(text="I baked at night."), NOON)
    await kept.keep_question(next_question(2), NOON, 1.0)
    assert [turn.answer for turn in await records.turns(kept.interview.id)] == ["I baked at night.", None]


async def test_while_it_is_gone_a_write_is_refused_and_can_be_done_again(server: Postgres, records: Records) -> None:
    kept = await begun(records)
    server.kill()
    for _ in range(3):
        with pytest.raises(RecordsUnavailable):
            await kept.keep_answer(1, Said(text="I baked."), NOON)
    with pytest.raises(RecordsUnavailable):
        await records.check()
    server.start()
    await kept.keep_answer(1, Said(text="I baked."), NOON)
    await records.check()


async def test_killed_in_the_middle_of_writes_it_has_kept_all_that_was_acknowledged(
    server: Postgres, records: Records
) -> None:
    kept = await begun(records)
    acknowledged: list[str] = []

    async def write() -> None:
        for number in range(10_000):
            await kept.keep_answer(1, Said(text=f"I baked {number} loaves."), NOON)
            acknowledged.append(f"I baked {number} loaves.")

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.3)
    await asyncio.to_thread(server.kill)
    with pytest.raises(RecordsUnavailable):
        await writing
    server.start()
    answer = (await records.turns(kept.interview.id))[0].answer
    # The last one may have been kept without an answer from the database.
    assert acknowledged and answer in (acknowledged[-1], f"I baked {len(acknowledged)} loaves.")


async def test_a_server_that_hangs_is_hung_up_on(server: Postgres, records: Records) -> None:
    kept = await begun(records)
    with server.hanging():
        began = time.monotonic()
        with pytest.raises(RecordsUnavailable):
            await kept.keep_answer(1, Said(text="I baked."), NOON)
        assert time.monotonic() - began < 4 * PATIENCE
    await kept.keep_answer(1, Said(text="I baked at night."), NOON)
    assert (await records.turns(kept.interview.id))[0].answer == "I baked at night."


async def test_what_waits_for_a_lock_is_told_in_time(server: Postgres, records: Records) -> None:
    kept = await begun(records)
    other = await Database.open(server.url(), patience=PATIENCE)
    await other.close()
    blocking = records._database
    async with blocking.writing() as connection:
        await connection.execute(text("SELECT 1 FROM interviews FOR UPDATE"))
        with pytest.raises(RecordsUnavailable, match="timeout"):
            await kept.keep_answer(1, Said(text="I baked."), NOON)
    await kept.keep_answer(1, Said(text="I baked."), NOON)


async def test_of_servers_that_start_at_once_one_makes_the_tables(server: Postgres) -> None:
    url = server.url()
    databases = await asyncio.gather(*(Database.open(url) for _ in range(4)))
    await asyncio.gather(*(database.check() for database in databases))
    await asyncio.gather(*(database.close() for database in databases))


async def test_closing_takes_a_connection_also_from_whoever_still_holds_it(server: Postgres) -> None:
    database = await Database.open(server.url(), patience=PATIENCE)
    connection = await database._backend.writer.connect()
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    await database.close()
    assert driver.closed
    await connection.invalidate()
    await connection.close()


async def test_a_connection_for_reading_cannot_write(records: Records) -> None:
    with pytest.raises(RecordsUnavailable, match="read-only"):
        async with records._database.reading() as connection:
            await connection.execute(text("DELETE FROM jobs"))


async def test_a_database_that_is_not_there_is_told_without_the_password(server: Postgres) -> None:
    address = server.address.replace("postgres@", "postgres:a-secret@")
    with pytest.raises(RecordsUnavailable, match='"nowhere" does not exist') as refused:
        await Database.open(f"{address}/nowhere")
    assert "a-secret" not in str(refused.value)
    with pytest.raises(RecordsMisconfigured, match="names no database"):
        await Database.open(address)
