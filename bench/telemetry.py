"""What it costs to be watched: the same turns by rules on servers that differ only in what they are told to trace.

    python -m bench.telemetry [--interviews 20] [--turns 8] [--write docs/operations.md]

The servers run at the same time and are asked in turn, one answer at a time, so that whatever else the machine does
falls on all alike. Metrics are counted on all of them; the collectors are on loopback in this process.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

import psutil
from websockets.asyncio.client import ClientConnection, connect

from bench.overhead import PROJECTS, START
from tests.e2e.conftest import serving
from tests.fakes.collectors import Collector
from tests.reliability.answers import SENTENCES
from tests.reliability.figures import write_between

HEAD = "| traced | turns | median, ms | 95 % below, ms | processor a turn, ms |\n|---|---|---|---|---|"


async def receive(socket: ClientConnection, kind: str) -> None:
    while json.loads(await socket.recv())["type"] != kind:
        continue


async def turn(socket: ClientConnection, words: str) -> float:
    """Seconds from the answer to its reply."""
    began = perf_counter()
    await socket.send(json.dumps({"type": "candidate_response", "data": {"response": words}}))
    await receive(socket, "ai_response")
    return perf_counter() - began


async def held(servers: Mapping[str, str], interviews: int, turns: int) -> dict[str, list[float]]:
    """Seconds of each turn, by the name of the server."""
    took: dict[str, list[float]] = {name: [] for name in servers}
    random = Random(5)
    for number in range(interviews):
        async with AsyncExitStack() as stack:
            sockets = {}
            for name, url in servers.items():
                address = f"{url.replace('http', 'ws')}/ws/interview/bench-{number}"
                sockets[name] = await stack.enter_async_context(connect(address, proxy=None))
                await sockets[name].send(json.dumps({"type": "start_interview", "data": START}))
                await receive(sockets[name], "interview_started")
            for _ in range(turns):
                words = " ".join(random.sample(SENTENCES, 3)).format(mark=random.choice(PROJECTS))
                for name in random.sample(list(servers), len(servers)):
                    took[name].append(await turn(sockets[name], words))
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interviews", type=int, default=20)
    parser.add_argument("--turns", type=int, default=8)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with ExitStack() as stack:
        collector, langsmith = stack.enter_context(Collector()), stack.enter_context(Collector())
        spans = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url}
        runs = {
            "LANGSMITH_TRACING": "true",
            "LANGSMITH_API_KEY": "none",
            "LANGSMITH_ENDPOINT": langsmith.url,
        }
        variables = {"off": {}, "spans": spans, "spans and runs": spans | runs}
        servers, processes = {}, {}
        for name, more in variables.items():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            servers[name], pid = stack.enter_context(serving(folder, (sys.executable, "-m", "cli", "serve"), more))
            processes[name] = psutil.Process(pid)
        asyncio.run(held(servers, 1, 3))  # what is loaded with the first turns
        before = {name: sum(process.cpu_times()[:2]) for name, process in processes.items()}
        took = asyncio.run(held(servers, options.interviews, options.turns))
        used = {name: sum(process.cpu_times()[:2]) - before[name] for name, process in processes.items()}
    table = "\n".join([HEAD, *(row(name, seconds, used[name]) for name, seconds in took.items())])
    print(table)
    if options.write:
        write_between(options.write, "telemetry", table)


def row(name: str, seconds: list[float], used: float) -> str:
    late = quantiles(seconds, n=20)[-1]
    figures = (median(seconds) * 1000, late * 1000, used * 1000 / len(seconds))
    return f"| {name} | {len(seconds)} | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |"


if __name__ == "__main__":
    main()
