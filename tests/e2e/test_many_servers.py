"""Two servers as an operator starts them, on one PostgreSQL: one dies, the interview goes on at the other."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.e2e.conftest import openhire, serving
from tests.postgres import Postgres

START = {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"}


def told(socket: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(socket.recv(timeout=60))
    return message


def say(socket: ClientConnection, type_: str, **data: str) -> None:
    socket.send(json.dumps({"type": type_, "data": data}))


def address(url: str) -> str:
    return url.replace("http://", "ws://") + "/ws/interview/on-two-servers"


def test_an_interview_outlives_the_server_it_was_begun_at(tmp_path: Path, postgres: Postgres) -> None:
    database = {"OPENHIRE_DATABASE_URL": postgres.url()}
    with (
        serving(tmp_path / "one", more=database) as (one, pid),
        serving(tmp_path / "other", more=database) as (other, _),
    ):
        with connect(address(one), proxy=None) as socket:
            say(socket, "start_interview", **START)
            session = told(socket)["data"]["session_id"]
            say(socket, "candidate_response", response="I rebuilt the booking form, and half as many gave up on it.")
            reply = told(socket)
            os.kill(pid, signal.SIGKILL)
            with pytest.raises(ConnectionClosed):
                told(socket)
        with connect(address(other), proxy=None) as socket:
            assert told(socket)["data"]["session_id"] == session
            assert told(socket)["data"]["question"] == reply["data"]["question"]
            say(socket, "candidate_response", response="I watched five people fill it in and cut what they skipped.")
            assert told(socket)["data"]["questions_asked"] == 3
            say(socket, "end_interview")
            assert told(socket)["data"]["final_feedback"]
        shown = openhire("transcript", session, "--format", "md", data=tmp_path / "console", more=database)
    assert shown.returncode == 0, shown.stderr
    assert "I rebuilt the booking form" in shown.stdout and "I watched five people" in shown.stdout
