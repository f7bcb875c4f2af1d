"""A job's plan held against one resume in memory: what `open_interview` does with an index."""

import asyncio
from collections.abc import Sequence

from graph.decisions.plan import hold_against_resume
from graph.papers import job_papers
from graph.subjects import Area, Job, JobPlan
from retrieval.chunks import chunk
from retrieval.documents import Document
from retrieval.embedder import Embedder
from retrieval.papers import Papers
from retrieval.redaction import redact


async def areas_of(
    plan: JobPlan, job: Job, resume_text: str, focus_areas: Sequence[str], embedder: Embedder, names: Sequence[str] = ()
) -> tuple[Area, ...]:
    """The areas of an interview for `job` with this resume. `names`: the candidate's, taken out before embedding."""
    resume = await asyncio.to_thread(chunk, Document("resume", "resume", resume_text))
    of_job = await asyncio.to_thread(chunk, job_papers(job))
    texts = [redact(each.plain, names) for each in resume] + [redact(each.plain) for each in of_job]
    papers = Papers(resume + of_job, await embedder.embed(texts), embedder)
    return await hold_against_resume(plan, papers, focus_areas)
