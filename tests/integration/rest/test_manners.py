"""The manners of the API: problems, pages, versions, repeats, and what is too much."""

import asyncio
import json
from typing import Any

import pytest
from dirty_equals import IsPartialDict

from tests.integration import hostile_docx, hostile_pdfs
from tests.integration.rest.conftest import Opening, Rooms
from tests.integration.rest.kept import kept
from tests.integration.rest.tokens import OURS, THEIRS, token
from tests.integration.typesetting import as_docx, as_pdf

JSON = {"content-type": "application/json"}
TITLE = {"title": "Baker"}

PROBLEMS: dict[str, tuple[str, str, dict[str, Any], int, str]] = {
    "nothing there": ("GET", "/api/v1/nothing", {}, 404, "NoSuchPlace"),
    "another method": ("PATCH", "/api/v1/jobs", {}, 405, "MethodNotAllowed"),
    "an id that is none": ("GET", "/api/v1/jobs/a%20b", {}, 422, "InvalidRequest"),
    "an unknown job": ("GET", "/jobs/none", {}, 404, "JobNotFound"),
    "an unknown candidate": ("GET", "/api/v1/candidates/none", {}, 404, "CandidateNotFound"),
    "an unknown invitation": ("GET", "/api/v1/invitations/none", {}, 404, "InvitationNotFound"),
    "an unknown interview": ("DELETE", "/api/v1/interviews/none", {}, 404, "InterviewNotFound"),
    "no JSON": ("POST", "/api/v1/jobs", {"content": "{", "headers": JSON}, 422, "InvalidRequest"),
    "no text": ("POST", "/api/v1/jobs", {"content": b"\xff\xfe{", "headers": JSON}, 400, "Other"),
    "no object": ("POST", "/api/v1/jobs", {"json": []}, 422, "InvalidRequest"),
    "no body": ("POST", "/api/v1/jobs", {}, 422, "InvalidRequest"),
    "brackets without end": ("POST", "/api/v1/jobs", {"content": "[" * 90_000, "headers": JSON}, 400, "Other"),
    "half a character": ("POST", "/api/v1/jobs", {"content": r'{"title": "\ud800"}', "headers": JSON}, 422, ""),
    "a NUL": ("POST", "/api/v1/candidates", {"json": {"name": "a\0b"}}, 422, "InvalidRequest"),
    "a NUL to search for": ("GET", "/api/v1/jobs?q=%00", {}, 422, "InvalidRequest"),
    "a field nobody knows": ("POST", "/api/v1/jobs", {"json": TITLE | {"x": 1}}, 422, "InvalidRequest"),
    "a title of blanks": ("POST", "/api/v1/jobs", {"json": {"title": "  "}}, 422, "InvalidRequest"),
    "a page of none": ("GET", "/api/v1/jobs?limit=0", {}, 422, "InvalidRequest"),
    "a page of too many": ("GET", "/api/v1/jobs?limit=101", {}, 422, "InvalidRequest"),
    "a cursor of nonsense": ("GET", "/api/v1/jobs?cursor=nonsense", {}, 422, "InvalidCursor"),
    "a cursor of the audit log": ("GET", "/api/v1/audit?cursor=-1", {}, 422, "InvalidCursor"),
    "a format nobody knows": ("GET", "/api/v1/interviews/a/transcript?format=xml", {}, 422, "InvalidRequest"),
    "an advertisement without a title": (
        "POST",
        "/api/v1/jobs/from-advertisement",
        {"json": {"text": "x" * 101}},
        422,
        "UnreadableFile",
    ),
    "a resume that is none": (
        "PUT",
        "/api/v1/candidates/none/resume",
        {"files": {"other": b"x"}},
        422,
        "InvalidRequest",
    ),
    "an empty key": (
        "POST",
        "/api/v1/jobs",
        {"json": TITLE, "headers": {"idempotency-key": ""}},
        400,
        "KeyUnusable",
    ),
    "a long key": (
        "POST",
        "/api/v1/jobs",
        {"json": TITLE, "headers": {"idempotency-key": "x" * 256}},
        400,
        "KeyUnusable",
    ),
}


