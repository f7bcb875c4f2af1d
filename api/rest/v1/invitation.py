"""What whoever holds an invitation reads and does: what this is, the consent, the own transcript."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime, BaseModel, StringConstraints

from api.errors import InterviewError, InterviewNotFound
from api.house import House
from api.papers.conversation import Conversation, as_text, conversation
from api.papers.typesetting import conversation_pdf
from api.rest.calling import Anyone, Here, Invited, noted
from api.rest.repeatable import Repeatable
from api.rest.shapes import Given
from storage.desk.invitations import Invitation, InvitationStatus

router = APIRouter(prefix="/invitation", tags=["invitation"], route_class=Repeatable)


class ConsentChanged(InterviewError):
    status_code = 409
    message = "The text to agree to is another one now; read it again."


class JobOfInvitation(BaseModel):
    id: str
    title: str
    company: str
    location: str


class CandidateOfInvitation(BaseModel):
    id: str
    name: str


class ConsentText(BaseModel):
    text: str
    """Markdown: headings, paragraphs, lists, strong."""
    hash: str
    """SHA-256 of the text, hexadecimal."""
    given_at: AwareDatetime | None


class MyInvitation(BaseModel):
    id: str
    """The session id of its interview."""
    status: InvitationStatus
    job: JobOfInvitation
    candidate: CandidateOfInvitation
    expires_at: AwareDatetime
    max_duration: int
    """Minutes, extra time included."""
    extra_time: int
    """Percent."""
    text_only: bool
    breaks: bool
    pauses: bool
    """The clock stops while nobody is connected."""
    contact: str
    retention_days: int | None
    consent: ConsentText
    interview_id: str | None


class ConsentFor(Given):
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of the text that was shown."""


@router.get("")
async def read_my_invitation(house: Here, invitation: Invited) -> MyInvitation:
    return shown(house, invitation)


@router.post("/consent")
async def give_consent(house: Here, caller: Anyone, invitation: Invited, given: ConsentFor) -> MyInvitation:
    """Kept with the text, its hash and the time. Repeated, the first stays."""
    consent = house.notices.consent_to(invitation)
    if consent.hash != given.hash:
        raise ConsentChanged
    if invitation.consent is None:
        await house.desk.invitations.keep_consent(invitation.id, consent)
        await noted(house, caller, "invitation.consented", invitation.id, {"hash": consent.hash})
    kept = await house.desk.invitations.one(invitation.organisation, invitation.id)
    return shown(house, kept or invitation)


@router.get(
    "/transcript",
    response_model=Conversation,
    responses={200: {"content": {"text/plain": {}, "application/pdf": {}}}},
)
async def read_my_transcript(
    house: Here,
    caller: Anyone,
    invitation: Invited,
    format: Annotated[Literal["json", "text", "pdf"], Query()] = "json",
) -> Response | Conversation:
    interview = None
    if invitation.interview_id is not None:
        interview = await house.desk.reviews.interview(invitation.organisation, invitation.interview_id)
    if interview is None:
        raise InterviewNotFound(invitation.id)
    await noted(house, caller, "interview.read", interview.id)
    told = conversation(interview, await house.records.turns(interview.id))
    if format == "json":
        return told
    named = {"content-disposition": f'attachment; filename="interview.{"txt" if format == "text" else "pdf"}"'}
    if format == "text":
        return Response(as_text(told), media_type="text/plain; charset=utf-8", headers=named)
    return Response(await conversation_pdf(told), media_type="application/pdf", headers=named)


def shown(house: House, invitation: Invitation) -> MyInvitation:
    terms, consent = invitation.terms, house.notices.consent_to(invitation)
    return MyInvitation(
        id=invitation.id,
        status=invitation.status(datetime.now(UTC)),
        job=JobOfInvitation(
            id=invitation.job_id,
            title=invitation.job_title,
            company=invitation.company,
            location=invitation.location,
        ),
        candidate=CandidateOfInvitation(id=invitation.candidate_id, name=invitation.candidate_name),
        expires_at=invitation.expires_at,
        max_duration=terms.held_with.max_duration,
        extra_time=terms.extra_time,
        text_only=terms.text_only,
        breaks=terms.preferences.breaks,
        pauses=house.settings.clock_stops,
        contact=invitation.contact,
        retention_days=house.settings.retention_days,
        consent=ConsentText(
            text=consent.text, hash=consent.hash, given_at=invitation.consent and invitation.consent.at
        ),
        interview_id=invitation.interview_id,
    )
