"""`/api/v1`: what candidates, recruiters and administrators do, each within one organisation."""

from fastapi import APIRouter

from api.rest.repeatable import Repeatable
from api.rest.v1 import audit, candidates, interviews, invitation, invitations, jobs, me

router = APIRouter(prefix="/api/v1", route_class=Repeatable)
for part in (me, jobs, candidates, invitations, invitation, interviews, audit):
    router.include_router(part.router)
