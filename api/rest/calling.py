"""What routes ask for: who calls, whether they may, and the house they are in."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from starlette.requests import HTTPConnection

from api.auth.caller import Caller, Role
from api.errors import NotAllowed
from api.house import House
from storage.desk.invitations import Invitation


def house_of(connection: HTTPConnection) -> House:
    house: House = connection.app.state.house
    return house


Here = Annotated[House, Depends(house_of)]


async def who(request: Request, house: Here) -> Caller:
    return await house.door.caller(request)


def _only(*roles: Role) -> Callable[..., Awaitable[Caller]]:
    async def allowed(caller: Annotated[Caller, Depends(who)]) -> Caller:
        if caller.invitation is not None:
            raise NotAllowed("An invitation reaches its own interview alone; this needs a token of your own.")
        if caller.role not in roles:
            raise NotAllowed(f"This needs the role {' or '.join(roles)}; your token has {caller.role}.")
        return caller

    return allowed


Anyone = Annotated[Caller, Depends(who)]
Member = Annotated[Caller, Depends(_only(Role.CANDIDATE, Role.RECRUITER, Role.ADMIN))]
"""Whoever has a token of their own."""
Recruiter = Annotated[Caller, Depends(_only(Role.RECRUITER, Role.ADMIN))]
Admin = Annotated[Caller, Depends(_only(Role.ADMIN))]


async def invited(caller: Anyone) -> Invitation:
    if caller.invitation is None:
        raise NotAllowed("This belongs to whoever holds an invitation; send its token.")
    return caller.invitation


Invited = Annotated[Invitation, Depends(invited)]


async def noted(
    house: House, caller: Caller, action: str, subject_id: str, details: dict[str, Any] | None = None
) -> None:
    """Into the audit log: `action` begins with the kind of its subject, as `candidate.read`."""
    kind = action.partition(".")[0]
    await house.desk.audit.note(caller.organisation, caller.actor, caller.role, action, (kind, subject_id), details)


def tagged(response: Response, version: int) -> None:
    response.headers["etag"] = f'"{version}"'
