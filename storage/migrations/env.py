"""Run by Alembic: migrates on the connection it is given. Steps go forward only; the way back is a backup."""

from typing import Any, Literal

from alembic import context

from storage.tables import UtcDateTime, metadata


def render(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """A migration stands for itself: no type of ours in it, whose meaning might change later."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a column in place
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
