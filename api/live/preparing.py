"""From a `start_interview` to the interview that is to be kept: everything it names is there, or it is not begun."""

from datetime import datetime
from uuid import uuid4

from api.errors import CandidateNotFound, JobNotFound, ResumeNotFound
from api.incoming import StartData
from api.live.services import Services
from graph.subjects import Preferences
from storage.models import Interview


async def prepare(services: Services, alias: str, data: StartData, now: datetime) -> Interview:
    """Raises JobNotFound, CandidateNotFound, ResumeNotFound. Keeps nothing yet but the prompts it begins with."""
    records = services.records
    job = await records.job(data.job_id)
    if job is None:
        raise JobNotFound(data.job_id)
    candidate = await records.candidate(data.candidate_id)
    if candidate is None:
        raise CandidateNotFound(data.candidate_id)
    given = data.resume_text or ""
    resume = given if given.strip() else candidate.resume_text
    if not resume.strip():
        raise ResumeNotFound
    wishes = data.preferences
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
        preferences=Preferences(
            max_duration=wishes.max_duration,
            difficulty_level=wishes.difficulty_level,
            focus_areas=tuple(area.strip() for area in wishes.focus_areas if area.strip()),
        ),
        started_at=now,
        updated_at=now,
    )
