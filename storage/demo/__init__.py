"""Demonstration data: the test job and the test candidate of the API document.

Two more jobs lie in `jobs/`, to be added by hand: `openhire jobs add storage/demo/jobs/ml-engineer.json`.
"""

import asyncio
from pathlib import Path

from storage.files import read_candidate, read_job
from storage.records import Records

FOLDER = Path(__file__).parent


async def load(records: Records) -> None:
    """Put the test job and the test candidate into the record where they are absent."""
    job = await asyncio.to_thread(read_job, FOLDER / "job.json")
    candidate = await asyncio.to_thread(read_candidate, FOLDER / "candidate.json")
    if await records.job(job.id) is None:
        await records.add_job(job)
    if await records.candidate(candidate.id) is None:
        await records.add_candidate(candidate)
