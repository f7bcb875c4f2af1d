"""Interviews as recruiters read them: lists, one with all that made it, transcripts, decisions, erasure."""

import hashlib
from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Header, Query, Response
from pydantic import Field

from api.erasure import erase_interview
from api.errors import InterviewNotFound
from api.house import House
from api.papers.review import Note, Review, review
from api.papers.table import as_csv
from api.papers.typesetting import review_pdf
from api.rest.calling import Here, Recruiter, noted
from api.rest.repeatable import Repeatable
from api.rest.shapes import ID, Given, Id, Line, Listed, Words, wanted
from storage.desk.erasing import Receipt
from storage.desk.paging import Wanted
from storage.desk.reviews import Decision, InterviewLine
from storage.models import InterviewStatus

router = APIRouter(prefix="/interviews", tags=["interviews"], route_class=Repeatable)


class NewDecision(Given):
    author: Annotated[Line, Field(min_length=1)]
    """The person who decided."""
    text: Annotated[Words, Field(min_length=1)]


@router.get("")
async def list_interviews(
    house: Here,
    caller: Recruiter,
    page: Annotated[Wanted, Depends(wanted)],
    status: InterviewStatus | None = None,
    job_id: Annotated[str | None, Query(pattern=ID)] = None,
    candidate_id: Annotated[str | None, Query(pattern=ID)] = None,
) -> Listed[InterviewLine]:
    """Newest first; no score orders them."""
    return Listed.of(
        await house.desk.reviews.page(
            caller.organisation, page, status=status, job_id=job_id, candidate_id=candidate_id
        )
    )


@router.get("/{interview_id}", response_model=Review, responses={304: {"description": "Nothing new"}})
async def read_interview(
    house: Here, caller: Recruiter, interview_id: Id, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """All of one; asked again with If-None-Match, it tells only what is new: so a running one is watched."""
    body = (await reviewed(house, caller.organisation, interview_id)).model_dump_json().encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if tag in (one.strip().removeprefix("W/") for one in (if_none_match or "").split(",")):
        return Response(status_code=304, headers={"etag": tag})
    await noted(house, caller, "interview.read", interview_id)
    return Response(body, media_type="application/json", headers={"etag": tag, "cache-control": "private, no-cache"})


@router.get(
    "/{interview_id}/transcript",
    response_model=Review,
    responses={200: {"content": {"text/csv": {}, "application/pdf": {}}}},
)
async def export_interview(
    house: Here,
    caller: Recruiter,
    interview_id: Id,
    format: Annotated[Literal["json", "csv", "pdf"], Query()] = "json",
) -> Response:
    found = await reviewed(house, caller.organisation, interview_id)
    await noted(house, caller, "interview.exported", interview_id, {"format": format})
    if format == "json":
        body, media_type = found.model_dump_json(indent=2).encode(), "application/json"
    elif format == "csv":
        body, media_type = as_csv(found), "text/csv; charset=utf-8"
    else:
        body, media_type = await review_pdf(found), "application/pdf"
    named = {"content-disposition": f'attachment; filename="interview-{interview_id[:8]}.{format}"'}
    return Response(body, media_type=media_type, headers=named)


@router.post("/{interview_id}/decisions", status_code=201)
async def decide(house: Here, caller: Recruiter, interview_id: Id, given: NewDecision) -> Note:
    """A person's note under a person's name. Never changed; a second one may take it back."""
    if await house.desk.reviews.interview(caller.organisation, interview_id) is None:
        raise InterviewNotFound(interview_id)
    decision = Decision(
        id=str(uuid4()), at=datetime.now(UTC), author=given.author, written_by=caller.actor, text=given.text
    )
    await house.desk.reviews.decide(caller.organisation, interview_id, decision)
    await noted(house, caller, "interview.decided", interview_id)
    return Note.model_validate(decision.model_dump())


@router.delete("/{interview_id}")
async def delete_interview(house: Here, caller: Recruiter, interview_id: Id) -> Receipt:
    interview = await house.desk.reviews.interview(caller.organisation, interview_id)
    if interview is None:
        raise InterviewNotFound(interview_id)
    receipt = await erase_interview(house, caller.organisation, interview, caller.actor)
    await noted(house, caller, "interview.erased", interview_id, {"receipt": receipt.id})
    return receipt


async def reviewed(house: House, organisation: str, interview_id: str) -> Review:
    """Raises InterviewNotFound."""
    desk = house.desk
    interview = await desk.reviews.interview(organisation, interview_id)
    if interview is None:
        raise InterviewNotFound(interview_id)
    candidate = await desk.candidates.one(organisation, interview.candidate_id)
    return review(
        interview,
        await house.records.turns(interview_id),
        await house.records.job_plan(interview.job_id),
        candidate_name=candidate.subject.name if candidate else "",
        decisions=await desk.reviews.decisions(interview_id),
        consent=await desk.reviews.consent(interview),
    )
