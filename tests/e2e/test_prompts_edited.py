"""Prompts are edited while a server runs: new interviews get them, those that have begun keep their own."""

import json
import shutil
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from tests.e2e.conftest import ROOT, openhire, serving

BEGIN = {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"}
BEFORE, AFTER = "Thank you for coming", "How good that you came"
"""The beginning of what is read at the end of an interview without an answer."""

OUTCOMES = {"start_interview": "interview_started", "end_interview": "interview_ended"}


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    """A copy that a test may edit."""
    return Path(shutil.copytree(ROOT / "prompts", tmp_path / "prompts"))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def in_force(url: str) -> dict[str, Any]:
    with urlopen(f"{url}/ready", timeout=30) as answer:  # 200, or this raises
        prompts: dict[str, Any] = json.load(answer)["prompts"]
        return prompts


def becomes(url: str, what: str, before: object) -> dict[str, Any]:
    """Until `/ready` tells something else than before."""
    deadline = time.monotonic() + 30
    while (now := in_force(url))[what] == before:
        assert time.monotonic() < deadline, f"{what} is still {before}"
        time.sleep(0.05)
    return now


def hold(url: str, session: str, *kinds: str) -> str:
    """Send messages of these kinds; the last thing said to the candidate."""
    with connect(f"{url.replace('http', 'ws')}/ws/interview/{session}", proxy=None) as socket:
        for kind in kinds:
            socket.send(json.dumps({"type": kind, "data": BEGIN if kind == "start_interview" else {}}))
            message: dict[str, Any] = {"type": None}
            while message["type"] != OUTCOMES[kind]:
                message = json.loads(socket.recv(timeout=60))
    data = message["data"]
    return str(data.get("final_feedback") or data["initial_question"])


def sets_of(session: str, data: Path) -> set[str]:
    """The sets of prompts on record for an interview and its questions."""
    done = openhire("transcript", session, "--format", "json", data=data)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    return {part["prompt_set"] for part in (record["interview"], *record["turns"])}


def test_an_edit_is_taken_up_and_a_mistake_leaves_the_last_good_words_in_force(tmp_path: Path, prompts: Path) -> None:
    with serving(tmp_path, more={"OPENHIRE_PROMPTS_DIR": str(prompts)}) as (url, _):
        first = in_force(url)
        assert first["mistake"] is None

        edit(prompts / "question_bank" / "feedback.yaml", f'  - "{BEFORE}, {{name}}.', f'  - "{BEFORE}, {{nome}}.')
        spoilt = becomes(url, "mistake", None)
        assert spoilt["set"] == first["set"]
        assert spoilt["mistake"].startswith("prompts/question_bank/feedback.yaml:")
        assert "'nome'" in spoilt["mistake"]
        assert hold(url, "in-between", "start_interview", "end_interview").startswith(BEFORE)

        edit(prompts / "question_bank" / "feedback.yaml", "{nome}", "{name}")
        edit(prompts / "question_bank" / "feedback.yaml", BEFORE, AFTER)
        mended = becomes(url, "set", first["set"])
        assert mended["mistake"] is None
        assert hold(url, "after", "start_interview", "end_interview").startswith(AFTER)
    assert sets_of("in-between", tmp_path) == {first["set"]}
    assert sets_of("after", tmp_path) == {mended["set"]}


def test_an_interview_keeps_its_words_through_an_edit_and_a_restart(tmp_path: Path, prompts: Path) -> None:
    where = {"OPENHIRE_PROMPTS_DIR": str(prompts)}
    with serving(tmp_path, more=where) as (url, _):
        hold(url, "begun", "start_interview")
        first = in_force(url)["set"]
    edit(prompts / "question_bank" / "feedback.yaml", BEFORE, AFTER)
    with serving(tmp_path, more=where | {"OPENHIRE_RELOAD_PROMPTS": "false"}) as (url, _):
        second = in_force(url)["set"]
        assert second != first
        assert hold(url, "begun", "end_interview").startswith(BEFORE)
        assert hold(url, "new", "start_interview", "end_interview").startswith(AFTER)
    assert sets_of("begun", tmp_path) == {first}
    assert sets_of("new", tmp_path) == {second}
