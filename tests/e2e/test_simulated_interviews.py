"""What docs/simulated-interviews.md says can be typed, and comes out as it says."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from evals.scenario import read_scenario
from evals.speech import personas
from tests.e2e.conftest import ROOT, environment

PAGE = (ROOT / "docs" / "simulated-interviews.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.timeout(600)


def section(name: str) -> str:
    return re.split(r"\n## ", PAGE.split(f"\n## {name}\n")[1])[0]


def commands(name: str) -> list[list[str]]:
    found = re.findall(r"```bash\n(.*?)```", section(name), re.DOTALL)
    return [shlex.split(line) for block in found for line in block.splitlines()]


def typed(command: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """As typed in a folder that has the repository's `evals`, with nothing else set."""
    assert command[0] == ".venv/bin/openhire"
    return subprocess.run(
        [sys.executable, "-m", "cli", *command[1:]],
        cwd=folder,
        env=environment(folder / "data", PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        timeout=500,
        stdin=subprocess.DEVNULL,
    )


def test_the_pages_commands_hold_interviews_and_compare_two_runs(tmp_path: Path) -> None:
    (tmp_path / "evals").symlink_to(ROOT / "evals")
    for command in commands("Simulated interviews"):
        done = typed(command, tmp_path)
        holds = "does not hold" not in done.stdout
        assert done.returncode == (0 if holds else 1), done.stderr
        assert "The page:" in done.stdout
    first, second = (json.loads((tmp_path / name / "eval.json").read_text()) for name in ("first", "second"))
    assert [each["persona"] for each in first["interviews"]] == ["leaving_early"]
    assert second == first  # the same seed, the same interviews
    assert "Nothing got better or worse." in done.stdout
    assert "In both runs: 1;" in (tmp_path / "second" / "index.html").read_text(encoding="utf-8")


def test_the_pages_scenarios_hold_and_its_example_is_one(tmp_path: Path) -> None:
    for command in commands("Scenarios"):
        done = typed(command, tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        assert len(re.findall(r"^holds  ", done.stdout, re.MULTILINE)) == len(command) - 3
    found = re.search(r"```yaml\n(.*?)```", section("Scenarios"), re.DOTALL)
    assert found
    path = tmp_path / "example.yaml"
    path.write_text(found.group(1), encoding="utf-8")
    assert len(read_scenario(path).scenario.steps) == len(yaml.safe_load(found.group(1))["steps"])


def test_the_page_counts_as_many_personas_and_scenarios_as_there_are() -> None:
    words = {14: "Fourteen", 15: "Fifteen", 16: "Sixteen"}
    assert section("Simulated interviews").strip().startswith(f"{words[len(personas())]} personas")
    count = len(list((ROOT / "evals" / "scenarios").glob("*.yaml")))
    assert f"{words[count]} stand in" in section("Scenarios")
