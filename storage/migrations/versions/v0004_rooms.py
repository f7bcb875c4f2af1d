"""Organisations, invitations, decisions, the audit log, receipts of erasures, replies that can be given again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PLAIN = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def organisation() -> sa.Column[str]:
    return sa.Column("organisation", sa.String(64), nullable=False, server_default="default")


def upgrade() -> None:
    for table, date in (("jobs", "created_at"), ("users", "created_at"), ("interviews", "started_at")):
        op.add_column(table, organisation())
        op.create_index(f"ix_{table}_organisation", table, ["organisation", date])
    for table in ("jobs", "users"):
        op.add_column(table, sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("interviews", sa.Column("invitation_id", sa.String(36)))
    op.add_column("interviews", sa.Column("plan", PLAIN))
    op.create_index("ix_interviews_invitation_id", "interviews", ["invitation_id"])
    _invitations()
    _decisions()
    _audit()
    _erasures()
    _replays()


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(36), nullable=False),
        organisation(),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("job_id", sa.String(128), nullable=False),
        sa.Column("candidate_id", sa.String(128), nullable=False),
        sa.Column("terms", PLAIN, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT),
        sa.Column("consent_text", sa.Text),
        sa.Column("consent_hash", sa.String(64)),
        sa.Column("consent_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("token_hash", name="uq_invitations_token_hash"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_invitations_job_id_jobs"),
        sa.ForeignKeyConstraint(["candidate_id"], ["users.id"], name="fk_invitations_candidate_id_users"),
        sa.CheckConstraint("(consent_at IS NULL) = (consent_hash IS NULL)", name=op.f("ck_invitations_consent")),
    )
    op.create_index("ix_invitations_job_id", "invitations", ["job_id"])
    op.create_index("ix_invitations_candidate_id", "invitations", ["candidate_id"])
    op.create_index("ix_invitations_organisation", "invitations", ["organisation", "created_at"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(36), nullable=False),
        organisation(),
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("written_by", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_decisions_interview_id_interviews", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_decisions_interview_id", "decisions", ["interview_id"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        organisation(),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("subject_kind", sa.String(32), nullable=False),
        sa.Column("subject_id", sa.String(128), nullable=False),
        sa.Column("details", PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_organisation", "audit", ["organisation", "id"])
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_refuses_{event.lower()} BEFORE {event} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit log takes new rows only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log takes new rows only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()"
    )


def _erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(36), nullable=False),
        organisation(),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("erased_by", sa.Text, nullable=False),
        sa.Column("subject_kind", sa.String(32), nullable=False),
        sa.Column("subject_id", sa.String(128), nullable=False),
        sa.Column("removed", PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
    )
    op.create_index("ix_erasures_organisation", "erasures", ["organisation", "at"])


def _replays() -> None:
    op.create_table(
        "replays",
        sa.Column("organisation", sa.String(64), nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("headers", PLAIN, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "actor", "key", name="pk_replays"),
    )
