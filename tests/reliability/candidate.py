"""A candidate with the real browser client: reconnects for ever, never starts twice, answers what is shown."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from graph.vocabulary import Phase
from tests.reliability.account import Account, Message, Told
from tests.reliability.answers import Way, answer
from tests.reliability.line import Line
from tests.reliability.load import Load
from tests.reliability.speaking import say

JOB, CANDIDATE = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "test-candidate"

SILENCE = 60.0
"""Seconds without a word from a server that owes one: the interview is stuck."""
PATIENCE = 6.0
"""Seconds a person waits for the reply after coming back, or after an error, before saying something again."""
AFTER_AN_ERROR = 2.0
LOOK_UP = 1.0
"""Seconds after which a candidate who waits looks whether it is time to go home."""


@dataclass(frozen=True)
class Manner:
    """How this candidate is today."""

    minutes: int
    """Asked for; an interview of 5 minutes ends by itself after some six questions."""
    ends_at: int | None
    """Question at which they end it; None: they stay to the end."""
    answers_before_end: bool
    impatient: bool
    """Says it again at once after coming back, where that is known to be safe."""
    double_start: bool
    resume_text: str

    @classmethod
    def of(cls, chance: random.Random) -> "Manner":
        return cls(
            minutes=chance.choice((5, 5, 8, 30)),
            ends_at=chance.choice((None, None, chance.randint(1, 9))),
            answers_before_end=chance.random() < 0.5,
            impatient=chance.random() < 0.5,
            double_start=chance.random() < 0.3,
            resume_text=f"Ran the order desk of shop {chance.randint(1, 9999)} for six years, then its stock system."
            if chance.random() < 0.3
            else "",
        )


class Candidate:
    def __init__(self, seat: int, interview: int, chance: random.Random, load: Load) -> None:
        self.account = Account(f"seat-{seat}.{interview}")
        self._chance = chance
        self._load = load
        self._manner = Manner.of(chance)
        self._marks: Iterator[str] = (f"case {seat}-{interview}-{number}" for number in count(1))
        self._way = Way.TYPED
        self._ending = False
        self._next: tuple[float, Callable[[Line], Awaitable[None]]] | None = None
        """What will be done, and when."""
        self._opened_at = 0.0
        self._restart_before = load.restarted_at
        """The last one when the last connection was lost."""
        self._shown = False
        """The pending question was shown on this connection."""

    async def hold(self) -> Account:
        """The whole interview, over as many connections as it takes."""
        alias, load = self.account.alias, self._load
        url, trace = f"{load.url}/{alias}", load.trace and load.trace / f"{alias}.txt"
        while not self.account.over:
            try:
                async with connect(url, proxy=None, compression=None) as socket:
                    self.account.connections += 1
                    await self._talk(Line(socket, trace))
            except (OSError, TimeoutError, WebSocketException):
                pass
            if not self.account.over:
                self.account.broken += 1
                if self._shown:
                    self._restart_before, self._shown = self._load.restarted_at, False
                await asyncio.sleep(self._load.reconnect_after)
        return self.account

    async def _talk(self, line: Line) -> None:
        self._opened_at, self._shown, self._next = time.monotonic(), False, None
        heard_at = self._opened_at
        if not self.account.told:
            await self._start(line)
        while not self.account.over:
            now = time.monotonic()
            if self._load.closing and self._shown and not self._ending:
                self._end_soon()
            if self._next is not None and now >= self._next[0]:
                _, act = self._next
                self._next = None
                await act(line)
                heard_at = time.monotonic()
                continue
            if now - heard_at > SILENCE:
                self.account.faults.append(f"nothing was told for {SILENCE:.0f} s at question {self.account.number}")
                return
            until = min(now + LOOK_UP, self._next[0] if self._next else now + LOOK_UP)
            message = await line.receive(until - now)
            if message is not None:
                heard_at = time.monotonic()
                self._hear(message)

    # what is heard

    def _hear(self, message: dict[str, Any]) -> None:
        data = message.get("data", {})
        match message["type"]:
            case "interview_started":
                self.account.session_id = data["session_id"]
                self._asked(Told(1, Phase(data["interview_phase"]), None, data["initial_question"]), message)
            case "ai_response" if data["completed"]:
                self.account.told_farewell(data["response"], time.monotonic(), message.get("in_reply_to"))
            case "ai_response":
                told = Told(data["questions_asked"], Phase(data["interview_phase"]), data["response"], data["question"])
                self._asked(told, message)
            case "status_update":
                self.account.phases.append(Phase(data["interview_phase"]))
            case "interview_ended":
                self._note_back()
                self._load.replies.add()
                self.account.told_end(data["session_id"], data["final_feedback"], time.monotonic())
            case "error":
                self.account.told_error(message["exception_type"], message.get("in_reply_to"))
                self._refused()

    def _asked(self, told: Told, message: dict[str, Any]) -> None:
        before, shown_again = self.account.number, not self._shown
        self._note_back()
        self.account.told_question(told, time.monotonic(), message.get("in_reply_to"))
        if told.number > before:
            self._load.replies.add()
        if self._ending:
            if shown_again:
                self._end_soon()
        elif told.number > before:
            # Words that came too late for the last reply are the answer to this question: its reply is to come.
            if self.account.outstanding:
                self._do(self._say_again, after=PATIENCE)
            else:
                self._do(self._answer, after=self._chance.uniform(0.0, 0.6))
        elif shown_again and self.account.outstanding:
            at_once = self._manner.impatient and self._way.can_be_sent_again
            self._do(self._say_again, after=self._chance.uniform(0.0, 0.3) if at_once else PATIENCE)
        elif shown_again:
            self._do(self._answer, after=PATIENCE if self.account.unsure else self._chance.uniform(0.0, 0.6))

    def _refused(self) -> None:
        if not self.account.told:
            self._do(self._start, after=AFTER_AN_ERROR)
        elif not self._shown:
            self._do(self._look, after=AFTER_AN_ERROR)
        elif self._ending:
            pass  # the end is asked for every second anyway
        elif self.account.outstanding and self._way.can_be_sent_again:
            self._do(self._say_again, after=AFTER_AN_ERROR)
        elif self.account.outstanding or self.account.unsure:
            # What of it came to nothing, nobody can tell: where no reply comes, a person says something else.
            self.account.give_up()
            self._do(self._answer, after=PATIENCE)

    def _note_back(self) -> None:
        if self._shown:
            return
        self._shown = True
        restarted, now = self._load.restarted_at, time.monotonic()
        if self.account.connections > 1 and self.account.told:
            self.account.shown_after.append(now - self._opened_at)
            if restarted is not None and restarted != self._restart_before:
                self.account.back_after.append(now - restarted)

    # what is done

    def _do(self, act: Callable[[Line], Awaitable[None]], after: float) -> None:
        self._next = (time.monotonic() + after, act)

    async def _start(self, line: Line) -> None:
        manner = self._manner
        preferences = {"max_duration": manner.minutes, "difficulty_level": "medium", "focus_areas": []}
        data = {
            "job_id": JOB,
            "candidate_id": CANDIDATE,
            "resume_text": manner.resume_text,
            "preferences": preferences,
        }
        for _ in range(2 if manner.double_start else 1):
            self._load.sent.add()
            await line.send("start_interview", data)

    async def _look(self, line: Line) -> None:
        """After an error in place of the pending question: whatever is sent next brings it."""
        await line.send("get_status", {})

    async def _answer(self, line: Line) -> None:
        account, manner = self.account, self._manner
        ends_here = manner.ends_at is not None and account.number >= manner.ends_at
        if ends_here and not manner.answers_before_end:
            await self._end(line)
            return
        # After words that were given up only a reply that names what it is made to tells what arrived.
        self._way = Way.IDENTIFIED if account.unsure else self._chance.choice(list(Way))
        parts = answer(self._way, account.number, account.alias, self._marks, self._chance)
        if ends_here:
            self._end_soon()
        await self._say(line, parts, self._way)

    async def _say_again(self, line: Line) -> None:
        self.account.said_again += 1
        await self._say(line, list(self.account.outstanding), self._way.again)

    async def _say(self, line: Line, parts: list[Message], way: Way) -> None:
        self._load.sent.add()
        await say(line, parts, way, self.account, self._chance)

    def _end_soon(self) -> None:
        self._ending = True
        self._do(self._end, after=0.0)

    async def _end(self, line: Line) -> None:
        """Each second until it has ended, as the real page does."""
        self._ending = True
        self.account.asked_to_end()
        self._do(self._end, after=1.0)
        self._load.sent.add()
        await line.send("end_interview", {})
