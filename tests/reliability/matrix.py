"""`python -m tests.reliability.matrix`: each fault at each moment of a turn, what a candidate saw and what came of it.

The faults come from outside, to the real server in a process of its own. Every interview goes on to its end, and is
then held against the record: every answer once and in order, every question as it was asked.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from storage.models import Interview, Turn
from tests.fakes.good_answers import good_answer
from tests.fakes.openai_server import Answer, Call, OpenAIServer
from tests.postgres import Postgres, started
from tests.reliability.faults import OF_THE_MODEL, ON_POSTGRESQL, ON_SQLITE, READING, Fault, ModelFails, Surroundings
from tests.reliability.figures import write_between
from tests.reliability.server import Server
from tests.reliability.store import InFolder, OnServer, Store, records

LIMIT = 45.0
"""Seconds in which anything asked for must be answered, whatever happens."""
PATIENCE = 2.0
"""Seconds the server waits for its database; by default it is five."""
BY_ITSELF = 8.0
"""Seconds a candidate who came back waits for the reply before sending the answer again."""
START = {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"}
ANSWERS = (
    "I moved the booking form to a queue and wrote the tests for it; failed bookings went from 40 a week to 2.",
    "First I measured where the time went, then I cached the two slowest calls, and the page came up in a second.",
    "We argued about the order of things, so I drew both ways on one page and we chose the cheaper one together.",
)


class Moment(Enum):
    START = "as it starts"
    ANSWER = "as an answer arrives"
    REPLY = "while the reply is made"
    END = "while the end is made"


@dataclass
class Step:
    """What the candidate sends, what must come of it, and the call of the model that is under way meanwhile."""

    type_: str
    data: dict[str, Any]
    expects: str
    skill: str


def steps() -> list[Step]:
    said = [Step("candidate_response", {"response": words}, "ai_response", "ask") for words in ANSWERS]
    return [
        Step("start_interview", START, "interview_started", "ask"),
        *said,
        Step("end_interview", {}, "interview_ended", "give_feedback"),
    ]


STRUCK = {Moment.START: 0, Moment.ANSWER: 2, Moment.REPLY: 2, Moment.END: 4}
"""The step that the fault strikes."""


class Line:
    """One candidate's connection, made again when it breaks, as the browser's client does."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.session = f"matrix-{uuid4()}"
        self._socket: ClientConnection | None = None
        self.questions: list[str] = []
        """As they were asked, each once."""

    async def open(self) -> None:
        url = f"ws://127.0.0.1:{self._around.server.port}/ws/interview/{self.session}"
        async with asyncio.timeout(LIMIT):
            while self._socket is None:
                try:
                    self._socket = await connect(url, proxy=None)
                except (OSError, ConnectionClosed):
                    await asyncio.sleep(0.1)

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
            self._socket = None

    async def send(self, step: Step) -> None:
        assert self._socket
        await self._socket.send(json.dumps({"type": step.type_, "data": step.data}))

    async def outcome(self, step: Step, limit: float = LIMIT) -> str:
        """`done`, the status of an error, `closed CODE`, or `nothing` within so many seconds."""
        assert self._socket
        try:
            async with asyncio.timeout(limit):
                while True:
                    message = json.loads(await self._socket.recv())
                    if message["type"] == "error":
                        return str(message["status_code"])
                    if self._is_news(message) and message["type"] == step.expects:
                        return "done"
        except TimeoutError:
            return "nothing"
        except ConnectionClosed as closed:
            self._socket = None
            return f"closed {closed.rcvd.code}" if closed.rcvd else "closed"

    def _is_news(self, message: dict[str, Any]) -> bool:
        data = message["data"]
        question = data.get("initial_question") or data.get("question")
        if question is None or data.get("completed"):
            return True
        if self.questions and question == self.questions[-1]:
            return False
        self.questions.append(question)
        return True


@dataclass
class Cell:
    fault: str
    moment: Moment
    saw: list[str] = field(default_factory=list)
    """What the candidate saw, in order."""
    by_rules: set[str] = field(default_factory=set)
    """Why the rules stood in, by the record."""

    @property
    def text(self) -> str:
        ended = "goes on" if self.moment is not Moment.END else "ends"
        fell_back = f" by rules ({', '.join(sorted(self.by_rules))})" if self.by_rules else ""
        return ", ".join([*self.saw, f"{ended}{fell_back}"])


async def strike(around: Surroundings, fault: Fault, moment: Moment) -> tuple[Cell, Line]:
    """Hold one interview through which the fault goes. Raises AssertionError where anything is lost on the way."""
    cell, line = Cell(fault.name, moment), Line(around)
    await line.open()
    for number, step in enumerate(steps()):
        if number == STRUCK[moment]:
            await _struck(around, fault, moment, line, step, cell)
        else:
            await line.send(step)
            told = await line.outcome(step)
            assert told == "done", f"{fault.name} {moment.value}: {step.type_} brought {told}"
    await line.close()
    return cell, line


async def _struck(around: Surroundings, fault: Fault, moment: Moment, line: Line, step: Step, cell: Cell) -> None:
    if isinstance(fault, ModelFails):
        # The reply itself is under way; at the later moment it is the reading of the answer that fails.
        skills = READING if moment is Moment.REPLY else None
        fault = ModelFails(fault.name, fault.answer, skills)
    elif moment in (Moment.REPLY, Moment.END):
        async with _under_way(around.model, step.skill):
            await line.send(step)
            await _reached(around.model, step.skill)
            await fault.strike(around)
        told = await line.outcome(step)
        await fault.lift(around)
        await _afterwards(line, step, told, cell)
        return
    if fault.after_sending:
        await line.send(step)
        await fault.strike(around)
    else:
        await fault.strike(around)
        await line.send(step)
    told = await line.outcome(step)
    await fault.lift(around)
    await _afterwards(line, step, told, cell)


