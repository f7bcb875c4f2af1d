"""From an opening to the interview that is to be kept: everything it names is there, or it is not begun."""

from datetime import datetime
from uuid import uuid4

from api.errors import CandidateNotFound, JobNotFound, ResumeNotFound
from api.live.opening import Opening
from api.live.services import Services
from storage.models import Interview


async def prepare(services: Services, alias: str, opening: Opening, now: datetime) -> Interview:
    """Raises JobNotFound, CandidateNotFound, ResumeNotFound. Keeps nothing yet but the prompts it begins with."""
    records = services.records
    job = await records.job(opening.job_id, opening.organisation)
    if job is None:
        raise JobNotFound(opening.job_id)
    candidate = await records.candidate(opening.candidate_id, opening.organisation)
    if candidate is None:
        raise CandidateNotFound(opening.candidate_id)
    given = opening.resume_text or ""
    resume = given if given.strip() else candidate.resume_text
    if not resume.strip():
        raise ResumeNotFound
    return Interview(
        id=str(uuid4()),
        alias=alias,
        job_id=job.id,
        candidate_id=candidate.id,
        job_title=job.title,
        company=job.company,
        job=job,
        prompt_set=await services.prompts_in_force() if services.prompts_in_force else None,
        resume_text=resume,
        preferences=opening.preferences,
        started_at=now,
        updated_at=now,
        organisation=opening.organisation,
        invitation_id=opening.invitation_id,
    )
