"""Every error text of the API document from a real socket, and a socket that survives whatever is sent."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from dirty_equals import IsPartialDict, IsStr

from api.errors import InterviewError
from graph.subjects import Candidate
from storage.errors import RecordsUnavailable
from storage.held import HeldInterview
from storage.models import EndReason
from tests.integration.conftest import Place, Serving
from tests.integration.scripted import CANDIDATE, JOB, Client

START = {"job_id": JOB, "candidate_id": CANDIDATE}
DOCUMENTED = [
    ({"candidate_id": CANDIDATE}, "job_id and candidate_id are required", 400, "MissingField"),
    ({"job_id": JOB}, "job_id and candidate_id are required", 400, "MissingField"),
    ({"job_id": "", "candidate_id": None}, "job_id and candidate_id are required", 400, "MissingField"),
    ({**START, "job_id": "xyz"}, "Job with ID xyz not found", 404, "JobNotFound"),
    ({**START, "candidate_id": "xyz"}, "Candidate with ID xyz not found", 404, "CandidateNotFound"),
    (
        {**START, "candidate_id": "xyz", "resume_text": "Ten years of Erlang."},
        "Candidate with ID xyz not found",
        404,
        "CandidateNotFound",
    ),
    ({**START, "candidate_id": "no-resume"}, "No resume found for candidate", 404, "ResumeNotFound"),
]


@pytest.mark.parametrize(("data", "message", "status", "name"), DOCUMENTED)
async def test_a_start_that_cannot_be_says_why(
    place: Place, data: dict[str, Any], message: str, status: int, name: str
) -> None:
    await place.records.add_candidate(Candidate(id="no-resume"))
    client = await place.client()
    await client.say("start_interview", data)
    fields = {"message": message, "details": IsStr, "status_code": status, "exception_type": name}
    assert await client.receive() == {"type": "error", **fields, "data": fields}
    assert await place.records.interviews() == []
    await client.start()


@pytest.mark.parametrize("type_", ["candidate_response", "get_status", "end_interview"])
async def test_before_the_start_there_is_no_session(place: Place, type_: str) -> None:
    client = await place.client()
    await client.say(type_, {"response": "I built it."})
    assert await client.receive() == refused("Interview session not found", 404, "SessionNotFound")
    await client.start()


async def test_a_session_holds_one_interview_only(place: Place) -> None:
    await place.records.add_candidate(Candidate(id="other", resume_text="Ten years of Erlang."))
    client = await place.client()
    await client.start()
    await client.say("start_interview", {**START, "candidate_id": "other"})
    assert (await client.expect("error"))["status_code"] == 409


async def test_an_ended_interview_takes_no_answer(place: Place) -> None:
    client = await place.client()
    started = await client.start()
    await client.say("end_interview")
    ended = await client.expect("interview_ended")
    await client.answer("One more thing.")
    assert (await client.expect("error"))["exception_type"] == "InterviewOver"
    assert await client.start() == started
    assert await client.receive() == ended


async def test_an_answer_before_the_first_question_has_to_wait(place: Place) -> None:
    place.mind.gate.clear()
    client = await place.client()
    await client.say("start_interview", START)
    await client.answer("I built it.")
    assert (await client.expect("error"))["exception_type"] == "NotReady"
    place.mind.gate.set()
    await client.expect("interview_started")


# stores that cannot be reached


async def test_a_start_without_the_record_can_be_sent_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client = await place.client()
    with monkeypatch.context() as broken:
        broken.setattr(place.records, "begin_interview", unavailable)
        await client.say("start_interview", START)
        assert await client.receive() == refused("Database error: connection failed", 503, "RecordsUnavailable")
    await client.start()
    assert len(await place.records.interviews()) == 1


async def test_a_connection_made_without_the_record_works_once_it_is_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(place.records, "interview", unavailable)
        client = await place.client()
        assert (await client.expect("error"))["message"] == "Database error: connection failed"
        await client.say("get_status")
        assert (await client.expect("error"))["message"] == "Database error: connection failed"
    await client.start()


@pytest.mark.parametrize("step", ["keep_answer", "keep_question"])
async def test_an_answer_that_could_not_be_kept_can_be_sent_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    with monkeypatch.context() as broken:
        broken.setattr(HeldInterview, step, unavailable)
        await client.answer("I built it.", id="a1")
        error = await client.expect("error")
        assert (error["message"], error["in_reply_to"]) == ("Database error: connection failed", "a1")
    await client.answer("I built it.", id="a1")
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 2?"
    assert await client.so_far() == []
    assert [turn.answer for turn in await place.records.turns(session)] == ["I built it.", None]


async def test_speech_that_could_not_be_kept_is_tried_again_by_itself(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await place.client()
    await client.start()
    await client.transcript("I built it", is_final=True)
    with monkeypatch.context() as broken:
        broken.setattr(HeldInterview, "keep_answer", unavailable)
        place.time.advance(2.5)
        await client.expect("error")
    place.time.advance(2.5)
    await client.expect("ai_response")
    assert place.mind.answers == [(1, "I built it")]


@pytest.mark.parametrize("id_", [None, "a2"])
async def test_a_reply_that_failed_is_made_when_the_answer_is_sent_again(place: Place, id_: str | None) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.failures.append(ValueError("secret words of the candidate"))
    await client.answer("I built it.", id="a1")
    error = await client.expect("error")
    assert (error["exception_type"], error["status_code"]) == ("ReplyUnavailable", 503)
    assert "secret" not in json.dumps(error)
    await client.answer("I built it.", id=id_)
    await client.expect("ai_response")
    assert (await place.records.turns(session))[0].answer == "I built it."


async def test_a_failed_reply_is_made_for_who_comes_back(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.failures.append(RecordsUnavailable("gone"))
    await client.answer("I built it.")
    await client.expect("error")
    await client.socket.close()
    client = await place.client()
    await client.expect("status_update")
    await client.expect("interview_started")
    await client.expect("ai_response")


async def test_a_reply_that_takes_too_long_is_given_up(serving: Serving) -> None:
    place = await serving(reply_limit=0.05)
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("I built it.")
    assert (await client.expect("error"))["exception_type"] == "ReplyUnavailable"
    place.mind.gate.set()
    await client.answer("I built it.")
    await client.expect("ai_response")


@pytest.mark.parametrize("again", ["by hand", "by itself"])
async def test_an_end_that_failed_is_made_later(place: Place, monkeypatch: pytest.MonkeyPatch, again: str) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    with monkeypatch.context() as broken:
        broken.setattr(HeldInterview, "finish", unavailable)
        await client.say("end_interview")
        assert (await client.expect("error"))["status_code"] == 503
    if again == "by hand":
        await client.say("end_interview")
    else:
        place.time.advance(30)
    await client.expect("interview_ended")
    interview = await place.records.interview(session)
    assert interview is not None
    assert interview.end_reason is EndReason.ENDED_BY_CANDIDATE


# messages that are none

LONG = "x" * 20_001
MALFORMED: list[tuple[str | bytes, int]] = [
    ("", 400),
    (" ", 400),
    ("hello", 400),
    ("{", 400),
    ("}", 400),
    ('{"type": "get_status"', 400),
    ('{"type": "get_status",}', 400),
    ("{'type': 'get_status'}", 400),
    ('{"type": "get_status"} {"type": "get_status"}', 400),
    ('{"type": "candidate_response", "data": {"response": "\\ud800"}}', 400),
    ('{"type": "candidate_response", "data": {"response": NaN}}', 400),
    ('{"type": "candidate_response", "data": {"response": ' + "9" * 5000 + "}}", 400),
    ("[" * 5000, 400),
    ('{"type": "x", "data": ' + '{"a":' * 5000, 400),
    ("\ufeff{}", 400),
    (b"", 400),
    (b'{"type": "get_status"}', 400),
    (b"\xff\xfe\x00", 400),
    ("null", 400),
    ("true", 400),
    ("42", 400),
    ('"get_status"', 400),
    ("[]", 400),
    ('[{"type": "get_status"}]', 400),
    ("{}", 400),
    ('{"data": {}}', 400),
    ('{"type": null}', 400),
    ('{"type": 7}', 422),
    ('{"type": ["get_status"]}', 422),
    ('{"type": {"name": "get_status"}}', 422),
    ('{"type": ""}', 400),
    ('{"type": "GET_STATUS"}', 400),
    ('{"type": "ai_response"}', 400),
    ('{"type": "<script>alert(1)</script>"}', 400),
    ('{"type": "get_status", "data": "now"}', 422),
    ('{"type": "get_status", "data": 1}', 422),
    ('{"type": "get_status", "id": {}}', 422),
    ('{"type": "get_status", "id": ""}', 422),
    ('{"type": "get_status", "id": true}', 422),
    ('{"type": "candidate_response"}', 400),
    ('{"type": "candidate_response", "data": {}}', 400),
    ('{"type": "candidate_response", "data": {"response": null}}', 400),
    ('{"type": "candidate_response", "data": {"response": 5}}', 422),
    ('{"type": "candidate_response", "data": {"response": ["a"]}}', 422),
    ('{"type": "candidate_response", "data": {"response": "a\\u0000b"}}', 422),
    (json.dumps({"type": "candidate_response", "data": {"response": LONG}}), 413),
    (json.dumps({"type": "candidate_response", "data": {"response": "ä" * 200_000}}, ensure_ascii=False), 413),
    ("x" * 1_000_000, 413),
    ('{"type": "live_transcript", "data": {"is_final": true}}', 400),
    ('{"type": "live_transcript", "data": {"transcript": "a", "is_final": "true"}}', 422),
    ('{"type": "live_transcript", "data": {"transcript": {}}}', 422),
    (json.dumps({"type": "live_transcript", "data": {"transcript": LONG}}), 413),
    ('{"type": "resume", "data": {}}', 400),
    ('{"type": "resume", "data": {"epoch": "x", "last_seq": -1}}', 422),
    ('{"type": "resume", "data": {"epoch": 1, "last_seq": 1}}', 422),
    ('{"type": "start_interview"}', 400),
    ('{"type": "start_interview", "data": []}', 400),
    ('{"type": "start_interview", "data": {"job_id": 1, "candidate_id": "c"}}', 422),
    (json.dumps({"type": "start_interview", "data": {"job_id": "j" * 129, "candidate_id": "c"}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "resume_text": "x" * 200_001}}), 413),
    (json.dumps({"type": "start_interview", "data": {**START, "resume_text": 3}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "capabilities": "resume"}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": "fast"}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": {"max_duration": 0}}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": {"max_duration": 181}}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": {"max_duration": "30"}}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": {"max_duration": True}}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": {"difficulty_level": "insane"}}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": {"focus_areas": "react"}}}), 422),
    (json.dumps({"type": "start_interview", "data": {**START, "preferences": {"focus_areas": [1]}}}), 422),
]


async def test_one_socket_survives_every_malformed_message(place: Place) -> None:
    assert len(MALFORMED) >= 50
    client = await place.client()
    for started in (False, True):
        if started:
            await client.start()
        for frame, status in MALFORMED:
            await client.socket.send(frame)
            error = await client.expect("error")
            assert error["status_code"] == status, (frame[:80], error)
            assert_told(error)
    await client.answer("I built it.")
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 2?"


def assert_told(error: dict[str, Any]) -> None:
    """In the documented form, with a sentence for the user, and nothing of ours or theirs that is not needed."""
    assert set(error) - {"in_reply_to"} == {
        "type",
        "message",
        "details",
        "status_code",
        "exception_type",
        "data",
    }
    assert error["data"] == {name: error[name] for name in ("message", "details", "status_code", "exception_type")}
    assert error["exception_type"] in {kind.__name__ for kind in InterviewError.__subclasses__()}
    assert len(error["message"]) + len(error["details"]) < 400
    for leak in ("Traceback", ".py", "/api/", "pydantic", "xxxx", "script>"):
        assert leak not in error["message"] + error["details"]


async def test_a_message_names_the_field_that_is_wrong(place: Place) -> None:
    client = await place.client()
    await client.say("start_interview", {**START, "preferences": {"max_duration": 200}})
    assert (await client.expect("error"))["message"] == "data.preferences.max_duration must be at most 180."


@pytest.mark.parametrize("session", ["a%20b", "a/b", "%C3%A4", "x" * 129, "a%00b"])
async def test_a_session_id_that_cannot_be_used_is_told(place: Place, session: str) -> None:
    client = await place.client(session)
    assert (await client.expect("error"))["exception_type"] == "InvalidSessionId"
    assert await client.closed() == 4404


@pytest.mark.parametrize("session", ["x", "x" * 128, "interview_1699999999999_k3j9x", "A.b:c-d_9"])
async def test_every_id_real_clients_make_is_accepted(place: Place, session: str) -> None:
    await (await place.client(session)).start()


async def flood(client: Client, numbers: range) -> None:
    for number in numbers:
        await client.say("get_status", id=number)


async def test_a_flood_is_answered_message_by_message(place: Place) -> None:
    client = await place.client()
    await client.start()
    for burst in (range(200), range(200, 400)):
        flooding = asyncio.create_task(flood(client, burst))
        for number in burst:
            assert (await client.expect("status_update"))["in_reply_to"] == number
        await flooding
        place.time.advance(4)


async def test_too_many_messages_in_a_short_time_close_the_socket(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    for number in range(249):
        await client.transcript(f"word {number}")
    await client.answer("One message too many.")
    assert await client.closed() == 4429
    assert [turn.answer for turn in await place.records.turns(session)] == [None]
    client = await place.client()
    await client.expect("status_update")
    await client.expect("interview_started")
    await client.say("get_status")
    await client.expect("status_update")


# health


async def test_health_answers_the_page_of_another_origin(place: Place) -> None:
    async with httpx.AsyncClient(base_url=place.url, trust_env=False) as http:
        preflight = await http.options(
            "/health",
            headers={
                "Origin": "http://localhost:3000",
                "Access-Control-Request-Method": "GET",
                "Access-Control-Request-Headers": "content-type",
            },
        )
        assert preflight.status_code == 200
        assert preflight.headers["access-control-allow-origin"] == "http://localhost:3000"
        headers = {"Origin": "http://localhost:5173", "Content-Type": "application/json"}
        health = await http.get("/health", headers=headers)
        assert (health.status_code, health.json()) == (200, {"status": "ok"})
        assert health.headers["access-control-allow-origin"] == "http://localhost:5173"
        stranger = await http.get("/health", headers={"Origin": "http://evil.example"})
        assert "access-control-allow-origin" not in stranger.headers


async def test_ready_says_which_store_is_not(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    async with httpx.AsyncClient(base_url=place.url, trust_env=False) as http:
        ready = await http.get("/ready")
        assert (ready.status_code, ready.json()) == (200, {"status": "ready", "stores": {"records": "ok"}})
        await place.database.close()
        broken = await http.get("/ready")
        assert broken.status_code == 503
        assert broken.json() == {
            "status": "not ready",
            "stores": {"records": "Database error: connection failed"},
        }
        assert (await http.get("/health")).status_code == 200


async def test_the_page_is_served_with_careful_headers(place: Place) -> None:
    async with httpx.AsyncClient(base_url=place.url, trust_env=False) as http:
        page = await http.get("/")
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        assert page.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'self'" in page.headers["content-security-policy"]
        assert (await http.get("/web/room.js")).status_code == 200
        assert (await http.get("/../settings.py")).status_code == 404


async def unavailable(*_: object, **__: object) -> None:
    raise RecordsUnavailable("disk I/O error")


def refused(message: str, status: int, name: str) -> IsPartialDict:
    fields = {"message": message, "status_code": status, "exception_type": name}
    return IsPartialDict(type="error", **fields, data=IsPartialDict(fields))
