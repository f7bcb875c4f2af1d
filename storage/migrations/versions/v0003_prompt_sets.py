"""The set of prompts that an interview began with, and that each question was made with."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PLAIN = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.add_column("interviews", sa.Column("prompt_set", sa.String(16)))
    op.add_column("turns", sa.Column("prompt_set", sa.String(16)))
    op.create_table(
        "prompt_sets",
        sa.Column("digest", sa.String(16), nullable=False),
        sa.Column("files", PLAIN, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_prompt_sets"),
    )
