"""A cursor goes out as a page gave it, or not at all."""

from base64 import urlsafe_b64encode

import pytest
from sqlalchemy import select

from storage.desk.paging import Wanted, paged
from storage.errors import BadCursor
from storage.tables import jobs

WRONG = [
    b"",
    b"nonsense",
    b"2026-11-03T12:00:00 a",  # of no time zone
    b"0001-01-01T00:00:00+14:00 a",  # before all time, elsewhere
    b"9999-12-31T23:59:59-14:00 a",
    b"2026-11-03T12:00:00+00:00 a\0b",
    b"2026-13-03T12:00:00+00:00 a",
    b"\xff\xfe",
]


@pytest.mark.parametrize("cursor", [*(urlsafe_b64encode(one).decode() for one in WRONG), "a", "ä", "="])
def test_a_cursor_that_no_page_gave_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        paged(select(jobs), jobs.c.created_at, jobs.c.id, Wanted(cursor=cursor))
