"""What is erased from the record, and the receipts of it. Working memory and index are not here: see `api.erasure`."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from pydantic import AwareDatetime
from sqlalchemy import ColumnElement, delete, func, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from graph.subjects import Subject
from storage.database import Database
from storage.desk.paging import Page, Wanted, page, paged
from storage.models import InterviewStatus
from storage.tables import audit, decisions, erasures, interviews, invitations, leases, replays, turns, users
from storage.unbroken import unbroken

CHANGES = ("candidate.changed", "candidate.resume_uploaded")
"""What the audit log calls it when somebody works on a profile."""


class Receipt(Subject):
    id: str
    at: AwareDatetime
    erased_by: str
    subject_kind: str
    """"candidate" or "interview"."""
    subject_id: str
    removed: dict[str, int]
    """Of each kind of thing, how many."""


class Erasing:
    def __init__(self, database: Database) -> None:
        self._database = database

    @unbroken
    async def candidate(self, organisation: str, candidate_id: str, known: Collection[str]) -> dict[str, int] | None:
        """Erase a candidate with all that rests on one; how much of each there was.

        `known`: ids of the interviews that are erased elsewhere too. None, and nothing is erased, where another one was
        begun meanwhile: what it has elsewhere could not be found any more.
        """
        mine = (interviews.c.organisation == organisation) & (interviews.c.candidate_id == candidate_id)
        invited = (invitations.c.organisation == organisation) & (invitations.c.candidate_id == candidate_id)
        person = (users.c.organisation == organisation) & (users.c.id == candidate_id)
        async with self._database.writing() as connection:
            # None is begun from now on. In the order in which a beginning locks them, so that neither waits for ever.
            for locked in (select(invitations.c.id).where(invited), select(users.c.id).where(person)):
                await connection.execute(locked.with_for_update())
            if not set(await connection.scalars(select(interviews.c.id).where(mine))) <= set(known):
                return None
            removed = await _interviews(connection, mine)
            removed["invitations"] = (await connection.execute(delete(invitations).where(invited))).rowcount
            removed["profiles"] = (await connection.execute(delete(users).where(person))).rowcount
            await _replies(connection, organisation)
        return removed

    @unbroken
    async def interview(self, organisation: str, interview_id: str) -> dict[str, int]:
        """Erase one interview; its invitation stays, closed since the interview ended."""
        mine = (interviews.c.organisation == organisation) & (interviews.c.id == interview_id)
        async with self._database.writing() as connection:
            found = (await connection.execute(select(interviews).where(mine))).first()
            if found is not None and found.invitation_id is not None:
                await connection.execute(
                    update(invitations)
                    .where(invitations.c.id == found.invitation_id, invitations.c.withdrawn_at.is_(None))
                    .values(withdrawn_at=found.ended_at or datetime.now(UTC))
                )
            removed = await _interviews(connection, mine)
            await _replies(connection, organisation)
        return removed

    async def settle(self) -> None:
        """See `Database.settle`."""
        await self._database.settle()

    @unbroken
    async def keep(self, organisation: str, receipt: Receipt) -> None:
        """Done twice, it is kept once."""
        async with self._database.writing() as connection:
            if (await connection.execute(select(erasures.c.id).where(erasures.c.id == receipt.id))).first() is None:
                await connection.execute(insert(erasures).values(receipt.model_dump() | {"organisation": organisation}))

    @unbroken
    async def receipts(self, organisation: str, wanted: Wanted) -> Page[Receipt]:
        """Newest first. Raises BadCursor."""
        query = select(erasures).where(erasures.c.organisation == organisation)
        async with self._database.reading() as connection:
            rows = (await connection.execute(paged(query, erasures.c.at, erasures.c.id, wanted))).all()
        return page(rows, wanted, lambda found: Receipt.model_validate(found._mapping), "at")

    @unbroken
    async def overdue(self, ended_before: datetime, most: int) -> list[tuple[str, str]]:
        """Interviews that ended before then, of all organisations: organisation and id, the oldest first."""
        query = (
            select(interviews.c.organisation, interviews.c.id)
            .where(interviews.c.status != InterviewStatus.RUNNING.value, interviews.c.ended_at < ended_before)
            .order_by(interviews.c.ended_at)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return [(each.organisation, each.id) for each in (await connection.execute(query)).all()]

    @unbroken
    async def unneeded(
        self, untouched_since: datetime, most: int, candidate_id: str | None = None
    ) -> list[tuple[str, str]]:
        """Candidates with no interview, whose profile and invitations are of before then: organisation and id.

        `candidate_id`: of this one alone, whether it is so.
        """
        held = select(interviews.c.id).where(interviews.c.candidate_id == users.c.id).exists()
        over = func.coalesce(invitations.c.withdrawn_at, invitations.c.expires_at)
        invited = (
            select(invitations.c.id).where(invitations.c.candidate_id == users.c.id, over >= untouched_since).exists()
        )
        changed = (
            select(audit.c.id)
            .where(
                audit.c.organisation == users.c.organisation,
                audit.c.subject_id == users.c.id,
                audit.c.action.in_(CHANGES),
                audit.c.at >= untouched_since,
            )
            .exists()
        )
        query = (
            select(users.c.organisation, users.c.id)
            .where(users.c.created_at < untouched_since, ~held, ~invited, ~changed)
            .where(true() if candidate_id is None else users.c.id == candidate_id)
            .order_by(users.c.created_at)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return [(each.organisation, each.id) for each in (await connection.execute(query)).all()]


async def _interviews(connection: AsyncConnection, mine: ColumnElement[bool]) -> dict[str, int]:
    ids = select(interviews.c.id).where(mine)
    removed: dict[str, int] = {}
    removed["answers"] = await _count(connection, turns.c.interview_id.in_(ids) & turns.c.answer.is_not(None))
    for name, table in (("decisions", decisions), ("questions", turns), ("leases", leases)):
        removed[name] = (await connection.execute(delete(table).where(table.c.interview_id.in_(ids)))).rowcount
    del removed["leases"]  # whose the interview was is nothing about a person
    removed["interviews"] = (await connection.execute(delete(interviews).where(mine))).rowcount
    return removed


async def _count(connection: AsyncConnection, which: Any) -> int:
    return int(await connection.scalar(select(func.count()).select_from(turns).where(which)) or 0)


async def _replies(connection: AsyncConnection, organisation: str) -> None:
    """Replies that are kept for a repeated request may show the person: all go, and a repeat is a new request."""
    await connection.execute(delete(replays).where(replays.c.organisation == organisation))
