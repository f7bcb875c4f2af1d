"""Whatever clients do and in whatever order: nothing said is lost or doubled, and every turn happens once.

Real actors on a real record; the mind is scripted, time is held in the hand, connections are lists of frames.
`OPENHIRE_TEST_LONG=1` plays more and longer: five minutes.
"""

import asyncio
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from api.auth.caller import LOCAL, Caller
from api.live.interview import LiveInterview
from api.live.pace import Pace
from api.live.registry import Registry
from api.live.services import Services
from graph.vocabulary import Phase
from storage.database import Database
from storage.models import Turn
from storage.records import Records
from tests.integration.scripted import CANDIDATE, JOB, HandTime, ScriptedMind
from tests.postgres import Postgres

LONG = bool(os.environ.get("OPENHIRE_TEST_LONG"))
ORDER = list(Phase)
REFUSED = {"SessionNotFound", "NotReady", "InterviewOver", "TooLong"}
KNOWN_ERRORS = REFUSED | {"SessionTaken", "CandidateNotFound", "ReplyUnavailable", "BadJSON", "UnknownMessageType"}
PACE = Pace(most_restarts=1, sweep_every=1e9, lease=1e9)

Step = tuple[Any, ...]


@dataclass(eq=False)
class Wire:
    """A connection, as the actor sees it."""

    capabilities: set[str] = field(default_factory=set)
    caller: Caller = LOCAL
    answers: int = 0
    frames: list[dict[str, Any]] = field(default_factory=list)
    code: int | None = None

    def send(self, text: str) -> None:
        assert self.code is None, "sent after the close"
        self.frames.append(json.loads(text))

    def close(self, code: int, reason: str) -> None:
        self.code = self.code or code


