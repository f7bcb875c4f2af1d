"""Candidates of an organisation: their profiles and resumes, all that is known of one, and its erasure."""

from datetime import UTC, datetime
from typing import Annotated, Any, Self
from uuid import uuid4

from fastapi import APIRouter, Depends, Response, UploadFile
from pydantic import AwareDatetime, BaseModel

from api.auth.caller import Caller, Role
from api.erasure import erase_candidate
from api.errors import CandidateNotFound, NotAllowed
from api.house import House
from api.knowledge import all_about
from api.rest.calling import Here, Member, Recruiter, noted, tagged
from api.rest.repeatable import Repeatable
from api.rest.shapes import Given, GivenId, Id, Line, Listed, Names, Search, Words, expected_version, wanted
from graph.subjects import Candidate
from storage.desk.erasing import Receipt
from storage.desk.paging import Wanted
from storage.desk.shelf import Kept

router = APIRouter(prefix="/candidates", tags=["candidates"], route_class=Repeatable)


class CandidateFields(Given):
    """`CandidateDetails` of the API document, without what the server sets."""

    name: Line = ""
    email: Line = ""
    resume_text: Words = ""
    resume_url: Line = ""
    skills: Names = ()
    experience: Words = ""
    education: Words = ""


class CandidateLine(BaseModel):
    """One candidate in a list, which is no place for whole resumes."""

    id: str
    name: str
    email: str
    has_resume: bool
    created_at: AwareDatetime

    @classmethod
    def of(cls, candidate: Candidate) -> Self:
        return cls(**candidate.model_dump(), has_resume=bool(candidate.resume_text.strip()))


class NewCandidate(CandidateFields):
    id: GivenId | None = None
    """Your own, as `sub` of the candidate's tokens; else a new UUID."""


@router.get("")
async def list_candidates(
    house: Here, caller: Recruiter, page: Annotated[Wanted, Depends(wanted)], q: Search = ""
) -> Listed[CandidateLine]:
    found = await house.desk.candidates.page(caller.organisation, page, q)
    return Listed(items=[CandidateLine.of(each.subject) for each in found.items], next=found.next)


@router.post("", status_code=201)
async def add_candidate(house: Here, caller: Recruiter, given: NewCandidate, response: Response) -> Candidate:
    candidate_id = given.id or str(uuid4())
    candidate = Candidate(id=candidate_id, created_at=datetime.now(UTC), **given.model_dump(exclude={"id"}))
    added = await house.desk.candidates.add(caller.organisation, candidate)
    await noted(house, caller, "candidate.created", candidate_id)
    tagged(response, added.version)
    response.headers["location"] = f"/api/v1/candidates/{candidate_id}"
    return added.subject


@router.get("/{candidate_id}")
async def read_candidate(house: Here, caller: Member, candidate_id: Id, response: Response) -> Candidate:
    """A candidate reads their own."""
    found = await _found(house, caller, candidate_id)
    await noted(house, caller, "candidate.read", candidate_id)
    tagged(response, found.version)
    return found.subject


@router.put("/{candidate_id}")
async def change_candidate(
    house: Here,
    caller: Recruiter,
    candidate_id: Id,
    given: CandidateFields,
    version: Annotated[int | None, Depends(expected_version)],
    response: Response,
) -> Candidate:
    candidate = Candidate(id=candidate_id, **given.model_dump())
    return await _replaced(house, caller, candidate, version, response, "candidate.changed")


@router.put("/{candidate_id}/resume")
async def upload_resume(
    house: Here, caller: Recruiter, candidate_id: Id, file: UploadFile, response: Response
) -> Candidate:
    """PDF, DOCX or text; only the text of it is kept. Interviews that have begun keep the resume they began with."""
    found = await _found(house, caller, candidate_id)
    parsed = await house.reader.text_of(await file.read(house.reader.limits.file_bytes + 1))
    candidate = found.subject.model_copy(update={"resume_text": parsed.text})
    return await _replaced(house, caller, candidate, found.version, response, "candidate.resume_uploaded")


@router.get("/{candidate_id}/export")
async def export_candidate(house: Here, caller: Member, candidate_id: Id, response: Response) -> dict[str, Any]:
    """Everything that is kept about one person. A candidate gets their own."""
    await _found(house, caller, candidate_id)
    await noted(house, caller, "candidate.exported", candidate_id)
    response.headers["content-disposition"] = 'attachment; filename="candidate.json"'
    return await all_about(house, caller.organisation, candidate_id)


@router.delete("/{candidate_id}")
async def delete_candidate(house: Here, caller: Recruiter, candidate_id: Id) -> Receipt:
    """Erase a person everywhere: profile, invitations, interviews, working memory, index. The receipt says what."""
    await _found(house, caller, candidate_id)
    receipt = await erase_candidate(house, caller.organisation, candidate_id, caller.actor)
    await noted(house, caller, "candidate.erased", candidate_id, {"receipt": receipt.id})
    return receipt


async def _found(house: House, caller: Caller, candidate_id: str) -> Kept[Candidate]:
    """Raises CandidateNotFound, and NotAllowed where a candidate asks for another."""
    if caller.role is Role.CANDIDATE and candidate_id != caller.subject:
        raise NotAllowed("A candidate reads their own profile alone.")
    found = await house.desk.candidates.one(caller.organisation, candidate_id)
    if found is None:
        raise CandidateNotFound(candidate_id)
    return found


async def _replaced(
    house: House, caller: Caller, candidate: Candidate, version: int | None, response: Response, action: str
) -> Candidate:
    """Raises CandidateNotFound, Stale."""
    changed = await house.desk.candidates.replace(caller.organisation, candidate, version)
    if changed is None:
        raise CandidateNotFound(candidate.id)
    await noted(house, caller, action, candidate.id)
    tagged(response, changed.version)
    return changed.subject
