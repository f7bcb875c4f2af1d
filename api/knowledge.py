"""Everything that is kept about one person, as one JSON object."""

from typing import Any

from api.house import House
from storage.desk.paging import Wanted

ALL = Wanted(limit=1000)


async def all_about(house: House, organisation: str, candidate_id: str) -> dict[str, Any]:
    """Profile, invitations with consents, interviews with turns and decisions, and who did what with it."""
    desk = house.desk
    profile = await desk.candidates.one(organisation, candidate_id)
    invited = await desk.invitations.page(organisation, ALL, candidate_id=candidate_id)
    interviews = []
    for interview in await desk.reviews.of_candidate(organisation, candidate_id):
        interviews.append(
            interview.model_dump(mode="json")
            | {
                "turns": [turn.model_dump(mode="json") for turn in await house.records.turns(interview.id)],
                "decisions": [note.model_dump(mode="json") for note in await desk.reviews.decisions(interview.id)],
            }
        )
    subjects = [candidate_id, *(each["id"] for each in interviews), *(each.id for each in invited.items)]
    log = [entry for subject in subjects for entry in await desk.audit.entries(organisation, 1000, subject_id=subject)]
    return {
        "profile": None if profile is None else profile.subject.model_dump(mode="json"),
        "invitations": [each.model_dump(mode="json") for each in invited.items],
        "interviews": interviews,
        "audit": [entry.model_dump(mode="json") for entry in sorted(log, key=lambda entry: entry.id)],
    }
