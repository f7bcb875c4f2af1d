"""An invitation from its making to its withdrawal: what it opens, for how long, and how it shapes the interview."""

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dirty_equals import IsPartialDict, IsStr
from sqlalchemy import update

from storage.models import InterviewStatus
from storage.tables import invitations
from tests.integration.conftest import end_of, ended, left
from tests.integration.rest.conftest import Opening, Rooms, bytes_below
from tests.integration.rest.tokens import OURS, token
from tests.integration.scripted import Client, until

RESUME = "I baked bread for nine years."


async def invited(rooms: Rooms, *, agreed: bool = True, **terms: Any) -> dict[str, Any]:
    """A new job, candidate and invitation; `agreed`: and the consent given."""
    job = await rooms.made("jobs", token(), title="Baker", company="Rise", location="Linz")
    candidate = await rooms.made("candidates", token(), name="Ada", resume_text=RESUME)
    made = await rooms.made("invitations", token(), job_id=job["id"], candidate_id=candidate["id"], **terms)
    if agreed:
        await agree(rooms, made["token"])
    return made


async def agree(rooms: Rooms, key: str) -> dict[str, Any]:
    shown = (await rooms.ask("GET", "/api/v1/invitation", key)).json()
    return await rooms.made("invitation/consent", key, hash=shown["consent"]["hash"])


async def begun(rooms: Rooms, made: dict[str, Any], **data: Any) -> Client:
    client = await rooms.socket(made["id"], made["token"])
    await client.say("start_interview", named(made) | data)
    return client


def named(made: dict[str, Any]) -> dict[str, Any]:
    return {"job_id": made["job_id"], "candidate_id": made["candidate_id"]}


async def change(rooms: Rooms, invitation: str, **values: Any) -> None:
    async with rooms.place.database.writing() as connection:
        await connection.execute(update(invitations).where(invitations.c.id == invitation).values(**values))


async def test_the_token_is_shown_once_and_kept_nowhere(rooms: Rooms, tmp_path: Path) -> None:
    made = await invited(rooms, contact="office@rise.example")
    assert made["token"] == IsStr(regex=r"inv_[A-Za-z0-9_-]{43}")
    assert made["link"] == f"{rooms.place.url}/#{made['token']}"
    repeated = {"idempotency-key": "7b0c"}
    body = named(made)
    twice = [
        (await rooms.ask("POST", "/api/v1/invitations", token(), json=body, headers=repeated)).json() for _ in range(2)
    ]
    assert twice[0] == twice[1]
    again = (await rooms.ask("GET", f"/api/v1/invitations/{made['id']}", token())).json()
    assert "token" not in again and "link" not in again
    kept = await asyncio.to_thread(bytes_below, tmp_path)
    for one in (made["token"], twice[0]["token"]):
        assert one.encode() not in kept
        assert hashlib.sha256(one.encode()).hexdigest().encode() in kept


async def test_a_link_leads_to_the_address_that_candidates_know(opened: Opening) -> None:
    made = await invited(await opened(public_url="https://talk.rise.example/interviews"))
    assert made["link"] == f"https://talk.rise.example/interviews/#{made['token']}"


async def test_an_invitation_tells_its_holder_what_it_is(rooms: Rooms) -> None:
    made = await invited(rooms, agreed=False, max_duration=20, extra_time=50, text_only=True, breaks=True)
    assert (await rooms.ask("GET", "/api/v1/invitation", made["token"])).json() == IsPartialDict(
        id=made["id"],
        status="open",
        job={"id": made["job_id"], "title": "Baker", "company": "Rise", "location": "Linz"},
        candidate={"id": made["candidate_id"], "name": "Ada"},
        max_duration=30,
        extra_time=50,
        text_only=True,
        breaks=True,
        pauses=True,
        retention_days=None,
        interview_id=None,
    )


async def test_who_is_invited_to_write_is_not_heard_speaking(rooms: Rooms) -> None:
    client = await begun(rooms, await invited(rooms, text_only=True))
    await client.expect("interview_started")
    await client.say("live_transcript", {"transcript": "I baked", "is_final": True})
    refused = await client.expect("error")
    assert (refused["data"]["exception_type"], refused["data"]["status_code"]) == ("InWritingOnly", 403)
    await client.say("candidate_response", {"response": "I baked bread."})
    assert (await client.expect("ai_response"))["data"]["questions_asked"] == 2


