"""Faults of the model, at whatever moment: nothing is lost or doubled, the candidate is told."""

from pathlib import Path

import pytest

from tests.reliability.documented import hold_against_the_document
from tests.reliability.faults import OF_THE_MODEL
from tests.reliability.matrix import run


@pytest.mark.timeout(600)
async def test_faults_of_the_model(tmp_path: Path) -> None:
    hold_against_the_document(await run(tmp_path, OF_THE_MODEL, model_timeout=1.0), OF_THE_MODEL)
