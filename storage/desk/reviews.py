"""Interviews as recruiters read them, and what a person decided about them."""

from typing import Any

from pydantic import AwareDatetime
from sqlalchemy import Select, func, insert, select

from graph.subjects import Subject
from graph.vocabulary import Phase
from storage.database import Database
from storage.desk.invitations import Consent, consent_of
from storage.desk.paging import Page, Wanted, page, paged
from storage.models import EndReason, Interview, InterviewStatus
from storage.tables import decisions, interviews, invitations, users
from storage.unbroken import unbroken


class Decision(Subject):
    """A person's note under a person's name; never changed, never made by software."""

    id: str
    at: AwareDatetime
    author: str
    written_by: str
    """Whose token it came with."""
    text: str


class InterviewLine(Subject):
    """One interview in a list."""

    id: str
    job_id: str
    job_title: str
    company: str
    candidate_id: str
    candidate_name: str
    status: InterviewStatus
    end_reason: EndReason | None
    phase: Phase
    questions_asked: int
    elapsed: float
    """Seconds."""
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    decisions: int
    """How many notes there are."""


class Reviews:
    def __init__(self, database: Database) -> None:
        self._database = database

    @unbroken
    async def page(
        self,
        organisation: str,
        wanted: Wanted,
        *,
        status: InterviewStatus | None = None,
        job_id: str | None = None,
        candidate_id: str | None = None,
    ) -> Page[InterviewLine]:
        """Newest first. Raises BadCursor."""
        query = _lines().where(interviews.c.organisation == organisation)
        for column, value in (("status", status), ("job_id", job_id), ("candidate_id", candidate_id)):
            if value is not None:
                query = query.where(interviews.c[column] == value)
        async with self._database.reading() as connection:
            rows = (await connection.execute(paged(query, interviews.c.started_at, interviews.c.id, wanted))).all()
        return page(rows, wanted, lambda found: InterviewLine.model_validate(found._mapping), "started_at")

    @unbroken
    async def line(self, organisation: str, interview_id: str) -> InterviewLine | None:
        query = _lines().where(interviews.c.organisation == organisation, interviews.c.id == interview_id)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).first()
        return None if found is None else InterviewLine.model_validate(found._mapping)

    @unbroken
    async def interview(self, organisation: str, interview_id: str) -> Interview | None:
        query = select(interviews).where(interviews.c.organisation == organisation, interviews.c.id == interview_id)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).first()
        return None if found is None else Interview.model_validate(found._mapping)

    @unbroken
    async def of_candidate(self, organisation: str, candidate_id: str) -> list[Interview]:
        """All of them, oldest first."""
        query = (
            select(interviews)
            .where(interviews.c.organisation == organisation, interviews.c.candidate_id == candidate_id)
            .order_by(interviews.c.started_at, interviews.c.id)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [Interview.model_validate(each._mapping) for each in rows]

    @unbroken
    async def consent(self, interview: Interview) -> Consent | None:
        """Given with the invitation it was begun with; None where it was begun without one."""
        if interview.invitation_id is None:
            return None
        query = select(invitations).where(invitations.c.id == interview.invitation_id)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).first()
        return None if found is None else consent_of(found._mapping)

    @unbroken
    async def decisions(self, interview_id: str) -> list[Decision]:
        """Oldest first."""
        query = select(decisions).where(decisions.c.interview_id == interview_id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(decisions.c.at, decisions.c.id))).all()
        return [Decision.model_validate(each._mapping) for each in rows]

    @unbroken
    async def decide(self, organisation: str, interview_id: str, decision: Decision) -> None:
        """The interview is the organisation's. Done twice, it is kept once."""
        values = decision.model_dump() | {"organisation": organisation, "interview_id": interview_id}
        async with self._database.writing() as connection:
            known = select(decisions.c.id).where(decisions.c.id == decision.id)
            if (await connection.execute(known)).first() is None:
                await connection.execute(insert(decisions).values(values))


def _lines() -> Select[Any]:
    counted = (
        select(func.count()).select_from(decisions).where(decisions.c.interview_id == interviews.c.id).scalar_subquery()
    )
    return select(interviews, users.c.name.label("candidate_name"), counted.label("decisions")).join(
        users, users.c.id == interviews.c.candidate_id
    )
