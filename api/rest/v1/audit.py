"""Who did what, and what was erased: for administrators."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.rest.calling import Admin, Here
from api.rest.repeatable import Repeatable
from api.rest.shapes import ID, Listed, wanted
from storage.desk.audit import Entry
from storage.desk.erasing import Receipt
from storage.desk.paging import Wanted
from storage.errors import BadCursor

router = APIRouter(tags=["audit"], route_class=Repeatable)


@router.get("/audit")
async def read_audit_log(
    house: Here,
    caller: Admin,
    page: Annotated[Wanted, Depends(wanted)],
    subject_id: Annotated[str | None, Query(pattern=ID)] = None,
) -> Listed[Entry]:
    """Newest first."""
    before = None
    if page.cursor is not None:
        if not (page.cursor.isascii() and page.cursor.isdigit()) or len(page.cursor) > 15:
            raise BadCursor
        before = int(page.cursor)
    found = await house.desk.audit.entries(caller.organisation, page.limit + 1, before, subject_id)
    shown = found[: page.limit]
    return Listed(items=shown, next=str(shown[-1].id) if len(found) > page.limit else None)


@router.get("/erasures")
async def list_erasures(house: Here, caller: Admin, page: Annotated[Wanted, Depends(wanted)]) -> Listed[Receipt]:
    """Newest first."""
    return Listed.of(await house.desk.erasing.receipts(caller.organisation, page))
