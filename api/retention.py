"""What has been kept for as long as it was promised is erased: every hour, on every server."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import structlog

from api.erasure import erase_candidate, erase_interview
from api.house import House
from api.live.recurring import Recurring
from api.log import where
from storage.desk.erasing import Receipt
from storage.errors import RecordsError

log = structlog.get_logger()

ACTOR = "retention"
"""Who did it, in receipts and in the audit log: nobody with a token."""
EVERY = 3600.0
"""Seconds between two looks."""
MOST_AT_ONCE = 100
"""Of interviews, and of candidates, in one look; the next one goes on."""


@asynccontextmanager
async def retaining(house: House) -> AsyncIterator[None]:
    """Looks again and again, unless everything is kept until somebody deletes it."""
    days, time = house.settings.retention_days, house.registry.time
    if days is None:
        yield
        return
    looking = Recurring("retention", EVERY, lambda: sweep(house, time.moment() - timedelta(days=days)), time)
    try:
        yield
    finally:
        await looking.close()


async def sweep(house: House, kept_until: datetime) -> None:
    """Erase interviews that ended before `kept_until`, then candidates of whom nothing younger is left.

    What cannot be erased now is met again by the next look. Raises RecordsUnavailable.
    """
    erasing = house.desk.erasing
    for organisation, interview_id in await erasing.overdue(kept_until, MOST_AT_ONCE):
        interview = await house.desk.reviews.interview(organisation, interview_id)
        if interview is not None:  # else another server was first
            erasure = erase_interview(house, organisation, interview, ACTOR)
            await _noted(house, organisation, ("interview", interview_id), erasure)
    for organisation, candidate_id in await erasing.unneeded(kept_until, MOST_AT_ONCE):
        if not await erasing.unneeded(kept_until, 1, candidate_id):
            continue  # somebody has begun to work with it while the others were erased
        erasure = erase_candidate(house, organisation, candidate_id, ACTOR)
        await _noted(house, organisation, ("candidate", candidate_id), erasure)


async def _noted(house: House, organisation: str, subject: tuple[str, str], erasure: Awaitable[Receipt]) -> None:
    try:
        receipt = await erasure
    except RecordsError:
        raise  # the whole look is put off
    except Exception as error:  # noqa: BLE001 - one that cannot be erased now keeps none of the others
        log.warning("not erased in time", kind=subject[0], error=type(error).__name__, where=where(error))
        return
    await house.desk.audit.note(
        organisation, ACTOR, ACTOR, f"{subject[0]}.erased", subject, {"receipt": receipt.id, "removed": receipt.removed}
    )
