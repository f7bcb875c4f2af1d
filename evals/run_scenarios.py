"""Scenarios played over the real websocket of a real server."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from evals.interviews import Host, running_server
from evals.patterns import UnusablePattern, mismatch
from evals.scenario import Read, Step, UnusableScenario
from graph.subjects import Candidate
from storage.errors import UnusableFile
from storage.files import read_candidate, read_job

HERE = Path(__file__).parent
ENDPOINTING, SETTLING = 1.0, 0.3
"""Seconds: shorter than usual, so that nobody waits, and longer than a slow machine needs between two messages."""


@dataclass(frozen=True)
class Played:
    name: str
    what: str
    seconds: float
    failure: str | None
    """Names the line, what was expected and what came; None where all went as written."""


@dataclass
class Stage:
    """Where a scenario stands: its line to the server and what came over it."""

    url: str
    stack: AsyncExitStack
    job_id: str
    candidate_id: str
    socket: ClientConnection | None = None
    came: list[dict[str, Any]] = field(default_factory=list)
    known: dict[str, Any] = field(default_factory=dict)

    async def say(self, what: str | Mapping[str, Any]) -> None:
        if what == "hang up":
            await self._open_socket().close()
            self.socket = None
        elif what == "come back":
            self.socket = await self.stack.enter_async_context(connect(self.url, proxy=None))
        else:
            await self._open_socket().send(json.dumps(self._message(what)))

    def _open_socket(self) -> ClientConnection:
        if self.socket is None:
            raise UnusablePattern("the line is closed; say `come back` before anything else")
        return self.socket

    def _message(self, what: str | Mapping[str, Any]) -> Mapping[str, Any]:
        match what:
            case "start":
                return self._message({"start": {}})
            case "end":
                return {"type": "end_interview", "data": {}}
            case "status":
                return {"type": "get_status", "data": {}}
            case {"start": dict() as more}:
                who = {"job_id": self.job_id, "candidate_id": self.candidate_id}
                return {"type": "start_interview", "data": {**who, **(more or {})}}
            case {"answer": words}:
                return {"type": "candidate_response", "data": {"response": words}}
            case {"transcript": words}:
                return {"type": "live_transcript", "data": {"transcript": words, "is_final": True}}
            case {"fragment": words}:
                return {"type": "live_transcript", "data": {"transcript": words, "is_final": False}}
            case _:
                assert isinstance(what, Mapping)
                return what

    async def look(self, step: Step) -> str | None:
        """Why the step fails; None where it does not."""
        end = time.monotonic() + step.within
        since = len(self.came)
        while (left := end - time.monotonic()) > 0:
            try:
                message = json.loads(await asyncio.wait_for(self._open_socket().recv(), left))
            except TimeoutError:
                break
            except ConnectionClosed as closed:
                return f"the line was closed ({closed}) after {self._told(since)}"
            self.came.append(message)
            if step.absent and mismatch(step.absent, message, self.known) is None:
                return f"this should be absent: {_short(message)}"
            if step.expect and message.get("type") == step.expect["type"]:
                if step.kept_as:
                    self.known[step.kept_as] = message
                return mismatch(step.expect, message, self.known)
        return f"no {step.expect['type']} within {step.within:g} s; {self._told(since)} came" if step.expect else None

    def _told(self, since: int) -> str:
        return ", ".join(str(message.get("type")) for message in self.came[since:]) or "nothing"


def _short(message: Mapping[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False)[:400]


async def play(host: Host, read: Read) -> Played:
    began = time.monotonic()
    try:
        job = read_job(HERE / "jobs" / f"{read.scenario.job}.md")
        resume = read_candidate(HERE / "resumes" / f"{read.scenario.resume}.txt")
    except UnusableFile as error:
        raise UnusableScenario(f"{read.name}: {error}") from error
    candidate = Candidate(id=f"candidate-{read.name}", resume_text=resume.resume_text)
    await host.records.add_job(job)
    await host.records.add_candidate(candidate)
    failure = None
    async with AsyncExitStack() as stack:
        stage = Stage(f"{host.url}/scenario-{read.name}", stack, job.id, candidate.id)
        await stage.say("come back")
        for number, (step, line) in enumerate(zip(read.scenario.steps, read.lines, strict=True), 1):
            try:
                why = await (stage.say(step.say) if step.say is not None else stage.look(step))
            except UnusablePattern as error:
                raise UnusableScenario(f"{read.name}, line {line} (step {number}): {error}") from error
            if why is not None:
                failure = f"{read.name}, line {line} (step {number}): {why}"
                break
        with suppress(ConnectionClosed):
            if stage.socket is not None and not any(m.get("type") == "interview_ended" for m in stage.came):
                await stage.say("end")
    return Played(read.name, read.scenario.what, time.monotonic() - began, failure)


async def play_all(reads: list[Read], told: Callable[[Played], None] = lambda _: None) -> list[Played]:
    """One after the other on one server. Raises UnusableScenario."""
    played = []
    with TemporaryDirectory() as data:
        async with running_server(Path(data), endpointing_delay=ENDPOINTING, settling_time=SETTLING) as host:
            for read in reads:
                played.append(await play(host, read))
                told(played[-1])
    return played
