"""The commands: what they print, and one sentence on stderr when they cannot."""

import json
import subprocess
import sys
from pathlib import Path

import jwt
import pytest
from docx import Document
from typer.testing import CliRunner, Result

from cli.interview import websocket_url
from cli.main import app

JOB = {
    "id": "job-7",
    "title": "Release Engineer",
    "company": "Harbour & Sons",
    "description": "You release [bold]software[/bold].",
    "requirements": "Careful releases.",
    "skills_required": ["rollbacks", "Python"],
}


def openhire(*arguments: str, data: Path, **environment: str) -> Result:
    return CliRunner().invoke(
        app, list(arguments), env={"OPENHIRE_DATA_DIR": str(data), "COLUMNS": "100"} | environment
    )


def sentence(result: Result) -> str:
    """The one line on stderr."""
    lines = result.stderr.strip().split("\n")
    assert len(lines) == 1 and "Traceback" not in result.output, result.output
    return lines[0]


def test_a_job_is_brought_in_listed_and_shown_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "job.json"
    file.write_text(json.dumps(JOB))
    added = openhire("jobs", "add", str(file), data=tmp_path)
    assert (added.exit_code, added.stdout) == (0, "job-7\n"), added.output
    listed = openhire("jobs", "list", data=tmp_path)
    assert "job-7" in listed.stdout and "Harbour & Sons" in listed.stdout
    shown = openhire("jobs", "show", "job-7", data=tmp_path)
    assert "You release [bold]software[/bold]." in shown.stdout
    assert "rollbacks, Python" in shown.stdout


def test_a_candidate_is_brought_in_under_the_given_id(tmp_path: Path) -> None:
    file = tmp_path / "sam.txt"
    file.write_text("Sam Harbour\n\nExperience\nReleased software at Pier 9 since 2019.\n")
    added = openhire("candidates", "add", str(file), "--id", "sam-1", data=tmp_path)
    assert (added.exit_code, added.stdout) == (0, "sam-1\n"), added.output
    assert "sam-1" in openhire("candidates", "list", data=tmp_path).stdout


def test_a_candidate_is_brought_in_from_a_word_document(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Released software at Pier 9 since 2019.")
    document.save(str(tmp_path / "sam.docx"))
    added = openhire("candidates", "add", str(tmp_path / "sam.docx"), "--id", "sam-1", data=tmp_path)
    assert (added.exit_code, added.stdout) == (0, "sam-1\n"), added.output
    assert "7 words" in openhire("candidates", "list", data=tmp_path).stdout


def test_a_file_that_cannot_be_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "sam.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    refused = openhire("candidates", "add", str(tmp_path / "sam.pdf"), data=tmp_path)
    assert refused.exit_code == 1
    assert "damaged or not whole; open it yourself" in sentence(refused)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["jobs", "show", "no-such"], "Job with ID no-such not found"),
        (["transcript", "no-such"], "Interview no-such not found"),
        (["jobs", "add", "missing.json"], "missing.json"),
        (["candidates", "add", "missing.txt"], "missing.txt"),
        (
            ["interview", "--job", "j", "--candidate", "c", "--answers", "missing.txt"],
            "The answers in missing.txt cannot be read",
        ),
        (
            ["interview", "--job", "j", "--candidate", "c", "--resume", "missing.txt"],
            "missing.txt cannot be used",
        ),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(arguments: list[str], told: str, tmp_path: Path) -> None:
    result = openhire(*arguments, data=tmp_path)
    assert result.exit_code == 1
    assert told in sentence(result)


@pytest.mark.parametrize(
    "arguments",
    [
        ["interview", "--candidate", "c"],
        ["interview", "--job", "j", "--candidate", "c", "--duration", "0"],
        ["interview", "--job", "j", "--candidate", "c", "--difficulty", "extreme"],
        ["interview", "--job", "j", "--candidate", "c", "--url", "ftp://example.org", "--answers", "/dev/null"],
        ["candidates", "add", "sam.txt", "--id", "not an id"],
        ["transcript", "x", "--format", "pdf"],
        ["no-such-command"],
    ],
)
def test_a_wrong_call_exits_with_2(arguments: list[str], tmp_path: Path) -> None:
    assert openhire(*arguments, data=tmp_path).exit_code == 2


def test_a_wrong_setting_is_named_without_its_value(tmp_path: Path) -> None:
    result = openhire("jobs", "list", data=tmp_path, OPENHIRE_PORT="eighty-secret")
    assert result.exit_code == 2
    assert "OPENHIRE_PORT" in sentence(result)
    assert "eighty-secret" not in result.output


def test_a_database_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    result = openhire("jobs", "list", data=tmp_path, OPENHIRE_DATABASE_URL="mysql://somewhere/x")
    assert result.exit_code == 1
    assert "SQLite" in sentence(result)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("ws://127.0.0.1:8000", "ws://127.0.0.1:8000/ws/interview/s-1"),
        ("wss://example.org/openhire/", "wss://example.org/openhire/ws/interview/s-1"),
        ("http://127.0.0.1:8000/", "ws://127.0.0.1:8000/ws/interview/s-1"),
        ("https://example.org", "wss://example.org/ws/interview/s-1"),
        ("localhost:8000", "ws://localhost:8000/ws/interview/s-1"),
    ],
)
def test_the_servers_address_may_be_given_in_any_usual_form(given: str, address: str) -> None:
    assert websocket_url(given, "s-1") == address


def test_help_loads_nothing_heavy() -> None:
    heavy = {"sqlalchemy", "pydantic", "websockets", "spacy", "langgraph"}
    modules = subprocess.check_output([sys.executable, "-c", "import sys, cli.main; print(*sys.modules)"], text=True)
    assert "cli.main" in modules.split()
    assert not heavy & set(modules.split())


SECRET = "a secret of thirty-two characters, or more"


def test_a_token_is_signed_with_the_servers_secret_and_says_whose_rows_it_reaches(tmp_path: Path) -> None:
    made = openhire("token", "maya", "--organisation", "acme", data=tmp_path, OPENHIRE_JWT_SECRET=SECRET)
    claims = jwt.decode(made.stdout.strip(), SECRET, algorithms=["HS256"])
    assert (claims["sub"], claims["app_metadata"]) == ("maya", {"role": "recruiter", "organisation": "acme"})
    assert claims["exp"] - claims["iat"] == 24 * 60 * 60


def test_without_a_secret_or_with_an_unknown_role_no_token_is_made(tmp_path: Path) -> None:
    assert "set OPENHIRE_JWT_SECRET" in sentence(openhire("token", "maya", data=tmp_path))
    wrong = openhire("token", "maya", "--role", "owner", data=tmp_path, OPENHIRE_JWT_SECRET=SECRET)
    assert wrong.exit_code == 2 and "one of candidate, recruiter, admin" in sentence(wrong)


def test_an_id_of_another_organisation_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "job.json"
    file.write_text(json.dumps(JOB))
    assert openhire("jobs", "add", str(file), "--organisation", "acme", data=tmp_path).exit_code == 0
    assert "is taken" in sentence(openhire("jobs", "add", str(file), data=tmp_path))
