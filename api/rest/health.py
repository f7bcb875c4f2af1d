"""`/health`: the process lives. `/ready`: every store can be used."""

from typing import Any

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from api.errors import InterviewError, in_words
from api.house import House
from api.log import where
from retrieval.index import IndexUnavailable

log = structlog.get_logger()
router = APIRouter()


class StoreUnavailable(InterviewError):
    status_code = 503
    message = "The store cannot be used now."


@router.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/ready", responses={503: {"description": "What is wrong with which store"}})
async def ready(request: Request) -> JSONResponse:
    """200 with `ok` for every store, or 503 with what is wrong with which.

    Under `prompts` the set that interviews begin with, and what keeps newer files from being it: no reason for a 503.
    """
    house: House = request.app.state.house
    stores: dict[str, str] = {}
    for name, check in house.checks.items():
        try:
            await check()
        except Exception as error:  # noqa: BLE001 - each store has errors of its own; all mean: not ready
            log.warning("store not ready", store=name, error=type(error).__name__, where=where(error))
            named = StoreUnavailable(str(error) if isinstance(error, IndexUnavailable) else None)
            stores[name] = in_words(error, otherwise=named).text
        else:
            stores[name] = "ok"
    fine = all(state == "ok" for state in stores.values())
    content: dict[str, Any] = {"status": "ready" if fine else "not ready", "stores": stores}
    if house.wordings is not None:
        content["prompts"] = {"set": house.wordings.current.prompts.digest, "mistake": house.wordings.mistake}
    return JSONResponse(content, status_code=200 if fine else 503)
