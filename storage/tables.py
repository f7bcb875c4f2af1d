"""The tables of the record, after the API document: jobs, users, interviews, turns; leases and sets of prompts; and
what recruiters work with: invitations, decisions, the audit log, receipts of erasures, replies to be given again.

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
from storage.models import DEFAULT_ORGANISATION, EndReason, InterviewStatus


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


def _organisation() -> Column[str]:
    """Whose the row is: no other organisation ever sees it."""
    return Column("organisation", String(64), nullable=False, server_default=DEFAULT_ORGANISATION)


def _version() -> Column[int]:
    """Goes up with every edit, so that nobody overwrites what they have not seen."""
    return Column("version", Integer, nullable=False, server_default="1")


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
    _organisation(),
    _version(),
    Index("ix_jobs_organisation", "organisation", "created_at"),
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
    _organisation(),
    _version(),
    Index("ix_users_organisation", "organisation", "created_at"),
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
    _organisation(),
    Column("invitation_id", String(36), index=True),
    Column("plan", Plain),
    Index("ix_interviews_organisation", "organisation", "started_at"),
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

invitations = Table(
    "invitations",
    metadata,
    Column("id", String(36), primary_key=True),
    _organisation(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("job_id", ForeignKey("jobs.id"), nullable=False, index=True),
    Column("candidate_id", ForeignKey("users.id"), nullable=False, index=True),
    Column("terms", Plain, nullable=False),
    Column("contact", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    Column("consent_text", Text),
    Column("consent_hash", String(64)),
    Column("consent_at", UtcDateTime),
    Index("ix_invitations_organisation", "organisation", "created_at"),
    CheckConstraint("(consent_at IS NULL) = (consent_hash IS NULL)", name="consent"),
)
"""Each for one interview. The token itself is not kept, only its SHA-256."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(36), primary_key=True),
    _organisation(),
    Column("interview_id", ForeignKey("interviews.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""What a person decided, in that person's words and under that person's name."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    _organisation(),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject_kind", String(32), nullable=False),
    Column("subject_id", String(128), nullable=False),
    Column("details", Plain, nullable=False),
    Index("ix_audit_organisation", "organisation", "id"),
)
"""Who did what: ids and no words of anybody. Triggers refuse to change or delete a row."""

erasures = Table(
    "erasures",
    metadata,
    Column("id", String(36), primary_key=True),
    _organisation(),
    Column("at", UtcDateTime, nullable=False),
    Column("erased_by", Text, nullable=False),
    Column("subject_kind", String(32), nullable=False),
    Column("subject_id", String(128), nullable=False),
    Column("removed", Plain, nullable=False),
    Index("ix_erasures_organisation", "organisation", "at"),
)
"""Receipts: what was erased, counted, after it is gone."""

replays = Table(
    "replays",
    metadata,
    Column("organisation", String(64), primary_key=True),
    Column("actor", String(255), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("status", Integer),
    Column("headers", Plain, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""Replies to requests with an Idempotency-Key, for a day: the same request again gets the same reply. `status` is NULL
while the first one is being answered."""
