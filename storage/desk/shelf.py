"""Jobs and candidates as recruiters keep them: each organisation sees its own, edits name the version they rest on."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Row, Table, delete, exists, insert, or_, select, update

from graph.subjects import Candidate, Job
from storage.database import Database
from storage.desk.paging import Page, Wanted, page, paged
from storage.errors import IdTaken, Refused, Stale, StillNeeded
from storage.rows import PLAN_RESTS_ON, row
from storage.tables import interviews, invitations, jobs, users
from storage.unbroken import unbroken

S = TypeVar("S", Job, Candidate)


@dataclass(frozen=True)
class Kept(Generic[S]):
    subject: S
    version: int


class Shelf(Generic[S]):
    """One kind of subject. All methods raise RecordsUnavailable; what another organisation has is not there."""

    def __init__(self, database: Database, kind: type[S]) -> None:
        self._database = database
        self._kind: type[S] = kind
        self._table: Table = jobs if kind is Job else users
        self._searched = ("title", "company") if kind is Job else ("name", "email")

    @unbroken
    async def page(self, organisation: str, wanted: Wanted, words: str = "") -> Page[Kept[S]]:
        """Newest first; `words`: only where they stand in title or company, name or email. Raises BadCursor."""
        table = self._table
        query = select(table).where(table.c.organisation == organisation)
        if words:
            query = query.where(or_(*(table.c[name].icontains(words, autoescape=True) for name in self._searched)))
        async with self._database.reading() as connection:
            rows = (await connection.execute(paged(query, table.c.created_at, table.c.id, wanted))).all()
        return page(rows, wanted, self._kept, "created_at")

    @unbroken
    async def one(self, organisation: str, subject_id: str) -> Kept[S] | None:
        async with self._database.reading() as connection:
            found = (await connection.execute(self._mine(organisation, subject_id))).first()
        return None if found is None else self._kept(found)

    @unbroken
    async def add(self, organisation: str, subject: S) -> Kept[S]:
        """Raises IdTaken, also where another organisation has the id."""
        values = row(subject) | {"organisation": organisation, "created_at": subject.created_at or datetime.now(UTC)}
        try:
            async with self._database.writing() as connection:
                await connection.execute(insert(self._table).values(values))
                added = (await connection.execute(self._mine(organisation, subject.id))).one()
        except Refused as error:
            raise IdTaken(subject.id) from error
        return self._kept(added)

    @unbroken
    async def replace(self, organisation: str, subject: S, version: int | None) -> Kept[S] | None:
        """None where it is not there. Raises Stale unless it still has that version; None: whichever it has.

        A changed text of a job drops the plan made from the old one.
        """
        async with self._database.writing() as connection:
            found = (await connection.execute(self._mine(organisation, subject.id).with_for_update())).first()
            if found is None:
                return None
            if version is not None and found.version != version:
                raise Stale
            values = row(subject) | {"created_at": found.created_at, "version": found.version + 1}
            if self._kind is Job and any(found._mapping[name] != values[name] for name in PLAN_RESTS_ON):
                values["plan"] = None
            await connection.execute(update(self._table).where(self._table.c.id == subject.id).values(values))
            replaced = (await connection.execute(self._mine(organisation, subject.id))).one()
        return self._kept(replaced)

    @unbroken
    async def remove_job(self, organisation: str, job_id: str) -> bool:
        """Whether there was such a job. Raises StillNeeded while interviews or invitations rest on it."""
        rests = or_(
            exists().where(interviews.c.job_id == job_id),
            exists().where(invitations.c.job_id == job_id),
        )
        async with self._database.writing() as connection:
            if (await connection.execute(self._mine(organisation, job_id))).first() is None:
                return False
            if await connection.scalar(select(rests)):
                raise StillNeeded
            await connection.execute(delete(jobs).where(jobs.c.id == job_id))
        return True

    def _mine(self, organisation: str, subject_id: str) -> Any:
        table = self._table
        return select(table).where(table.c.organisation == organisation, table.c.id == subject_id)

    def _kept(self, found: Row[Any]) -> Kept[S]:
        return Kept(self._kind.model_validate(found._mapping), found.version)
