"""A mind that says what a test needs, a time that stands until it is moved, and a client that speaks the protocol."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from graph.subjects import Assessment, Piece, Question, Reply
from graph.vocabulary import Comfort, Difficulty, Intent, Phase, QuestionKind
from storage.models import Interview

PATIENCE = 5
"""Seconds a client waits for what must come; a test that waits so long has failed."""


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait for what happens by itself and has no event of its own."""
    async with asyncio.timeout(PATIENCE):
        while not await condition():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


BEGINNING = 1000.0


class HandTime:
    """Stands still; `advance` moves it and lets ring what is due."""

    def __init__(self) -> None:
        self._now = BEGINNING
        self._alarms: list[HandAlarm] = []

    def now(self) -> float:
        return self._now

    def moment(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._now - BEGINNING)

    @property
    def alarms(self) -> int:
        """How many are still to ring."""
        return sum(not alarm.rung for alarm in self._alarms)

    def call_at(self, when: float, then: Callable[[], None]) -> "HandAlarm":
        if when <= self._now:
            asyncio.get_running_loop().call_soon(then)
            return HandAlarm(when, lambda: None, rung=True)
        alarm = HandAlarm(when, then)
        self._alarms.append(alarm)
        return alarm

    def advance(self, seconds: float) -> None:
        self._now += seconds
        due = [alarm for alarm in self._alarms if alarm.when <= self._now]
        self._alarms = [alarm for alarm in self._alarms if alarm.when > self._now]
        for alarm in sorted(due, key=lambda alarm: alarm.when):
            if not alarm.rung:
                alarm.then()


@dataclass
class HandAlarm:
    when: float
    then: Callable[[], None]
    rung: bool = False

    def cancel(self) -> None:
        self.rung = True
        self.then = lambda: None  # as the event loop's own, it holds nothing any more


@dataclass
class ScriptedMind:
    """Asks `Question 1?`, `Question 2?` and so on; "That is all." ends the interview, "I want to stop." too."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    """Answers whose reply was stopped while it was made."""
    failures: list[Exception] = field(default_factory=list)
    """Raised by the next runs, first come first served."""
    pieces: list[Piece] = field(default_factory=list)
    """Said of each reply to an answer while it is made."""
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    """Replies to answers, openings and feedback are made while it is set."""
    started: asyncio.Queue[tuple[Any, ...]] = field(default_factory=asyncio.Queue)
    clocks: dict[str, Callable[[], float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gate.set()

    async def thread_for(self, interview: Interview, elapsed: Callable[[], float]) -> "ScriptedThread":
        self.clocks[interview.id] = elapsed
        return ScriptedThread(self, interview.questions_asked)

    @property
    def answers(self) -> list[tuple[int, str]]:
        """What the mind was given, each run of it."""
        return [(call[1], call[2]) for call in self.calls if call[0] == "answer"]

    async def run(self, *call: Any) -> None:
        self.calls.append(call)
        self.started.put_nowait(call)
        if self.failures:
            raise self.failures.pop(0)
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.stopped.append(str(call[-1]))
            raise


@dataclass
class ScriptedThread:
    mind: ScriptedMind
    asked: int

    async def open(self) -> Reply:
        await self.mind.run("open")
        self.asked = 1
        return question(1, None)

    async def answer(self, turn: int, asked: str, text: str, hear: Callable[[Piece], None]) -> Reply:
        for piece in self.mind.pieces:
            hear(piece)
        await self.mind.run("answer", turn, text)
        self.asked = turn
        if text == "That is all.":
            return ending(turn, "Thank you, that was the last question.", Intent.ANSWER)
        if text == "I want to stop.":
            return ending(turn, "Of course, we stop here.", Intent.LEAVE)
        self.asked = turn + 1
        return question(turn + 1, f"Reply {turn}.", Assessment(turn=turn, intent=Intent.ANSWER))

    async def finish(self, reason: str, turn: int, question: str, text: str | None) -> Reply:
        await self.mind.run("finish", reason)
        words = "Our time is over, thank you." if reason == "time_up" else None
        return ending(turn, words, Intent.ANSWER if text is not None else None)


PHASES = (Phase.INTRODUCTION, Phase.TECHNICAL, Phase.TECHNICAL, Phase.BEHAVIORAL, Phase.BEHAVIORAL, Phase.CONCLUSION)
"""Of the first question, the second and so on."""


def question(number: int, response: str | None, assessment: Assessment | None = None) -> Reply:
    phase = PHASES[min(number, len(PHASES)) - 1]
    return Reply(
        response=response,
        question=Question(
            turn=number,
            phase=phase,
            area=None,
            kind=QuestionKind.OPENING if number == 1 else QuestionKind.NEW_AREA,
            difficulty=Difficulty.MEDIUM,
            text=f"Question {number}?",
            why="The script says so.",
        ),
        phase=phase,
        comfort=Comfort.NEUTRAL,
        questions_asked=number,
        strengths_identified=("React",) if number > 1 else (),
        areas_to_probe=("testing",),
        assessment=assessment,
    )


def ending(turn: int, words: str | None, intent: Intent | None) -> Reply:
    """`intent`: of the answer to question number `turn`; None where none was given."""
    return Reply(
        response=words,
        question=None,
        phase=Phase.CONCLUSION,
        comfort=Comfort.CONFIDENT,
        questions_asked=turn,
        completed=True,
        ended="ended_by_candidate" if intent is Intent.LEAVE else "completed",
        feedback="You spoke about React.",
        assessment=Assessment(turn=turn, intent=intent) if intent is not None else None,
    )


JOB = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3"
CANDIDATE = "test-candidate"


class Client:
    """One websocket, as a frontend has it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def say(self, type_: str, data: dict[str, Any] | None = None, **more: Any) -> None:
        await self.socket.send(json.dumps({"type": type_, "data": data or {}, **more}))

    async def start(self, **more: Any) -> dict[str, Any]:
        """Start with the document's own ids; returns `interview_started`."""
        await self.say("start_interview", {"job_id": JOB, "candidate_id": CANDIDATE, **more})
        return await self.expect("interview_started")

    async def answer(self, words: str, **more: Any) -> None:
        await self.say("candidate_response", {"response": words}, **more)

    async def transcript(self, words: str, is_final: bool = False) -> None:
        """Send and take the echo."""
        await self.say("live_transcript", {"transcript": words, "is_final": is_final})
        echo = await self.expect("live_transcript_update")
        assert echo["data"] == {"transcript": words, "is_final": is_final}

    async def receive(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            message: dict[str, Any] = json.loads(await self.socket.recv())
            return message

    async def expect(self, type_: str) -> dict[str, Any]:
        """The next message, which must be of this type."""
        message = await self.receive()
        assert message["type"] == type_, message
        return message

    async def so_far(self) -> list[dict[str, Any]]:
        """What the server has sent up to now: everything before the answer to a question for the status."""
        await self.say("get_status")
        messages = []
        while (message := await self.receive())["type"] != "status_update":
            messages.append(message)
        return messages

    async def closed(self) -> int:
        """The code the server closes with; what it still says is dropped."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    await self.socket.recv()
        except ConnectionClosed as closed:
            assert closed.rcvd is not None, "the connection broke"
            return closed.rcvd.code
