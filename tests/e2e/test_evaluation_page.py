"""What docs/evaluation.md says about interviews that exist can be typed, and comes out as it says."""

import json
import re
import shlex
from pathlib import Path

import pytest
from websockets.sync.client import connect

from evals.checks import KINDS
from tests.e2e.conftest import ROOT, openhire
from tests.e2e.test_readme import API_DOCUMENT, blocks, json_lines, receive

PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
PART = PAGE[PAGE.index("## Interviews that exist") :].split("\n## ")[0]
SAID = {
    line["id"]: line
    for block in re.findall(r"```json\n(.*?)```", PART, re.DOTALL)
    for line in map(json.loads, block.splitlines())
}
"""What the page says comes back, by the id of the case; "…" stands for words left out."""


def typed() -> list[list[str]]:
    """The words of each command, what follows `openhire`."""
    return [shlex.split(line)[1:] for block in blocks(PART) for line in block.splitlines()]


@pytest.mark.parametrize("command", [words for words in typed() if words[0] == "try"], ids=" ".join)
def test_one_skill_alone_answers_as_the_page_says(command: list[str], tmp_path: Path) -> None:
    done = openhire(*command, data=tmp_path)
    assert done.returncode == 0, done.stderr
    came = {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}
    shown = set(came) & set(SAID)
    assert shown
    for name in shown:
        assert came[name].keys() == SAID[name].keys()
        assert "…" in str(SAID[name]) or came[name] == SAID[name]


def test_an_interview_of_the_record_is_written_and_measured(server: str, data: Path, tmp_path: Path) -> None:
    address = server.replace("http://", "ws://") + "/ws/interview/test-session-123"
    with connect(address, proxy=None) as socket:
        for line in json_lines(API_DOCUMENT):
            socket.send(line)
            receive(socket)
    (tmp_path / "interviews").mkdir()
    commands = [words for words in typed() if words[0] != "try"]
    assert [words[0] for words in commands] == ["transcript", "eval"]
    for words in commands:
        *words, target = words if ">" in words else [*words, ">", ""]
        typed_in = [str(tmp_path / each) if each in ("interviews", "measured.json") else each for each in words[:-1]]
        done = openhire(*typed_in, data=data)
        assert done.returncode == 0, done.stderr
        if target:
            (tmp_path / target).write_text(done.stdout, encoding="utf-8")
    assert json.loads((tmp_path / "measured.json").read_text(encoding="utf-8"))["transcripts"]


def test_the_page_has_every_kind_of_defect_as_the_checks_know_it() -> None:
    rows = [f"| `{kind.name}` | {kind.how} | {kind.left_to_a_judge} |" for kind in KINDS.values()]
    assert "\n".join(rows) in PART
