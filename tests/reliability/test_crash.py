"""Servers and databases that are killed again and again lose no answer and no question, and double none.

The short form, at moments that cover all kinds of them; the long one is `make reliability`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import MISSING
from tests.postgres import NoPostgres, Postgres, started
from tests.reliability.crash import Form, run
from tests.reliability.kills import Moment
from tests.reliability.store import InFolder, OnServer, Store


def short(kills: int) -> Form:
    return Form(kills, seed=51, seats=3, reconnect_after=1.0, life=2.0)


@pytest.fixture
def mortal_postgres() -> Iterator[Postgres]:
    """One that nobody else uses."""
    try:
        server = started()
    except NoPostgres as error:
        pytest.skip(f"{MISSING}: {error}")
    if server.folder is None:
        pytest.skip("the PostgreSQL to test with is not ours to kill")
    yield server
    server.stop()


async def held_through(form: Form, store: Store, log: Path) -> set[Moment]:
    """The moments of the kills, after which the record is as it was told."""
    outcome = await run(form, store, log)
    assert outcome.verdict.faults == []
    assert outcome.verdict.kept == outcome.verdict.acknowledged > 0
    return set(outcome.killer.kills)


@pytest.mark.timeout(300)
async def test_whenever_the_server_is_killed_the_record_holds_what_was_told(tmp_path: Path) -> None:
    moments = await held_through(short(6), InFolder(tmp_path / "data"), tmp_path / "server.log")
    assert moments == {Moment.STARTING, Moment.TURN, Moment.ANY}


@pytest.mark.timeout(300)
async def test_whenever_server_or_database_are_killed_the_record_holds_what_was_told(
    mortal_postgres: Postgres, tmp_path: Path
) -> None:
    store = OnServer(tmp_path / "data", mortal_postgres.url(), mortal_postgres)
    moments = await held_through(short(4), store, tmp_path / "server.log")
    assert moments == {Moment.STARTING, Moment.TURN, Moment.STORE}
