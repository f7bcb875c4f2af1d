"""The websocket's door: who is let in, by which way, and that ids open nothing that is not one's own."""

import pytest
from websockets.exceptions import InvalidStatus

from tests.integration.rest.conftest import Opening, Rooms
from tests.integration.rest.kept import kept
from tests.integration.rest.test_who_may_what import STRANGERS, callers
from tests.integration.rest.tokens import OURS, THEIRS, token
from tests.integration.scripted import Client


async def refusal(client: Client) -> tuple[str, int, int]:
    told = (await client.expect("error"))["data"]
    return told["exception_type"], told["status_code"], await client.closed()


async def begun(rooms: Rooms, subject: str, session: str = "mine", organisation: str = OURS) -> tuple[Client, str]:
    """An interview of a candidate with a token of their own; the client and the interview's UUID."""
    recruiter = token("recruiter", organisation)
    job = await rooms.made("jobs", recruiter, title="Baker")
    if (await rooms.ask("GET", f"/api/v1/candidates/{subject}", recruiter)).status_code == 404:
        await rooms.made("candidates", recruiter, id=subject, resume_text="I baked.")
    client = await rooms.socket(session, token("candidate", organisation, subject))
    await client.say("start_interview", {"job_id": job["id"], "candidate_id": subject})
    return client, (await client.expect("interview_started"))["data"]["session_id"]


@pytest.mark.parametrize("protocol", [False, True])
async def test_candidates_come_in_by_address_or_subprotocol_and_nobody_else(rooms: Rooms, protocol: bool) -> None:
    ours = await kept(rooms.place.database, OURS, "word")
    for name, key in callers(ours).items():
        if protocol and key is None:
            continue
        client = await rooms.socket(ours.invitation, key, protocol=protocol)
        if protocol:
            assert client.socket.subprotocol == "bearer"
        if name in STRANGERS:
            told, status, code = await refusal(client)
            assert (status, code) == (401, 4401)
            assert told in ("TokenMissing", "TokenInvalid", "InvitationInvalid")
        elif name in ("recruiter", "admin"):
            assert await refusal(client) == ("NotAllowed", 403, 4401)
        elif name == "invited":
            assert (await client.expect("status_update"))["data"]["session_id"] == ours.interview
        else:  # the id is the invitation's, which a token of one's own does not stand for
            await client.say("get_status")
            assert (await client.expect("error"))["data"]["exception_type"] == "SessionNotFound"


async def test_a_token_in_the_header_is_taken_too(rooms: Rooms) -> None:
    client = await rooms.socket("a", additional_headers={"authorization": f"Bearer {token('candidate')}"})
    await client.say("get_status")
    assert (await client.expect("error"))["data"]["exception_type"] == "SessionNotFound"


async def test_an_invitation_opens_no_session_but_its_own(rooms: Rooms) -> None:
    ours, theirs = [await kept(rooms.place.database, one, "word", ends=False) for one in (OURS, THEIRS)]
    for session in (theirs.invitation, theirs.interview, "another", f"~{ours.interview}"):
        told = await refusal(await rooms.socket(session, ours.token))
        assert told[0] in ("SessionNotFound", "InvalidSessionId") and told[2] == 4404
    for session in (ours.invitation, ours.interview):
        client = await rooms.socket(session, ours.token)
        assert (await client.expect("status_update"))["data"]["session_id"] == ours.interview


async def test_nobody_reaches_anothers_interview_by_its_id_or_by_the_name_it_was_begun_with(rooms: Rooms) -> None:
    _, session = await begun(rooms, "ada")
    alias = (await rooms.place.records.interviews())[0].alias
    assert alias.startswith("~") and "ada" not in alias
    for subject, organisation in (("eve", OURS), ("ada", THEIRS)):
        for guess in ("mine", session, session.upper(), alias.removeprefix("~")):
            client = await rooms.socket(guess, token("candidate", organisation, subject))
            await client.say("get_status")
            told = await client.expect("error")
            assert told["data"]["exception_type"] == "SessionNotFound", "an empty session of one's own"
            assert session not in str(told)
    back = await rooms.socket(session, token("candidate", OURS, "ada"))
    assert (await back.expect("status_update"))["data"]["session_id"] == session


async def test_two_candidates_who_choose_the_same_name_have_two_interviews(rooms: Rooms) -> None:
    (_, first), (_, second), (_, third) = [
        await begun(rooms, subject, "mine", organisation)
        for subject, organisation in (("ada", OURS), ("eve", OURS), ("zoe", THEIRS))
    ]
    assert len({first, second, third}) == 3


async def test_a_candidate_begins_no_interview_of_another_or_for_a_job_of_another_organisation(rooms: Rooms) -> None:
    ours, theirs = [await kept(rooms.place.database, one, "word") for one in (OURS, THEIRS)]
    client = await rooms.socket("a", token("candidate", OURS, ours.candidate))
    for data, code in (
        ({"job_id": ours.job, "candidate_id": theirs.candidate}, "CandidateNotFound"),
        ({"job_id": theirs.job, "candidate_id": ours.candidate}, "JobNotFound"),
        ({"job_id": "none", "candidate_id": ours.candidate}, "JobNotFound"),
    ):
        await client.say("start_interview", data)
        assert (await client.expect("error"))["data"]["exception_type"] == code
    assert len(await rooms.place.records.interviews()) == 2


@pytest.mark.parametrize("secret", [True, False])
async def test_a_page_of_elsewhere_opens_no_socket(opened: Opening, secret: bool) -> None:
    rooms = await opened(**({} if secret else {"jwt_secret": None}))
    for origin in ("http://localhost:3000", rooms.place.url):
        await rooms.socket("a", token("candidate"), additional_headers={"origin": origin})
    for origin in ("https://evil.example", "null", "http://[", ""):
        with pytest.raises(InvalidStatus) as refused:
            await rooms.socket("a", token("candidate"), additional_headers={"origin": origin})
        assert refused.value.response.status_code == 403


async def test_where_no_key_is_set_a_socket_needs_none_and_an_invitation_counts_all_the_same(opened: Opening) -> None:
    rooms = await opened(jwt_secret=None)
    ours = await kept(rooms.place.database, "default", "word", ends=False)
    client = await rooms.socket(ours.interview)
    assert (await client.expect("status_update"))["data"]["session_id"] == ours.interview
    assert (await refusal(await rooms.socket("another", ours.token)))[2] == 4404
