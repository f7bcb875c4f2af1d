"""Invitations as recruiters make, see and withdraw them."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Self
from uuid import uuid4

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AwareDatetime, BaseModel, Field

from api.auth.door import new_invitation_token, token_hash
from api.errors import CandidateNotFound, InterviewError, JobNotFound, ResumeNotFound
from api.rest.calling import Here, Recruiter, noted
from api.rest.repeatable import Repeatable
from api.rest.shapes import ID, Given, GivenId, Id, Line, Listed, wanted
from graph.subjects import Preferences
from graph.vocabulary import Difficulty
from storage.desk.invitations import Invitation, InvitationStatus, Terms
from storage.desk.paging import Wanted

router = APIRouter(prefix="/invitations", tags=["invitations"], route_class=Repeatable)


class InvitationNotFound(InterviewError):
    status_code = 404

    def __init__(self, invitation_id: str) -> None:
        super().__init__(f"Invitation with ID {invitation_id} not found")


class NewInvitation(Given):
    job_id: GivenId
    candidate_id: GivenId
    max_duration: Annotated[int, Field(ge=1, le=180)] = 30
    """Minutes, extra time not included."""
    difficulty_level: Difficulty = Difficulty.MEDIUM
    focus_areas: Annotated[tuple[Annotated[Line, Field(min_length=1, max_length=100)], ...], Field(max_length=10)] = ()
    extra_time: Annotated[int, Field(ge=0, le=200)] = 0
    """Percent more time."""
    text_only: bool = False
    breaks: bool = False
    """The interviewer offers a break where a new part begins."""
    expires_in_days: Annotated[int, Field(ge=1, le=365)] = 14
    contact: Line = ""
    """Whom to write to who wants a person, or more time."""


class ConsentKept(BaseModel):
    hash: str
    given_at: AwareDatetime


class InvitationShown(BaseModel):
    id: str
    job_id: str
    job_title: str
    candidate_id: str
    candidate_name: str
    status: InvitationStatus
    created_at: AwareDatetime
    created_by: str
    expires_at: AwareDatetime
    withdrawn_at: AwareDatetime | None
    max_duration: int
    """Minutes, extra time not included."""
    difficulty_level: Difficulty
    focus_areas: list[str]
    extra_time: int
    text_only: bool
    breaks: bool
    contact: str
    consent: ConsentKept | None
    interview_id: str | None

    @classmethod
    def of(cls, invitation: Invitation) -> Self:
        terms, consent = invitation.terms, invitation.consent
        return cls.model_validate(
            invitation.model_dump(exclude={"consent", "terms"})
            | terms.model_dump(exclude={"preferences"})
            | terms.preferences.model_dump()
            | {
                "status": invitation.status(datetime.now(UTC)),
                "consent": consent and {"hash": consent.hash, "given_at": consent.at},
            }
        )


class InvitationMade(InvitationShown):
    token: str
    """Shown this once."""
    link: str
    """To be given to the candidate. What follows # never reaches a server, nor its log."""


@router.get("")
async def list_invitations(
    house: Here,
    caller: Recruiter,
    page: Annotated[Wanted, Depends(wanted)],
    job_id: Annotated[str | None, Query(pattern=ID)] = None,
    candidate_id: Annotated[str | None, Query(pattern=ID)] = None,
) -> Listed[InvitationShown]:
    found = await house.desk.invitations.page(caller.organisation, page, job_id=job_id, candidate_id=candidate_id)
    return Listed(items=[InvitationShown.of(each) for each in found.items], next=found.next)


@router.post("", status_code=201)
async def invite(
    house: Here, caller: Recruiter, given: NewInvitation, request: Request, response: Response
) -> InvitationMade:
    job = await house.desk.jobs.one(caller.organisation, given.job_id)
    if job is None:
        raise JobNotFound(given.job_id)
    candidate = await house.desk.candidates.one(caller.organisation, given.candidate_id)
    if candidate is None:
        raise CandidateNotFound(given.candidate_id)
    if not candidate.subject.resume_text.strip():
        raise ResumeNotFound(details="Upload the candidate's resume, then invite.")
    now, token = datetime.now(UTC), new_invitation_token()
    invitation = await house.desk.invitations.add(
        Invitation(
            id=str(uuid4()),
            organisation=caller.organisation,
            job_id=given.job_id,
            job_title=job.subject.title,
            company=job.subject.company,
            candidate_id=given.candidate_id,
            candidate_name=candidate.subject.name,
            terms=Terms(
                preferences=Preferences(
                    max_duration=given.max_duration,
                    difficulty_level=given.difficulty_level,
                    focus_areas=given.focus_areas,
                    breaks=given.breaks,
                ),
                extra_time=given.extra_time,
                text_only=given.text_only,
            ),
            contact=given.contact,
            created_at=now,
            created_by=caller.actor,
            expires_at=now + timedelta(days=given.expires_in_days),
        ),
        token_hash(token),
    )
    await noted(house, caller, "invitation.created", invitation.id)
    response.headers["location"] = f"/api/v1/invitations/{invitation.id}"
    shown = InvitationShown.of(invitation).model_dump()
    base = (house.settings.public_url or str(request.base_url)).rstrip("/") + "/"
    return InvitationMade(**shown, token=token, link=f"{base}#{token}")


@router.get("/{invitation_id}")
async def read_invitation(house: Here, caller: Recruiter, invitation_id: Id) -> InvitationShown:
    found = await house.desk.invitations.one(caller.organisation, invitation_id)
    if found is None:
        raise InvitationNotFound(invitation_id)
    return InvitationShown.of(found)


@router.post("/{invitation_id}/withdrawal")
async def withdraw_invitation(house: Here, caller: Recruiter, invitation_id: Id) -> InvitationShown:
    """The link works no more, from now on. An interview that runs is turned away too."""
    withdrawn = await house.desk.invitations.withdraw(caller.organisation, invitation_id)
    if withdrawn is None:
        raise InvitationNotFound(invitation_id)
    if withdrawn.interview_id is not None:
        await house.registry.dismiss(withdrawn.interview_id, everywhere=True)
    await noted(house, caller, "invitation.withdrawn", invitation_id)
    return InvitationShown.of(withdrawn)
