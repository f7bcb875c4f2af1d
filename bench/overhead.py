"""What our server adds to a model's own time, between a candidate's last word and the interviewer's first.

    python -m bench.overhead [--interviews 1:1 50:90 500:120] [--turns 3] [--write docs/performance.md]

Server, model server and candidates are three processes on loopback. Every candidate opens an interview, thinks,
answers, reads, and so on. The model server tells how long it took by itself; what a candidate waited longer is ours.
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import aiohttp
import psutil
from websockets.asyncio.client import ClientConnection, connect

from tests.reliability.answers import SENTENCES
from tests.reliability.figures import write_between

ROOT = Path(__file__).parent.parent
START = {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"}
MOST_WAIT = 60.0
A_BEGINNING = 0.5
"""Seconds between two interviews that begin, on average."""
PROJECTS = ("the import of orders", "our parcel pages", "the depot handhelds", "the stock count", "the price service")


@dataclass
class Waits:
    """Seconds from the answer sent to the first words, and to the whole reply."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    failed: int = 0


@dataclass(frozen=True)
class Outcome:
    interviews: int
    think: float
    waits: Waits
    own: list[tuple[float, float]]
    processor: float
    """Seconds of it that the server used for a turn."""
    load: float
    """Share of one core that the server used."""


async def candidate(url: str, number: int, turns: int, think: float, waits: Waits, begins_within: float = 0.0) -> None:
    random = Random(number)
    await asyncio.sleep(random.uniform(0, begins_within))
    address = f"{url.replace('http', 'ws')}/ws/interview/bench-{os.getpid()}-{number}?capabilities=streaming"
    try:
        async with connect(address, proxy=None, max_size=None) as socket:
            await socket.send(json.dumps({"type": "start_interview", "data": START}))
            while (await received(socket))["type"] != "interview_started":
                continue
            for turn in range(turns):
                await asyncio.sleep(random.uniform(0.5, 1.5) * think)
                answer = told(number + turn)
                sent, first = perf_counter(), 0.0
                await socket.send(json.dumps({"type": "candidate_response", "data": {"response": answer}}))
                while (message := await received(socket))["type"] != "ai_response":
                    if message["type"] == "error":
                        raise RuntimeError(message["message"])
                    first = first or perf_counter() - sent
                if message["data"]["completed"]:
                    return
                waits.whole.append(perf_counter() - sent)
                waits.first.append(first or waits.whole[-1])
    except (OSError, TimeoutError, RuntimeError) as error:
        waits.failed += 1
        print(f"interview {number}: {error!r}", file=sys.stderr)


def told(number: int) -> str:
    """About ninety words, other ones each time."""
    project = PROJECTS[number % len(PROJECTS)]
    stories = [SENTENCES[(number + step) % 7] for step in range(4)]
    return " ".join(story.format(mark=project) for story in stories)


async def received(socket: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(MOST_WAIT):
        return dict(json.loads(await socket.recv()))


@asynccontextmanager
async def process(*command: str, **environment: str) -> AsyncIterator[tuple[str, psutil.Process]]:
    """The address that the command prints, and its process."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENHIRE_", "OPENAI_"))}
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command, cwd=ROOT, env=kept | environment, stdout=subprocess.PIPE
    )
    assert started.stdout is not None
    try:
        while True:
            line = (await started.stdout.readline()).decode()
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield found.group(), psutil.Process(started.pid)
                break
            if not line:
                raise RuntimeError(f"{' '.join(command)} did not start")
    finally:
        if started.returncode is None:
            started.terminate()
            await started.wait()


async def measure(interviews: int, turns: int, think: float, first: float, token: float) -> Outcome:
    with tempfile.TemporaryDirectory() as data:
        async with (
            process("bench.model_server", "--first", str(first), "--token", str(token)) as (model, _),
            process(
                "cli",
                "serve",
                OPENHIRE_DATA_DIR=data,
                OPENHIRE_PORT="0",
                OPENHIRE_MODEL="bench",
                OPENAI_BASE_URL=f"{model}/v1",
                OPENHIRE_LOG_LEVEL="error",
            ) as (url, server),
        ):
            await candidate(url, 10_000, 2, 0.1, Waits())  # the plan of the job is made once, and everything is warm
            await own_times(model)
            waits, began, used = Waits(), perf_counter(), processor_of(server)
            begin = max(think, interviews * A_BEGINNING)
            await asyncio.gather(*(candidate(url, number, turns, think, waits, begin) for number in range(interviews)))
            seconds, used = perf_counter() - began, processor_of(server) - used
            own = await own_times(model)
            made = len(waits.whole) + interviews  # an opening is a turn too
            return Outcome(interviews, think, waits, own, used / made, used / seconds)


def processor_of(server: psutil.Process) -> float:
    times = server.cpu_times()
    return float(times.user + times.system)


async def own_times(model: str) -> list[tuple[float, float]]:
    async with aiohttp.ClientSession() as session, session.get(f"{model}/own") as response:
        return [(first, whole) for first, whole in await response.json()]


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}"


def ninety_five(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def table(outcomes: Sequence[Outcome]) -> str:
    rows = [
        "| interviews at once | seconds to answer | turns | first words: the model's own | the candidate's (95 %) "
        "| **ours (95 %)** | whole reply: the model's own | the candidate's "
        "| processor a turn | of one core | failed |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for o in outcomes:
        own, own_whole = median(first for first, _ in o.own), median(whole for _, whole in o.own)
        first, late = median(o.waits.first), ninety_five(o.waits.first)
        cells = [
            str(o.interviews),
            f"{o.think:g}",
            str(len(o.waits.whole)),
            milliseconds(own),
            f"{milliseconds(first)} ({milliseconds(late)})",
            f"**{milliseconds(first - own)} ({milliseconds(late - own)})**",
            milliseconds(own_whole),
            milliseconds(median(o.waits.whole)),
            milliseconds(o.processor),
            f"{o.load:.0%}",
            str(o.waits.failed),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([*rows, "", "Milliseconds, medians; in brackets what 95 % of the turns stay below."])


def at_once(text: str) -> tuple[int, float]:
    number, _, seconds = text.partition(":")
    return int(number), float(seconds)


async def main(chosen: argparse.Namespace) -> None:
    outcomes = []
    for interviews, think in chosen.interviews:
        turns = 9 if interviews == 1 else chosen.turns
        outcomes.append(await measure(interviews, turns, think, chosen.first, chosen.token))
        print(table(outcomes[-1:]), flush=True)
    if chosen.write:
        write_between(chosen.write, "overhead", table(outcomes))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--interviews",
        type=at_once,
        nargs="+",
        default=[(1, 1.0), (50, 90.0), (500, 120.0)],
        metavar="N:SECONDS",
        help="how many at once, and how long a candidate takes for an answer, on average",
    )
    parser.add_argument("--turns", type=int, default=3, help="answers in each; nine where there is one interview")
    parser.add_argument("--first", type=float, default=0.3, help="seconds before the model's first token")
    parser.add_argument("--token", type=float, default=0.02, help="seconds between its tokens")
    parser.add_argument("--write", type=Path, help="a document in which the table is replaced")
    asyncio.run(main(parser.parse_args()))
