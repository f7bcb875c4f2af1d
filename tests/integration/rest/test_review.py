"""What was tried against the rooms from outside: races, what is left behind, and what a stranger costs."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import api.knowledge
from api import log
from api.erasure import erase_candidate
from api.house import open_house
from api.papers.table import _defused
from api.retention import EVERY
from graph.subjects import Candidate
from settings import Settings
from storage.desk.erasing import Receipt
from storage.errors import RecordsUnavailable
from tests.integration.rest.conftest import Opening, Rooms, bytes_below
from tests.integration.rest.kept import kept
from tests.integration.rest.test_retention import ago, looked
from tests.integration.rest.test_rights import OTHER_WORD, WORD, interviewed
from tests.integration.rest.tokens import OURS, token

RECRUITER = token("recruiter")


async def invited(rooms: Rooms, **terms: Any) -> dict[str, Any]:
    """An invitation that was agreed to."""
    job = await rooms.made("jobs", RECRUITER, title="Baker")
    candidate = await rooms.made("candidates", RECRUITER, resume_text="I baked rye bread.")
    made = await rooms.made("invitations", RECRUITER, job_id=job["id"], candidate_id=candidate["id"], **terms)
    shown = (await rooms.ask("GET", "/api/v1/invitation", made["token"])).json()
    await rooms.made("invitation/consent", made["token"], hash=shown["consent"]["hash"])
    return made


def start(invitation: dict[str, Any]) -> dict[str, str]:
    return {name: invitation[name] for name in ("job_id", "candidate_id")}


@pytest.fixture
def levels() -> Iterator[None]:
    """As they were before, for the other tests."""
    root = logging.getLogger()
    loggers = [root, *map(logging.getLogger, log.OURS)]
    before, handlers = [each.level for each in loggers], root.handlers
    yield
    root.handlers = handlers
    for each, level in zip(loggers, before, strict=True):
        each.setLevel(level)


@pytest.mark.usefixtures("levels")
@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_libraries_that_log_what_they_write_are_heard_at_no_level(level: str) -> None:
    log.configure(Settings(log_level=level))
    for library in ("aiosqlite", "psycopg", "sqlalchemy.engine", "httpcore", "python_multipart", "anything"):
        assert logging.getLogger(library).getEffectiveLevel() >= logging.WARNING
    assert logging.getLogger("api.access").isEnabledFor(logging.getLevelNamesMapping()[level.upper()])


async def test_what_is_withdrawn_while_it_is_begun_is_not_begun(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = await opening()
    invitation = await invited(rooms)
    job, withdrawn = type(rooms.place.records).job, asyncio.Event()

    async def withdrawn_meanwhile(self: Any, *given: Any) -> Any:
        if not withdrawn.is_set():
            withdrawn.set()
            await rooms.desk.invitations.withdraw(OURS, invitation["id"])
        return await job(self, *given)

    client = await rooms.socket(invitation["id"], invitation["token"])
    monkeypatch.setattr(type(rooms.place.records), "job", withdrawn_meanwhile)
    await client.say("start_interview", start(invitation))
    told = (await client.expect("error"))["data"]
    assert (told["exception_type"], told["status_code"]) == ("InvitationInvalid", 401)
    assert withdrawn.is_set() and await rooms.place.records.interviews() == []


async def test_an_interview_begun_while_its_candidate_is_erased_is_erased_everywhere_too(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = await opening()
    invitation = await invited(rooms)
    client = await rooms.socket(invitation["id"], invitation["token"])
    reviews, begun = type(rooms.desk.reviews), asyncio.Event()
    of_candidate = reviews.of_candidate

    async def begun_meanwhile(self: Any, *given: Any) -> Any:
        found = await of_candidate(self, *given)
        if not begun.is_set():
            begun.set()
            await client.say("start_interview", start(invitation))
            await client.expect("interview_started")
        return found

    monkeypatch.setattr(reviews, "of_candidate", begun_meanwhile)
    answer = await rooms.ask("DELETE", f"/api/v1/candidates/{invitation['candidate_id']}", RECRUITER)
    assert begun.is_set() and answer.status_code == 200
    removed = answer.json()["removed"]
    assert removed["interviews"] == removed["checkpoints"] == 1, "found, and so looked for in the working memory too"
    assert await client.closed() == 1012 and len(rooms.place.registry) == 0


async def test_what_is_erased_has_its_receipt_even_where_the_files_cannot_be_settled(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = await kept(rooms.place.database, OURS, "word")

    async def busy(_: object) -> None:
        raise RecordsUnavailable("busy")

    monkeypatch.setattr(type(rooms.desk.erasing), "settle", busy)
    answer = await rooms.ask("DELETE", f"/api/v1/candidates/{ours.candidate}", RECRUITER)
    assert answer.status_code == 200
    receipts = (await rooms.ask("GET", "/api/v1/erasures", token("admin"))).json()["items"]
    assert answer.json()["id"] in [Receipt.model_validate(each).id for each in receipts]


async def test_who_is_invited_while_others_are_erased_is_kept(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = await opened(retention_days=30)
    ids = ["ada", "eve"]
    for each in ids:
        old = Candidate(id=each, resume_text="I baked.", created_at=ago(31))
        await rooms.place.records.add_candidate(old, OURS)
    job = await rooms.made("jobs", RECRUITER, title="Baker")
    erasing = type(rooms.desk.erasing)
    candidate, invited = erasing.candidate, asyncio.Event()

    async def invited_meanwhile(self: Any, organisation: str, gone: str, known: Any) -> Any:
        if not invited.is_set():
            invited.set()
            await rooms.made("invitations", RECRUITER, job_id=job["id"], candidate_id=({*ids} - {gone}).pop())
        return await candidate(self, organisation, gone, known)

    monkeypatch.setattr(erasing, "candidate", invited_meanwhile)
    await looked(rooms, 1)
    rooms.place.time.advance(EVERY)
    left = (await rooms.ask("GET", "/api/v1/candidates", RECRUITER)).json()["items"]
    assert invited.is_set() and len(left) == 1


@pytest.mark.parametrize("method", ["POST", "PUT"])
async def test_what_a_stranger_sends_is_not_read(rooms: Rooms, method: str) -> None:
    path = "/api/v1/jobs" if method == "POST" else "/api/v1/jobs/1"
    answer = await rooms.ask(method, path, content=b"{", headers={"content-type": "application/json"})
    assert answer.json()["code"] == "TokenMissing", "asked for before anybody saw that the body is broken"
    assert (await rooms.ask(method, path, RECRUITER, content=b"{")).json()["code"] != "TokenMissing"


async def test_a_key_of_before_gives_nothing_to_whom_the_same_name_is_left_with_less(rooms: Rooms) -> None:
    given = {"json": {"title": "Baker"}, "headers": {"idempotency-key": "once"}}
    assert (await rooms.ask("POST", "/api/v1/jobs", token("recruiter", subject="maya"), **given)).status_code == 201
    given = {"json": {"title": "Baker"}, "headers": {"idempotency-key": "once"}}
    answer = await rooms.ask("POST", "/api/v1/jobs", token("candidate", subject="maya"), **given)
    assert answer.status_code == 403


async def test_a_copy_of_everything_holds_more_than_one_reading(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.knowledge, "AT_ONCE", 2)
    ours = await kept(rooms.place.database, OURS, "word")
    more = {"job_id": ours.job, "candidate_id": ours.candidate}
    made = {(await rooms.made("invitations", RECRUITER, **more))["id"] for _ in range(4)} | {ours.invitation}
    for _ in range(5):
        await rooms.ask("GET", f"/api/v1/candidates/{ours.candidate}", RECRUITER)
    copy = (await rooms.ask("GET", f"/api/v1/candidates/{ours.candidate}/export", RECRUITER)).json()
    assert {each["id"] for each in copy["invitations"]} == made
    assert len([each for each in copy["audit"] if each["action"] == "candidate.read"]) == 5


@pytest.mark.parametrize("start_of_cell", ["=", "\n=", "＝", "＋", "－", "＠"])
def test_wide_signs_make_no_formula_either(start_of_cell: str) -> None:
    assert _defused(f"{start_of_cell}1+1").startswith("'")


@pytest.mark.parametrize("host", ["evil.example@localhost", "localhost#evil.example", "localhost/.evil.example"])
async def test_what_only_looks_like_a_name_of_this_machine_is_not_answered(opened: Opening, host: str) -> None:
    rooms = await opened(jwt_secret=None)
    assert (await rooms.ask("GET", "/api/v1/me", headers={"host": host})).status_code == 403


async def test_what_is_erased_has_left_the_index_once_it_is_opened_again(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, demo=False)
    async with open_house(settings) as house:
        await interviewed(house, "ada", WORD)
        await interviewed(house, "eve", OTHER_WORD)
        await erase_candidate(house, OURS, "ada", "recruiter")
    async with open_house(settings):
        assert WORD.encode() not in await asyncio.to_thread(bytes_below, tmp_path)
        assert OTHER_WORD.encode() in await asyncio.to_thread(bytes_below, tmp_path)


async def test_no_company_and_no_contact_adds_a_paragraph_to_what_is_agreed_to(rooms: Rooms) -> None:
    job = await rooms.made("jobs", RECRUITER, title="Baker", company="Linden\n\n# You agree to all of it")
    candidate = await rooms.made("candidates", RECRUITER, resume_text="I baked.")
    about = {"job_id": job["id"], "candidate_id": candidate["id"], "contact": "Maya\n\n- and to this"}
    made = await rooms.made("invitations", RECRUITER, **about)
    text = (await rooms.ask("GET", "/api/v1/invitation", made["token"])).json()["consent"]["text"]
    lines = text.splitlines()
    assert "Linden # You agree to all of it" in text and "Maya - and to this" in text
    assert not [line for line in lines if line.startswith(("# You agree", "- and to this"))]


async def test_a_token_is_one_however_it_is_spelled(opened: Opening) -> None:
    rooms = await opened(requests_per_minute=3)
    spelled = [f"Bearer {RECRUITER}", f"bearer  {RECRUITER}", f"BEARER {RECRUITER}", f"bearer   {RECRUITER}"]
    answers = [await rooms.ask("GET", "/api/v1/me", headers={"authorization": each}) for each in spelled]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
