"""The client for browsers against the real server, over lines that are cut.

A server that is killed: `rooms/test_candidate_room.py`.
"""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.e2e.conftest import ROOT, openhire
from tests.unit.web.node import NODE

START = {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"}
BOOKING = "I rebuilt the booking form last year, and half as many people gave up on it."
WATCHED = "I watched five people fill it in and cut what they skipped."
TIMING = "Then I measured how long each step took, for a month."


class Page:
    """A page with the client in it (`page/driven.mjs`), and what it was told."""

    def __init__(self, process: "subprocess.Popen[str]", session: str) -> None:
        self.session = session
        self._process = process
        self._told: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.all: list[tuple[str, Any]] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def do(self, order: str, value: Any = None) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([order, value]) + "\n")
        self._process.stdin.flush()

    def told(self, event: str, within: float = 30) -> Any:
        """What comes with the next such event, `within` so many seconds of the last one."""
        while True:
            try:
                name, value = self._told.get(timeout=within)
            except queue.Empty:
                raise AssertionError(f"no {event!r} after {self.all}") from None
            self.all.append((name, value))
            if name == event:
                return value

    def questions(self) -> list[int]:
        return [value["number"] for name, value in self.all if name == "asked"]

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            name, value = json.loads(line)
            self._told.put((name, value))


@contextmanager
def page(server: str) -> Iterator[Page]:
    """At its first question."""
    session = uuid4().hex
    command = [str(NODE), str(Path(__file__).parent / "page" / "driven.mjs"), server, session]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            opened = Page(process, session)
            opened.do("start", START)
            opened.do("connect")
            assert opened.told("asked")["number"] == 1
            yield opened
        finally:
            process.kill()


def answers(page: Page, data: Path) -> list[str]:
    """On record, a text for each question."""
    shown = openhire("transcript", page.session, "--format", "json", data=data)
    assert shown.returncode == 0, shown.stderr
    return [turn["answer"] for turn in json.loads(shown.stdout)["turns"] if turn["answer"]]


def test_a_reply_grows_before_it_is_whole(server: str) -> None:
    with page(server) as candidate:
        candidate.do("answer", BOOKING)
        draft = candidate.told("growing")
        whole = candidate.told("asked")
    assert draft["response"] and draft["turn"] == whole["number"] == 2
    assert whole["response"].startswith(draft["response"]) and whole["question"].startswith(draft["question"])


def test_answers_over_lines_that_are_cut_count_once_and_every_question_is_asked_once(server: str, data: Path) -> None:
    with page(server) as candidate:
        candidate.do("answer", BOOKING)
        candidate.do("cut")
        candidate.told("broken")
        assert candidate.told("asked")["number"] == 2

        candidate.do("cut")
        candidate.told("broken")
        candidate.do("answer", WATCHED)
        assert candidate.told("asked")["number"] == 3

        candidate.do("answer", TIMING)
        candidate.do("reload")
        assert candidate.told("asked")["number"] == 4

        candidate.do("cut")
        candidate.do("end")
        assert candidate.told("ended")["final_feedback"]
    assert candidate.questions() == [1, 2, 3, 4]
    assert {name for name, _ in candidate.all} <= {"asked", "growing", "connected", "broken", "ended"}
    assert answers(candidate, data) == [BOOKING, WATCHED, TIMING]
