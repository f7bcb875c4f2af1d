"""What can go wrong with the record: every error says what happened, what to do, and whether trying again helps."""

from pathlib import Path


class RecordsError(Exception):
    trying_again_helps = False


class RecordsUnavailable(RecordsError):
    """The store cannot be reached, or cannot be written, now. Nothing that was acknowledged is lost."""

    trying_again_helps = True
    api_text = "Database error: connection failed"
    """The words of the API document."""

    def __init__(self, reason: str, *, disconnected: bool = False) -> None:
        super().__init__(
            f"The records cannot be reached ({reason}). Nothing acknowledged is lost; do the same again. "
            "If it lasts, see whether the database is there, its disk has room and this process may write to it."
        )
        self.reason = reason
        """The database's own words, without any value that was to be written."""
        self.disconnected = disconnected
        """The connection broke; what was under way is done or undone, which cannot be told."""


class RecordsMisconfigured(RecordsError):
    """The database that was set cannot be used as it is."""


class Refused(RecordsError):
    """A rule of the database forbids what was to be written: a mistake of the program, not of the store."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The database refused to keep something ({reason}). Report this.")


class RecordsInUse(RecordsError):
    """Another server has the record's file open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The record in {path} is open in another server. Stop that one, choose another data folder "
            "(OPENHIRE_DATA_DIR), or keep the record in PostgreSQL (OPENHIRE_DATABASE_URL), which servers can share."
        )


class LeaseLost(RecordsError):
    """The interview was taken anew, nearly always by another server: what was about to be written is refused."""

    def __init__(self) -> None:
        super().__init__("The interview goes on at another server, which alone writes to it; let go of it here.")


class NotRecorded(RecordsError):
    """Something was to be kept for an interview, a turn or a job that the record does not hold."""


class AnswerClosed(RecordsError):
    """The answer came too late to belong to its question."""

    def __init__(self, turn: int) -> None:
        super().__init__(
            f"What follows question {turn} is already written, so its answer can no longer change; "
            "keep the words as part of the answer to the latest question."
        )
        self.turn = turn


class InterviewOver(RecordsError):
    """A question was to be written after the interview had ended."""

    def __init__(self) -> None:
        super().__init__("The interview has ended and takes no more questions; drop this reply.")


class InvitationWithdrawn(RecordsError):
    """An interview was to be begun with an invitation that was withdrawn, or erased, meanwhile."""

    def __init__(self) -> None:
        super().__init__("The invitation was withdrawn; begin nothing with it.")


class UnusableFile(RecordsError):
    """A file does not hold the job or the resume it was given as."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be used: {why}")
        self.path = path


class IdTaken(RecordsError):
    """Something else is kept under the id already."""

    def __init__(self, subject_id: str) -> None:
        super().__init__(f"The id {subject_id} is taken; choose another, or leave it out and get a new one.")


class Stale(RecordsError):
    """It was edited since it was read."""

    def __init__(self) -> None:
        super().__init__("It was changed since you read it; read it again and make your change to that.")


class StillNeeded(RecordsError):
    """Interviews or invitations rest on it."""

    def __init__(self) -> None:
        super().__init__("Interviews or invitations rest on it; delete those first.")


class BadCursor(RecordsError):
    """Not one that a page gave."""

    def __init__(self) -> None:
        super().__init__("The cursor is none that a page gave; leave it out to begin with the first page.")


class KeyReused(RecordsError):
    """Another request came with the same Idempotency-Key."""

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key came with another request before; use a new one for each request.")


class KeyBusy(RecordsError):
    """The first request with the Idempotency-Key is being answered."""

    trying_again_helps = True

    def __init__(self) -> None:
        super().__init__("The first request with this Idempotency-Key is still being answered; ask again in a moment.")
