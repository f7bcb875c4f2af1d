"""`python -m evals.transcripts`: an interview with every test resume on two jobs, to docs/transcripts.md."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from cli.transcript_yaml import transcript_of
from evals.interviews import Held, hold, running_server
from evals.mirror import Measured, Mirror
from evals.report import document
from evals.speech import manner
from evals.tables import defect_lines, kinds_table, metrics_table
from evals.transcript import Transcript
from graph.subjects import Job
from storage.files import read_job

ROOT = Path(__file__).parent.parent
RESUMES = ROOT / "tests" / "data" / "resumes"
ADS = ROOT / "tests" / "data" / "job_ads"
DEMO = ROOT / "storage" / "demo" / "jobs"
MANNERS = ("plain", "plain", "nervous", "plain", "terse")
"""In turn: most people answer plainly."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.transcripts", description=__doc__)
    parser.add_argument("--only", help="hold only interviews whose resume's name begins so, for example ml_0")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "transcripts.md", help="the document to write")
    chosen = parser.parse_args(arguments)
    console = Console()
    with tempfile.TemporaryDirectory() as data:
        held = asyncio.run(_hold_all(Path(data), chosen.only, console))
    if not held:
        console.print("No resume has such a name.")
        return 2
    chosen.to.write_text(document("Interviews by the rules interviewer", held), encoding="utf-8")
    found = asyncio.run(measured(held))
    console.print(metrics_table(found))
    console.print(kinds_table(found))
    for line in defect_lines(found):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return 0


async def measured(held: Sequence[Held]) -> list[Measured]:
    """Each interview, as the mirror sees it."""
    mirror = await Mirror.open()
    return [await mirror.measure(await transcript(each, mirror)) for each in held]


async def transcript(held: Held, mirror: Mirror) -> Transcript:
    """As `openhire transcript --format yaml` writes it, under the interview's name."""
    found = await transcript_of(held.interview, held.turns, held.job, held.plan, mirror.embedder)
    return found.model_copy(update={"id": held.name, "persona": manner(held.manner).description})


def pairs(only: str | None = None) -> list[tuple[str, str, Job, str]]:
    """Resume's name and text, job and manner: each resume with an advertisement and with a job of its trade."""
    ads = [read_job(path).model_copy(update={"id": path.stem}) for path in sorted(ADS.glob("*.md"))]
    trade = {name: read_job(DEMO / f"{file}.json") for name, file in TRADES.items()}
    chosen: list[tuple[str, str, Job, str]] = []
    for number, path in enumerate(sorted(RESUMES.glob("*.json"))):
        text = json.loads(path.read_text(encoding="utf-8"))["text"]
        own = trade[path.stem.split("_")[0]]
        for turn, job in enumerate((own, ads[number % len(ads)])):
            chosen.append((path.stem, text, job, MANNERS[(number + turn) % len(MANNERS)]))
    return [each for each in chosen if only is None or each[0].startswith(only)]


TRADES = {"ml": "ml-engineer", "sales": "account-executive"}


async def _hold_all(data: Path, only: str | None, console: Console) -> list[Held]:
    held: list[Held] = []
    async with running_server(data) as host:
        for name, text, job, how in pairs(only):
            with console.status(f"{name}, {job.title}"):
                held.append(await hold(host, job, name, text, how))
            console.print(f"{name}, {job.title}: {len(held[-1].turns)} questions", highlight=False)
    return held


if __name__ == "__main__":
    sys.exit(main())
