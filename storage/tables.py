"""The tables of the record, after the API document: jobs, users, interviews, turns; and leases, sets of prompts.

A change here needs a migration in `storage/migrations/versions`; a test compares the two.
Closed sets that the protocol fixes are checked by the database too; those that grow with the interviewer
(intents, kinds of question, gaps) are checked by the models alone.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from graph.vocabulary import Comfort, Difficulty, Phase
from storage.models import EndReason, InterviewStatus


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: takes any timezone-aware datetime, gives it back in UTC, on databases that keep no zone too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be recorded; pass an aware datetime.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Plain = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(column: str, values: Iterable[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


jobs = Table(
    "jobs",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("requirements", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("salary_range", Text, nullable=False),
    Column("experience_level", Text, nullable=False),
    Column("skills_required", Plain, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("plan", Plain),
)

users = Table(
    "users",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("resume_text", Text, nullable=False),
    Column("resume_url", Text, nullable=False),
    Column("skills", Plain, nullable=False),
    Column("experience", Text, nullable=False),
    Column("education", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

interviews = Table(
    "interviews",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("alias", String(128), nullable=False, unique=True),
    Column("job_id", ForeignKey("jobs.id"), nullable=False, index=True),
    Column("candidate_id", ForeignKey("users.id"), nullable=False, index=True),
    Column("job_title", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("job", Plain),
    Column("prompt_set", String(16)),
    Column("resume_text", Text, nullable=False),
    Column("preferences", Plain, nullable=False),
    Column("status", String(16), nullable=False),
    Column("end_reason", String(32)),
    Column("phase", String(16), nullable=False),
    Column("comfort", String(16), nullable=False),
    Column("questions_asked", Integer, nullable=False),
    Column("strengths_identified", Plain, nullable=False),
    Column("areas_to_probe", Plain, nullable=False),
    Column("elapsed", Float, nullable=False),
    Column("farewell", Text),
    Column("feedback", Text),
    Column("feedback_skills", Plain, nullable=False),
    Column("feedback_guard_hits", Plain, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("updated_at", UtcDateTime, nullable=False),
    _one_of("status", InterviewStatus),
    _one_of("end_reason", EndReason),
    _one_of("phase", Phase),
    _one_of("comfort", Comfort),
    CheckConstraint("questions_asked >= 0", name="questions_asked"),
    CheckConstraint("elapsed >= 0", name="elapsed"),
    CheckConstraint(
        "(status = 'running') = (ended_at IS NULL) AND (status = 'running') = (end_reason IS NULL)", name="end"
    ),
    Index("ix_interviews_started_at", "started_at"),
    Index(
        "ix_interviews_running",
        "updated_at",
        sqlite_where=text("status = 'running'"),
        postgresql_where=text("status = 'running'"),
    ),
)

leases = Table(
    "leases",
    metadata,
    Column("interview_id", ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True),
    Column("fence", Integer, nullable=False),
    Column("owner", String(36), index=True),
    Column("until", UtcDateTime),
    CheckConstraint("fence >= 1", name="fence"),
    CheckConstraint("(owner IS NULL) = (until IS NULL)", name="owner"),
)
"""Who may write to a running interview: the server that took it last, which knows the highest fence number."""

turns = Table(
    "turns",
    metadata,
    Column("interview_id", ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("phase", String(16), nullable=False),
    Column("area", Text),
    Column("kind", String(32), nullable=False),
    Column("difficulty", String(16), nullable=False),
    Column("response", Text),
    Column("question", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("prompt_set", String(16)),
    Column("sources", Plain, nullable=False),
    Column("skills", Plain, nullable=False),
    Column("guard_hits", Plain, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("elapsed", Float, nullable=False),
    Column("answer", Text),
    Column("message_ids", Plain, nullable=False, server_default="[]"),
    Column("answered_at", UtcDateTime),
    Column("intent", String(32)),
    Column("comfort", String(16)),
    Column("sufficient", Boolean),
    Column("gap", String(32)),
    Column("evidence", Plain, nullable=False),
    Column("assessed", Boolean, nullable=False),
    Column("assessment_skills", Plain, nullable=False),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("elapsed >= 0", name="elapsed"),
    _one_of("phase", Phase),
    _one_of("difficulty", Difficulty),
    _one_of("comfort", Comfort),
    CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answer"),
)

prompt_sets = Table(
    "prompt_sets",
    metadata,
    Column("digest", String(16), primary_key=True),
    Column("files", Plain, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
)
"""Each set of prompts that an interview began with, once: texts by their paths in the folder."""
