"""`openhire try plan`: what would be asked about, and what does the resume say about it?"""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import field_validator

from cli.plan import areas_of
from cli.trial import Case, Json, Trial
from graph.interviewers.skills import Interviewer
from graph.subjects import Job
from retrieval.embedder import Embedder

TITLE = 100
"""Characters up to which the first line of an advertisement may be its title."""


class PlanCase(Case):
    job: dict[str, Any] | str
    resume_text: str | None = None
    focus_areas: tuple[str, ...] = ()

    @field_validator("focus_areas", mode="before")
    @classmethod
    def none_given(cls, value: object) -> object:
        return () if value is None else value


class PlanTrial(Trial):
    def __init__(self, interviewer: Interviewer, embedder: Embedder) -> None:
        self._interviewer = interviewer
        self._embedder = embedder

    async def tried(self, given: Mapping[str, Any]) -> Json:
        case = PlanCase.model_validate(given)
        job = job_of(case.job, str(case.id or "job"))
        plan = await self._interviewer.plan_job(job)
        areas = await areas_of(plan, job, case.resume_text or "", case.focus_areas, self._embedder)
        return {"areas": [{"name": a.name, "why": a.why, "resume": a.resume.value} for a in areas]}


def job_of(given: Mapping[str, Any] | str, job_id: str) -> Job:
    """A job in the shape of the API document, or the text of an advertisement, which becomes the description whole.

    Raises ValidationError, and ValueError where it says nothing.
    """
    if isinstance(given, str):
        text = given.strip()
        heading = re.search(r"^#{1,2}[ \t]*(.+?)[ \t#]*$", text, re.MULTILINE)
        first = heading.group(1) if heading else text.partition("\n")[0].strip()
        fields: Json = {"title": first if len(first) <= TITLE else "", "description": text}
    else:
        fields = {name: value for name, value in given.items() if value is not None}
        if isinstance(skills := fields.get("skills_required"), str):
            fields["skills_required"] = [part.strip() for part in re.split(r"[,;\n]", skills) if part.strip()]
        for name in ("requirements", "description"):
            if isinstance(lines := fields.get(name), list):
                fields[name] = "\n".join(map(str, lines))
    job = Job.model_validate({"title": "", **fields, "id": str(fields.get("id", job_id))})
    if not any((job.title, job.description, job.requirements, job.skills_required)):
        raise ValueError("job: it says nothing; give a title, requirements, description or skills_required.")
    return job
