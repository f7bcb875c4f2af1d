"""Whatever fails, at whatever moment: nothing is lost or doubled, the candidate is told, and the interview goes on."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.postgres import Postgres
from tests.reliability.faults import OF_THE_MODEL, ON_POSTGRESQL, ON_SQLITE, Fault
from tests.reliability.matrix import Cell, Moment, run

DOCUMENT = Path(__file__).parents[2] / "docs" / "reliability.md"

pytestmark = pytest.mark.timeout(600)


async def test_faults_of_disk_files_and_process(tmp_path: Path) -> None:
    hold_against_the_document(await run(tmp_path, ON_SQLITE), ON_SQLITE)


async def test_faults_of_the_model(tmp_path: Path) -> None:
    hold_against_the_document(await run(tmp_path, OF_THE_MODEL, model_timeout=1.0), OF_THE_MODEL)


async def test_faults_of_the_database(tmp_path: Path, postgres: Postgres) -> None:
    if postgres.folder is None:
        pytest.skip("the server named in OPENHIRE_TEST_POSTGRES is not ours to kill")
    hold_against_the_document(await run(tmp_path, ON_POSTGRESQL, postgres), ON_POSTGRESQL)


def hold_against_the_document(cells: Sequence[Cell], faults: Sequence[Fault]) -> None:
    """`run` has held every interview against its record; here the table says what a candidate saw."""
    documented = {
        row[0]: dict(zip(Moment, row[1:], strict=True))
        for row in (
            [cell.strip() for cell in line.strip("| ").split("|")]
            for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
            if line.startswith("|") and line.count("|") == len(Moment) + 2
        )
    }
    fleeting = {fault.name for fault in faults if fault.fleeting}
    for cell in cells:
        said = documented[cell.fault][cell.moment]
        if cell.fault in fleeting:  # whether it met what was under way is a matter of milliseconds
            assert _calm(cell.text) == _calm(said), cell
        else:
            assert cell.text == said, cell


def _calm(text: str) -> str:
    return re.sub(r"(503, sent again|closed 1012|comes back), ", "", text)
