"""A server that is killed again and again loses no answer and no question, and doubles none."""

from pathlib import Path

import pytest

from tests.reliability.crash import Form, run
from tests.reliability.store import InFolder

SHORT = Form(kills=6, seed=3, seats=3, reconnect_after=1.0, life=2.0)
"""The long form is `make reliability`."""


@pytest.mark.timeout(300)
async def test_the_record_holds_what_candidates_were_told_whenever_the_server_is_killed(tmp_path: Path) -> None:
    outcome = await run(SHORT, InFolder(tmp_path / "data"), tmp_path / "server.log")
    assert outcome.verdict.faults == []
    assert outcome.killer.kills.total() == 6
    assert outcome.verdict.kept == outcome.verdict.acknowledged > 0
