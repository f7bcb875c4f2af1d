"""Invitations: each for one interview of one candidate. Tokens are known by their SHA-256 alone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, Field
from sqlalchemy import Select, insert, select, update

from graph.subjects import Preferences, Subject
from storage.database import Database
from storage.desk.paging import Page, Wanted, page, paged
from storage.models import InterviewStatus
from storage.tables import interviews, invitations, jobs, users
from storage.unbroken import unbroken


class InvitationStatus(StrEnum):
    OPEN = "open"
    RUNNING = "running"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Terms(Subject):
    """How the interview is to be held; the interviewer keeps to it."""

    preferences: Preferences = Preferences()
    """As they were asked for, extra time not included."""
    extra_time: int = Field(default=0, ge=0, le=200)
    """Percent more than `max_duration`."""
    text_only: bool = False

    @property
    def held_with(self) -> Preferences:
        """`max_duration` with the extra time, up to the longest an interview may be."""
        most = min(180, -(-self.preferences.max_duration * (100 + self.extra_time) // 100))
        return self.preferences.model_copy(update={"max_duration": most})


class Consent(Subject):
    text: str
    """As it was shown, Markdown."""
    hash: str
    """SHA-256 of the text, hex."""
    at: AwareDatetime


class Invitation(Subject):
    id: str
    organisation: str
    job_id: str
    job_title: str
    company: str
    location: str = ""
    candidate_id: str
    candidate_name: str
    terms: Terms
    contact: str = ""
    """Whom to write to who wants a person."""
    created_at: AwareDatetime
    created_by: str
    expires_at: AwareDatetime
    withdrawn_at: AwareDatetime | None = None
    consent: Consent | None = None
    interview_id: str | None = None
    interview_status: InterviewStatus | None = None

    def status(self, now: datetime) -> InvitationStatus:
        """An interview that runs is not cut off by the date; a withdrawal closes the door at any time."""
        if self.withdrawn_at is not None:
            return InvitationStatus.WITHDRAWN
        if self.interview_status is InterviewStatus.RUNNING:
            return InvitationStatus.RUNNING
        if now >= self.expires_at:
            return InvitationStatus.EXPIRED
        return InvitationStatus.OPEN if self.interview_status is None else InvitationStatus.ENDED


class Invitations:
    def __init__(self, database: Database) -> None:
        self._database = database

    @unbroken
    async def add(self, invitation: Invitation, token_hash: str) -> Invitation:
        """`job_id` and `candidate_id` are in the record. Done twice, it is added once."""
        values = {
            "token_hash": token_hash,
            "terms": invitation.terms.model_dump(mode="json"),
            **{
                name: getattr(invitation, name)
                for name in (
                    "id", "organisation", "job_id", "candidate_id", "contact", "created_at", "created_by", "expires_at"
                )
            },
        }  # fmt: skip
        async with self._database.writing() as connection:
            if (await connection.execute(_one(invitation.organisation, invitation.id))).first() is None:
                await connection.execute(insert(invitations).values(values))
            added = (await connection.execute(_one(invitation.organisation, invitation.id))).one()
        return _made(added._mapping)

    @unbroken
    async def of_token(self, token_hash: str) -> Invitation | None:
        async with self._database.reading() as connection:
            found = (await connection.execute(_all().where(invitations.c.token_hash == token_hash))).first()
        return None if found is None else _made(found._mapping)

    @unbroken
    async def one(self, organisation: str, invitation_id: str) -> Invitation | None:
        async with self._database.reading() as connection:
            found = (await connection.execute(_one(organisation, invitation_id))).first()
        return None if found is None else _made(found._mapping)

    @unbroken
    async def page(
        self, organisation: str, wanted: Wanted, *, job_id: str | None = None, candidate_id: str | None = None
    ) -> Page[Invitation]:
        """Newest first. Raises BadCursor."""
        query = _all().where(invitations.c.organisation == organisation)
        if job_id is not None:
            query = query.where(invitations.c.job_id == job_id)
        if candidate_id is not None:
            query = query.where(invitations.c.candidate_id == candidate_id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(paged(query, invitations.c.created_at, invitations.c.id, wanted))).all()
        return page(rows, wanted, lambda found: _made(found._mapping), "created_at")

    @unbroken
    async def withdraw(self, organisation: str, invitation_id: str) -> Invitation | None:
        """The first withdrawal stays. None where there is no such invitation."""
        mine = (invitations.c.organisation == organisation) & (invitations.c.id == invitation_id)
        async with self._database.writing() as connection:
            await connection.execute(
                update(invitations)
                .where(mine, invitations.c.withdrawn_at.is_(None))
                .values(withdrawn_at=datetime.now(UTC))
            )
            found = (await connection.execute(_one(organisation, invitation_id))).first()
        return None if found is None else _made(found._mapping)

    @unbroken
    async def keep_consent(self, invitation_id: str, consent: Consent) -> None:
        """The first consent stays."""
        async with self._database.writing() as connection:
            await connection.execute(
                update(invitations)
                .where(invitations.c.id == invitation_id, invitations.c.consent_at.is_(None))
                .values(consent_text=consent.text, consent_hash=consent.hash, consent_at=consent.at)
            )


def _all() -> Select[Any]:
    return (
        select(
            invitations,
            jobs.c.title.label("job_title"),
            jobs.c.company,
            jobs.c.location,
            users.c.name.label("candidate_name"),
            interviews.c.id.label("interview_id"),
            interviews.c.status.label("interview_status"),
        )
        .join(jobs, jobs.c.id == invitations.c.job_id)
        .join(users, users.c.id == invitations.c.candidate_id)
        .outerjoin(interviews, interviews.c.invitation_id == invitations.c.id)
    )


def _one(organisation: str, invitation_id: str) -> Select[Any]:
    return _all().where(invitations.c.organisation == organisation, invitations.c.id == invitation_id)


def _made(found: Mapping[Any, Any]) -> Invitation:
    return Invitation.model_validate({**found, "consent": consent_of(found)})


def consent_of(found: Mapping[Any, Any]) -> Consent | None:
    """Of a row of `invitations`."""
    if found["consent_at"] is None:
        return None
    return Consent(text=found["consent_text"] or "", hash=found["consent_hash"], at=found["consent_at"])
