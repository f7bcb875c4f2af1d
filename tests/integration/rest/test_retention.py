"""What was promised to be kept for so many days is erased after them, by nobody with a token, and written down."""

from datetime import UTC, datetime, timedelta
from typing import Any

from dirty_equals import IsPartialDict, IsStr

from api.retention import EVERY
from graph.subjects import Candidate
from storage.database import Database
from storage.records import Records
from tests.integration.rest.conftest import Opening, Rooms
from tests.integration.rest.kept import Kept, kept
from tests.integration.rest.tokens import OURS, THEIRS, token
from tests.integration.scripted import until

DAYS = 30


def ago(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


async def looked(rooms: Rooms, expected: int) -> list[dict[str, Any]]:
    """What retention noted, newest first, an hour later, once there are so many rows of it."""
    rooms.place.time.advance(EVERY)
    found: list[dict[str, Any]] = []

    async def noted() -> bool:
        found.clear()
        for organisation in (OURS, THEIRS):
            answer = await rooms.ask("GET", "/api/v1/audit", token("admin", organisation))
            found.extend(each for each in answer.json()["items"] if each["actor"] == "retention")
        return len(found) >= expected

    await until(noted)
    return found


async def there(rooms: Rooms, one: Kept) -> tuple[bool, bool]:
    """Whether the candidate and the interview are."""
    key = token("admin", one.organisation)
    paths = (f"/api/v1/candidates/{one.candidate}", f"/api/v1/interviews/{one.interview}")
    first, second = [(await rooms.ask("GET", path, key)).status_code == 200 for path in paths]
    return first, second


async def test_interviews_and_then_their_candidates_go_when_their_time_is_over(opening: Opening) -> None:
    rooms = await opening(retention_days=DAYS)
    database = rooms.place.database
    old, young = await kept(database, OURS, "old", ended=ago(31)), await kept(database, OURS, "young", ended=ago(29))
    theirs = await kept(database, THEIRS, "theirs", ended=ago(100))
    running = await kept(database, OURS, "running", ended=ago(31), ends=False)
    noted = await looked(rooms, 4)
    assert {(each["action"], each["subject_id"]) for each in noted} == {
        ("interview.erased", old.interview),
        ("candidate.erased", old.candidate),
        ("interview.erased", theirs.interview),
        ("candidate.erased", theirs.candidate),
    }
    assert noted[0] == IsPartialDict(role="retention", details=IsPartialDict(receipt=IsStr()))
    assert [await there(rooms, one) for one in (old, young, theirs, running)] == [
        (False, False),
        (True, True),
        (False, False),
        (True, True),
    ]
    receipts = (await rooms.ask("GET", "/api/v1/erasures", token("admin"))).json()["items"]
    assert {each["subject_id"] for each in receipts if each["erased_by"] == "retention"} == {
        old.interview,
        old.candidate,
    }


async def test_the_time_of_the_server_is_what_counts(opened: Opening) -> None:
    rooms = await opened(retention_days=DAYS)
    one = await kept(rooms.place.database, OURS, "word", ended=ago(29))
    rooms.place.time.advance(2 * 86_400)
    noted = await looked(rooms, 2)
    assert len(noted) == 2
    assert await there(rooms, one) == (False, False)


async def test_a_profile_stays_while_somebody_is_at_work_with_it(opening: Opening) -> None:
    rooms = await opening(retention_days=DAYS)
    database = rooms.place.database
    due = await profile(database, "due")
    changed = await profile(database, "changed")
    invited = await profile(database, "invited")
    key = token()
    path = f"/api/v1/candidates/{changed}"
    await rooms.ask("PUT", path, key, json={"name": "Ada", "resume_text": "I baked."}, headers={"if-match": "*"})
    job = await rooms.made("jobs", key, title="Baker")
    await rooms.made("invitations", key, job_id=job["id"], candidate_id=invited)
    noted = await looked(rooms, 1)
    assert [each["subject_id"] for each in noted] == [due]
    for one in (changed, invited):
        assert (await rooms.ask("GET", f"/api/v1/candidates/{one}", key)).status_code == 200


async def profile(database: Database, name: str) -> str:
    await Records(database).add_candidate(
        Candidate(id=name, name=name, resume_text="I baked.", created_at=ago(40)), OURS
    )
    return name


async def test_without_the_setting_everything_is_kept(opened: Opening) -> None:
    rooms = await opened()
    one = await kept(rooms.place.database, OURS, "word", ended=ago(4000))
    rooms.place.time.advance(2 * EVERY)
    assert await there(rooms, one) == (True, True)