async def test_every_error_is_told_as_a_problem(rooms: Rooms) -> None:
    wrong = []
    for name, (method, path, given, status, code) in PROBLEMS.items():
        answer = await rooms.ask(method, path, token("admin"), **given)
        told = answer.json()
        expected = IsPartialDict(status=status, code=code or told["code"], type=f"urn:openhire:problem:{told['code']}")
        well_formed = answer.headers["content-type"] == "application/problem+json" and told["title"] and told["detail"]
        if answer.status_code != status or told != expected or not well_formed:
            wrong.append(f"{name}: {answer.status_code} {answer.text}")
        if told["code"] == "InvalidRequest":
            assert all(set(each) == {"field", "message"} for each in told["errors"])
    assert not wrong, "\n".join(wrong)


async def test_an_unused_token_is_asked_for_in_the_header_that_says_so(rooms: Rooms) -> None:
    answer = await rooms.ask("GET", "/api/v1/me")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


async def test_pages_show_every_row_once_while_rows_are_added(opening: Opening) -> None:
    rooms = await opening()
    before = {(await rooms.made("candidates", token(), name=f"Ada {number}"))["id"] for number in range(7)}
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await rooms.ask("GET", "/api/v1/candidates", token(), params={"limit": "2"} | cursor)).json()
        seen += [each["id"] for each in page["items"]]
        await rooms.made("candidates", token(), name="Newcomer")
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


async def test_the_other_lists_have_pages_too(opening: Opening) -> None:
    rooms = await opening()
    there = [await kept(rooms.place.database, OURS, "word") for _ in range(3)]
    for listed, ids in {
        "jobs": {one.job for one in there},
        "invitations": {one.invitation for one in there},
        "interviews": {one.interview for one in there},
        "erasures": {one.receipt for one in there},
        "audit": None,
    }.items():
        seen: list[str] = []
        cursor: dict[str, str] = {}
        while True:
            answer = await rooms.ask("GET", f"/api/v1/{listed}", token("admin"), params={"limit": "1"} | cursor)
            page = answer.json()
            seen += [each["id"] for each in page["items"]]
            if page["next"] is None:
                break
            cursor = {"cursor": page["next"]}
        assert len(seen) == len(set(seen)) == 3
        assert ids is None or set(seen) == ids


async def test_a_change_names_the_version_it_rests_on(rooms: Rooms) -> None:
    made = await rooms.ask("POST", "/api/v1/jobs", token(), json=TITLE)
    path = made.headers["location"]
    read = await rooms.ask("GET", path, token())
    assert made.headers["etag"] == read.headers["etag"] == '"1"'
    unsaid = await rooms.ask("PUT", path, token(), json=TITLE)
    assert (unsaid.status_code, unsaid.json()["code"]) == (428, "PreconditionRequired")

    changed = [
        await rooms.ask("PUT", path, token(), json={"title": title}, headers={"if-match": '"1"'}) for title in "AB"
    ]
    assert [one.status_code for one in changed] == [200, 412]
    assert changed[0].headers["etag"] == '"2"'
    assert (await rooms.ask("GET", path, token())).json()["title"] == "A"
    for tag, status in (("*", 200), ('W/"3"', 200), ("x", 412), ("", 412), ('"9999999999"', 412)):
        answer = await rooms.ask("PUT", path, token(), json=TITLE, headers={"if-match": tag})
        assert answer.status_code == status, tag


async def test_of_changes_at_the_same_time_one_wins(opening: Opening) -> None:
    rooms = await opening()
    path = (await rooms.ask("POST", "/api/v1/candidates", token(), json={"name": "Ada"})).headers["location"]
    asked = [
        rooms.ask("PUT", path, token(), json={"name": f"Ada {number}"}, headers={"if-match": '"1"'})
        for number in range(5)
    ]
    assert sorted(one.status_code for one in await asyncio.gather(*asked)) == [200, 412, 412, 412, 412]


