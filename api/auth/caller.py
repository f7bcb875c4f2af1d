"""Who calls: a role in an organisation, known by a token; or whoever sits at a machine where no key is set."""

from dataclasses import dataclass
from enum import StrEnum

from storage.desk.invitations import Invitation
from storage.models import DEFAULT_ORGANISATION, Interview


class Role(StrEnum):
    CANDIDATE = "candidate"
    RECRUITER = "recruiter"
    ADMIN = "admin"


@dataclass(frozen=True)
class Caller:
    subject: str
    """`sub` of a token; of a candidate, the candidate's id in the record."""
    role: Role
    organisation: str
    invitation: Invitation | None = None
    """What a candidate came with, where that was no token of their own."""
    local: bool = False
    """Nobody was asked for a key: the server listens to this machine alone."""

    @property
    def actor(self) -> str:
        """As the audit log names them."""
        return self.subject if self.invitation is None else f"invitation {self.invitation.id}"

    def takes_part_in(self, interview: Interview) -> bool:
        """May hold it. What was begun with an invitation goes on with that alone, so that it can be withdrawn."""
        if self.local:
            return True
        mine = self.role is Role.CANDIDATE and interview.candidate_id == self.subject
        begun_so = interview.invitation_id == (self.invitation and self.invitation.id)
        return mine and begun_so and interview.organisation == self.organisation


LOCAL = Caller("local", Role.ADMIN, DEFAULT_ORGANISATION, local=True)
