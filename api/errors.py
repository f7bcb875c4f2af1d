"""Every error a client can be told. The class name is its stable code, `exception_type` on the wire.

Messages say what happened and what to do; none repeats what a candidate said.
"""

import sqlite3
from typing import ClassVar

from psycopg import OperationalError

import storage.errors
from retrieval.index import IndexUnavailable


class InterviewError(Exception):
    """Base: `message` for the user, `details` for whoever debugs a client."""

    status_code: ClassVar[int] = 500
    message: ClassVar[str] = "Something went wrong on the server; send the same message again."
    details: ClassVar[str] = "The failure is in the server's log. Nothing acknowledged is lost."

    def __init__(self, message: str | None = None, details: str | None = None) -> None:
        self.text = message or self.message
        self.hint = details or self.details
        super().__init__(self.text)
        self.message_id: str | int | None = None
        """`id` of the message that was wrong, where it could be read."""


class InternalError(InterviewError):
    """A fault of ours that has no name yet."""


class BadJSON(InterviewError):
    status_code = 400
    message = "The message is not valid JSON; send one JSON object in one text frame."


class NotAnObject(InterviewError):
    status_code = 400
    message = 'The message is not a JSON object; send {"type": "...", "data": {...}}.'
    details = "Arrays, strings, numbers and null cannot be messages."


class UnknownMessageType(InterviewError):
    status_code = 400
    message = "The message has an unknown type."


class MissingField(InterviewError):
    status_code = 400


class InvalidField(InterviewError):
    """A field of the wrong type, or out of its range."""

    status_code = 422


class TooLong(InterviewError):
    status_code = 413


class InvalidSessionId(InterviewError):
    status_code = 422
    message = "The session id in the URL cannot be used; connect with another one."
    details = "A session id is 1 to 128 characters out of A-Z a-z 0-9 . _ : -"


class JobNotFound(InterviewError):
    status_code = 404
    details = "The record holds no job with this id; add it, or send another job_id."

    def __init__(self, job_id: str) -> None:
        super().__init__(f"Job with ID {job_id} not found")


class CandidateNotFound(InterviewError):
    status_code = 404
    details = "The record holds no candidate with this id; add one, or send another candidate_id."

    def __init__(self, candidate_id: str) -> None:
        super().__init__(f"Candidate with ID {candidate_id} not found")


class ResumeNotFound(InterviewError):
    status_code = 404
    message = "No resume found for candidate"
    details = "The record holds no resume for this candidate; send resume_text with start_interview."


class SessionNotFound(InterviewError):
    status_code = 404
    message = "Interview session not found"
    details = "No interview was started here; send start_interview first."


class InterviewNotFound(InterviewError):
    status_code = 404
    details = "The record holds no interview with this id, or it is another organisation's."

    def __init__(self, interview_id: str) -> None:
        super().__init__(f"Interview with ID {interview_id} not found")


class SessionTaken(InterviewError):
    status_code = 409
    message = "This session holds an interview for another job or candidate; connect with a new session id."
    details = "A repeated start_interview must name the same job_id and candidate_id."


class NotReady(InterviewError):
    status_code = 409
    message = "The interview is being prepared; send the answer once the first question is there."
    details = "Wait for interview_started before the first candidate_response."


class InterviewOver(InterviewError):
    status_code = 409
    message = "The interview has ended and takes no more answers."
    details = "interview_ended was sent, or is being made; connect with a new session id for another interview."


class RecordsUnavailable(InterviewError):
    status_code = 503
    message = "Database error: connection failed"
    details = "The record cannot be reached now. Nothing acknowledged is lost; send the same message again."


class ReplyUnavailable(InterviewError):
    status_code = 503
    message = "The interviewer could not reply just now; nothing you said is lost. Send the same message again."
    details = "Making the reply failed. The same message again tries once more and does nothing twice."


class TokenMissing(InterviewError):
    status_code = 401
    message = "This server needs a token; sign in, or open the link of your invitation."
    details = "Send `Authorization: Bearer <token>`; a websocket takes ?token= or the subprotocols bearer, <token>."


class TokenInvalid(InterviewError):
    status_code = 401
    message = "The token cannot be used; sign in again."
    details = "It is not signed with the key of this server, or is no JSON Web Token."


class KeysUnavailable(InterviewError):
    status_code = 503
    message = "Tokens cannot be checked just now; try again in a moment."
    details = "The keys of the token's issuer (OPENHIRE_JWKS_URL) could not be fetched."


class InvitationInvalid(InterviewError):
    status_code = 401
    message = "This invitation is not known here; open the link as it was sent to you, or ask whoever sent it."
    details = "An invitation is for one interview, has a last day, and can be withdrawn."


class ConsentMissing(InterviewError):
    status_code = 403
    message = "The interview begins once you have read what it is and agreed to it."
    details = "Read GET /api/v1/invitation and send the hash of its text to POST /api/v1/invitation/consent."


class InWritingOnly(InterviewError):
    status_code = 403
    message = "This interview is in writing, as it was agreed; send what you want to say as text."
    details = "The invitation is text only: live_transcript is not taken, candidate_response is."


class NotAllowed(InterviewError):
    status_code = 403
    message = "This is not yours to do."
    details = "The token's role does not reach here."


class OriginNotAllowed(InterviewError):
    status_code = 403
    message = "This page may not call the server: its origin is not among those allowed."
    details = "Set OPENHIRE_ORIGINS to the origins of your pages, separated by commas."


class AwayFromHome(InterviewError):
    status_code = 403
    message = "This server has no key and so answers to its own machine alone."
    details = "Set OPENHIRE_JWT_SECRET or OPENHIRE_JWKS_URL to serve others."


class TooManyRequests(InterviewError):
    status_code = 429
    message = "Too many requests; wait a moment and send fewer."
    details = "The limit is OPENHIRE_REQUESTS_PER_MINUTE for each token and each address."


STORES_UNAVAILABLE = (storage.errors.RecordsUnavailable, IndexUnavailable, sqlite3.OperationalError, OperationalError)
"""Of the record, the index, and the working memory in SQLite or PostgreSQL."""


def in_words(error: Exception, otherwise: InterviewError) -> InterviewError:
    """What a client is told of an error from below."""
    if isinstance(error, InterviewError):
        return error
    if isinstance(error, STORES_UNAVAILABLE):
        return RecordsUnavailable()
    if isinstance(error, storage.errors.InterviewOver):
        return InterviewOver()
    if isinstance(error, storage.errors.InvitationWithdrawn):
        return InvitationInvalid("This invitation was withdrawn; ask whoever sent it.")
    return otherwise
