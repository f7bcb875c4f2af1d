"""The resumes and advertisements of tests/data, and chunking them in one word."""

import json
from pathlib import Path

from retrieval.chunks import Chunk, chunk
from retrieval.documents import Document, job_document

DATA = Path(__file__).parents[2] / "data"
RESUMES = sorted(path.stem for path in (DATA / "resumes").glob("*.json"))
JOB_ADS = sorted(path.stem for path in (DATA / "job_ads").glob("*.md"))


def resume_text(name: str) -> str:
    text: str = json.loads((DATA / "resumes" / f"{name}.json").read_text(encoding="utf-8"))["text"]
    return text


def advertisement(name: str) -> str:
    return (DATA / "job_ads" / f"{name}.md").read_text(encoding="utf-8")


def chunks_of_resume(text: str) -> tuple[Chunk, ...]:
    return chunk(Document("resume-1", "resume", text))


def chunks_of_job(description: str, **fields: str) -> tuple[Chunk, ...]:
    return chunk(job_document("job-1", description=description, **fields))


def texts(chunks: tuple[Chunk, ...]) -> list[str]:
    return [one.text for one in chunks]
