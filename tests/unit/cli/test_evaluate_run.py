"""`openhire eval` and `--scenarios`: wrong calls are told in a sentence before anything is held."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app


def evaluated(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["eval", *arguments], env={"COLUMNS": "200"})


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--persona", "grumpy"], "There is no persona grumpy; there are"),
        (["--jobs", "nowhere"], "nowhere"),
        (["--resumes", "nowhere"], "nowhere"),
        (["--against", "nowhere.json"], "nowhere.json cannot be read"),
        (["--scenarios", "grumbling"], "There is no scenario grumbling; there are"),
        (["repeat_request"], "Names are for scenarios: add --scenarios"),
    ],
)
def test_a_wrong_call_is_told(arguments: list[str], told: str) -> None:
    result = evaluated(*arguments)
    assert result.exit_code == 2, result.output
    assert told in result.stderr


def test_a_scenario_with_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("what: Mine.\nsteps:\n- say: start\n- expects: {type: interview_started}\n")
    result = evaluated("--scenarios", str(path))
    assert result.exit_code == 2
    assert "line 4 (step 2): expects is not known here" in result.stderr
