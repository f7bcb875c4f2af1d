"""The page for prompt engineers, followed from its beginning to its end as it stands."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT, environment, serving
from tests.fakes.openai_server import OpenAIServer
from tests.integration.test_judge import Served

PAGE = (ROOT / "docs" / "prompt-engineers.md").read_text(encoding="utf-8")
SERVER = "http://127.0.0.1:8000"
TAKEN_UP_WITHIN = 30.0
"""Seconds for the server to notice an edit."""


def steps() -> Iterator[tuple[list[str], list[str]]]:
    """Each block of commands with the lines that are said to come back."""
    for commands, said in re.findall(r"```bash\n(.*?)```(?:\n\n```text\n(.*?)```)?", PAGE, re.DOTALL):
        yield commands.splitlines(), said.splitlines()


def pattern(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("…"))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What of a clone the page touches."""
    folder = tmp_path / "clone"
    shutil.copytree(ROOT / "prompts", folder / "prompts")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    who = ("-c", "user.name=Robin", "-c", "user.email=robin@example.org")
    for arguments in (("init", "-q"), ("add", "prompts"), (*who, "commit", "-qm", "As they were")):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True)
    return folder


@pytest.mark.skipif(not (ROOT / ".venv" / "bin" / "openhire").is_file(), reason="the environment was not made by make")
@pytest.mark.skipif(not all(map(shutil.which, ("git", "perl", "curl"))), reason="git, perl or curl is not installed")
@pytest.mark.timeout(600)
def test_every_command_of_the_page_says_what_the_page_says(clone: Path, tmp_path: Path) -> None:
    more = {"OPENHIRE_PROMPTS_DIR": str(clone / "prompts")}
    with Served(OpenAIServer()) as model, serving(tmp_path / "data", more=more) as (url, _):
        terminal = environment(tmp_path / "data", **more, OPENHIRE_URL=url, PYTHONPATH=str(ROOT))
        for commands, said in steps():
            output = ""
            for command in commands:
                if command.startswith("export "):
                    terminal |= dict(pair.split("=", 1) for pair in command.split()[1:])
                    terminal["OPENAI_BASE_URL"] = model.base_url
                else:
                    output += typed(command.replace(SERVER, url), terminal, clone, said)
            missing = [line for line in said if not re.search(pattern(line), output)]
            assert not missing, f"{commands}: {output}"


def typed(command: str, terminal: dict[str, str], folder: Path, said: list[str]) -> str:
    """All that a command prints. What asks the server is typed again until the edit before it is taken up."""
    told = re.search(r"# exit code (\d)", command)
    deadline = time.monotonic() + TAKEN_UP_WITHIN
    while True:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
        )
        assert done.returncode == (int(told[1]) if told else 0), f"{command}: {done.stdout}"
        answered = any(re.search(pattern(line), done.stdout) for line in said)
        if not command.startswith("curl") or answered or time.monotonic() > deadline:
            return done.stdout
        time.sleep(0.2)


def test_the_page_goes_through_everything_it_promises() -> None:
    commands = " ".join(command for block, _ in steps() for command in block)
    for named in ("check", "diff", "render", "/ready", "transcript", "try", "eval --prompt"):
        assert named in commands
