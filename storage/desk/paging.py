"""Long lists a page at a time, newest first: a cursor says after which row the next page begins."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Row, Select, and_, or_

from storage.errors import BadCursor

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    items: tuple[T, ...]
    next: str | None
    """Cursor of the page that follows; None after the last."""


@dataclass(frozen=True)
class Wanted:
    """`limit`: at least 1. `cursor`: `next` of the page before."""

    limit: int = 50
    cursor: str | None = None


def paged(query: Select[Any], moment: ColumnElement[datetime], key: ColumnElement[str], wanted: Wanted) -> Select[Any]:
    """One row more than wanted, which tells whether a page follows. Raises BadCursor."""
    if wanted.cursor is not None:
        at, last = _read(wanted.cursor)
        query = query.where(or_(moment < at, and_(moment == at, key > last)))
    return query.order_by(moment.desc(), key).limit(wanted.limit + 1)


def page(
    rows: Sequence[Row[Any]], wanted: Wanted, made: Callable[[Row[Any]], T], moment: str, key: str = "id"
) -> Page[T]:
    """What `paged` found. `moment`, `key`: names of the columns it was ordered by."""
    shown = rows[: wanted.limit]
    after = None
    if len(rows) > wanted.limit:
        last = shown[-1]._mapping
        after = urlsafe_b64encode(f"{last[moment].isoformat()} {last[key]}".encode()).decode()
    return Page(tuple(made(each) for each in shown), after)


def _read(cursor: str) -> tuple[datetime, str]:
    try:
        at, _, last = urlsafe_b64decode(cursor.encode()).decode().partition(" ")
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or "\0" in last:
            raise BadCursor
        return moment.astimezone(UTC), last
    except (ValueError, binascii.Error, OverflowError) as error:
        raise BadCursor from error
