"""Replies to requests that carry an Idempotency-Key: the same request again within a day gets the same reply."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, select, update

from storage.database import Database
from storage.errors import KeyBusy, KeyReused, Refused
from storage.tables import replays
from storage.unbroken import unbroken

KEPT_FOR = timedelta(days=1)
ANSWERED_WITHIN = timedelta(minutes=2)
"""A request that was never answered, since the server died, does not keep its key for longer."""


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Key:
    organisation: str
    actor: str
    key: str


class Replays:
    def __init__(self, database: Database) -> None:
        self._database = database

    @unbroken
    async def begin(self, key: Key, request_hash: str) -> Reply | None:
        """The reply that was given; None: the request is new, and the key is its own now.

        Raises KeyReused for another request with the key, KeyBusy while the first is being answered.
        """
        now = datetime.now(UTC)
        try:
            async with self._database.writing() as connection:
                await connection.execute(delete(replays).where(replays.c.at < now - KEPT_FOR))
                found = (await connection.execute(select(replays).where(_is(key)).with_for_update())).first()
                if found is not None and found.status is None and found.at < now - ANSWERED_WITHIN:
                    await connection.execute(delete(replays).where(_is(key)))
                    found = None
                if found is None:
                    await connection.execute(
                        insert(replays).values(
                            organisation=key.organisation,
                            actor=key.actor,
                            key=key.key,
                            request_hash=request_hash,
                            headers={},
                            body="",
                            at=now,
                        )
                    )
                    return None
        except Refused as error:  # the same request came twice at the same time
            raise KeyBusy from error
        if found.request_hash != request_hash:
            raise KeyReused
        if found.status is None:
            raise KeyBusy
        return Reply(found.status, found.headers, found.body)

    @unbroken
    async def keep(self, key: Key, reply: Reply) -> None:
        async with self._database.writing() as connection:
            await connection.execute(
                update(replays)
                .where(_is(key))
                .values(status=reply.status, headers=reply.headers, body=reply.body, at=datetime.now(UTC))
            )

    @unbroken
    async def drop(self, key: Key) -> None:
        """The request failed in a way that a repeat may mend."""
        async with self._database.writing() as connection:
            await connection.execute(delete(replays).where(_is(key)))


def _is(key: Key) -> ColumnElement[bool]:
    return (replays.c.organisation == key.organisation) & (replays.c.actor == key.actor) & (replays.c.key == key.key)
