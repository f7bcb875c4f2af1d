"""A server that is killed in the middle loses no acknowledged answer; the interview goes on at the same question."""

import asyncio
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from storage.database import Database
from storage.records import Records
from tests.e2e.conftest import serving

START = {
    "type": "start_interview",
    "data": {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"},
}


async def told(socket: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 30))
    return message


async def say(socket: ClientConnection, words: str) -> None:
    await socket.send(json.dumps({"type": "candidate_response", "data": {"response": words}}))


def address(url: str) -> str:
    return url.replace("http://", "ws://") + "/ws/interview/crash-test"


@pytest.mark.parametrize("replies_before", [0, 2])
async def test_after_a_kill_the_interview_goes_on_with_every_answer_kept(tmp_path: Path, replies_before: int) -> None:
    given: list[str] = []
    with serving(tmp_path) as (url, pid):
        async with connect(address(url), proxy=None) as socket:
            await socket.send(json.dumps(START))
            asked = (await told(socket))["data"]["initial_question"]
            for number in range(replies_before):
                given.append(f"I rebuilt part {number} myself and the errors went from 20 to 2 a week.")
                await say(socket, given[-1])
                asked = (await told(socket))["data"]["question"]
            os.kill(pid, signal.SIGKILL)
            with pytest.raises(ConnectionClosed):
                await told(socket)

    with serving(tmp_path) as (url, _):
        async with connect(address(url), proxy=None) as socket:
            status = await told(socket)
            assert status["type"] == "status_update"
            assert status["data"]["questions_asked"] == replies_before + 1
            again = await told(socket)
            assert again["type"] == ("ai_response" if given else "interview_started")
            assert again["data"]["question" if given else "initial_question"] == asked
            given.append("And then we measured it again after a month.")
            await say(socket, given[-1])
            assert (await told(socket))["data"]["questions_asked"] == replies_before + 2

    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}")
    try:
        records = Records(database)
        interview = await records.interview("crash-test")
        assert interview is not None
        turns = await records.turns(interview.id)
    finally:
        await database.close()
    assert [turn.answer for turn in turns] == [*given, None]
    assert turns[replies_before].question == asked
