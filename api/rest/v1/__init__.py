"""`/api/v1`: what candidates, recruiters and administrators do, each within one organisation."""

from fastapi import APIRouter

from api.rest.problems import MEDIA_TYPE, Problem
from api.rest.repeatable import Repeatable
from api.rest.v1 import audit, candidates, interviews, invitation, invitations, jobs, me

PROBLEMS: dict[int | str, dict[str, object]] = {
    "4XX": {
        "description": "What is wrong, and what to do",
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    },
    "5XX": {
        "description": "What failed, and what to do",
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    },
}

router = APIRouter(prefix="/api/v1", route_class=Repeatable, responses=PROBLEMS)
for part in (me, jobs, candidates, invitations, invitation, interviews, audit):
    router.include_router(part.router)