async def test_who_watches_an_interview_is_told_what_is_new_and_every_look_is_in_the_log(rooms: Rooms) -> None:
    there = await kept(rooms.place.database, OURS, "word")
    path = f"/api/v1/interviews/{there.interview}"
    tag = (await rooms.ask("GET", path, token())).headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        answer = await rooms.ask("GET", path, token(), headers={"if-none-match": known})
        assert (answer.status_code, answer.content) == (304, b"")
    # An unknown tag is answered in full, and so that it is read is noted.
    assert (await rooms.ask("GET", path, token(), headers={"if-none-match": '"x"'})).status_code == 200
    await rooms.made(f"interviews/{there.interview}/decisions", token(), author="Ada", text="We meet.")
    assert (await rooms.ask("GET", path, token(), headers={"if-none-match": tag})).status_code == 200
    log = (await rooms.ask("GET", "/api/v1/audit", token("admin"), params={"subject_id": there.interview})).json()
    noted = [entry["action"] for entry in log["items"] if entry["actor"] == "recruiter-of-linden"]
    assert noted == ["interview.read", "interview.decided", "interview.read", "interview.read"]


async def test_the_same_request_with_the_same_key_is_done_once(opening: Opening) -> None:
    rooms = await opening()
    key = {"idempotency-key": "0b8f"}
    first, second = [await rooms.ask("POST", "/api/v1/jobs", token(), json=TITLE, headers=key) for _ in range(2)]
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert first.headers["location"] == second.headers["location"] and first.headers["etag"] == second.headers["etag"]
    assert "idempotency-replayed" not in first.headers and second.headers["idempotency-replayed"] == "true"
    other = await rooms.ask("POST", "/api/v1/jobs", token(), json={"title": "Driver"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "Conflict")
    for caller in (token(subject="somebody-else"), token("recruiter", THEIRS)):  # keys are each caller's own
        assert (await rooms.ask("POST", "/api/v1/jobs", caller, json=TITLE, headers=key)).json()["id"] != first.json()[
            "id"
        ]
    assert len((await rooms.ask("GET", "/jobs", token())).json()) == 2


async def test_a_request_that_failed_may_be_repeated_with_its_key(rooms: Rooms) -> None:
    key = {"idempotency-key": "0b8f"}
    taken = await rooms.made("jobs", token(), **TITLE, id="mine")
    body = TITLE | {"id": "mine"}
    assert (await rooms.ask("POST", "/api/v1/jobs", token(), json=body, headers=key)).status_code == 409
    await rooms.ask("DELETE", f"/api/v1/jobs/{taken['id']}", token())
    assert (await rooms.ask("POST", "/api/v1/jobs", token(), json=body, headers=key)).status_code == 201


async def test_of_the_same_request_many_times_at_once_one_is_done(opening: Opening) -> None:
    rooms = await opening()
    key = {"idempotency-key": "0b8f"}
    asked = [rooms.ask("POST", "/api/v1/jobs", token(), json=TITLE, headers=key) for _ in range(8)]
    answers = await asyncio.gather(*asked)
    assert {one.status_code for one in answers} <= {201, 409}
    assert len({one.json()["id"] for one in answers if one.status_code == 201}) == 1
    assert len((await rooms.ask("GET", "/jobs", token())).json()) == 1


async def test_a_job_is_deleted_only_when_nothing_rests_on_it(rooms: Rooms) -> None:
    there = await kept(rooms.place.database, OURS, "word")
    free = await rooms.made("jobs", token(), **TITLE)
    assert (await rooms.ask("DELETE", f"/api/v1/jobs/{there.job}", token())).status_code == 409
    for status in (204, 404):
        answer = await rooms.ask("DELETE", f"/api/v1/jobs/{free['id']}", token())
        assert answer.status_code == status
    assert (await rooms.ask("GET", f"/api/v1/jobs/{there.job}", token())).status_code == 200


async def test_the_transcripts_are_what_they_say_they_are(rooms: Rooms) -> None:
    there = await kept(rooms.place.database, OURS, "word")
    whole = f"/api/v1/interviews/{there.interview}/transcript"
    own = "/api/v1/invitation/transcript"
    for path, key, kind, media, begins in (
        (whole, token(), "json", "application/json", b"{"),
        (whole, token(), "csv", "text/csv; charset=utf-8", b""),
        (whole, token(), "pdf", "application/pdf", b"%PDF-"),
        (own, there.token, "json", "application/json", b"{"),
        (own, there.token, "text", "text/plain; charset=utf-8", b""),
        (own, there.token, "pdf", "application/pdf", b"%PDF-"),
    ):
        answer = await rooms.ask("GET", path, key, params={"format": kind})
        assert (answer.status_code, answer.headers["content-type"]) == (200, media)
        assert answer.content.startswith(begins)
        assert b"nervous" not in answer.content, "how at ease somebody sounded"


MEGABYTE = b"x" * 1024 * 1024


@pytest.mark.parametrize("told", [True, False])
async def test_a_body_that_is_too_long_is_refused_told_of_or_counted(rooms: Rooms, told: bool) -> None:
    async def body() -> Any:
        for _ in range(13):
            yield MEGABYTE

    for path, headers in (
        ("/api/v1/jobs", JSON),
        ("/api/v1/jobs", JSON | {"idempotency-key": "0b8f"}),
        ("/api/v1/invitation/consent", JSON),
    ):
        content: Any = MEGABYTE * 13 if told else body()
        answer = await rooms.ask("POST", path, token(), content=content, headers=headers)
        assert answer.status_code == 413 or (path.endswith("consent") and answer.status_code in (403, 413))
        assert answer.headers["content-type"] == "application/problem+json"
    assert (await rooms.ask("GET", "/api/v1/me", token())).status_code == 200


UPLOADS = {
    "a PDF": (lambda: as_pdf("Baked bread"), None),
    "a DOCX": (lambda: as_docx("Baked bread"), None),
    "a text": (lambda: b"Baked bread", None),
    "a PDF with a password": (lambda: as_pdf("Baked bread", password="secret"), "password"),
    "a PDF of a picture": (lambda: hostile_pdfs.with_a_picture(60_000), "pictures"),
    "a zip bomb": (lambda: hostile_docx.bomb(60), "packed"),
    "nothing": (lambda: b"", "empty"),
    "a large file": (lambda: b"x" * 10_000_001, "larger"),
}


async def test_resumes_are_read_or_refused_in_the_parsers_words(rooms: Rooms) -> None:
    candidate = await rooms.made("candidates", token(), name="Ada", resume_text="I drove trams.")
    path = f"/api/v1/candidates/{candidate['id']}"
    for name, (made, why) in UPLOADS.items():
        before = (await rooms.ask("GET", path, token())).headers["etag"]
        file = ("resume.pdf", await asyncio.to_thread(made), "application/pdf")
        answer = await rooms.ask("PUT", f"{path}/resume", token(), files={"file": file})
        if why is None:
            assert answer.json()["resume_text"].strip() == "Baked bread", name
            assert answer.headers["etag"] != before
        else:
            assert (answer.status_code, answer.json()["code"]) == (422, "UnreadableFile"), name
            assert why in answer.json()["detail"], answer.text
            assert (await rooms.ask("GET", path, token())).headers["etag"] == before


async def test_the_public_frontend_gets_bare_jobs(rooms: Rooms) -> None:
    made = await rooms.ask("POST", "/jobs", token(), content=json.dumps(TITLE), headers=JSON)
    assert made.status_code == 201
    assert (await rooms.ask("GET", "/jobs", token())).json() == [made.json()]
    assert (await rooms.ask("GET", f"/jobs/{made.json()['id']}", token())).json() == made.json()
    assert (await rooms.ask("GET", "/health")).json() == {"status": "ok"}


async def test_a_list_of_candidates_says_who_has_a_resume_and_does_not_show_it(rooms: Rooms) -> None:
    for name, resume in (("Ada", "I baked rye bread."), ("Ben", " ")):
        await rooms.made("candidates", token(), name=name, resume_text=resume)
    listed = (await rooms.ask("GET", "/api/v1/candidates", token())).json()["items"]
    assert {each["name"]: each["has_resume"] for each in listed} == {"Ada": True, "Ben": False}
    assert "rye" not in str(listed)
