"""`openhire prompts`: what a prompt engineer sees of an edit before anybody else does."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app

SHIPPED = Path(__file__).parents[3] / "prompts"
NAMES = {"ask", "assess_comfort", "find_evidence", "give_feedback", "plan_job"}


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    """A copy that a test may edit."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "prompts"))


def called(*arguments: str, prompts: Path = SHIPPED) -> Result:
    return CliRunner().invoke(app, ["prompts", *arguments], env={"OPENHIRE_PROMPTS_DIR": str(prompts)})


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_list_names_each_prompt_and_the_hash_of_the_set() -> None:
    result = called("list")
    assert result.exit_code == 0
    assert {line.split()[0] for line in result.stdout.splitlines() if line[:1].islower()} >= NAMES
    assert "The set: " in result.stdout


def test_what_is_shipped_can_be_used() -> None:
    result = called("check")
    assert result.exit_code == 0
    assert "5 prompts, the question bank and the phase plan can be used." in result.stdout


def test_each_mistake_is_told_with_file_line_and_remedy(prompts: Path) -> None:
    edit(prompts / "ask.md", "Turn {{ turn }}.", "Turn {{ turns }}.")
    edit(prompts / "give_feedback.md", "temperature: 0.4", "temperatur: 0.4")
    edit(prompts / "question_bank" / "responses.yaml", "So {echo}.", "So {ecko}.")
    (prompts / "phase_plan.yaml").write_text("phases: 3")
    result = called("check", prompts=prompts)
    assert result.exit_code == 1
    assert "4 mistakes" in result.stderr
    for told in ("prompts/ask.md:", "turns", "prompts/give_feedback.md:", "temperatur", "ecko", "phase_plan.yaml"):
        assert told in result.stderr, told


@pytest.mark.parametrize(
    ("file", "before", "after", "says"),
    [
        ("assess_comfort.md", "comfort", "ease", "The output does not fit the code. It must have: comfort."),
        ("assess_comfort.md", "question", "asked", "Nobody hands in asked. It can use: answer, question."),
    ],
)
def test_a_prompt_that_the_code_cannot_use_is_a_mistake(
    prompts: Path, file: str, before: str, after: str, says: str
) -> None:
    text = (prompts / file).read_text()
    (prompts / file).write_text(text.replace(before, after))
    for skill in NAMES:
        (prompts / "cases" / f"{skill}.yaml").unlink()
    result = called("check", prompts=prompts)
    assert result.exit_code == 1
    assert f"prompts/{file}:1: {says}" in result.stderr


def test_another_folder_can_be_checked(prompts: Path) -> None:
    assert called("check", str(prompts)).exit_code == 0
    assert "There is no prompt here." in called("check", str(prompts / "shared" / "nothing")).stderr


def test_a_prompt_is_shown_as_a_model_is_sent_it(tmp_path: Path) -> None:
    shown = called("render", "assess_comfort", "--example").stdout
    assert shown.index("# System") < shown.index("# User") < shown.index("I let her weigh the dough herself")
    given = tmp_path / "inputs.json"
    given.write_text(json.dumps({"answer": "I painted the boat."}))
    assert "I painted the boat." in called("render", "assess_comfort", "--inputs", str(given)).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("render", "nobody", "--example"), "There is no prompt nobody; there are ask,"),
        (("render", "ask"), "--example, or --inputs FILE.json"),
        (("render", "ask", "--inputs", "none.json"), "cannot be read as JSON"),
        (("diff", "--against", "nowhere"), "There is no prompt here."),
    ],
)
def test_a_wrong_call_says_what_to_do(arguments: tuple[str, ...], said: str) -> None:
    result = called(*arguments)
    assert result.exit_code in (1, 2)
    assert said in result.stderr


def test_inputs_of_another_type_are_refused_and_not_repeated(tmp_path: Path) -> None:
    given = tmp_path / "inputs.json"
    given.write_text(json.dumps({"answer": ["my secret"]}))
    result = called("render", "assess_comfort", "--inputs", str(given))
    assert result.exit_code == 1
    assert "answer did not come as text" in result.stderr
    assert "secret" not in result.stderr
    given.write_text("[]")
    assert "holds no JSON object" in called("render", "assess_comfort", "--inputs", str(given)).stderr


def test_an_edit_is_shown_where_a_model_would_meet_it(prompts: Path) -> None:
    assert "Models are sent the same." in called("diff", "--against", str(prompts)).stdout
    edit(prompts / "shared" / "json.md", "Answer with one JSON object", "Answer with a single JSON object")
    result = called("diff", "--against", str(SHIPPED), prompts=prompts)
    assert result.exit_code == 1
    assert result.stdout.count("+Answer with a single JSON object") == len(NAMES)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_in_a_repository_an_edit_is_held_against_the_last_commit(prompts: Path) -> None:
    who = ("-c", "user.name=Robin", "-c", "user.email=robin@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "As they were")):
        subprocess.run(["git", "-C", str(prompts), *arguments], check=True)
    assert "Models are sent the same." in called("diff", prompts=prompts).stdout
    edit(prompts / "assess_comfort.md", "temperature: 0", "temperature: 0.1")
    assert '+model: {"temperature":0.1' in called("diff", prompts=prompts).stdout


def test_outside_of_a_repository_a_folder_must_be_named(prompts: Path) -> None:
    result = called("diff", prompts=prompts)
    assert result.exit_code == 2
    assert "--against FOLDER" in result.stderr
