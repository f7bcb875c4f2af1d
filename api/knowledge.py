"""Everything that is kept about one person, as one JSON object."""

from typing import Any

from api.house import House
from storage.desk.audit import Entry
from storage.desk.invitations import Invitation
from storage.desk.paging import Wanted

AT_ONCE = 1000
"""Rows in one reading; the next one goes on, until all are there."""


async def all_about(house: House, organisation: str, candidate_id: str) -> dict[str, Any]:
    """Profile, invitations with consents, interviews with turns and decisions, and who did what with it."""
    desk = house.desk
    profile = await desk.candidates.one(organisation, candidate_id)
    invited = await _invitations(house, organisation, candidate_id)
    interviews = []
    for interview in await desk.reviews.of_candidate(organisation, candidate_id):
        interviews.append(
            interview.model_dump(mode="json")
            | {
                "turns": [turn.model_dump(mode="json") for turn in await house.records.turns(interview.id)],
                "decisions": [note.model_dump(mode="json") for note in await desk.reviews.decisions(interview.id)],
            }
        )
    subjects = [candidate_id, *(each["id"] for each in interviews), *(each.id for each in invited)]
    log = [entry for subject in subjects for entry in await _log(house, organisation, subject)]
    return {
        "profile": None if profile is None else profile.subject.model_dump(mode="json"),
        "invitations": [each.model_dump(mode="json") for each in invited],
        "interviews": interviews,
        "audit": [entry.model_dump(mode="json") for entry in sorted(log, key=lambda entry: entry.id)],
    }


async def _invitations(house: House, organisation: str, candidate_id: str) -> list[Invitation]:
    page = await house.desk.invitations.page(organisation, Wanted(AT_ONCE), candidate_id=candidate_id)
    found = [*page.items]
    while page.next is not None:
        page = await house.desk.invitations.page(organisation, Wanted(AT_ONCE, page.next), candidate_id=candidate_id)
        found += page.items
    return found


async def _log(house: House, organisation: str, subject_id: str) -> list[Entry]:
    """Newest first."""
    found: list[Entry] = []
    while some := await house.desk.audit.entries(organisation, AT_ONCE, found[-1].id if found else None, subject_id):
        found += some
    return found
