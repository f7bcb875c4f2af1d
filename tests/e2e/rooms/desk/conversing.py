"""A candidate without a browser, who holds an interview over the real websocket."""

import json
from types import TracebackType
from typing import Any, Self

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.e2e.rooms.home import CANDIDATE, JOB

PATIENCE = 30.0
"""Seconds until the next message."""
ANSWERS = (
    "I rebuilt the booking form last year, and half as many people gave up on it.",
    "On the live map I replaced the Redux store with React hooks. I moved one panel a week and rolled nothing back.",
    "I built the forms so that a screen reader tells each error. I tried it with two blind users, and both could book.",
    "I typed the API layer first by generating types from the OpenAPI file, and we found eleven real bugs that way.",
    "I profiled it on an old phone and drew on a canvas. Input delay went from 900 to 120 milliseconds.",
    "I don't know much about that, honestly.",
    "I cut the flaky tests by faking the clock, and the run went from forty to nine minutes.",
    "I proposed a week's trial with figures. We measured both ways, and hers was better, so we took it.",
    "I drew the frost alert for growers as a broken wire, and three of four understood it at once.",
    "I paired with a new colleague for a month, and she released on her own in week five.",
)


class Conversing:
    """Agrees, begins, and says something whenever it is told to. Leaving the block leaves the interview running."""

    def __init__(self, url: str, invitation: dict[str, Any], job: str = JOB, candidate: str = CANDIDATE) -> None:
        bearer = {"authorization": f"Bearer {invitation['token']}"}
        mine = httpx.get(f"{url}/api/v1/invitation", headers=bearer).json()
        agreed = {"hash": mine["consent"]["hash"]}
        assert httpx.post(f"{url}/api/v1/invitation/consent", headers=bearer, json=agreed).is_success
        address = f"{url.replace('http', 'ws')}/ws/interview/{invitation['id']}?token={invitation['token']}"
        self._connecting = connect(address)
        self._begin = {"job_id": job, "candidate_id": candidate}

    def __enter__(self) -> Self:
        self._socket: ClientConnection = self._connecting.__enter__()
        self._told("start_interview", self._begin, "interview_started")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connecting.__exit__(kind, error, trace)

    def say(self, words: str) -> str:
        """The next question."""
        return str(self._told("candidate_response", {"response": words}, "ai_response")["question"])

    def end(self) -> str:
        """The feedback."""
        return str(self._told("end_interview", {}, "interview_ended")["final_feedback"])

    def _told(self, kind: str, data: dict[str, Any], awaited: str) -> dict[str, Any]:
        self._socket.send(json.dumps({"type": kind, "data": data}))
        while (message := json.loads(self._socket.recv(PATIENCE)))["type"] != awaited:
            assert message["type"] != "error", message
        return dict(message["data"])
