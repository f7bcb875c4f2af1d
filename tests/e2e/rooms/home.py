"""The server that the rooms are in: it can be killed and started again, and it hands out invitations."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx

from tests.e2e.conftest import serving

JOB, CANDIDATE = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "test-candidate"
"""Of the demonstration."""


class Home:
    """Open, as `make run` starts it."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._running = ExitStack()
        self.url, self._pid = self._running.enter_context(serving(data))

    def kill(self) -> None:
        """As a machine that loses its power."""
        os.kill(self._pid, signal.SIGKILL)
        self._running.close()

    def start_again(self) -> None:
        """At the same address, with the same record."""
        port = self.url.rpartition(":")[2]
        _, self._pid = self._running.enter_context(serving(self._data, more={"OPENHIRE_PORT": port}))

    def stop(self) -> None:
        self._running.close()

    def invite(self, **terms: object) -> dict[str, Any]:
        """A new invitation of the demonstration's candidate, its `token` with it."""
        wanted = {"job_id": JOB, "candidate_id": CANDIDATE} | terms
        invitation: dict[str, Any] = self._json(httpx.post(f"{self.url}/api/v1/invitations", json=wanted))
        return invitation

    def withdraw(self, invitation: dict[str, Any]) -> None:
        self._json(httpx.post(f"{self.url}/api/v1/invitations/{invitation['id']}/withdrawal"))

    def turns(self, token: str) -> list[dict[str, Any]]:
        """What is on record of the interview of this invitation: a question each, with its answer."""
        address, bearer = f"{self.url}/api/v1/invitation/transcript?format=json", {"authorization": f"Bearer {token}"}
        turns: list[dict[str, Any]] = self._json(httpx.get(address, headers=bearer))["turns"]
        return turns

    def answers(self, token: str) -> list[str]:
        return [turn["answer"] for turn in self.turns(token) if turn["answer"]]

    @staticmethod
    def _json(response: httpx.Response) -> Any:
        assert response.is_success, response.text
        return response.json()
