"""The scenarios of the conversation, played over the websocket; and a scenario that must fail does."""

import asyncio
from pathlib import Path

from evals.run_scenarios import play_all
from evals.scenario import read_scenario, scenarios

UNTRUE = """\
what: A scenario that expects what never happens.
steps:
  - say: start
  - expect: {type: interview_started, data: {interview_phase: conclusion}}
"""
WAITING = """\
what: A scenario that waits for what does not come.
steps:
  - say: start
  - expect: {type: interview_started}
  - expect: {type: ai_response}
    within: 0.3
"""
PRESENT = """\
what: A scenario that wants something absent that comes.
steps:
  - say: start
  - absent: {type: interview_started}
"""


def test_every_scenario_goes_as_it_is_written() -> None:
    played = asyncio.run(play_all(scenarios()))
    assert [each.failure for each in played if each.failure] == []
    assert len(played) >= 12


def test_a_scenario_that_does_not_hold_is_told_with_its_line_and_what_came(tmp_path: Path) -> None:
    reads = []
    for name, text in (("untrue", UNTRUE), ("waiting", WAITING), ("present", PRESENT)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        reads.append(read_scenario(path))
    untrue, waiting, present = asyncio.run(play_all(reads))
    assert untrue.failure == ("untrue, line 4 (step 2): data.interview_phase is 'introduction' and not 'conclusion'")
    assert waiting.failure == "waiting, line 5 (step 3): no ai_response within 0.3 s; nothing came"
    assert "present, line 4 (step 2): this should be absent" in (present.failure or "")
