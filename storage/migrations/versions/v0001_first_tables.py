"""The first tables: jobs, users, interviews, turns."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PLAIN = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
MOMENT = sa.DateTime(timezone=True)
PHASES = "phase IN ('introduction', 'technical', 'behavioral', 'conclusion')"
COMFORTS = "comfort IN ('nervous', 'neutral', 'confident')"


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(128), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("requirements", sa.Text, nullable=False),
        sa.Column("company", sa.Text, nullable=False),
        sa.Column("location", sa.Text, nullable=False),
        sa.Column("salary_range", sa.Text, nullable=False),
        sa.Column("experience_level", sa.Text, nullable=False),
        sa.Column("skills_required", PLAIN, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("plan", PLAIN),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(128), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("resume_text", sa.Text, nullable=False),
        sa.Column("resume_url", sa.Text, nullable=False),
        sa.Column("skills", PLAIN, nullable=False),
        sa.Column("experience", sa.Text, nullable=False),
        sa.Column("education", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
    )
    op.create_table(
        "interviews",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("alias", sa.String(128), nullable=False),
        sa.Column("job_id", sa.String(128), nullable=False),
        sa.Column("candidate_id", sa.String(128), nullable=False),
        sa.Column("job_title", sa.Text, nullable=False),
        sa.Column("company", sa.Text, nullable=False),
        sa.Column("resume_text", sa.Text, nullable=False),
        sa.Column("preferences", PLAIN, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("end_reason", sa.String(32)),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("comfort", sa.String(16), nullable=False),
        sa.Column("questions_asked", sa.Integer, nullable=False),
        sa.Column("strengths_identified", PLAIN, nullable=False),
        sa.Column("areas_to_probe", PLAIN, nullable=False),
        sa.Column("elapsed", sa.Float, nullable=False),
        sa.Column("farewell", sa.Text),
        sa.Column("feedback", sa.Text),
        sa.Column("feedback_skills", PLAIN, nullable=False),
        sa.Column("feedback_guard_hits", PLAIN, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interviews"),
        sa.UniqueConstraint("alias", name="uq_interviews_alias"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_interviews_job_id_jobs"),
        sa.ForeignKeyConstraint(["candidate_id"], ["users.id"], name="fk_interviews_candidate_id_users"),
        sa.CheckConstraint("status IN ('running', 'ended', 'abandoned')", name=op.f("ck_interviews_status")),
        sa.CheckConstraint(
            "end_reason IN ('completed', 'ended_by_candidate', 'time_up', 'left')",
            name=op.f("ck_interviews_end_reason"),
        ),
        sa.CheckConstraint(PHASES, name=op.f("ck_interviews_phase")),
        sa.CheckConstraint(COMFORTS, name=op.f("ck_interviews_comfort")),
        sa.CheckConstraint("questions_asked >= 0", name=op.f("ck_interviews_questions_asked")),
        sa.CheckConstraint("elapsed >= 0", name=op.f("ck_interviews_elapsed")),
        sa.CheckConstraint(
            "(status = 'running') = (ended_at IS NULL) AND (status = 'running') = (end_reason IS NULL)",
            name=op.f("ck_interviews_end"),
        ),
    )
    op.create_index("ix_interviews_job_id", "interviews", ["job_id"])
    op.create_index("ix_interviews_candidate_id", "interviews", ["candidate_id"])
    op.create_index("ix_interviews_started_at", "interviews", ["started_at"])
    op.create_table(
        "turns",
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("area", sa.Text),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("difficulty", sa.String(16), nullable=False),
        sa.Column("response", sa.Text),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("sources", PLAIN, nullable=False),
        sa.Column("skills", PLAIN, nullable=False),
        sa.Column("guard_hits", PLAIN, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("elapsed", sa.Float, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("answered_at", MOMENT),
        sa.Column("intent", sa.String(32)),
        sa.Column("comfort", sa.String(16)),
        sa.Column("sufficient", sa.Boolean),
        sa.Column("gap", sa.String(32)),
        sa.Column("evidence", PLAIN, nullable=False),
        sa.Column("assessed", sa.Boolean, nullable=False),
        sa.Column("assessment_skills", PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "number", name="pk_turns"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_turns_interview_id_interviews", ondelete="CASCADE"
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_turns_number")),
        sa.CheckConstraint("elapsed >= 0", name=op.f("ck_turns_elapsed")),
        sa.CheckConstraint(PHASES, name=op.f("ck_turns_phase")),
        sa.CheckConstraint("difficulty IN ('easy', 'medium', 'hard')", name=op.f("ck_turns_difficulty")),
        sa.CheckConstraint(COMFORTS, name=op.f("ck_turns_comfort")),
        sa.CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_turns_answer")),
    )
