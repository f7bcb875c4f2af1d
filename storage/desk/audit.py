"""Who did what: rows are added and never changed, which the database itself sees to. Ids, and nobody's words."""

from datetime import UTC, datetime
from typing import Any

from pydantic import AwareDatetime
from sqlalchemy import insert, select

from graph.subjects import Subject
from storage.database import Database
from storage.tables import audit
from storage.unbroken import unbroken


class Entry(Subject):
    id: int
    at: AwareDatetime
    actor: str
    """`sub` of the token, the invitation's id, "local", or "retention"."""
    role: str
    action: str
    """As "candidate.read", "interview.erased"."""
    subject_kind: str
    subject_id: str
    details: dict[str, Any] = {}


class AuditLog:
    def __init__(self, database: Database) -> None:
        self._database = database

    @unbroken
    async def note(
        self,
        organisation: str,
        actor: str,
        role: str,
        action: str,
        subject: tuple[str, str],
        details: dict[str, Any] | None = None,
    ) -> None:
        """`subject`: its kind and its id. A connection that breaks may leave the row twice, never out."""
        values = {
            "organisation": organisation,
            "at": datetime.now(UTC),
            "actor": actor,
            "role": role,
            "action": action,
            "subject_kind": subject[0],
            "subject_id": subject[1],
            "details": details or {},
        }
        async with self._database.writing() as connection:
            await connection.execute(insert(audit).values(values))

    @unbroken
    async def entries(
        self, organisation: str, limit: int, before: int | None = None, subject_id: str | None = None
    ) -> list[Entry]:
        """Newest first. `before`: only those with a lower id."""
        query = select(audit).where(audit.c.organisation == organisation)
        if before is not None:
            query = query.where(audit.c.id < before)
        if subject_id is not None:
            query = query.where(audit.c.subject_id == subject_id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(audit.c.id.desc()).limit(limit))).all()
        return [Entry.model_validate(each._mapping) for each in rows]