class Play:
    """One interview, what its clients do, and what must have come of it."""

    def __init__(self, records: Records, alias: str) -> None:
        self.records = records
        self.alias = alias
        self.time = HandTime()
        self.mind = ScriptedMind()
        self.registry = self._open()
        self.elsewhere: list[Registry] = []
        """Servers that had the interview before, and were not stopped."""
        self.live: LiveInterview | None = None
        self.wire: Wire | None = None
        self.words = 0
        self.ids = 0
        self.said: list[str] = []
        """What must be on record, in order."""
        self.collected: list[str] = []
        """Final transcripts that no answer stood for yet."""
        self.last_sound = 0.0
        self.finishes = 0
        """Runs of the mind that made an end, before the server was started again."""
        self.numbered: dict[str, dict[int, dict[str, Any]]] = {}
        """Frames with a number, by epoch."""
        self.shown_from: int | None = None
        self.asked = 0
        self.phase = 0
        self.ended = False

    def _open(self) -> Registry:
        return Registry(Services(self.records, self.mind.thread_for, PACE, self.time))

    async def play(self, steps: list[Step]) -> None:
        await self.connect(False)
        await self.start()
        for name, *details in steps:
            await getattr(self, name)(*details)
            await self.hold_against_the_record()
        await self.finish()

    # what clients do

    async def connect(self, resumes: bool) -> None:
        older, self.wire = self.wire, Wire({"resume"} if resumes else set())
        self.shown_from = None
        self.live = await self.registry.enter(self.alias)
        self.live.attach(self.wire)
        await self.settle(repeats=True)
        if older is not None and older.code is None:
            raise AssertionError("two connections hear one interview")
        assert older is None or older.code in (4409, 1000), older

    async def disconnect(self) -> None:
        if self.wire is not None and self.live is not None:
            heard = self.wire.code is None and await self.listens()
            self.live.detach(self.wire)
            self.wire = None
            if heard:  # until the line broke
                self.said += self.collected
                self.collected = []
            await self.settle()

    async def start(self, **more: Any) -> None:
        await self.send("start_interview", {"job_id": JOB, "candidate_id": CANDIDATE, **more}, repeats=True)

    async def start_again(self, other: bool, resumes: bool) -> None:
        more: dict[str, Any] = {"candidate_id": "somebody-else"} if other else {}
        await self.start(**more, capabilities=["resume", "streaming"] if resumes else [])

    async def answer(self, kind: str, identified: bool) -> None:
        """Typed, or one fragment of an answer: once, twice in one tick, or twice with one id."""
        words = self.new_words()
        message = self.message("candidate_response", {"response": words}, identified=identified or kind == "same id")
        times = 1 if kind == "once" else 2
        refused = await self.tell(*[message] * times, repeats=kind == "same id")
        if not refused:
            self.said.append(words)
            self.collected.clear()

    async def last_answer(self, words: str) -> None:
        """The words that end the scripted interview, unless they are a fragment; the same ones twice would be one."""
        if words not in " ".join(self.said) and not await self.send("candidate_response", {"response": words}):
            self.said.append(words)
            self.collected.clear()

    async def say_it_again_after_a_lost_reply(self, identified: bool) -> None:
        if self.wire is None or not await self.listens():
            return
        self.mind.gate.clear()
        words = self.new_words()
        message = self.message("candidate_response", {"response": words}, identified=identified)
        if not await self.tell(message):
            self.said.append(words)
            self.collected.clear()
        await self.disconnect()
        self.mind.gate.set()
        await self.settle()
        await self.connect(True)
        await self.tell(message, repeats=True)

    async def interim(self) -> None:
        await self.transcript("and so", False)

    async def speak(self, answered: str) -> None:
        """A final transcript, and the answer with the same words: before it, beside it, too late, or never."""
        words = self.new_words()
        response = self.message("candidate_response", {"response": words})
        if answered == "before":
            if not await self.tell(response):
                self.said.append(words)
                self.collected.clear()
            await self.send("live_transcript", {"transcript": words, "is_final": True})
            if await self.listens():
                return  # the same speech
            return
        await self.transcript(words, True)
        if answered == "beside" and not await self.tell(response):
            self.said.append(words)
            self.collected.clear()
        if answered == "late" and self.collected == [words]:
            await self.advance(PACE.endpointing_delay)
            await self.tell(response, repeats=True)

    async def end(self, times: int) -> None:
        await self.tell(*[self.message("end_interview", {})] * times, repeats=True)

    async def status(self) -> None:
        await self.send("get_status", {})

    async def nonsense(self, frame: str) -> None:
        await self.tell(frame)

    async def resume(self, epoch_known: bool) -> None:
        """Come back with an honest `last_seq`, or with an epoch the server does not know."""
        if self.wire is None or self.wire.code is not None or not self.numbered:
            return
        epoch = [*self.numbered][-1] if epoch_known else "long-gone"
        had = self.numbered.get(epoch, {})
        last = next(number for number in range(len(had) + 1) if number + 1 not in had)
        before, shown_from = len(self.wire.frames), self.shown_from
        await self.send("resume", {"epoch": epoch, "last_seq": last}, repeats=True, replays=True)
        resumed, *frames = self.wire.frames[before:]
        if resumed["type"] == "error":
            assert resumed["exception_type"] == "SessionNotFound"
            return
        if not resumed["data"]["recovered"]:
            assert frames[0]["type"] == "status_update"
            return
        assert resumed["epoch"] == epoch
        replayed = [frame["seq"] for frame in frames if frame["seq"] < resumed["seq"]]
        assert replayed == list(range(last + 1, shown_from or resumed["seq"]))
        assert sorted(self.numbered[epoch]) == list(range(1, max(self.numbered[epoch]) + 1))

    # what happens to them

    async def advance(self, seconds: float) -> None:
        if self.collected and await self.listens() and self.time.now() + seconds >= self.speech_due:
            self.said += self.collected
            self.collected = []
        self.time.advance(seconds)
        await self.settle()

    async def hold(self) -> None:
        self.mind.gate.clear()

    async def let_go(self) -> None:
        self.mind.gate.set()
        await self.settle()

    async def fail(self) -> None:
        """The next run of the mind does."""
        self.mind.failures = [ValueError("out of order")]

    async def restart(self) -> None:
        """The server is stopped in the ordinary way, and another one goes on with its record."""
        await self.registry.close()
        assert self.wire is None or self.wire.code in (1012, 1000)
        self.said += self.collected  # what was heard is kept
        self.collected = []
        self.finishes = self.finish_runs
        self.registry, self.live, self.wire = self._open(), None, None

    async def hop(self, notices: bool) -> None:
        """The client is led to another server that shares the record; the first one notices late, or not at all."""
        await self.disconnect()
        left, self.registry, self.live = self.registry, self._open(), None
        self.elsewhere.append(left)
        self.finishes = self.finish_runs
        await self.connect(False)
        if notices:
            await left.renew()

    async def sweep(self) -> None:
        await self.registry.sweep()
        await self.settle()

    # one message after another

    def new_words(self) -> str:
        self.words += 1
        return f"word{self.words}"

    def message(self, type_: str, data: dict[str, Any], identified: bool = False) -> str:
        self.ids += identified
        return json.dumps({"type": type_, "data": data} | ({"id": f"m{self.ids}"} if identified else {}))

    async def transcript(self, words: str, is_final: bool) -> None:
        listens = await self.listens()
        await self.send("live_transcript", {"transcript": words, "is_final": is_final})
        if listens and self.wire is not None:
            self.last_sound = self.time.now()
            self.collected += [words] if is_final else []

    async def send(self, type_: str, data: dict[str, Any], **allowed: bool) -> bool:
        return await self.tell(self.message(type_, data), **allowed)

    async def tell(self, *frames: str, **allowed: bool) -> bool:
        """In one tick; True where they were refused, or nobody is connected."""
        if self.wire is None or self.live is None or self.wire.code is not None:
            return True
        before = len(self.wire.frames)
        await asyncio.gather(*(self.live.hear(frame, self.wire) for frame in frames))
        refused = {frame["exception_type"] for frame in self.wire.frames[before:] if frame["type"] == "error"} & REFUSED
        await self.settle(**allowed)
        return bool(refused)

    async def settle(self, repeats: bool = False, replays: bool = False) -> None:
        """Until all that can happen now has happened. `repeats`, `replays`: what may be said again."""
        before = None
        while before != (before := (len(self.mind.calls), self.wire and len(self.wire.frames), len(self.registry))):
            for _ in range(2):
                for _ in range(5):
                    await asyncio.sleep(0)
                live = self.registry._live.get(self.alias)
                if live is not None:
                    handled = asyncio.Event()

                    async def note(handled: asyncio.Event = handled) -> None:
                        handled.set()

                    live.post(note)
                    await handled.wait()
        self.read_frames(repeats, replays)

    # what must hold

    def read_frames(self, repeats: bool, replays: bool) -> None:
        wire = self.wire
        if wire is None:
            return
        for frame in wire.frames[getattr(wire, "read", 0) :]:
            assert "seq" in frame or "resume" not in wire.capabilities or not replays, frame
            replayed = "seq" in frame and self._note_number(frame, replays)
            if not replayed:
                self._note_frame(frame, repeats)
        wire.read = len(wire.frames)  # type: ignore[attr-defined]

    def _note_number(self, frame: dict[str, Any], replays: bool) -> bool:
        """True for a frame of before this connection."""
        number, known = frame["seq"], self.numbered.setdefault(frame["epoch"], {})
        if self.shown_from is None:
            self.shown_from = self.highest = number
        elif number >= self.shown_from:
            assert number == self.highest + 1, "a gap in the numbers"
            self.highest = number
        else:
            assert replays, "a number came again"
        assert known.setdefault(number, frame) == frame, "one number, two messages"
        return bool(number < self.shown_from)

    def _note_frame(self, frame: dict[str, Any], repeats: bool) -> None:
        type_, data = frame["type"], frame.get("data", {})
        if type_ == "error":
            assert frame["exception_type"] in KNOWN_ERRORS, frame
        if self.ended:
            harmless = {"status_update", "interview_ended", "error", "live_transcript_update", "resumed"}
            assert type_ in harmless or (repeats and type_ in ("interview_started", "ai_response")), frame
        if type_ in ("status_update", "ai_response") and not (repeats and type_ == "ai_response"):
            phase = ORDER.index(Phase(data["interview_phase"]))
            assert phase >= self.phase, "a phase went back"
            self.phase = phase
        if type_ == "status_update":
            assert data["questions_asked"] >= self.asked, "questions were forgotten"
        if type_ == "ai_response" and not data["completed"]:
            number = int(data["question"].removeprefix("Question ").removesuffix("?"))
            assert number == data["questions_asked"]
            assert number > self.asked or repeats, "asked twice"
            self.asked = max(self.asked, number)
        self.ended = self.ended or type_ == "interview_ended"

    async def listens(self) -> bool:
        """A question was asked, and no end is being made."""
        record = await self.records.interview(self.alias)
        if record is None or record.over or self.finish_runs > self.finishes:
            return False
        return bool(await self.records.turns(record.id))

    @property
    def finish_runs(self) -> int:
        return sum(call[0] == "finish" for call in self.mind.calls)

    @property
    def speech_due(self) -> float:
        return self.last_sound + PACE.endpointing_delay

    async def turns(self) -> list[Turn]:
        record = await self.records.interview(self.alias)
        return [] if record is None else await self.records.turns(record.id)

    async def hold_against_the_record(self, final: bool = False) -> None:
        turns = await self.turns()
        assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
        assert [turn.question for turn in turns] == [f"Question {number}?" for number in range(1, len(turns) + 1)]
        kept = " ".join(turn.answer for turn in turns if turn.answer).split()
        said = " ".join(self.said).split()
        assert kept == said + self.collected or (kept == said and not final)  # an end keeps what was collected
        heard = dict(self.mind.answers)
        for turn in turns[:-1]:
            assert turn.answer == heard[turn.number], "a reply was made to something else than what was said"

    async def finish(self) -> None:
        """All that is open comes to its end, and nothing is left behind."""
        self.mind.failures.clear()
        self.mind.gate.set()
        await self.connect(False)
        if (await self.records.interview(self.alias)) is not None:
            await self.end(2)
            assert self.ended
            self.collected, self.said = [], [*self.said, *self.collected]
        await self.hold_against_the_record(final=True)
        wire = self.wire
        assert wire is not None
        if self.ended:
            await self.advance(PACE.close_grace)
            assert wire.code == 1000
        await self.disconnect()
        await self.advance(PACE.kept_ended)
        assert len(self.registry) == 0
        for registry in (self.registry, *self.elsewhere):
            await registry.close()
        assert self.time.alarms == 0
        assert asyncio.all_tasks() == {asyncio.current_task()}


