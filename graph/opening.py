"""What is fixed when an interview is opened."""

from datetime import datetime

from graph.context import Context
from graph.language.manipulation import without_orders
from graph.subjects import Job, Preferences, Skill, Subject


class Opening(Subject):
    job_id: str
    candidate_id: str
    first_name: str | None
    preferences: Preferences
    resume: str
    """Document id of the resume in the index."""
    job: str
    """Document id of the job text in the index."""
    opened_at: datetime
    """UTC."""
    plan: Skill | None = None
    """How the job's plan was made, where it was made for this interview."""


TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir"})


def first_name(name: str) -> str | None:
    """The word to greet with, or None: a wrong name is worse than none."""
    words = [word for word in name.replace(",", " ").split() if word.rstrip(".").lower() not in TITLES]
    if not words or len(words[0]) < 2 or not words[0].replace("-", "").replace("'", "").isalpha():
        return None
    return words[0] if not words[0].isupper() else words[0].capitalize()


async def job_of(opening: Opening, context: Context) -> Job:
    """The job of this interview: as it was when the interview began where that is known, else as it is in the record.

    One without words where the record holds it no more: an interview that runs is not stopped by that.
    """
    job = context.job or await context.records.job(opening.job_id)
    return heeded(job) if job else Job(id=opening.job_id, title="")


def heeded(job: Job) -> Job:
    """What of the job's text is heeded: all but orders to a machine, whoever wrote them there."""
    texts = ("title", "company", "location", "salary_range", "experience_level", "requirements", "description")
    kept: dict[str, object] = {name: without_orders(getattr(job, name)) for name in texts if getattr(job, name)}
    skills = (without_orders(skill).strip() for skill in job.skills_required)
    return job.model_copy(update={**kept, "skills_required": tuple(skill for skill in skills if skill)})
