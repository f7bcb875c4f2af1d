"""A person, or an interview, erased everywhere: record, working memory, index. What is left is a receipt."""

import sqlite3
from datetime import UTC, datetime
from uuid import uuid4

import structlog

from api.house import House
from api.rest.problems import HeldElsewhere
from api.savers import settle
from graph.papers import resume_papers
from graph.subjects import Candidate
from storage.desk.erasing import Receipt
from storage.errors import RecordsError
from storage.models import Interview

log = structlog.get_logger()


async def erase_candidate(house: House, organisation: str, candidate_id: str, actor: str) -> Receipt:
    """Raises HeldElsewhere, RecordsUnavailable, IndexUnavailable: then the same again finds what is left.

    The record goes last: as long as anything is left elsewhere, it says where to look for it.
    """
    erased = None
    while erased is None:  # once more where an interview was begun meanwhile
        held = await house.desk.reviews.of_candidate(organisation, candidate_id)
        removed = await _elsewhere(house, held)
        profile = await house.desk.candidates.one(organisation, candidate_id)
        if profile is not None:
            await _forget(house, profile.subject, profile.subject.resume_text)
        erased = await house.desk.erasing.candidate(organisation, candidate_id, [each.id for each in held])
    await _elsewhere(house, held)  # whoever came back meanwhile finds nothing to come back to any more
    return await _receipt(house, organisation, ("candidate", candidate_id), actor, removed | erased)


async def erase_interview(house: House, organisation: str, interview: Interview, actor: str) -> Receipt:
    """Raises what `erase_candidate` does. The candidate's profile stays; the invitation is withdrawn."""
    removed = await _elsewhere(house, [interview])
    removed |= await house.desk.erasing.interview(organisation, interview.id)
    await _elsewhere(house, [interview])
    return await _receipt(house, organisation, ("interview", interview.id), actor, removed)


async def _elsewhere(house: House, held: list[Interview]) -> dict[str, int]:
    for interview in held:
        if not await house.registry.dismiss(interview.id):
            raise HeldElsewhere  # it would write its working memory after that was erased
        if house.mind is not None:
            await house.mind.saver_for().adelete_thread(interview.id)
        await _forget(house, Candidate(id=interview.candidate_id), interview.resume_text)
    return {"checkpoints": len(held)}


async def _forget(house: House, candidate: Candidate, resume: str) -> None:
    if house.mind is not None:
        await house.mind.index.forget(resume_papers(candidate, resume).id)


async def _receipt(
    house: House, organisation: str, subject: tuple[str, str], actor: str, removed: dict[str, int]
) -> Receipt:
    receipt = Receipt(
        id=str(uuid4()),
        at=datetime.now(UTC),
        erased_by=actor,
        subject_kind=subject[0],
        subject_id=subject[1],
        removed=removed,
    )
    await house.desk.erasing.keep(organisation, receipt)
    await _settled(house)
    return receipt


async def _settled(house: House) -> None:
    """All is erased by now, and has its receipt: where the files' logs are busy, they are emptied a little later."""
    try:
        await house.desk.erasing.settle()
        if house.mind is not None:
            await settle(house.mind.saver_for())
    except (RecordsError, sqlite3.Error) as error:
        log.warning("logs of the files not emptied yet", error=type(error).__name__)