async def _afterwards(line: Line, step: Step, told: str, cell: Cell) -> None:
    """The fault is over: what a candidate would do now."""
    for _ in range(3):
        if told == "done":
            return
        if told.startswith("closed"):
            cell.saw.append("comes back" if told == "closed" else f"{told}, comes back")
            await line.open()
            told = await line.outcome(step, BY_ITSELF)
            if told in ("done", "nothing"):
                if told == "nothing":
                    await line.send(step)
                    told = await line.outcome(step)
                continue
        again = f"{told}, sent again"
        if again not in cell.saw:  # a database that was started again may need another moment
            cell.saw.append(again)
        await line.send(step)
        told = await line.outcome(step)
    raise AssertionError(f"{cell.fault} {cell.moment.value}: {step.type_} brought {cell.saw}")


@asynccontextmanager
async def _under_way(model: OpenAIServer, skill: str) -> AsyncIterator[None]:
    """Calls of that skill are answered when the block is left."""
    gate, handler = asyncio.Event(), model.handler

    def hold(call: Call) -> Answer | str:
        return Answer(good_answer(call.skill, call.user), hold=gate if call.skill == skill else None)

    model.requests.clear()
    model.handler = hold
    try:
        yield
    finally:
        model.handler = handler
        gate.set()


async def _reached(model: OpenAIServer, skill: str) -> None:
    async with asyncio.timeout(LIMIT):
        while not any(call.skill == skill for call in model.requests):
            model.called.clear()
            await model.called.wait()


def hold_against(interview: Interview, turns: Sequence[Turn], line: Line, cell: Cell) -> None:
    """What the record must say after it: every answer once and in order, every question as it was asked."""
    where = f"{cell.fault} {cell.moment.value}"
    answers = [turn.answer for turn in turns]
    assert answers == [*ANSWERS, None], f"{where}: {answers}"
    assert [turn.question for turn in turns] == line.questions, where
    assert interview.over and interview.feedback, where
    struck = STRUCK[cell.moment]
    made = interview.feedback_skills if cell.moment is Moment.END else turns[min(struck, len(turns) - 1)].skills
    read = turns[struck - 1].assessment_skills if 0 < struck <= len(turns) else ()
    cell.by_rules = {skill.fallback for skill in (*made, *read) if skill.fallback and skill.fallback != "guarded"}
    later = turns[-1].skills
    if cell.moment is not Moment.END:
        assert all(skill.fallback in (None, "guarded") for skill in later), f"{where}: the model was not used again"


@asynccontextmanager
async def surroundings(
    folder: Path, database: Postgres | None = None, model_timeout: float = 10.0
) -> AsyncIterator[tuple[Surroundings, Store]]:
    data = folder / "data"
    store: Store = OnServer(data, database.url(), database) if database else InFolder(data)
    async with OpenAIServer() as model:
        server = Server(
            store.environment
            | {
                "OPENHIRE_MODEL": "test-model",
                "OPENAI_BASE_URL": model.base_url,
                "OPENHIRE_MODEL_TIMEOUT": str(model_timeout),
                "OPENHIRE_TURN_BUDGET": str(model_timeout * 2),
                "OPENHIRE_DATABASE_PATIENCE": str(PATIENCE),
            },
            folder / "log",
        )
        await server.start()
        try:
            assert await server.serves(), (folder / "log").read_text()
            yield Surroundings(server, data, model, database), store
        finally:
            await server.stop()


async def run(
    folder: Path, faults: Sequence[Fault], database: Postgres | None = None, model_timeout: float = 10.0
) -> list[Cell]:
    """One server, every fault at every moment of it."""
    held: list[tuple[Cell, Line]] = []
    async with surroundings(folder, database, model_timeout) as (around, store):
        for fault in faults:
            for moment in Moment:
                held.append(await strike(around, fault, moment))
    async with records(store) as kept:
        for cell, line in held:
            interview = await kept.interview(line.session)
            assert interview is not None
            hold_against(interview, await kept.turns(interview.id), line, cell)
    return [cell for cell, _ in held]


def table(cells: Sequence[Cell]) -> str:
    """Markdown."""
    lines = [f"| fault | {' | '.join(moment.value for moment in Moment)} |", "|---" * (len(Moment) + 1) + "|"]
    for fault in dict.fromkeys(cell.fault for cell in cells):
        texts = {cell.moment: cell.text for cell in cells if cell.fault == fault}
        lines.append(f"| {fault} | {' | '.join(texts[moment] for moment in Moment)} |")
    return "\n".join(lines)


async def _all(folder: Path, database: Postgres) -> list[Cell]:
    cells: list[Cell] = []
    for name, faults, on, timeout in (
        ("sqlite", ON_SQLITE, None, 10.0),
        ("postgresql", ON_POSTGRESQL, database, 10.0),
        ("model", OF_THE_MODEL, None, 1.0),
    ):
        place = folder / name
        await asyncio.to_thread(place.mkdir)
        cells += await run(place, faults, on, timeout)
    return cells


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.matrix", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="DOCUMENT", help="put the table into this document")
    chosen = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        database = started()
        stack.callback(database.stop)
        found = table(asyncio.run(_all(Path(folder), database)))
    print(found)
    if chosen.write:
        write_between(chosen.write, "faults", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
