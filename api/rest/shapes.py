"""The types of what REST takes, shared by its resources."""

from typing import Annotated, Generic, TypeVar

from fastapi import Header, Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from api.errors import InterviewError
from api.rest.problems import PreconditionFailed
from storage.desk.paging import Page, Wanted

T = TypeVar("T")

MOST_CHARACTERS = 200_000
"""Of a long text, as of a resume on the websocket."""


def without_nul(text: str) -> str:
    """PostgreSQL keeps no text with a NUL in it."""
    if "\0" in text:
        raise ValueError("a text holds no NUL character")
    return text


Line = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True), AfterValidator(without_nul)]
Words = Annotated[str, StringConstraints(max_length=MOST_CHARACTERS), AfterValidator(without_nul)]
Names = Annotated[tuple[Line, ...], Field(max_length=200)]
ID = r"^[A-Za-z0-9._:-]{1,128}$"
GivenId = Annotated[str, StringConstraints(pattern=ID)]
Id = Annotated[str, Path(pattern=ID)]
Search = Annotated[str, Query(max_length=200), AfterValidator(without_nul)]


class Given(BaseModel):
    """What a client sends: a name that is not known is a mistake of its own, and told."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Listed(BaseModel, Generic[T]):
    items: list[T]
    next: str | None
    """`cursor` of the next page; null after the last."""

    @classmethod
    def of(cls, page: Page[T]) -> "Listed[T]":
        return cls(items=list(page.items), next=page.next)


async def wanted(
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Wanted:
    return Wanted(limit, cursor)


class PreconditionRequired(InterviewError):
    status_code = 428
    message = "Send If-Match with the ETag you read, so that nobody's change is lost; or * for whichever it is now."


async def expected_version(if_match: Annotated[str | None, Header()] = None) -> int | None:
    """Of `If-Match`; None where any will do. Raises PreconditionRequired, PreconditionFailed."""
    if if_match is None:
        raise PreconditionRequired
    if if_match.strip() == "*":
        return None
    tag = if_match.strip().removeprefix("W/").strip('"')
    if not (tag.isascii() and tag.isdigit()) or len(tag) > 9:
        raise PreconditionFailed("If-Match holds no ETag of this resource; read it again.")
    return int(tag)
