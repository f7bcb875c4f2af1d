"""What the API keeps and asks of the record; what is said in an interview goes through `HeldInterview`.

Every method that keeps something returns once it is on disk. All of them raise RecordsUnavailable while the store
cannot be reached; nothing is half kept then, nor when the caller is cancelled.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Select, Table, and_, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from graph.subjects import Candidate, Job, JobPlan, Subject
from storage.database import Database
from storage.errors import IdTaken, InvitationWithdrawn, NotRecorded, Refused
from storage.held import HeldInterview
from storage.models import DEFAULT_ORGANISATION, Interview, InterviewStatus, Turn
from storage.rows import PLAN_RESTS_ON, interview_known_as, row
from storage.tables import interviews, invitations, jobs, leases, prompt_sets, turns, users
from storage.unbroken import unbroken

S = TypeVar("S", bound=Subject)


class Records:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def check(self) -> None:
        """Raises RecordsUnavailable unless the record can be read and written now."""
        await self._database.check()

    # jobs and candidates

    @unbroken
    async def job(self, job_id: str, organisation: str | None = None) -> Job | None:
        """`organisation`: only one of that organisation's."""
        return await self._one(Job, _by_id(jobs, job_id, organisation))

    @unbroken
    async def jobs(self) -> list[Job]:
        """Newest first."""
        return await self._all(Job, select(jobs).order_by(jobs.c.created_at.desc(), jobs.c.id))

    @unbroken
    async def add_job(self, job: Job, organisation: str = DEFAULT_ORGANISATION) -> None:
        """Insert or replace. A changed text drops the plan made from the old one.

        Raises IdTaken where another organisation has the id.
        """
        values = row(job) | {"organisation": organisation}
        async with self._database.writing() as connection:
            if await _inserted(connection, jobs, values):
                return
            stored = (await connection.execute(select(jobs).where(jobs.c.id == job.id).with_for_update())).one()
            if stored.organisation != organisation:
                raise IdTaken(job.id)
            values["version"] = stored.version + 1
            if any(stored._mapping[name] != values[name] for name in PLAN_RESTS_ON):
                values["plan"] = None
            await connection.execute(update(jobs).where(jobs.c.id == job.id).values(_but_unset_date(values)))

    @unbroken
    async def job_plan(self, job_id: str) -> JobPlan | None:
        async with self._database.reading() as connection:
            plan = await connection.scalar(select(jobs.c.plan).where(jobs.c.id == job_id))
        return None if plan is None else JobPlan.model_validate(plan)

    @unbroken
    async def keep_job_plan(self, job_id: str, plan: JobPlan) -> JobPlan:
        """The first plan kept for a job stays, and is returned: every candidate gets the same."""
        async with self._database.writing() as connection:
            await connection.execute(
                update(jobs).where(jobs.c.id == job_id, jobs.c.plan.is_(None)).values(plan=plan.model_dump(mode="json"))
            )
            kept = await connection.scalar(select(jobs.c.plan).where(jobs.c.id == job_id))
        if kept is None:
            raise NotRecorded("A plan was made for a job that is not in the record; add the job first.")
        return JobPlan.model_validate(kept)

    @unbroken
    async def candidate(self, candidate_id: str, organisation: str | None = None) -> Candidate | None:
        """`organisation`: only one of that organisation's."""
        return await self._one(Candidate, _by_id(users, candidate_id, organisation))

    @unbroken
    async def candidates(self) -> list[Candidate]:
        """Newest first."""
        return await self._all(Candidate, select(users).order_by(users.c.created_at.desc(), users.c.id))

    @unbroken
    async def add_candidate(self, candidate: Candidate, organisation: str = DEFAULT_ORGANISATION) -> None:
        """Insert or replace. Raises IdTaken where another organisation has the id."""
        values = row(candidate) | {"organisation": organisation}
        async with self._database.writing() as connection:
            if await _inserted(connection, users, values):
                return
            stored = (await connection.execute(select(users).where(users.c.id == candidate.id).with_for_update())).one()
            if stored.organisation != organisation:
                raise IdTaken(candidate.id)
            values["version"] = stored.version + 1
            await connection.execute(update(users).where(users.c.id == candidate.id).values(_but_unset_date(values)))

    # the words that interviews are held with

    @unbroken
    async def keep_prompt_set(self, digest: str, files: Mapping[str, str]) -> None:
        """Texts by their paths. A set that is kept already stays as it is: the digest says what is in it."""
        async with self._database.writing() as connection:
            dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
            values = {"digest": digest, "files": dict(files), "kept_at": datetime.now(UTC)}
            await connection.execute(dialect.insert(prompt_sets).values(values).on_conflict_do_nothing())

    @unbroken
    async def prompt_set(self, digest: str) -> dict[str, str] | None:
        """None where no interview began with it."""
        async with self._database.reading() as connection:
            files: dict[str, str] | None = await connection.scalar(
                select(prompt_sets.c.files).where(prompt_sets.c.digest == digest)
            )
            return files

    # interviews

    @unbroken
    async def begin_interview(self, interview: Interview, owner: str, until: datetime) -> HeldInterview:
        """Keep a new interview and take it, as `take` does.

        Where its alias is known, as alias or as id, that interview is taken instead. Raises InvitationWithdrawn.
        """
        known = interview_known_as(interview.alias)
        try:
            async with self._database.writing() as connection:
                await _still_invited(connection, interview.invitation_id)
                if (await connection.execute(known)).first() is None:
                    await connection.execute(insert(interviews).values(row(interview)))
                    lease = {"interview_id": interview.id, "fence": 1, "owner": owner, "until": until}
                    await connection.execute(insert(leases).values(lease))
                    return HeldInterview(self._database, interview, (), 1)
        except Refused as error:
            # Another server was first, or there is no such job or candidate.
            if await self.interview(interview.alias) is None:
                raise NotRecorded(
                    "An interview was begun for a job or a candidate that is not in the record; add both first."
                ) from error
        held = await self.take(interview.alias, owner, until)
        if held is None:
            raise NotRecorded("The interview was deleted while it was begun; begin it again.")
        return held

    @unbroken
    async def take(
        self, id_or_alias: str, owner: str, until: datetime, *, free_at: datetime | None = None
    ) -> HeldInterview | None:
        """Become the one owner of an interview until that moment, and see all that was kept of it.

        Whoever owned it before can write nothing to it any more. `free_at`: only where nobody else owns it then.
        None where it is not in the record, or not free. One that has ended has no owner and needs none.
        """
        async with self._database.writing() as connection:
            found = (await connection.execute(interview_known_as(id_or_alias).with_for_update(of=interviews))).first()
            if found is None:
                return None
            interview = Interview.model_validate(found._mapping)
            lease = (await connection.execute(select(leases).where(leases.c.interview_id == interview.id))).first()
            elsewhere = lease is not None and lease.owner not in (None, owner)
            if free_at is not None and lease is not None and elsewhere and lease.until > free_at:
                return None
            fence = 1 if lease is None else lease.fence + (not interview.over)
            if lease is None and not interview.over:
                values = {"interview_id": interview.id, "fence": fence, "owner": owner, "until": until}
                await connection.execute(insert(leases).values(values))
            elif not interview.over:
                await connection.execute(
                    update(leases)
                    .where(leases.c.interview_id == interview.id)
                    .values(fence=fence, owner=owner, until=until)
                )
            query = select(turns).where(turns.c.interview_id == interview.id).order_by(turns.c.number)
            kept = [Turn.model_validate(each._mapping) for each in (await connection.execute(query)).all()]
        return HeldInterview(self._database, interview, kept, fence)

    @unbroken
    async def owner(self, interview_id: str) -> str | None:
        """Whose the interview is; None where it is nobody's."""
        async with self._database.reading() as connection:
            owner: str | None = await connection.scalar(
                select(leases.c.owner).where(leases.c.interview_id == interview_id)
            )
            return owner

    @unbroken
    async def renew(self, owner: str, interview_ids: Collection[str], until: datetime) -> set[str]:
        """Those of the interviews that are still this owner's, and now are until that moment."""
        async with self._database.writing() as connection:
            renewed = await connection.scalars(
                update(leases)
                .where(leases.c.owner == owner, leases.c.interview_id.in_(list(interview_ids)))
                .values(until=until)
                .returning(leases.c.interview_id)
            )
            return set(renewed)

    @unbroken
    async def unattended(
        self, now: datetime, untouched_since: datetime, begun_before: datetime | None, most: int
    ) -> list[str]:
        """Ids of running interviews that nobody owns now and that somebody should look at; the oldest first.

        Those whose row was last written before `untouched_since`, and those begun before `begun_before` whose first
        question was asked.
        """
        due = interviews.c.updated_at < untouched_since
        if begun_before is not None:
            due = or_(due, and_(interviews.c.started_at < begun_before, interviews.c.questions_asked > 0))
        query = (
            select(interviews.c.id)
            .outerjoin(leases, leases.c.interview_id == interviews.c.id)
            .where(interviews.c.status == InterviewStatus.RUNNING.value, due)
            .where(or_(leases.c.until.is_(None), leases.c.until <= now))
            .order_by(interviews.c.updated_at)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return list(await connection.scalars(query))

    @unbroken
    async def interview(self, id_or_alias: str) -> Interview | None:
        return await self._one(Interview, interview_known_as(id_or_alias))

    @unbroken
    async def interviews(self) -> list[Interview]:
        """Newest first."""
        newest = select(interviews).order_by(interviews.c.started_at.desc(), interviews.c.id)
        return await self._all(Interview, newest)

    @unbroken
    async def turns(self, interview_id: str) -> list[Turn]:
        """In order; empty before the first question."""
        return await self._all(Turn, select(turns).where(turns.c.interview_id == interview_id).order_by(turns.c.number))

    async def _one(self, kind: type[S], query: Select[Any]) -> S | None:
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).first()
        return None if found is None else kind.model_validate(found._mapping)

    async def _all(self, kind: type[S], query: Select[Any]) -> list[S]:
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).all()
        return [kind.model_validate(each._mapping) for each in found]


