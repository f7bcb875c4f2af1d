"""Which HTTP transport to put under the model's client: the same streamed calls over each, in turns.

python -m bench.transport [--calls 1 50 500] [--write docs/performance.md]
"""

import argparse
import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx2
import openai
from langchain_openai import ChatOpenAI

from bench.overhead import process
from graph.interviewers.endpoint import POOL
from tests.reliability.figures import write_between

TRANSPORTS: dict[str, Callable[..., httpx2.AsyncClient]] = {
    "httpx": openai.DefaultAsyncHttpxClient,
    "aiohttp": openai.DefaultAioHttpClient,
}
USER = """<conversation 0011223344556677>
Interviewer: How did you sort them?
Candidate: I kept every parcel sorted by its number.
</conversation 0011223344556677>
Turn 5. Phase: technical. Kind: new_area. Difficulty: medium."""
FORMAT = {"type": "json_schema", "json_schema": {"name": "ask", "strict": True, "schema": {"type": "object"}}}
WARM = 20


@dataclass(frozen=True)
class Sample:
    first: float
    """Seconds to the first token, median."""
    whole: float
    processor: float
    """Seconds of it for a call."""


async def measure(transport: str, url: str, calls: int, rounds: int) -> Sample:
    async def api_key() -> str:
        return "none"

    async with TRANSPORTS[transport](trust_env=False, limits=POOL, timeout=60) as http:
        chat = ChatOpenAI(
            model="bench",
            api_key=api_key,
            base_url=f"{url}/v1",
            http_async_client=http,
            openai_proxy=None,
            max_retries=0,
            stream_usage=False,
            stream_chunk_timeout=None,
        ).bind(extra_body={"response_format": FORMAT})

        async def call() -> tuple[float, float]:
            began, first = time.perf_counter(), 0.0
            async for _ in chat.astream([("system", "You ask."), ("user", USER)]):
                first = first or time.perf_counter() - began
            return first, time.perf_counter() - began

        await asyncio.gather(*(call() for _ in range(min(calls, WARM))))
        used, times = time.process_time(), []
        for _ in range(rounds):
            times += await asyncio.gather(*(call() for _ in range(calls)))
        used = time.process_time() - used
        return Sample(median(first for first, _ in times), median(whole for _, whole in times), used / len(times))


def row(calls: int, transport: str, samples: list[Sample]) -> str:
    first, whole, used = (
        f"{median(getattr(sample, name) for sample in samples) * 1000:,.0f}" for name in ("first", "whole", "processor")
    )
    return f"| {calls} | {transport} | {first} | {whole} | {used} |"


async def main(chosen: argparse.Namespace) -> None:
    rows = [
        "| calls at once | transport | first token | whole reply | processor a call |",
        "|---|---|---|---|---|",
    ]
    async with process("bench.model_server", "--first", "0.2", "--token", "0.01") as (url, _):
        for calls in chosen.calls:
            rounds = max(1, min(20, 100 // calls))
            samples: dict[str, list[Sample]] = {name: [] for name in TRANSPORTS}
            for _ in range(chosen.times):
                for name in TRANSPORTS:
                    samples[name].append(await measure(name, url, calls, rounds))
            rows += [row(calls, name, found) for name, found in samples.items()]
    table = "\n".join([*rows, "", "Milliseconds, medians; the model server takes 200 to the first token by itself."])
    print(table)
    if chosen.write:
        write_between(chosen.write, "transport", table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, nargs="+", default=[1, 50, 500], help="how many at once")
    parser.add_argument("--times", type=int, default=3, help="how often each is measured, in turns")
    parser.add_argument("--write", type=Path, help="a document in which the table is replaced")
    asyncio.run(main(parser.parse_args()))
