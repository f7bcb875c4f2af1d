"""What the public frontend of the API document calls beside `/health`: jobs, as bare arrays and objects."""

from fastapi import APIRouter, Response

from api.errors import JobNotFound
from api.rest.calling import Here, Member, Recruiter
from api.rest.repeatable import Repeatable
from api.rest.shapes import Id
from api.rest.v1.jobs import NewJob, add_job
from graph.subjects import Job
from storage.desk.paging import Wanted

router = APIRouter(prefix="/jobs", tags=["public frontend"], route_class=Repeatable)

MOST = 1000


@router.get("")
async def all_jobs(house: Here, caller: Member) -> list[Job]:
    """Newest first, the first thousand; `/api/v1/jobs` has pages."""
    page = await house.desk.jobs.page(caller.organisation, Wanted(limit=MOST))
    return [each.subject for each in page.items]


@router.get("/{job_id}")
async def one_job(house: Here, caller: Member, job_id: Id) -> Job:
    found = await house.desk.jobs.one(caller.organisation, job_id)
    if found is None:
        raise JobNotFound(job_id)
    return found.subject


@router.post("", status_code=201)
async def new_job(house: Here, caller: Recruiter, given: NewJob, response: Response) -> Job:
    return await add_job(house, caller, given, response)
