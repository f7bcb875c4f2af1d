"""Leases; the job as it was when an interview began; ids of the messages an answer came in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PLAIN = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
MOMENT = sa.DateTime(timezone=True)
RUNNING = sa.text("status = 'running'")


def upgrade() -> None:
    op.add_column("interviews", sa.Column("job", PLAIN))
    op.add_column("turns", sa.Column("message_ids", PLAIN, nullable=False, server_default="[]"))
    op.create_index(
        "ix_interviews_running", "interviews", ["updated_at"], sqlite_where=RUNNING, postgresql_where=RUNNING
    )
    op.create_table(
        "leases",
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("owner", sa.String(36)),
        sa.Column("until", MOMENT),
        sa.PrimaryKeyConstraint("interview_id", name="pk_leases"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_leases_interview_id_interviews", ondelete="CASCADE"
        ),
        sa.CheckConstraint("fence >= 1", name=op.f("ck_leases_fence")),
        sa.CheckConstraint("(owner IS NULL) = (until IS NULL)", name=op.f("ck_leases_owner")),
    )
    op.create_index("ix_leases_owner", "leases", ["owner"])
