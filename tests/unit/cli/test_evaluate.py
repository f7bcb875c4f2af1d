"""`openhire eval --transcripts`: interviews that exist, measured."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from evals.metrics import Metrics
from evals.transcript import UnreadableTranscript, parse_transcript
from tests.unit.evals.planted import FOLDER, HELD_OUT, copies, flaws


def evaluated(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["eval", *arguments], env={"COLUMNS": "200"})


def test_each_interview_is_measured_and_each_defect_named_with_turn_and_kind(tmp_path: Path) -> None:
    flawed = copies(flaws(HELD_OUT))[0]
    (tmp_path / "flawed.yaml").write_text(flawed.dumped(), encoding="utf-8")
    shutil.copy(FOLDER / "chef.yaml", tmp_path)
    (tmp_path / "notes.yaml").write_text("- no interview\n")
    (tmp_path / "notes.md").write_text("nor this\n")
    result = evaluated("--transcripts", str(tmp_path), "--json", str(tmp_path / "measured.json"))
    assert result.exit_code == 0, result.output
    assert "notes.yaml is left out" in result.stderr and "notes.md" not in result.output
    planted = flawed.defects[0]
    assert f"{flawed.id}, turn {planted.turn}: {planted.kind}: " in result.stdout

    written = json.loads((tmp_path / "measured.json").read_text(encoding="utf-8"))
    by_id = {each["id"]: each for each in written["transcripts"]}
    assert set(by_id) == {"chef", flawed.id}
    assert {(d["turn"], d["kind"]) for d in by_id[flawed.id]["defects"]} >= {(planted.turn, planted.kind)}
    assert by_id["chef"]["defects"] == []
    metrics = by_id["chef"]["metrics"]
    assert set(metrics) == set(Metrics.__dataclass_fields__)
    assert metrics["verbatim"]["value"] == 1.0 and metrics["grounded"]["value"] == 1.0


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_a_folder_without_a_transcript_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    result = evaluated("--transcripts", str(tmp_path / name))
    assert result.exit_code == 2
    assert "does not exist" in result.stderr or "holds no transcript" in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not YAML"),
        ("just words", "no fields"),
        ("id: a\njob: {title: x}\ncandidate: {}\nturns: [{number: 1, phase: warm-up}]\n", "turns.0"),
    ],
)
def test_what_is_no_transcript_says_where(text: str, told: str) -> None:
    with pytest.raises(UnreadableTranscript, match=told):
        parse_transcript(text)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_transcript_that_is_written_again_reads_the_same(path: Path) -> None:
    transcript = parse_transcript(path.read_text(encoding="utf-8"))
    assert parse_transcript(transcript.dumped()) == transcript
