"""From what a request or a websocket brings to who calls."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import HTTPConnection

from api.auth.caller import LOCAL, Caller, Role
from api.auth.tokens import Tokens
from api.errors import InvitationInvalid, TokenMissing
from settings import Settings
from storage.desk.invitations import Invitation, Invitations, InvitationStatus

INVITATION = "inv_"
"""How every invitation token begins, and no JSON Web Token does."""
BEARER = "bearer"

REFUSED = {
    InvitationStatus.WITHDRAWN: "This invitation was withdrawn; ask whoever sent it.",
    InvitationStatus.EXPIRED: "This invitation has expired; ask whoever sent it for a new one.",
}


def new_invitation_token() -> str:
    """256 bits that nobody guesses."""
    return INVITATION + secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What the record knows a token by. No salt: there is nothing to guess in 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Door:
    invitations: Invitations
    tokens: Tokens | None
    """None: no key is set, and whoever calls is at this machine."""

    @classmethod
    def of(cls, settings: Settings, invitations: Invitations) -> "Door":
        return cls(invitations, Tokens(settings) if settings.needs_tokens else None)

    async def caller(self, connection: HTTPConnection) -> Caller:
        """Raises TokenMissing, TokenInvalid, InvitationInvalid, KeysUnavailable, RecordsUnavailable."""
        token = token_of(connection)
        if token is not None and token.startswith(INVITATION):
            return await self._invited(token)
        if self.tokens is None:
            return LOCAL
        if token is None:
            raise TokenMissing
        return await self.tokens.caller(token)

    async def again(self, caller: Caller) -> Caller:
        """The same caller as things are now: an invitation may be withdrawn, or agreed to, while its socket is open.

        Raises InvitationInvalid, RecordsUnavailable.
        """
        if caller.invitation is None:
            return caller
        return _with(await self.invitations.one(caller.organisation, caller.invitation.id))

    async def _invited(self, token: str) -> Caller:
        return _with(await self.invitations.of_token(token_hash(token)))


def _with(invitation: Invitation | None) -> Caller:
    if invitation is None:
        raise InvitationInvalid
    refused = REFUSED.get(invitation.status(datetime.now(UTC)))
    if refused is not None:
        raise InvitationInvalid(refused)
    return Caller(invitation.candidate_id, Role.CANDIDATE, invitation.organisation, invitation)


def token_of(connection: HTTPConnection) -> str | None:
    """What a request or a websocket brings, however it is spelled."""
    scheme, _, given = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == BEARER and given.strip():
        return given.strip()
    if connection.scope["type"] != "websocket":
        return None  # an address is written down in too many places to hold a token where a header can
    if token := connection.query_params.get("token"):
        return token
    offered: list[str] = connection.scope.get("subprotocols", [])
    return offered[1] if len(offered) == 2 and offered[0] == BEARER else None
