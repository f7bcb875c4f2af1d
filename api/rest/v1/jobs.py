"""Jobs of an organisation."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from api.errors import JobNotFound
from api.rest.calling import Here, Member, Recruiter, noted, tagged
from api.rest.repeatable import Repeatable
from api.rest.shapes import Given, GivenId, Id, Line, Listed, Names, Search, Words, expected_version, wanted
from graph.subjects import Job
from storage.desk.paging import Wanted
from storage.files import job_from_advertisement

router = APIRouter(prefix="/jobs", tags=["jobs"], route_class=Repeatable)


class JobFields(Given):
    """`JobDetails` of the API document, without what the server sets."""

    title: Annotated[Line, Field(min_length=1)]
    description: Words = ""
    requirements: Words = ""
    company: Line = ""
    location: Line = ""
    salary_range: Line = ""
    experience_level: Line = ""
    skills_required: Names = ()


class NewJob(JobFields):
    id: GivenId | None = None
    """Your own, where you have one; else a new UUID."""


class Advertisement(Given):
    text: Annotated[Words, Field(min_length=1)]
    """As it was published: Markdown or plain text, with YAML front matter where there is some."""
    title: Line | None = None
    """Where the text does not begin with it."""
    company: Line | None = None


@router.get("")
async def list_jobs(
    house: Here, caller: Member, page: Annotated[Wanted, Depends(wanted)], q: Search = ""
) -> Listed[Job]:
    found = await house.desk.jobs.page(caller.organisation, page, q)
    return Listed(items=[each.subject for each in found.items], next=found.next)


@router.post("", status_code=201)
async def add_job(house: Here, caller: Recruiter, given: NewJob, response: Response) -> Job:
    fields = given.model_dump(exclude={"id"})
    return await kept(house, caller, Job(id=given.id or str(uuid4()), created_at=datetime.now(UTC), **fields), response)


@router.post("/from-advertisement", status_code=201)
async def add_job_from_advertisement(house: Here, caller: Recruiter, given: Advertisement, response: Response) -> Job:
    job = job_from_advertisement(given.text, title=given.title, company=given.company)
    return await kept(house, caller, job.model_copy(update={"created_at": datetime.now(UTC)}), response)


@router.get("/{job_id}")
async def read_job(house: Here, caller: Member, job_id: Id, response: Response) -> Job:
    found = await house.desk.jobs.one(caller.organisation, job_id)
    if found is None:
        raise JobNotFound(job_id)
    tagged(response, found.version)
    return found.subject


@router.put("/{job_id}")
async def change_job(
    house: Here,
    caller: Recruiter,
    job_id: Id,
    given: JobFields,
    version: Annotated[int | None, Depends(expected_version)],
    response: Response,
) -> Job:
    changed = await house.desk.jobs.replace(caller.organisation, Job(id=job_id, **given.model_dump()), version)
    if changed is None:
        raise JobNotFound(job_id)
    await noted(house, caller, "job.changed", job_id)
    tagged(response, changed.version)
    return changed.subject


@router.delete("/{job_id}", status_code=204)
async def delete_job(house: Here, caller: Recruiter, job_id: Id) -> None:
    if not await house.desk.jobs.remove_job(caller.organisation, job_id):
        raise JobNotFound(job_id)
    await noted(house, caller, "job.deleted", job_id)


async def kept(house: Here, caller: Recruiter, job: Job, response: Response) -> Job:
    """Raises IdTaken."""
    added = await house.desk.jobs.add(caller.organisation, job)
    await noted(house, caller, "job.created", job.id)
    tagged(response, added.version)
    response.headers["location"] = f"/api/v1/jobs/{job.id}"
    return added.subject
