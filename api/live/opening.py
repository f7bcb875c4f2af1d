"""What an interview may be begun with, by whoever asks for it."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from api.auth.caller import Caller
from api.errors import CandidateNotFound, ConsentMissing, InWritingOnly, JobNotFound, SessionNotFound
from api.incoming import StartData
from graph.subjects import Preferences
from storage.records import Records


@dataclass(frozen=True)
class Opening:
    job_id: str
    candidate_id: str
    resume_text: str | None
    preferences: Preferences
    organisation: str
    invitation_id: str | None = None


def opening(data: StartData, caller: Caller) -> Opening:
    """An invitation decides how its interview is held. Raises JobNotFound, CandidateNotFound, ConsentMissing."""
    if not caller.local and data.candidate_id != caller.subject:
        raise CandidateNotFound(data.candidate_id)
    invitation = caller.invitation
    if invitation is None:
        wishes = data.preferences
        preferences = Preferences(
            max_duration=wishes.max_duration,
            difficulty_level=wishes.difficulty_level,
            focus_areas=tuple(area.strip() for area in wishes.focus_areas if area.strip()),
        )
    elif data.job_id != invitation.job_id:
        raise JobNotFound(data.job_id)
    elif invitation.consent is None:
        raise ConsentMissing
    else:
        preferences = invitation.terms.held_with
    return Opening(
        data.job_id,
        data.candidate_id,
        data.resume_text,
        preferences,
        caller.organisation,
        None if invitation is None else invitation.id,
    )


def may_speak(caller: Caller) -> None:
    """Raises InWritingOnly where the invitation is for writing: nobody is pressed to speak, by no page."""
    if caller.invitation is not None and caller.invitation.terms.text_only:
        raise InWritingOnly


async def session_name(records: Records, caller: Caller, session_id: str) -> str:
    """What the live interviews know a session by: the ids that clients choose are each caller's own.

    So nobody reaches anybody else's interview by its id, guessed or met by chance. The interview's UUID works too,
    for those who take part in it. Raises SessionNotFound where an invitation is for another interview, and
    RecordsUnavailable.
    """
    if caller.local:
        return session_id
    invitation = caller.invitation
    if invitation is not None:
        if session_id not in (invitation.id, invitation.interview_id):
            raise SessionNotFound
        return _named("invitation", invitation.id)  # which no token of their own stands for
    if _is_uuid(session_id):
        known = await records.interview(session_id)
        if known is not None and known.id == session_id and caller.takes_part_in(known):
            return known.id
    return _named(caller.organisation, caller.subject, session_id)


def _named(*parts: str) -> str:
    """`~` stands in no session id, so that no client can ask for such a name."""
    return "~" + hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _is_uuid(session_id: str) -> bool:
    try:
        return str(UUID(session_id)) == session_id
    except ValueError:
        return False
