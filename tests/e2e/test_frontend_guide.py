"""Every block of the guide for frontend developers, run as it stands there against the real server."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from tests.e2e.conftest import ROOT
from tests.unit.web.node import node

GUIDE = (ROOT / "docs" / "frontends.md").read_text(encoding="utf-8")
PAGE = Path(__file__).parent / "page"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def at(server: str, block: str) -> str:
    """The block for a server on another port: all that is changed in it."""
    return block.replace("localhost:8000", server.removeprefix("http://"))


def open_page(script: str, *arguments: str) -> str:
    return node("--import", (PAGE / "over_http.mjs").as_uri(), str(PAGE / script), *arguments, cwd=ROOT, within=100)


def test_nothing_in_the_guide_stays_untried() -> None:
    languages = re.findall(r"^```(\w+)$", GUIDE, re.MULTILINE)
    assert sorted(languages) == ["bash"] * 3 + ["html"] * 3 + ["js"] * 2


@pytest.mark.parametrize("number", range(len(blocks("html"))))
def test_a_page_of_the_guide_holds_an_interview(server: str, tmp_path: Path, number: int) -> None:
    page = tmp_path / "interview.html"
    page.write_text(at(server, blocks("html")[number]), encoding="utf-8")
    first, second, third, *feedback = open_page("guide.mjs", str(page)).splitlines()
    assert len({first, second, third}) == 3
    assert "".join(feedback)


@pytest.mark.parametrize("number", range(len(blocks("js"))))
def test_a_script_of_the_guide_holds_an_interview_and_ends(server: str, number: int) -> None:
    told = node("--input-type=module", "--eval", at(server, blocks("js")[number]), cwd=ROOT)
    assert told.count("?") >= 2
    assert len(told.splitlines()) >= 3


def test_the_lines_typed_by_hand_hold_an_interview(server: str) -> None:
    command, *lines = blocks("bash")[1].splitlines()
    *_, address = shlex.split(command)
    with connect(at(server, address), proxy=None) as socket:
        kinds = []
        for line in lines:
            socket.send(line)
            kinds.append(json.loads(socket.recv(timeout=30))["type"])
    assert kinds == ["interview_started", "ai_response", "interview_ended"]


def test_the_commands_are_those_of_the_house_and_of_python() -> None:
    run, _, serve = (block.strip() for block in blocks("bash"))
    assert re.search(rf"^{run.removeprefix('make ')}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    arguments = shlex.split(serve)
    shown = subprocess.run([sys.executable, *arguments[1:3], "--help"], capture_output=True, text=True, check=True)
    assert "port" in shown.stdout and arguments[3] == "3000"


def test_pages_of_configured_origins_alone_may_import_the_client(server: str) -> None:
    address = f"{server}/web/client/interview.js"
    theirs = httpx.get(address, headers={"origin": "http://localhost:5173"})
    assert "javascript" in theirs.headers["content-type"]
    assert theirs.headers["access-control-allow-origin"] == "http://localhost:5173"
    others = httpx.get(address, headers={"origin": "http://elsewhere.example"})
    assert "access-control-allow-origin" not in others.headers


def test_links_of_the_guide_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", GUIDE)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
