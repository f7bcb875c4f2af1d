"""`python -m tests.reliability.memory`: thousands of interviews in one process; does its memory stay where it was?

Each is opened, answered and ended through the real graph, by rules, with the real record, checkpoints and index; only
the websocket is left out. Measured every hundred interviews: the process (RSS), what Python allocated (tracemalloc),
the interviews that are in memory, and the files of the data folder.
"""

import argparse
import asyncio
import gc
import json
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from api import log
from api.auth.caller import LOCAL
from api.house import House, open_house
from api.live.pace import Pace
from settings import Settings
from tests.reliability.answers import SENTENCES
from tests.reliability.candidate import CANDIDATE, JOB
from tests.reliability.figures import write_between

REPLY_LIMIT = 60.0
RESUMES = Path(__file__).parents[1] / "data" / "resumes"
MB = 1_000_000
MOST_GROWTH = 4_000
"""Bytes of Python an interview may leave behind; an interview that stays in memory is about 20 KB."""


class Ear:
    """A connection that keeps the last messages only."""

    def __init__(self) -> None:
        self.capabilities, self.caller, self.answers = {"resume"}, LOCAL, 0
        self._heard: asyncio.Queue[str] = asyncio.Queue()

    def send(self, text: str) -> None:
        self._heard.put_nowait(text)

    def close(self, code: int, reason: str) -> None:
        pass

    async def until(self, type_: str) -> None:
        """Raises RuntimeError where the server tells an error instead."""
        async with asyncio.timeout(REPLY_LIMIT):
            while (told := json.loads(await self._heard.get()))["type"] != type_:
                if told["type"] == "error":
                    raise RuntimeError(told["exception_type"])


@dataclass(frozen=True)
class Sample:
    finished: int
    seconds: float
    process: float
    """MB, resident."""
    python: float
    """MB, allocated by Python's own allocator since the start."""
    live: int
    """Interviews in memory."""
    record: float
    """MB on disk; so are the next two."""
    checkpoints: float
    index: float


async def hold(house: House, name: str, answers: int, resume: str) -> None:
    ear, live = Ear(), await house.registry.enter(name)
    live.attach(ear)
    start = {"job_id": JOB, "candidate_id": CANDIDATE, "resume_text": resume}
    await live.hear(json.dumps({"type": "start_interview", "data": start}), ear)
    await ear.until("interview_started")
    for number in range(answers):
        said = SENTENCES[number % len(SENTENCES)].format(mark=f"part {number} of {name}")
        await live.hear(json.dumps({"type": "candidate_response", "data": {"response": said}}), ear)
        await ear.until("ai_response")
    await live.hear(json.dumps({"type": "end_interview", "data": {}}), ear)
    await ear.until("interview_ended")
    live.detach(ear)


async def measure(interviews: int, answers: int, every: int, own_resumes: bool, folder: Path) -> AsyncIterator[Sample]:
    """A sample before the first interview, one after each `every`, and one when the last has left the memory."""
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(RESUMES.glob("*.json"))]
    settings = Settings(data_dir=folder, port=0, model=None, log_level="error")
    log.configure(settings)
    async with open_house(settings) as house:
        await hold(house, "the-first", answers, "")  # what is loaded once is loaded
        tracemalloc.start()
        began = time.monotonic()
        yield sample(house, folder, 0, began)
        for number in range(1, interviews + 1):
            resume = f"{texts[number % len(texts)]}\n\nReference number {number}." if own_resumes else ""
            await hold(house, f"interview-{number}", answers, resume)
            if number % every == 0:
                yield sample(house, folder, number, began)
        await asyncio.sleep(Pace().kept_ended + 1)
        yield sample(house, folder, interviews, began)


def sample(house: House, folder: Path, finished: int, began: float) -> Sample:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Sample(
        finished=finished,
        seconds=time.monotonic() - began,
        process=pages * resource.getpagesize() / MB,
        python=tracemalloc.get_traced_memory()[0] / MB,
        live=len(house.registry),
        record=_size(folder.glob("openhire.sqlite*")),
        checkpoints=_size(folder.glob("checkpoints.sqlite*")),
        index=_size((folder / "chroma").rglob("*")),
    )


def _size(paths: Iterator[Path]) -> float:
    return sum(path.stat().st_size for path in paths if path.is_file()) / MB


HEADINGS = ("interviews", "min", "process MB", "Python MB", "in memory", "record MB", "checkpoints MB", "index MB")


def cells(one: Sample) -> tuple[str, ...]:
    sizes = (one.record, one.checkpoints, one.index)
    return (
        f"{one.finished:,}",
        f"{one.seconds / 60:.1f}",
        f"{one.process:.0f}",
        f"{one.python:.1f}",
        str(one.live),
        *(f"{size:.1f}" for size in sizes),
    )


def markdown(samples: Sequence[Sample]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (HEADINGS, ("---:",) * len(HEADINGS), *map(cells, samples))]
    return "\n".join(lines)


def growth(samples: Sequence[Sample]) -> tuple[float, float]:
    """Bytes an interview, of the process and of Python, over the second half; nobody is waited for in it."""
    half = samples[len(samples) // 2 : -1]
    done = half[-1].finished - half[0].finished
    return (half[-1].process - half[0].process) * MB / done, (half[-1].python - half[0].python) * MB / done


async def _run(chosen: argparse.Namespace, console: Console) -> list[Sample]:
    samples = []
    with tempfile.TemporaryDirectory() as folder:
        async for one in measure(
            chosen.interviews, chosen.answers, chosen.every, chosen.resumes == "own", Path(folder)
        ):
            samples.append(one)
            console.print(
                "  ".join(f"{name} {cell}" for name, cell in zip(HEADINGS, cells(one), strict=True)), soft_wrap=True
            )
    return samples


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.memory", description=__doc__)
    parser.add_argument("--interviews", type=int, default=2000)
    parser.add_argument("--answers", type=int, default=3, help="in each interview")
    parser.add_argument("--every", type=int, default=100, help="interviews between two samples")
    parser.add_argument("--resumes", choices=("own", "stored"), default="own", help="a new one for each, or the same")
    parser.add_argument("--write", type=Path, help="document whose figures are replaced")
    chosen = parser.parse_args(arguments)
    console = Console()
    samples = asyncio.run(_run(chosen, console))
    table = Table(*HEADINGS, box=box.SIMPLE)
    for one in samples:
        table.add_row(*cells(one))
    console.print(table)
    process, python = growth(samples)
    said = f"{process / 1000:.1f} kB an interview of the process, {python / 1000:.1f} kB of Python, in the second half"
    console.print(said)
    if chosen.write:
        write_between(chosen.write, f"memory, {chosen.resumes} resumes", f"{markdown(samples)}\n\nGrowth: {said}.")
    return 1 if python > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
