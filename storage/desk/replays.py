"""Replies to requests that carry an Idempotency-Key: the same request again within a day gets the same reply.

A reply may hold what nobody else is to read, as the token of an invitation. So it is sealed with the client's own key,
of which the record knows the hash alone.
"""

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.fernet import Fernet
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
    """As the client sent it; a new UUID for each request is no guess for anybody."""

    @property
    def known_as(self) -> str:
        return hashlib.sha256(f"known as {self.key}".encode()).hexdigest()

    @property
    def seal(self) -> Fernet:
        return Fernet(urlsafe_b64encode(hashlib.sha256(f"sealed with {self.key}".encode()).digest()))


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
                            key=key.known_as,
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
        return Reply(found.status, found.headers, key.seal.decrypt(found.body).decode())

    @unbroken
    async def keep(self, key: Key, reply: Reply) -> None:
        sealed = key.seal.encrypt(reply.body.encode()).decode()
        async with self._database.writing() as connection:
            await connection.execute(
                update(replays)
                .where(_is(key))
                .values(status=reply.status, headers=reply.headers, body=sealed, at=datetime.now(UTC))
            )

    @unbroken
    async def drop(self, key: Key) -> None:
        """The request failed in a way that a repeat may mend."""
        async with self._database.writing() as connection:
            await connection.execute(delete(replays).where(_is(key)))


def _is(key: Key) -> ColumnElement[bool]:
    mine = (replays.c.organisation == key.organisation) & (replays.c.actor == key.actor)
    return mine & (replays.c.key == key.known_as)
