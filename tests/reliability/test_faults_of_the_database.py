"""Faults of the database, at whatever moment: nothing is lost or doubled, the candidate is told."""

from pathlib import Path

import pytest

from tests.postgres import Postgres
from tests.reliability.documented import hold_against_the_document
from tests.reliability.faults import ON_POSTGRESQL
from tests.reliability.matrix import run


@pytest.mark.timeout(600)
async def test_faults_of_the_database(tmp_path: Path, postgres: Postgres) -> None:
    if postgres.folder is None:
        pytest.skip("the server named in OPENHIRE_TEST_POSTGRES is not ours to kill")
    hold_against_the_document(await run(tmp_path, ON_POSTGRESQL, postgres), ON_POSTGRESQL)
