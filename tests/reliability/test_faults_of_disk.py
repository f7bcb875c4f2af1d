"""Faults of disk, files and process, at whatever moment: nothing is lost or doubled, the candidate is told."""

from pathlib import Path

import pytest

from tests.reliability.documented import hold_against_the_document
from tests.reliability.faults import ON_SQLITE
from tests.reliability.matrix import run


@pytest.mark.timeout(600)
async def test_faults_of_disk_files_and_process(tmp_path: Path) -> None:
    hold_against_the_document(await run(tmp_path, ON_SQLITE), ON_SQLITE)