SECONDS = (0.1, 0.5, 0.8, 1.0, 2.5, 2.5, 5.0, 60.0)
TALK: list[st.SearchStrategy[Step]] = [
    st.tuples(st.just("answer"), st.sampled_from(["once", "once", "twice", "same id"]), st.booleans()),
    st.tuples(st.just("speak"), st.sampled_from(["beside", "before", "late", "never"])),
    st.tuples(st.just("advance"), st.sampled_from(SECONDS)),
    st.tuples(st.sampled_from(["hold", "let_go", "interim", "fail"])),
]
LINE: list[st.SearchStrategy[Step]] = [
    st.tuples(st.sampled_from(["status", "disconnect", "restart", "sweep"])),
    st.tuples(st.just("connect"), st.booleans()),
    st.tuples(st.just("connect"), st.booleans()),
    st.tuples(st.just("resume"), st.sampled_from([True, True, False])),
    st.tuples(st.just("start_again"), st.booleans(), st.booleans()),
    st.tuples(st.just("hop"), st.booleans()),
    st.tuples(st.just("say_it_again_after_a_lost_reply"), st.booleans()),
]
RARE: list[st.SearchStrategy[Step]] = [
    st.tuples(st.just("nonsense"), st.sampled_from(["{", '{"type": "dance"}'])),
    st.tuples(st.just("last_answer"), st.sampled_from(["That is all.", "I want to stop."])),
    st.tuples(st.just("end"), st.integers(1, 2)),
    st.tuples(st.just("advance"), st.sampled_from([600.0, 2000.0, 90_000.0])),
]
STEPS: st.SearchStrategy[Step] = st.one_of(*TALK * 6, *LINE * 2, *RARE)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[list[Step]], None]]:
    """Plays on one record in one loop, each time another interview."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("played") / "openhire.sqlite"
        shutil.copy(request.getfixturevalue("demonstration"), path)
        url = f"sqlite+aiosqlite:///{path}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.url(template=request.getfixturevalue("demonstration_in_postgres"))
    with asyncio.Runner() as runner:
        database = runner.run(Database.open(url))
        count = 0

        def play(steps: list[Step]) -> None:
            nonlocal count
            count += 1

            async def whole() -> None:
                async with asyncio.timeout(30):
                    play = Play(Records(database), f"interview-{count}")
                    try:
                        await play.play(steps)
                    finally:
                        await play.registry.close()

            runner.run(whole())

        yield play
        runner.run(database.close())


@pytest.mark.timeout(3600 if LONG else 600)
@settings(
    max_examples=1000 if LONG else 60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@example(steps=[("interim",), ("answer", "once", False), ("speak", "late")])
@example(steps=[("hold",), *[("answer", "twice", False)] * 3, ("let_go",)])
@example(steps=[("fail",), ("say_it_again_after_a_lost_reply", False)])
@example(steps=[("speak", "never"), ("restart",), ("connect", True)])
@example(steps=[("speak", "never"), ("end", 1)])
@example(steps=[("speak", "never"), ("hop", False), ("answer", "once", False), ("hop", True), ("connect", True)])
@example(steps=[("hold",), ("answer", "once", True), ("hop", False), ("let_go",), ("hop", False), ("end", 1)])
@example(steps=[("connect", True), ("status",), ("disconnect",), ("connect", True), ("resume", True)])
@given(steps=st.lists(STEPS, min_size=20, max_size=60 if LONG else 40))
def test_nothing_said_is_lost_and_every_turn_happens_once(
    played: Callable[[list[Step]], None], steps: list[Step]
) -> None:
    played(steps)
