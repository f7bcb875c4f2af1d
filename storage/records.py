"""What the API keeps and asks of the record. Every method that keeps something returns once it is on disk.

All of them raise RecordsUnavailable while the store cannot be reached; nothing is half kept then, nor when the
caller is cancelled.
"""

from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from graph.subjects import Candidate, Job, JobPlan, Reply, Subject
from storage.database import Database
from storage.errors import AnswerClosed, InterviewOver, NotRecorded
from storage.models import EndReason, Interview, InterviewStatus, Turn
from storage.rows import assessment, interview_known_as, is_turn, making, plain, progress, row, standing, status_of
from storage.tables import interviews, jobs, turns, users
from storage.unbroken import unbroken

PLAN_RESTS_ON = ("title", "description", "requirements", "experience_level", "skills_required")
"""What of a job its plan is made from: where one of these changes, the plan is made anew."""

S = TypeVar("S", bound=Subject)


class Records:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def check(self) -> None:
        """Raises RecordsUnavailable unless the record can be read and written now."""
        await self._database.check()

    # jobs and candidates

    @unbroken
    async def job(self, job_id: str) -> Job | None:
        return await self._one(Job, select(jobs).where(jobs.c.id == job_id))

    @unbroken
    async def jobs(self) -> list[Job]:
        """Newest first."""
        return await self._all(Job, select(jobs).order_by(jobs.c.created_at.desc(), jobs.c.id))

    @unbroken
    async def add_job(self, job: Job) -> None:
        """Insert or replace. A changed text drops the plan made from the old one."""
        values = row(job)
        async with self._database.writing() as connection:
            stored = (await connection.execute(select(jobs).where(jobs.c.id == job.id).with_for_update())).first()
            if stored is None:
                await connection.execute(insert(jobs).values(_dated(values)))
                return
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
    async def candidate(self, candidate_id: str) -> Candidate | None:
        return await self._one(Candidate, select(users).where(users.c.id == candidate_id))

    @unbroken
    async def candidates(self) -> list[Candidate]:
        """Newest first."""
        return await self._all(Candidate, select(users).order_by(users.c.created_at.desc(), users.c.id))

    @unbroken
    async def add_candidate(self, candidate: Candidate) -> None:
        """Insert or replace."""
        values = row(candidate)
        async with self._database.writing() as connection:
            stored = await connection.execute(
                update(users).where(users.c.id == candidate.id).values(_but_unset_date(values))
            )
            if stored.rowcount == 0:
                await connection.execute(insert(users).values(_dated(values)))

    # interviews

    @unbroken
    async def begin_interview(self, interview: Interview) -> Interview:
        """Keep a new interview. Where its alias is known, as alias or as id, that interview is returned instead."""
        known = interview_known_as(interview.alias)
        try:
            async with self._database.writing() as connection:
                stored = (await connection.execute(known)).first()
                if stored is None:
                    await connection.execute(insert(interviews).values(row(interview)))
                    return interview
        except IntegrityError as error:
            # Another process was first, or there is no such job or candidate.
            async with self._database.reading() as connection:
                stored = (await connection.execute(known)).first()
            if stored is None:
                raise NotRecorded(
                    "An interview was begun for a job or a candidate that is not in the record; add both first."
                ) from error
        return Interview.model_validate(stored._mapping)

    @unbroken
    async def interview(self, id_or_alias: str) -> Interview | None:
        return await self._one(Interview, interview_known_as(id_or_alias))

    @unbroken
    async def interviews(self) -> list[Interview]:
        """Newest first."""
        newest = select(interviews).order_by(interviews.c.started_at.desc(), interviews.c.id)
        return await self._all(Interview, newest)

    @unbroken
    async def running_untouched_since(self, moment: datetime, most: int) -> list[str]:
        """Ids of interviews that go on and whose row was last written before then; the oldest first, at most `most`."""
        query = (
            select(interviews.c.id)
            .where(interviews.c.status == InterviewStatus.RUNNING.value, interviews.c.updated_at < moment)
            .order_by(interviews.c.updated_at)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return list(await connection.scalars(query))

    @unbroken
    async def turns(self, interview_id: str) -> list[Turn]:
        """In order; empty before the first question."""
        return await self._all(Turn, select(turns).where(turns.c.interview_id == interview_id).order_by(turns.c.number))

    @unbroken
    async def keep_question(
        self,
        interview_id: str,
        reply: Reply,
        asked_at: datetime,
        elapsed: float,
        parted: tuple[str, str] | None = None,
    ) -> None:
        """Keep the question of a reply, what was found in the answer before it, and how far the interview got.

        All of it or nothing. The same turn again changes nothing. `elapsed`: seconds on the interview's clock.
        `parted`: of what was kept as the answer before it, what stays there and what begins the answer to this one.
        Raises InterviewOver for a new turn after the end, NotRecorded for an unknown interview.
        """
        question = reply.question
        if question is None:
            raise ValueError("A reply without a question ends the interview: give it to finish().")
        turn = Turn(
            interview_id=interview_id,
            number=question.turn,
            phase=question.phase,
            area=question.area,
            kind=question.kind,
            difficulty=question.difficulty,
            response=reply.response,
            question=question.text,
            why=question.why,
            sources=question.sources,
            skills=making(reply),
            guard_hits=reply.guard_hits,
            asked_at=asked_at,
            elapsed=elapsed,
            answer=parted and parted[1],
            answered_at=asked_at if parted else None,
        )
        async with self._database.writing() as connection:
            status, kept = await standing(connection, interview_id, turn.number)
            if kept:
                return
            if status is not InterviewStatus.RUNNING:
                raise InterviewOver
            if parted is not None:
                await connection.execute(
                    update(turns).where(is_turn(interview_id, turn.number - 1)).values(answer=parted[0])
                )
            await connection.execute(insert(turns).values(row(turn)))
            if (found := assessment(interview_id, reply)) is not None:
                await connection.execute(found)
            await connection.execute(progress(interview_id, reply, elapsed, datetime.now(UTC)))

    @unbroken
    async def keep_answer(self, interview_id: str, turn: int, answer: str, answered_at: datetime) -> None:
        """Keep the answer to a question, verbatim; a longer one may replace it until what follows is written.

        Raises AnswerClosed once the next question or the end of the interview is written, NotRecorded for an
        unknown turn.
        """
        async with self._database.writing() as connection:
            status, followed = await standing(connection, interview_id, turn + 1)
            if followed or status is not InterviewStatus.RUNNING:
                raise AnswerClosed(turn)
            written = await connection.execute(
                update(turns).where(is_turn(interview_id, turn)).values(answer=answer, answered_at=answered_at)
            )
            if written.rowcount == 0:
                raise NotRecorded(f"An answer came for question {turn}, which was never kept; keep the question first.")

    @unbroken
    async def finish(
        self, interview_id: str, reply: Reply, ended_at: datetime, reason: str, elapsed: float
    ) -> Interview:
        """End an interview with its feedback; `reason` is an EndReason. The first end stays, and is returned.

        Keeps what was found in the last answer too. Raises NotRecorded for an unknown interview.
        """
        end = EndReason(reason)
        async with self._database.writing() as connection:
            if await status_of(connection, interview_id) is InterviewStatus.RUNNING:
                if (found := assessment(interview_id, reply)) is not None:
                    await connection.execute(found)
                await connection.execute(
                    progress(interview_id, reply, elapsed, datetime.now(UTC)).values(
                        status=end.status.value,
                        end_reason=end.value,
                        farewell=reply.response,
                        feedback=reply.feedback,
                        feedback_skills=plain(making(reply)),
                        feedback_guard_hits=plain(reply.guard_hits),
                        ended_at=ended_at,
                    )
                )
            stored = (await connection.execute(select(interviews).where(interviews.c.id == interview_id))).one()
        return Interview.model_validate(stored._mapping)

    @unbroken
    async def keep_elapsed(self, interview_id: str, elapsed: float) -> None:
        """Keep the interview's clock, in seconds; after the end it stands still."""
        async with self._database.writing() as connection:
            if await status_of(connection, interview_id) is InterviewStatus.RUNNING:
                await connection.execute(
                    update(interviews)
                    .where(interviews.c.id == interview_id)
                    .values(elapsed=elapsed, updated_at=datetime.now(UTC))
                )

    async def _one(self, kind: type[S], query: Select[Any]) -> S | None:
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).first()
        return None if found is None else kind.model_validate(found._mapping)

    async def _all(self, kind: type[S], query: Select[Any]) -> list[S]:
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).all()
        return [kind.model_validate(each._mapping) for each in found]


def _dated(values: dict[str, Any]) -> dict[str, Any]:
    """What is new and brings no date was created now."""
    return values if values["created_at"] is not None else values | {"created_at": datetime.now(UTC)}


def _but_unset_date(values: dict[str, Any]) -> dict[str, Any]:
    """What replaces another and brings no date keeps the other's."""
    return {name: value for name, value in values.items() if name != "created_at" or value is not None}
