"""Told to stop, the server tells its clients to come back and is gone within its limit, whatever hangs."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from api.serve import EXIT_LIMIT
from tests.e2e.conftest import openhire, serving
from tests.fakes.good_answers import good_answer
from tests.fakes.openai_server import Answer, OpenAIServer
from tests.postgres import Postgres

START = {
    "type": "start_interview",
    "data": {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"},
}


async def told(socket: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 30))
    return message


async def say(socket: ClientConnection, message: dict[str, Any]) -> None:
    await socket.send(json.dumps(message))


def address(url: str) -> str:
    return url.replace("http://", "ws://") + "/ws/interview/stopping"


async def gone_within(pid: int, seconds: float) -> float:
    """How long it took the process to end."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return time.monotonic() - began
        await asyncio.sleep(0.05)
    pytest.fail(f"still running after {seconds} s")


async def code(socket: ClientConnection) -> int | None:
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            await asyncio.wait_for(socket.recv(), 30)
    return closed.value.rcvd.code if closed.value.rcvd else None


async def test_a_turn_being_made_is_parked_and_made_after_the_restart(tmp_path: Path) -> None:
    async with OpenAIServer() as model:
        more = {"OPENHIRE_MODEL": "test-model", "OPENAI_BASE_URL": model.base_url, "OPENHIRE_MODEL_TIMEOUT": "60"}
        with serving(tmp_path, more=more) as (url, pid):
            async with connect(address(url), proxy=None) as socket:
                await say(socket, START)
                assert (await told(socket))["type"] == "interview_started"
                model.handler = lambda call: Answer(good_answer(call.skill, call.user), delay=15)
                before = len(model.requests)
                await say(socket, {"type": "candidate_response", "data": {"response": "I rebuilt the form."}})
                await model.reached(before + 1)
                os.kill(pid, signal.SIGTERM)
                assert await code(socket) == 1012
                assert await gone_within(pid, EXIT_LIMIT) < EXIT_LIMIT / 2
        model.handler = lambda call: good_answer(call.skill, call.user)
        with serving(tmp_path, more=more) as (url, _):
            async with connect(address(url), proxy=None) as socket:
                assert (await told(socket))["type"] == "status_update"
                assert (await told(socket))["type"] == "interview_started"
                assert (await told(socket))["data"]["questions_asked"] == 2


async def test_a_database_that_hangs_does_not_keep_it(tmp_path: Path, postgres: Postgres) -> None:
    if postgres.folder is None:
        pytest.skip("the server named in OPENHIRE_TEST_POSTGRES is not ours to stop")
    with serving(tmp_path, more={"OPENHIRE_DATABASE_URL": postgres.url()}) as (url, pid):
        async with connect(address(url), proxy=None) as socket:
            await say(socket, START)
            assert (await told(socket))["type"] == "interview_started"
            with postgres.hanging():
                await say(socket, {"type": "candidate_response", "data": {"response": "I rebuilt the form."}})
                await asyncio.sleep(0.2)
                os.kill(pid, signal.SIGTERM)
                assert await code(socket) == 1012
                await gone_within(pid, EXIT_LIMIT + 5)


def test_a_second_server_on_the_same_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with serving(tmp_path):
        second = openhire("serve", data=tmp_path)
        assert second.returncode == 2
        assert "is open in another server. Stop that one" in second.stderr
        assert "Traceback" not in second.stderr
        assert openhire("jobs", "list", data=tmp_path).returncode == 0
