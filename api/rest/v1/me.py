"""Who am I, to this server?"""

from fastapi import APIRouter
from pydantic import BaseModel

from api.auth.caller import Role
from api.rest.calling import Anyone, Here

router = APIRouter(tags=["me"])


class Me(BaseModel):
    subject: str
    role: Role
    organisation: str
    open: bool
    """No key is set: whoever is at this machine may do everything."""


@router.get("/me")
async def me(caller: Anyone, house: Here) -> Me:
    return Me(
        subject=caller.subject,
        role=caller.role,
        organisation=caller.organisation,
        open=not house.settings.needs_tokens,
    )
