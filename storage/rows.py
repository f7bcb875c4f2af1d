"""Between the models and the rows of the tables."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Update, case, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from graph.subjects import Reply, Skill, Subject
from storage.errors import LeaseLost, NotRecorded
from storage.models import InterviewStatus
from storage.tables import interviews, leases, turns

READING_SKILLS = frozenset({"assess_comfort", "find_evidence"})
"""The skills that read the answer just given; the others make what is said next."""

PLAN_RESTS_ON = ("title", "description", "requirements", "experience_level", "skills_required")
"""What of a job its plan is made from: where one of these changes, the plan is made anew."""


def row(subject: Subject) -> dict[str, Any]:
    """A model as the values of its table's columns: JSON-plain, but moments stay datetimes."""
    moments = {name: value for name, value in subject if isinstance(value, datetime)}
    return subject.model_dump(mode="json") | moments


def plain(subjects: Iterable[Subject]) -> list[dict[str, Any]]:
    return [subject.model_dump(mode="json") for subject in subjects]


def making(reply: Reply) -> tuple[Skill, ...]:
    """How what the reply says was made."""
    return tuple(skill for skill in reply.skills if skill.skill not in READING_SKILLS)


def interview_known_as(id_or_alias: str) -> Select[Any]:
    """At most one row: should one interview's id be another's alias, the id wins."""
    by_id = interviews.c.id == id_or_alias
    return (
        select(interviews)
        .where(or_(by_id, interviews.c.alias == id_or_alias))
        .order_by(case((by_id, 0), else_=1))
        .limit(1)
    )


def is_turn(interview_id: str, number: int) -> ColumnElement[bool]:
    return (turns.c.interview_id == interview_id) & (turns.c.number == number)


def progress(interview_id: str, reply: Reply, elapsed: float, now: datetime) -> Update:
    """How far the interview got with a reply."""
    return (
        update(interviews)
        .where(interviews.c.id == interview_id)
        .values(
            phase=reply.phase.value,
            comfort=reply.comfort.value,
            questions_asked=reply.questions_asked,
            strengths_identified=list(reply.strengths_identified),
            areas_to_probe=list(reply.areas_to_probe),
            elapsed=elapsed,
            updated_at=now,
        )
    )


def assessment(interview_id: str, reply: Reply) -> Update | None:
    """What was found in the answer the reply was made to; None with the first question, which follows no answer."""
    found = reply.assessment
    if found is None:
        return None
    reading = found.reading
    return (
        update(turns)
        .where(is_turn(interview_id, found.turn))
        .values(
            intent=found.intent.value,
            comfort=found.comfort and found.comfort.value,
            sufficient=reading and reading.sufficient,
            gap=reading and reading.gap and reading.gap.value,
            evidence=plain(reading.evidence if reading else ()),
            assessed=reading is not None,
            assessment_skills=plain(skill for skill in reply.skills if skill.skill in READING_SKILLS),
        )
    )


async def standing(
    connection: AsyncConnection, interview_id: str, turn: int, fence: int
) -> tuple[InterviewStatus, bool]:
    """How the interview stands, and whether that turn of it is kept.

    Locks the interview's row, on databases that can, until the transaction ends. Raises LeaseLost where it runs and
    was taken with a higher fence, NotRecorded where there is none.
    """
    locked = select(interviews.c.status).where(interviews.c.id == interview_id).with_for_update()
    status = await connection.scalar(locked)
    if status is None:
        raise NotRecorded("Something was to be kept for an interview that is not in the record; begin it first.")
    # A statement of its own, after the row is locked: the first one saw the tables as they were before it waited.
    fence_now = select(leases.c.fence).where(leases.c.interview_id == interview_id).scalar_subquery()
    kept = exists().where(is_turn(interview_id, turn))
    now = (await connection.execute(select(fence_now.label("fence"), kept.label("kept")))).one()
    if status == InterviewStatus.RUNNING and now.fence != fence:
        raise LeaseLost
    return InterviewStatus(status), bool(now.kept)


def letting_go(interview_id: str, fence: int) -> Update:
    """The lease keeps its number and has no owner any more; nothing where it was taken by another meanwhile."""
    return (
        update(leases)
        .where(leases.c.interview_id == interview_id, leases.c.fence == fence)
        .values(owner=None, until=None)
    )
