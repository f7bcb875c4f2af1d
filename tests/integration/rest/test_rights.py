"""What a person may ask for: a copy of everything, and to be forgotten, in every table, file and memory."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from dirty_equals import IsInt, IsPartialDict
from sqlalchemy import update

from api.erasure import erase_candidate
from api.house import House, open_house
from graph.subjects import Candidate, Job
from settings import Settings
from storage.database import Database
from storage.models import Interview, Said
from storage.tables import leases, metadata
from tests.integration.rest.conftest import Opening, Rooms, bytes_below
from tests.integration.rest.kept import Kept, kept
from tests.integration.rest.tokens import OURS, THEIRS, token

WORD, OTHER_WORD = "Quittenbrot", "Hefezopf"


async def tables_with(database: Database, *words: str) -> dict[str, int]:
    """Of each table, how many rows hold one of the words."""
    found: dict[str, int] = {}
    async with database.reading() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(table.select())).all()
            if number := sum(any(word in repr(row) for word in words) for row in rows):
                found[table.name] = number
    return found


ABOUT_A_PERSON = {"users", "invitations", "interviews", "turns", "decisions"}


async def test_the_copy_holds_everything_that_is_kept_about_one_person_and_nobody_else(opening: Opening) -> None:
    rooms = await opening()
    there = await kept(rooms.place.database, OURS, WORD)
    other = await kept(rooms.place.database, OURS, OTHER_WORD)
    own = token("candidate", OURS, there.candidate)
    for key in (own, token()):
        answer = await rooms.ask("GET", f"/api/v1/candidates/{there.candidate}/export", key)
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
    copy = answer.json()
    assert OTHER_WORD not in answer.text and other.candidate not in answer.text
    # Every value of every row about the person is in it.
    missing = []
    async with rooms.place.database.reading() as connection:
        for name in ABOUT_A_PERSON:
            for row in (await connection.execute(metadata.tables[name].select())).mappings():
                if there.candidate in repr(row) or there.interview in repr(row):
                    missing += [f"{name}.{column}" for column, value in row.items() if not _holds(copy, value)]
    assert missing == ["invitations.token_hash"]
    assert {each["action"] for each in copy["audit"]} == {"interview.read", "candidate.exported"}


def _holds(copy: Any, value: Any) -> bool:
    """Whether the value stands somewhere in the JSON, be it a text, a moment or an object."""
    if value in (None, [], "") or isinstance(value, (bool, int, float)):
        return True
    if isinstance(value, datetime):
        value = value.isoformat().replace("+00:00", "")
        return value.rstrip("0") in json.dumps(copy)
    whole = json.dumps(copy, sort_keys=True)
    if isinstance(value, (dict, list)):
        return all(_holds(copy, part) for part in (value.values() if isinstance(value, dict) else value))
    return json.dumps(value)[1:-1] in whole


async def test_who_is_erased_is_in_no_table_any_more_and_the_others_stay(opening: Opening) -> None:
    rooms = await opening()
    database = rooms.place.database
    there, other = await kept(database, OURS, WORD), await kept(database, OURS, OTHER_WORD)
    elsewhere = await kept(database, THEIRS, WORD + "-elsewhere")
    before = await tables_with(database, OTHER_WORD), await tables_with(database, elsewhere.candidate)
    answer = await rooms.ask("DELETE", f"/api/v1/candidates/{there.candidate}", token("admin"))
    receipt = answer.json()
    assert receipt == IsPartialDict(
        erased_by="admin-of-linden",
        subject_kind="candidate",
        subject_id=there.candidate,
        removed={
            "checkpoints": 1,
            "answers": 1,
            "questions": 1,
            "decisions": 1,
            "interviews": 1,
            "invitations": 1,
            "profiles": 1,
        },
    )
    # The job is the organisation's, and holds the word as its text.
    left = await tables_with(database, f'"{WORD}"', f"'{WORD}'", there.candidate, there.interview, there.invitation)
    assert set(left) == {"jobs", "audit", "erasures"}
    assert (await tables_with(database, OTHER_WORD), await tables_with(database, elsewhere.candidate)) == before
    assert (await rooms.ask("GET", "/api/v1/erasures", token("admin"))).json()["items"][0] == receipt
    assert (await rooms.ask("GET", f"/api/v1/candidates/{other.candidate}", token())).status_code == 200
    for _ in range(2):
        assert (await rooms.ask("GET", "/api/v1/invitation", there.token)).status_code == 401
        again = await rooms.ask("DELETE", f"/api/v1/candidates/{there.candidate}", token())
        assert (again.status_code, again.json()["code"]) == (404, "CandidateNotFound")
    log = (await rooms.ask("GET", "/api/v1/audit", token("admin"), params={"subject_id": there.candidate})).json()
    assert log["items"][0] == IsPartialDict(action="candidate.erased", details={"receipt": receipt["id"]})


async def test_an_erased_interview_leaves_profile_and_a_closed_invitation(opening: Opening) -> None:
    rooms = await opening()
    there = await kept(rooms.place.database, OURS, WORD)
    receipt = (await rooms.ask("DELETE", f"/api/v1/interviews/{there.interview}", token())).json()
    assert receipt["removed"] == {"checkpoints": 1, "answers": 1, "questions": 1, "decisions": 1, "interviews": 1}
    assert not {"interviews", "turns", "decisions"} & set(await tables_with(rooms.place.database, WORD))
    assert (await rooms.ask("GET", f"/api/v1/candidates/{there.candidate}", token())).status_code == 200
    invitation = await rooms.ask("GET", f"/api/v1/invitations/{there.invitation}", token())
    assert invitation.json()["status"] == "withdrawn"
    assert (await rooms.ask("GET", "/api/v1/invitation", there.token)).status_code == 401


async def test_who_is_erased_in_the_middle_of_an_interview_is_turned_away_and_nothing_is_written_after(
    rooms: Rooms,
) -> None:
    there = await kept(rooms.place.database, OURS, WORD, ends=False)
    client = await rooms.socket(there.invitation, there.token)
    await client.expect("status_update")
    answer = await rooms.ask("DELETE", f"/api/v1/candidates/{there.candidate}", token())
    assert answer.status_code == 200
    assert await client.closed() == 1012
    back = await rooms.socket(there.invitation, there.token)
    assert await back.closed() == 4401
    assert await rooms.place.records.interviews() == []


async def owned(rooms: Rooms, there: Kept, until: datetime) -> None:
    async with rooms.place.database.writing() as connection:
        values = {"owner": str(uuid4()), "until": until}
        await connection.execute(update(leases).where(leases.c.interview_id == there.interview).values(values))


async def test_what_another_server_holds_is_erased_once_it_lets_go_or_has_died(opening: Opening) -> None:
    rooms = await opening()
    there = await kept(rooms.place.database, OURS, WORD, ends=False)
    await owned(rooms, there, datetime.now(UTC) + timedelta(seconds=30))
    answer = await rooms.ask("DELETE", f"/api/v1/candidates/{there.candidate}", token())
    assert (answer.status_code, answer.json()["code"]) == (409, "HeldElsewhere")
    assert (await tables_with(rooms.place.database, there.candidate))["users"] == 1, "all of it is still there"
    await owned(rooms, there, datetime.now(UTC) - timedelta(minutes=1))  # it died, and its lease ran out
    answer = await rooms.ask("DELETE", f"/api/v1/candidates/{there.candidate}", token())
    assert answer.status_code == 200


async def interviewed(house: House, candidate: str, word: str) -> None:
    """As far as the third question, by the real interviewer, which works by rules."""
    now = datetime.now(UTC)
    job = Job(id=f"job-{candidate}", title="Baker", description="You will bake bread. You will look after two ovens.")
    resume = f"Experience\nBaker, {word} & Sons, 2015 to 2023\n- Baked 400 {word} a night\n"
    person = Candidate(id=candidate, name=word, resume_text=resume)
    await house.desk.jobs.add(OURS, job)
    await house.desk.candidates.add(OURS, person)
    interview = Interview(
        id=str(uuid4()),
        alias=f"~{candidate}",
        job_id=job.id,
        candidate_id=candidate,
        job_title=job.title,
        company="",
        job=job,
        resume_text=resume,
        started_at=now,
        updated_at=now,
        organisation=OURS,
    )
    held = await house.records.begin_interview(interview, str(uuid4()), now)
    assert house.mind is not None
    thread = await house.mind.thread_for(interview, lambda: 1.0)
    reply = await thread.open()
    for turn in (1, 2):
        assert reply.question is not None
        await held.keep_question(reply, now, 1.0)
        text = f"I baked {word} every night and sold 400 of them, which I liked."
        await held.keep_answer(turn, Said(text=text), now)
        reply = await thread.answer(turn, reply.question.text, text, lambda _: None)
    await held.release()


async def test_nothing_of_who_is_erased_is_left_in_the_files_of_record_and_working_memory(tmp_path: Path) -> None:
    async with open_house(Settings(data_dir=tmp_path, demo=False)) as house:
        await interviewed(house, "ada", WORD)
        await interviewed(house, "eve", OTHER_WORD)
        everywhere = {"openhire.sqlite", "checkpoints.sqlite", "chroma"}
        assert await asyncio.to_thread(files_with, tmp_path, WORD) == everywhere
        receipt = await erase_candidate(house, OURS, "ada", "recruiter")
        assert receipt.removed == IsPartialDict(checkpoints=1, interviews=1, answers=2, questions=IsInt(ge=2))
        assert await asyncio.to_thread(files_with, tmp_path, WORD) <= {"chroma"}
        assert await asyncio.to_thread(files_with, tmp_path, OTHER_WORD) == everywhere
        assert house.mind is not None
        assert {each async for each in threads(house)} == {each.id for each in await house.records.interviews()}
    assert await asyncio.to_thread(rows_of_chroma_with, tmp_path, WORD) == 0
    assert await asyncio.to_thread(rows_of_chroma_with, tmp_path, OTHER_WORD) > 0
    await asyncio.to_thread(vacuumed, tmp_path)
    assert WORD.encode() not in await asyncio.to_thread(bytes_below, tmp_path)


async def threads(house: House) -> AsyncIterator[str]:
    """Of the working memory."""
    assert house.mind is not None
    async for each in house.mind.saver_for().alist(None):
        yield each.config["configurable"]["thread_id"]


def files_with(folder: Path, word: str) -> set[str]:
    """Folders and files at the top of it; a file's log counts as the file."""
    files = [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
    return {path.relative_to(folder).parts[0].removesuffix("-wal") for path in files}


def rows_of_chroma_with(folder: Path, word: str) -> int:
    with closing(sqlite3.connect(folder / "chroma" / "chroma.sqlite3")) as index:
        names = [name for (name,) in index.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return sum(word in repr(row) for name in names for row in index.execute(f'SELECT * FROM "{name}"'))


def vacuumed(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "chroma" / "chroma.sqlite3")) as index:
        index.execute("VACUUM")
