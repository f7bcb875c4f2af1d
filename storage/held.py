"""The record of one interview as its owner writes it. Every method returns once what it keeps is on disk.

Only one server owns a running interview: the one that took it last. Each time it is taken it gets a new *fence*, a
number that only grows; a write with an older one is refused with LeaseLost, in the same transaction, so that a server
which does not know yet that it lost the interview changes nothing.
(Kleppmann, Designing Data-Intensive Applications, chapter 8: fencing tokens.)
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from graph.subjects import Reply
from storage.database import Database
from storage.errors import AnswerClosed, InterviewOver, NotRecorded
from storage.models import EndReason, Interview, InterviewStatus, Said, Turn
from storage.rows import assessment, is_turn, letting_go, making, plain, progress, row, standing
from storage.tables import interviews, jobs, turns
from storage.unbroken import unbroken


class HeldInterview:
    """Made by `Records`. All methods raise RecordsUnavailable, with nothing half kept, and LeaseLost."""

    def __init__(self, database: Database, interview: Interview, turns: Sequence[Turn], fence: int) -> None:
        self._database = database
        self._fence = fence
        self.interview = interview
        """As it was when it was taken; so are `turns`, in order."""
        self.turns = tuple(turns)

    @unbroken
    async def keep_question(
        self,
        reply: Reply,
        asked_at: datetime,
        elapsed: float,
        *,
        answer: Said | None = None,
        begun: Said | None = None,
    ) -> None:
        """Keep the question of a reply, what was found in the answer before it, and how far the interview got.

        All of it or nothing. The same turn again changes nothing. `elapsed`: seconds on the interview's clock.
        `answer`: what stays as the answer before it, where that is not what was kept; `begun`: what was kept with that
        one and begins the answer to this question. Raises InterviewOver for a new turn after the end.
        """
        question = reply.question
        if question is None:
            raise ValueError("A reply without a question ends the interview: give it to finish().")
        turn = Turn(
            interview_id=self.interview.id,
            number=question.turn,
            phase=question.phase,
            area=question.area,
            kind=question.kind,
            difficulty=question.difficulty,
            response=reply.response,
            question=question.text,
            why=question.why,
            prompt_set=question.prompt_set,
            sources=question.sources,
            skills=making(reply),
            guard_hits=reply.guard_hits,
            asked_at=asked_at,
            elapsed=elapsed,
            answer=begun and begun.text,
            message_ids=begun.message_ids if begun else (),
            answered_at=asked_at if begun else None,
        )
        async with self._database.writing() as connection:
            status, kept = await standing(connection, self.interview.id, turn.number, self._fence)
            if kept:
                return
            if status is not InterviewStatus.RUNNING:
                raise InterviewOver
            if answer is not None:
                stays = {"answer": answer.text, "message_ids": list(answer.message_ids)}
                await connection.execute(
                    update(turns).where(is_turn(self.interview.id, turn.number - 1)).values(**stays)
                )
            await connection.execute(insert(turns).values(row(turn)))
            if turn.number == 1:
                planned = select(jobs.c.plan).where(jobs.c.id == self.interview.job_id).scalar_subquery()
                mine = interviews.c.id == self.interview.id
                await connection.execute(update(interviews).where(mine).values(plan=planned))
            if (found := assessment(self.interview.id, reply)) is not None:
                await connection.execute(found)
            await connection.execute(progress(self.interview.id, reply, elapsed, datetime.now(UTC)))

    @unbroken
    async def keep_answer(self, turn: int, said: Said, answered_at: datetime) -> None:
        """Keep the answer to a question, verbatim; a longer one may replace it until what follows is written.

        Raises AnswerClosed once the next question or the end of the interview is written, NotRecorded for an
        unknown turn.
        """
        async with self._database.writing() as connection:
            status, followed = await standing(connection, self.interview.id, turn + 1, self._fence)
            if followed or status is not InterviewStatus.RUNNING:
                raise AnswerClosed(turn)
            written = await connection.execute(
                update(turns)
                .where(is_turn(self.interview.id, turn))
                .values(answer=said.text, message_ids=list(said.message_ids), answered_at=answered_at)
            )
            if written.rowcount == 0:
                raise NotRecorded(f"An answer came for question {turn}, which was never kept; keep the question first.")

    @unbroken
    async def finish(self, reply: Reply, ended_at: datetime, reason: str, elapsed: float) -> Interview:
        """End the interview with its feedback; `reason` is an EndReason. The first end stays, and is returned.

        Keeps what was found in the last answer too, and lets go of the interview.
        """
        end = EndReason(reason)
        async with self._database.writing() as connection:
            status, _ = await standing(connection, self.interview.id, 0, self._fence)
            if status is InterviewStatus.RUNNING:
                if (found := assessment(self.interview.id, reply)) is not None:
                    await connection.execute(found)
                await connection.execute(
                    progress(self.interview.id, reply, elapsed, datetime.now(UTC)).values(
                        status=end.status.value,
                        end_reason=end.value,
                        farewell=reply.response,
                        feedback=reply.feedback,
                        feedback_skills=plain(making(reply)),
                        feedback_guard_hits=plain(reply.guard_hits),
                        ended_at=ended_at,
                    )
                )
                await connection.execute(letting_go(self.interview.id, self._fence))
            stored = (await connection.execute(select(interviews).where(interviews.c.id == self.interview.id))).one()
        return Interview.model_validate(stored._mapping)

    @unbroken
    async def keep_elapsed(self, elapsed: float) -> None:
        """Keep the interview's clock, in seconds; after the end it stands still."""
        async with self._database.writing() as connection:
            status, _ = await standing(connection, self.interview.id, 0, self._fence)
            if status is InterviewStatus.RUNNING:
                await connection.execute(
                    update(interviews)
                    .where(interviews.c.id == self.interview.id)
                    .values(elapsed=elapsed, updated_at=datetime.now(UTC))
                )

    @unbroken
    async def release(self) -> None:
        """Any other server may take the interview now without waiting for the lease to run out."""
        async with self._database.writing() as connection:
            await connection.execute(letting_go(self.interview.id, self._fence))