async def test_no_interview_begins_before_the_consent_whose_text_hash_and_time_are_kept(rooms: Rooms) -> None:
    made = await invited(rooms, agreed=False)
    client = await begun(rooms, made)
    refused = await client.expect("error")
    assert (refused["data"]["exception_type"], refused["data"]["status_code"]) == ("ConsentMissing", 403)

    before = datetime.now(UTC)
    agreed = await agree(rooms, made["token"])
    text = agreed["consent"]["text"]
    assert agreed["consent"]["hash"] == hashlib.sha256(text.encode()).hexdigest()
    assert before <= datetime.fromisoformat(agreed["consent"]["given_at"]) <= datetime.now(UTC)
    assert await agree(rooms, made["token"]) == agreed, "repeated, the first stays"

    await client.say("start_interview", named(made))  # on the socket that was open before
    started = await client.expect("interview_started")
    path = f"/api/v1/interviews/{started['data']['session_id']}"
    assert (await rooms.ask("GET", path, token())).json()["consent"] == agreed["consent"]


async def test_a_text_that_changed_meanwhile_is_to_be_read_again(rooms: Rooms) -> None:
    made = await invited(rooms, agreed=False)
    shown = (await rooms.ask("GET", "/api/v1/invitation", made["token"])).json()["consent"]
    await change(rooms, made["id"], contact="somebody.else@rise.example")
    answer = await rooms.ask("POST", "/api/v1/invitation/consent", made["token"], json={"hash": shown["hash"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "ConsentChanged")
    assert (await agree(rooms, made["token"]))["consent"]["hash"] != shown["hash"]


async def test_an_invitation_decides_how_long_and_about_what_is_asked(rooms: Rooms) -> None:
    made = await invited(
        rooms, max_duration=20, extra_time=25, difficulty_level="hard", focus_areas=["ovens"], breaks=True
    )
    wishes = {"max_duration": 180, "difficulty_level": "easy", "focus_areas": ["gossip"]}
    started = await (await begun(rooms, made, preferences=wishes)).expect("interview_started")
    assert started["data"]["max_duration"] == 25
    interview = await rooms.place.records.interview(started["data"]["session_id"])
    assert interview is not None
    assert interview.preferences.model_dump() == {
        "max_duration": 25,
        "difficulty_level": "hard",
        "focus_areas": ("ovens",),
        "breaks": True,
    }


async def test_an_invitation_is_for_one_interview_of_one_candidate_for_one_job(rooms: Rooms) -> None:
    made, other = await invited(rooms), await invited(rooms)
    client = await rooms.socket(made["id"], made["token"])
    for wrong in ({"job_id": other["job_id"]}, {"candidate_id": other["candidate_id"]}):
        await client.say("start_interview", named(made) | wrong)
        assert (await client.expect("error"))["data"]["status_code"] == 404
    await client.say("start_interview", named(made))
    session = (await client.expect("interview_started"))["data"]["session_id"]
    await client.answer("That is all.")
    await until(lambda: ended(rooms.place, session))
    await client.socket.close()

    again = await begun(rooms, made)
    while (message := await again.receive())["type"] != "interview_ended":
        pass
    assert message["data"]["session_id"] == session
    assert len(await rooms.place.records.interviews()) == 1
    own = await rooms.ask("GET", "/api/v1/invitation/transcript", made["token"])
    assert own.json()["turns"] == [IsPartialDict(number=1, question="Question 1?", answer="That is all.")]
    assert (await rooms.ask("GET", "/api/v1/invitation/transcript", other["token"])).status_code == 404


async def test_an_invitation_ends_with_its_last_day_but_not_the_interview_that_runs(rooms: Rooms) -> None:
    made, running = await invited(rooms), await invited(rooms)
    session = (await (await begun(rooms, running)).expect("interview_started"))["data"]["session_id"]
    for one in (made, running):
        await change(rooms, one["id"], expires_at=datetime.now(UTC) - timedelta(seconds=1))

    answer = await rooms.ask("GET", "/api/v1/invitation", made["token"])
    assert (answer.status_code, answer.json()["code"]) == (401, "InvitationInvalid")
    assert "expired" in answer.json()["detail"]
    client = await rooms.socket(made["id"], made["token"])
    assert (await client.expect("error"))["data"]["exception_type"] == "InvitationInvalid"
    assert await client.closed() == 4401

    back = await rooms.socket(running["id"], running["token"])
    assert (await back.expect("status_update"))["data"]["session_id"] == session
    assert (await rooms.ask("GET", "/api/v1/invitation", running["token"])).json()["status"] == "running"


async def test_a_withdrawn_invitation_closes_the_interview_that_runs_and_nobody_comes_back(rooms: Rooms) -> None:
    made = await invited(rooms)
    client = await begun(rooms, made)
    session = (await client.expect("interview_started"))["data"]["session_id"]
    first = await rooms.ask("POST", f"/api/v1/invitations/{made['id']}/withdrawal", token())
    assert first.json()["status"] == "withdrawn"
    assert await client.closed() == 1012
    for attempt in (made["id"], session):
        back = await rooms.socket(attempt, made["token"])
        assert "withdrawn" in (await back.expect("error"))["data"]["message"]
        assert await back.closed() == 4401
    own = await rooms.socket(session, token("candidate", OURS, made["candidate_id"]))
    await own.say("get_status")
    assert (await own.expect("error"))["data"]["exception_type"] == "SessionNotFound"
    assert (await end_of(rooms.place, session))[0] is InterviewStatus.RUNNING
    again = await rooms.ask("POST", f"/api/v1/invitations/{made['id']}/withdrawal", token())
    assert again.json()["withdrawn_at"] == first.json()["withdrawn_at"], "the first stays"


async def test_who_waits_with_an_invitation_when_it_is_withdrawn_begins_nothing(rooms: Rooms) -> None:
    made = await invited(rooms)
    client = await rooms.socket(made["id"], made["token"])
    await rooms.ask("POST", f"/api/v1/invitations/{made['id']}/withdrawal", token())
    await client.say("start_interview", named(made))
    assert (await client.expect("error"))["data"]["exception_type"] == "InvitationInvalid"
    assert await client.closed() == 4401
    assert await rooms.place.records.interviews() == []


async def test_a_withdrawal_takes_an_interview_from_the_server_that_holds_it(opened: Opening) -> None:
    here, there = await opened(), await opened()
    made = await invited(here)
    client = await begun(there, made)
    await client.expect("interview_started")
    await here.ask("POST", f"/api/v1/invitations/{made['id']}/withdrawal", token())
    there.place.time.advance(11)  # a third of a lease: it looks after its own
    assert await client.closed() in (1012, 4409)
    await left(there.place)


async def test_what_is_invited_to_must_be_there_and_have_a_resume(rooms: Rooms) -> None:
    job = await rooms.made("jobs", token(), title="Baker")
    without = await rooms.made("candidates", token(), name="Ada")
    for fields, code in (
        ({"job_id": "none", "candidate_id": without["id"]}, "JobNotFound"),
        ({"job_id": job["id"], "candidate_id": "none"}, "CandidateNotFound"),
        ({"job_id": job["id"], "candidate_id": without["id"]}, "ResumeNotFound"),
    ):
        answer = await rooms.ask("POST", "/api/v1/invitations", token(), json=fields)
        assert (answer.status_code, answer.json()["code"]) == (404, code)


OUT_OF_RANGE: list[dict[str, Any]] = [
    {"max_duration": 0},
    {"max_duration": 181},
    {"extra_time": -1},
    {"extra_time": 201},
    {"expires_in_days": 0},
    {"difficulty_level": "cruel"},
    {"focus_areas": [""]},
    {"focus_areas": ["a"] * 11},
    {"salary": 1},
]


async def test_terms_out_of_their_range_are_told_by_their_field(rooms: Rooms) -> None:
    for terms in OUT_OF_RANGE:
        body = {"job_id": "a", "candidate_id": "b"} | terms
        answer = await rooms.ask("POST", "/api/v1/invitations", token(), json=body)
        assert answer.status_code == 422, terms
        assert all(each["field"].startswith(f"body.{next(iter(terms))}") for each in answer.json()["errors"])
