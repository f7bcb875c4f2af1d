"""The papers of one interview: made of two texts when it is opened, and made anew of the same where they are gone."""

from hashlib import sha256

from graph.context import Context
from graph.errors import PapersChanged, RecordMissing
from graph.language.manipulation import without_orders
from graph.opening import Opening, job_of
from graph.subjects import Candidate, Job
from retrieval.documents import Document, job_document
from retrieval.index import PapersMissing
from retrieval.papers import Papers


async def papers_of(opening: Opening, context: Context) -> Papers:
    """The papers the interview was opened with, chunk ids and all. Raises PapersChanged, RecordMissing."""
    try:
        return await context.index.papers(opening.resume, opening.job)
    except PapersMissing:
        return await _made_anew(opening, context)


async def _made_anew(opening: Opening, context: Context) -> Papers:
    candidate = await context.records.candidate(opening.candidate_id)
    if candidate is None:
        raise RecordMissing("candidate", opening.candidate_id)
    resume = resume_papers(candidate, context.resume_text or candidate.resume_text)
    job = job_papers(await job_of(opening, context))
    for document, wanted in ((resume, opening.resume), (job, opening.job)):
        if document.id != wanted:
            raise PapersChanged(document.kind)
    return await context.index.open_papers(resume, job, names=names_of(candidate))


def resume_papers(candidate: Candidate, text: str) -> Document:
    return Document(_document_id("resume", candidate.id, text), "resume", without_orders(text))


def job_papers(job: Job) -> Document:
    draft = job_document(
        job.id,
        title=job.title,
        company=job.company,
        location=job.location,
        salary_range=job.salary_range,
        experience_level=job.experience_level,
        skills_required=job.skills_required,
        requirements=job.requirements,
        description=job.description,
    )
    return Document(_document_id("job", job.id, draft.text), "job", draft.text)


def names_of(candidate: Candidate) -> tuple[str, ...]:
    """What is taken out of the resume before it is embedded."""
    return tuple(candidate.name.split())


def _document_id(kind: str, owner: str, text: str) -> str:
    """The same text of the same owner is the same document; a changed one is another, and running interviews keep
    the one they began with."""
    return f"{kind}/{owner}/{sha256(text.encode()).hexdigest()[:16]}"
