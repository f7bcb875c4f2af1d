"""Interviews held with simulated candidates over the real websocket of a real server, without waiting."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from api import log
from api.app import create_app
from api.house import open_house
from api.serve import configured, listen
from evals.candidate import Candidate
from evals.detours import Told
from evals.speech import Leaving, manner
from evals.spoken import Speaker
from graph import subjects
from settings import Settings
from storage.models import Interview, Turn
from storage.records import Records

REPLY_LIMIT = 60.0
"""Seconds; the first reply of a server also loads its models."""
MOST_REPLIES = 60


class InterviewFailed(Exception):
    """The server did not hold the interview to its end; says what it did."""


@dataclass(frozen=True)
class Held:
    """An interview and all that was recorded of it."""

    job: subjects.Job
    plan: subjects.JobPlan | None
    resume_text: str
    manner: str
    interview: Interview
    turns: tuple[Turn, ...]
    told: tuple[Told, ...] = ()
    """What the candidate meant each answer to be, in order: the answer to turn 1 first."""

    @property
    def name(self) -> str:
        return f"{self.interview.candidate_id} / {self.interview.job_title}"


@dataclass(frozen=True)
class Host:
    """A running server with the record behind it."""

    url: str
    records: Records


class Server(uvicorn.Server):
    """Leaves signals alone: they are for whoever runs the interviews."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def running_server(
    data: Path, *, model: Settings | None = None, endpointing_delay: float = 0.0, settling_time: float = 0.0
) -> AsyncIterator[Host]:
    """A server on a free port of this machine with its record in `data`, without demonstration data.

    It interviews by rules, or by the model that is set in `model`. Speech is waited for as long as said (seconds); by
    default not at all.
    """
    settings = Settings(
        data_dir=data,
        port=0,
        demo=False,
        model=model.model if model else None,
        openai_api_key=model.openai_api_key if model else None,
        openai_base_url=model.openai_base_url if model else None,
        log_level="error",
        settling_time=settling_time,
        endpointing_delay=endpointing_delay,
        close_grace=0.0,
    )
    log.configure(settings)
    async with open_house(settings) as house:
        app = create_app(settings, opens=lambda _: nullcontext(house))
        listening = listen(settings)
        port = listening.getsockname()[1]
        server = Server(configured(settings, app))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield Host(f"ws://{settings.host}:{port}/ws/interview", house.records)
        finally:
            server.should_exit = True
            await serving


async def hold(
    host: Host,
    job: subjects.Job,
    candidate_id: str,
    resume_text: str,
    manner_name: str,
    *,
    seed: int = 0,
    speaker: Speaker | None = None,
    minutes: int = 30,
) -> Held:
    """One interview from `start_interview` to `interview_ended`: the same again for the same seed and no `speaker`.

    `minutes`: for which it is planned; nobody takes any. Raises InterviewFailed.
    """
    await host.records.add_job(job)
    await host.records.add_candidate(subjects.Candidate(id=candidate_id, resume_text=resume_text))
    session = f"{candidate_id}.{job.id}.{manner_name}.{seed}"
    person = f"{resume_text}\n{job.title}" + (f"\n{seed}" if seed else "")
    candidate = Candidate(resume_text, manner(manner_name), seed=person, company=job.company, title=job.title)
    async with connect(f"{host.url}/{session}", proxy=None) as socket:
        start = {"job_id": job.id, "candidate_id": candidate_id, "preferences": {"max_duration": minutes}}
        await _send(socket, "start_interview", start)
        ended = await _converse(socket, candidate, speaker)
    if not ended:
        async with connect(f"{host.url}/{session}", proxy=None) as socket:
            await _send(socket, "end_interview", {})
            await _converse(socket, None, None)
    interview = await host.records.interview(session)
    if interview is None:
        raise InterviewFailed(f"{session} was held and is not in the record.")
    turns = await host.records.turns(interview.id)
    plan = await host.records.job_plan(job.id)
    return Held(job, plan, resume_text, manner_name, interview, tuple(turns), tuple(candidate.told))


async def _converse(socket: ClientConnection, candidate: Candidate | None, speaker: Speaker | None) -> bool:
    """Until the interview has ended, or the candidate hangs up: then False. Nobody: only the end is waited for."""
    for _ in range(MOST_REPLIES):
        message = json.loads(await asyncio.wait_for(socket.recv(), REPLY_LIMIT))
        data = message.get("data", {})
        match message["type"]:
            case "interview_started" if candidate:
                await _answer(socket, candidate, speaker, data["initial_question"], data["interview_phase"], 1)
            case "ai_response" if candidate and not data["completed"]:
                if candidate.goes is Leaving.HANGS_UP:
                    return False
                if candidate.goes is Leaving.ENDS:
                    await _send(socket, "end_interview", {})
                    candidate = None
                    continue
                number = data["questions_asked"]
                await _answer(socket, candidate, speaker, data["question"], data["interview_phase"], number)
            case "interview_ended":
                return True
            case "error":
                raise InterviewFailed(f"The server answered with an error: {message['message']} {message['details']}")
    raise InterviewFailed(f"The interview did not end within {MOST_REPLIES} messages.")


async def _answer(
    socket: ClientConnection, candidate: Candidate, speaker: Speaker | None, question: str, phase: str, number: int
) -> None:
    said = candidate.answer(question, phase, number)
    if speaker:
        said = await speaker.say(candidate, question, said)
    await _send(socket, "candidate_response", {"response": said})


async def _send(socket: ClientConnection, kind: str, data: dict[str, Any]) -> None:
    await socket.send(json.dumps({"type": kind, "data": data}))
