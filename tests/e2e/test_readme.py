"""What the README and the API document say can be typed, typed."""

import json
import re
import shlex
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

from tests.e2e.conftest import ROOT, openhire, serving

README = (ROOT / "README.md").read_text(encoding="utf-8")
API_DOCUMENT = (ROOT / "docs" / "frontend-api.md").read_text(encoding="utf-8")
KEY = {"OPENHIRE_JWT_SECRET": "a secret of thirty-two characters, or more"}


def blocks(document: str) -> list[str]:
    return re.findall(r"```bash\n(.*?)```", document, re.DOTALL)


def json_lines(document: str) -> list[str]:
    return [line for block in blocks(document) for line in block.splitlines() if line.startswith("{")]


def console_lines(document: str) -> list[list[str]]:
    """The arguments of every `openhire` command in a document."""
    lines = (line for block in blocks(document) for line in block.splitlines())
    return [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/openhire")]


def receive(socket: ClientConnection) -> dict[str, object]:
    message: dict[str, object] = json.loads(socket.recv(timeout=30))
    return message


def talk(url: str, lines: list[str]) -> list[object]:
    """The types of the messages that come back, one for each line."""
    with connect(url, proxy=None) as socket:
        kinds = []
        for line in lines:
            socket.send(line)
            kinds.append(receive(socket)["type"])
        return kinds


def test_the_api_documents_own_lines_start_an_interview(server: str) -> None:
    address = server.replace("http://", "ws://") + "/ws/interview/test-session-123"
    assert "wscat -c ws://localhost:8000/ws/interview/test-session-123" in API_DOCUMENT
    assert talk(address, json_lines(API_DOCUMENT)) == ["interview_started"]


def test_the_readmes_commands_hold_an_interview_and_show_it(server: str, data: Path, tmp_path: Path) -> None:
    address = server.replace("http://", "ws://") + "/ws/interview/test-session-123"
    with connect(address.replace("123", "124"), proxy=None) as socket:
        kinds = []
        for line in json_lines(README):
            socket.send(line)
            kinds.append(receive(socket)["type"])
    assert kinds == ["interview_started", "ai_response"]

    answers = tmp_path / "answers.txt"
    answers.write_text("I rebuilt the booking form last year, and half as many people gave up on it.\n")
    resume = tmp_path / "resume.txt"
    resume.write_text("Experience\n\nBaker, Hollow Lane Bakery (2019 - present)\n- Run the ovens for two shops\n")
    commands = console_lines(README)
    assert {command[0] for command in commands} >= {"interview", "transcript", "jobs", "candidates"}
    for command in commands:
        more = ["--url", server, "--answers", str(answers), "--session", "x"] if command[0] == "interview" else []
        typed = [str(resume) if part == "resume.txt" else part for part in command]
        done = openhire(*typed, *more, data=data, more=KEY if command[0] == "token" else {})
        assert done.returncode == 0, f"{command}: {done.stderr}"


def test_the_readmes_token_opens_a_server_with_the_same_key_and_nothing_else_does(tmp_path: Path) -> None:
    command = next(command for command in console_lines(README) if command[0] == "token")
    token = openhire(*command, data=tmp_path, more=KEY).stdout.strip()
    with serving(tmp_path, more=KEY | {"OPENHIRE_HOST": "0.0.0.0"}) as (
        url,
        _,
    ):  # others may reach it, so a key is asked for
        me = httpx.get(f"{url}/api/v1/me", headers={"authorization": f"Bearer {token}"}, trust_env=False)
        assert me.json() == {"subject": "maya", "role": "recruiter", "organisation": "acme", "open": False}
        assert httpx.get(f"{url}/api/v1/me", trust_env=False).status_code == 401


def test_make_run_serves_the_room_and_answers_on_the_port_that_is_set(tmp_path: Path) -> None:
    if not (ROOT / ".venv" / ".run").is_file():
        pytest.skip("the environment was not made by make")
    with serving(tmp_path, ("make", "--no-print-directory", "run")) as (url, _):
        address = url.replace("http://", "ws://") + "/ws/interview/by-make"
        assert talk(address, json_lines(API_DOCUMENT)) == ["interview_started"]


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "AGENTS.md",
        "docs/access.md",
        "docs/design.md",
        "docs/frontends.md",
        "docs/graph-engineers.md",
        "docs/operations.md",
        "docs/prompt-engineers.md",
        "docs/reliability.md",
        "docs/rooms.md",
        "prompts/README.md",
    ],
)
def test_links_and_paths_in_the_documents_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", text)
    missing = [link for link in links if not (ROOT / document).parent.joinpath(link).exists()]
    assert not missing
    if document == "AGENTS.md":
        named = re.findall(r"`([a-z_]+/[\w/.*-]+)`", text)
        assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []
