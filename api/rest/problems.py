"""Errors of the REST API: problem details (RFC 9457), made of the same classes that the websocket speaks of."""

from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

import storage.errors
from api.errors import InternalError, InterviewError, TooLong, in_words
from retrieval.parsing.errors import UnreadableDocument

MEDIA_TYPE = "application/problem+json"
BODY_TOO_LONG = "The request's body is larger than this server takes; send less at once."


class FieldProblem(BaseModel):
    field: str
    """Its place in the request, as `body.title`."""
    message: str


class Problem(BaseModel):
    type: str = Field(examples=["urn:openhire:problem:JobNotFound"])
    title: str
    status: int
    detail: str
    """A sentence for people: what happened, and what to do."""
    code: str
    """Stable name of the kind of problem."""
    errors: list[FieldProblem] | None = None
    """What was wrong with which field; of 422 only."""


def problem(error: InterviewError, errors: Sequence[FieldProblem] | None = None, retry_after: int = 10) -> JSONResponse:
    """`retry_after`: seconds after which trying again may help, where it may."""
    code = type(error).__name__
    made = Problem(
        type=f"urn:openhire:problem:{code}",
        title=_title(code),
        status=error.status_code,
        detail=error.text,
        code=code,
        errors=list(errors) if errors is not None else None,
    )
    headers = {"cache-control": "no-store"}
    if error.status_code == 401:
        headers["www-authenticate"] = "Bearer"
    if error.status_code in (429, 503):
        headers["retry-after"] = str(retry_after)
    return JSONResponse(
        made.model_dump(exclude_none=True), status_code=error.status_code, headers=headers, media_type=MEDIA_TYPE
    )


class UnreadableFile(InterviewError):
    """The text is the parser's: what is wrong with the file and what to do."""

    status_code = 422


class InvalidRequest(InterviewError):
    status_code = 422
    message = "Some fields of the request cannot be used; `errors` says which and why."


class Conflict(InterviewError):
    status_code = 409


class PreconditionFailed(InterviewError):
    status_code = 412


class InvalidCursor(InterviewError):
    status_code = 422


class NoSuchPlace(InterviewError):
    status_code = 404
    message = "There is nothing at this address."


class HeldElsewhere(InterviewError):
    status_code = 409
    message = "The interview is being held at another server; try again once it has ended or nobody is connected."


class MethodNotAllowed(InterviewError):
    status_code = 405
    message = "This address does not take this method."


CONFLICTS = (storage.errors.IdTaken, storage.errors.StillNeeded, storage.errors.KeyReused, storage.errors.KeyBusy)


def told(error: Exception) -> InterviewError:
    """What a caller of the REST API is told of an error from below."""
    if isinstance(error, CONFLICTS):
        return Conflict(str(error))
    if isinstance(error, storage.errors.Stale):
        return PreconditionFailed(str(error))
    if isinstance(error, storage.errors.BadCursor):
        return InvalidCursor(str(error))
    if isinstance(error, storage.errors.UnusableFile):
        return UnreadableFile(str(error))
    if isinstance(error, UnreadableDocument):
        return UnreadableFile(str(error))
    return in_words(error, otherwise=InternalError())


def speak_problems(app: FastAPI) -> None:
    """Every error of `app` is told as a problem."""

    async def known(_: Request, error: Exception) -> JSONResponse:
        return problem(told(error))

    async def invalid(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        errors = [
            FieldProblem(field=".".join(str(part) for part in each["loc"]), message=each["msg"])
            for each in error.errors()
        ]
        return problem(InvalidRequest(), errors)

    async def http(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        if error.status_code == 404 and error.detail == "Not Found":
            return problem(NoSuchPlace())
        if error.status_code == 413:
            return problem(TooLong(BODY_TOO_LONG))
        if error.status_code == 405:
            refused = problem(MethodNotAllowed())
            refused.headers.update(error.headers or {})
            return refused
        return problem(Other(error.status_code, str(error.detail)))

    for kind in (InterviewError, storage.errors.RecordsError, UnreadableDocument):
        app.add_exception_handler(kind, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)


class Other(InterviewError):
    """What the framework refuses by itself."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status_code = status  # type: ignore[misc]


def _title(code: str) -> str:
    """`JobNotFound` as "Job not found"."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in code).strip()
    return words[:1].upper() + words[1:]