async def _still_invited(connection: AsyncConnection, invitation_id: str | None) -> None:
    """Locked until the interview is kept: a withdrawal comes before it, and is met here, or after it, and finds it."""
    if invitation_id is None:
        return
    query = select(invitations.c.withdrawn_at).where(invitations.c.id == invitation_id).with_for_update()
    found = (await connection.execute(query)).first()
    if found is None or found.withdrawn_at is not None:
        raise InvitationWithdrawn


def _by_id(table: Table, subject_id: str, organisation: str | None) -> Select[Any]:
    query = select(table).where(table.c.id == subject_id)
    return query if organisation is None else query.where(table.c.organisation == organisation)


async def _inserted(connection: AsyncConnection, table: Table, values: dict[str, Any]) -> bool:
    """False where a row with this id is there, also where another server put it there at the same time."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    added = await connection.execute(dialect.insert(table).values(_dated(values)).on_conflict_do_nothing())
    return added.rowcount == 1


def _dated(values: dict[str, Any]) -> dict[str, Any]:
    """What is new and brings no date was created now."""
    return values if values["created_at"] is not None else values | {"created_at": datetime.now(UTC)}


def _but_unset_date(values: dict[str, Any]) -> dict[str, Any]:
    """What replaces another and brings no date keeps the other's."""
    return {name: value for name, value in values.items() if name != "created_at" or value is not None}
