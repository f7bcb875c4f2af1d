"""`python -m evals.transcripts`: an interview with every test resume on two jobs, to docs/transcripts.md."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from evals.checks import Defect, check
from evals.interviews import Held, hold, running_server
from evals.report import defect_table, document
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
    found = {each.name: defects(each) for each in held}
    chosen.to.write_text(document("Interviews by the rules interviewer", held), encoding="utf-8")
    console.print(defect_table(found))
    for name, those in found.items():
        for defect in those:
            console.print(f"{name}, turn {defect.turn}: {defect.kind}: {defect.what}", markup=False, highlight=False)
    return 0


def defects(held: Held) -> tuple[Defect, ...]:
    job = held.job
    papers = "\n".join((held.resume_text, job.title, job.description, job.requirements, *job.skills_required))
    return check(held.turns, papers)


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
