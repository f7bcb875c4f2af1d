"""Before anything else: from where requests come, how many, and what every answer carries."""

import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs
from websockets.sync.client import connect

from api.app import create_app
from settings import Settings
from tests.e2e.conftest import ADDRESS, ROOT, environment, openhire
from tests.e2e.forked import started
from tests.integration.rest.conftest import Opening, Rooms
from tests.integration.rest.issuer import Issuer, issuing
from tests.integration.rest.kept import kept
from tests.integration.rest.tokens import OURS, SECRET, bearer, token

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


async def test_without_a_key_whoever_is_at_this_machine_is_let_in_as_admin(opened: Opening) -> None:
    rooms = await opened(jwt_secret=None)
    me = {"subject": "local", "role": "admin", "organisation": "default", "open": True}
    for key in (None, "nonsense", token("candidate")):
        assert (await rooms.ask("GET", "/api/v1/me", key)).json() == me


OF_THIS_MACHINE = ("127.0.0.1:8000", "localhost:8000", "rooms.localhost", "[::1]:8000", "127.9.9.9")
OF_ELSEWHERE = (
    "evil.example",
    "evil.example:8000",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "192.168.1.7",
    "0.0.0.0:8000",
    "[",
)


async def test_without_a_key_only_names_of_this_machine_are_answered(opened: Opening) -> None:
    rooms = await opened(jwt_secret=None)
    for host in (*OF_THIS_MACHINE, *OF_ELSEWHERE):
        for path in ("/api/v1/me", "/jobs", "/", "/metrics"):
            answer = await rooms.ask("GET", path, headers={"host": host})
            assert answer.status_code == (200 if host in OF_THIS_MACHINE else 403), (host, path)
            if host in OF_ELSEWHERE:
                assert answer.json()["code"] == "AwayFromHome"


async def test_without_a_key_no_other_address_is_answered() -> None:
    app = create_app(Settings())
    for address, status in (("127.0.0.1", 200), ("::1", 200), ("10.0.0.7", 403), ("2001:db8::1", 403)):
        there = httpx.ASGITransport(app, client=(address, 5000))
        async with httpx.AsyncClient(transport=there, base_url="http://127.0.0.1:8000") as client:
            assert (await client.get("/health")).status_code == status


async def test_with_a_key_any_name_is_answered(rooms: Rooms) -> None:
    answer = await rooms.ask("GET", "/api/v1/me", token(), headers={"host": "hiring.example"})
    assert (answer.status_code, answer.json()["open"]) == (200, False)


@pytest.mark.parametrize("secret", [True, False])
async def test_pages_of_elsewhere_change_nothing_and_are_shown_nothing(opened: Opening, secret: bool) -> None:
    rooms = await opened(**({} if secret else {"jwt_secret": None}))
    for origin, allowed in (
        ("https://evil.example", False),
        ("null", False),
        ("http://[", False),
        ("http://localhost:3000", True),
        (rooms.place.url, True),
    ):
        headers = {"origin": origin}
        posted = await rooms.ask("POST", "/jobs", token(), json={"title": "Baker"}, headers=headers)
        assert posted.status_code == (201 if allowed else 403), origin
        read = await rooms.ask("GET", "/jobs", token(), headers=headers)
        assert read.status_code == 200
        shown = read.headers.get("access-control-allow-origin")
        assert shown == (origin if origin == "http://localhost:3000" else None)
    exposed = await rooms.ask("GET", "/jobs", token(), headers={"origin": "http://localhost:3000"})
    assert "etag" in exposed.headers["access-control-expose-headers"]


async def test_too_many_requests_are_told_when_there_is_room_again(opened: Opening) -> None:
    rooms = await opened(requests_per_minute=3)
    one, other = token(subject="one"), token(subject="other")
    answers = [await rooms.ask("GET", "/api/v1/me", one) for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert answers[3].json()["code"] == "TooManyRequests"
    assert 1 <= int(answers[3].headers["retry-after"]) <= 60
    assert (await rooms.ask("GET", "/api/v1/me", other)).status_code == 200, "each token has its own"
    for _ in range(26):  # made-up tokens, each a new one, all from one address
        await rooms.ask("GET", "/api/v1/me", os.urandom(8).hex())
    assert (await rooms.ask("GET", "/api/v1/me", other)).status_code == 429
    with pytest.raises(Exception, match="403"):
        await rooms.socket("a", token("candidate"))
    assert (await rooms.ask("GET", "/health")).status_code == 200, "who watches over the server is never kept out"


async def test_every_answer_has_the_headers_that_keep_browsers_careful(opened: Opening) -> None:
    rooms = await opened(requests_per_minute=5)
    for path, status in (("/", 200), ("/api/v1/me", 401), ("/nothing", 404), ("/web/room.css", 200)):
        answer = await rooms.ask("GET", path)
        assert answer.status_code == status
        assert HEADERS.items() <= answer.headers.items()
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    answer = await rooms.ask("GET", "/api/v1/me", token())
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers
    refused = [await rooms.ask("GET", "/api/v1/me", token()) for _ in range(6)][-1]
    assert refused.status_code == 429 and HEADERS.items() <= refused.headers.items()


async def test_a_fault_of_ours_is_a_problem_too_and_shows_nothing(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: Any) -> None:
        raise ValueError("what somebody said")

    monkeypatch.setattr("storage.desk.shelf.Shelf.one", fails)
    with capture_logs() as log:
        answer = await rooms.ask("GET", "/api/v1/jobs/a", token())
    assert (answer.status_code, answer.json()["code"]) == (500, "InternalError")
    assert answer.headers["content-type"] == "application/problem+json"
    assert HEADERS.items() <= answer.headers.items()
    assert "what somebody said" not in answer.text + str(log)
    assert [each["error"] for each in log if each["log_level"] == "error"] == ["ValueError"]


def test_told_to_listen_to_others_without_a_key_it_refuses_to_start(tmp_path: Path) -> None:
    refused = openhire("serve", data=tmp_path, more={"OPENHIRE_HOST": "0.0.0.0"})
    assert refused.returncode == 2
    assert refused.stderr.startswith("The server cannot start: OPENHIRE_HOST is 0.0.0.0, which others can reach")
    assert "OPENHIRE_JWT_SECRET" in refused.stderr and refused.stderr.count("\n") == 1


def test_a_short_secret_is_refused_without_being_shown(tmp_path: Path) -> None:
    refused = openhire("serve", data=tmp_path, more={"OPENHIRE_JWT_SECRET": "too-short"})
    assert refused.returncode != 0
    assert "OPENHIRE_JWT_SECRET" in refused.stderr and "too-short" not in refused.stderr


def test_the_log_holds_no_token_no_query_and_no_name_and_says_loudly_that_no_key_is_set(tmp_path: Path) -> None:
    said = tmp_path / "said"
    said.touch()
    server = started(("serve",), environment(tmp_path / "data"), ROOT, said, said)
    try:
        token, candidate = visited(address_in(said))
    finally:
        server.terminate()
        server.join(30)
        server.kill()
    log = said.read_text()
    assert server.exitcode == 0
    assert "NO KEY IS SET" in log
    assert "route=/api/v1/candidates" in log and "route=/api/v1/candidates/{candidate_id}" in log
    for word in (token, "token=", "Sonnenblume", "q=", candidate):
        assert word not in log, word


def address_in(said: Path) -> str:
    deadline = time.monotonic() + 60
    while (found := ADDRESS.search(said.read_bytes())) is None:
        assert time.monotonic() < deadline, said.read_text()
        time.sleep(0.05)
    return found.group().decode()


def visited(url: str) -> tuple[str, str]:
    """An invitation's token and a candidate's id, after all of it went through the server in every way there is."""
    with httpx.Client(base_url=url, trust_env=False) as client:
        made = client.post("/api/v1/candidates", json={"name": "Sonnenblume", "resume_text": "I baked."}).json()
        job = client.get("/jobs").json()[0]["id"]
        body = {"job_id": job, "candidate_id": made["id"]}
        invitation = client.post("/api/v1/invitations", json=body).json()
        client.get("/api/v1/candidates", params={"q": "Sonnenblume"})
        client.get(f"/api/v1/candidates/{made['id']}")
        client.get("/api/v1/invitation", headers=bearer(invitation["token"]))
    address = f"{url.replace('http', 'ws', 1)}/ws/interview/{invitation['id']}?token={invitation['token']}"
    with connect(address, proxy=None) as client_socket:
        client_socket.send("{}")
        client_socket.recv()
    return invitation["token"], made["id"]


async def test_answers_are_not_kept_open_for_whoever_is_refused(rooms: Rooms) -> None:
    there = await kept(rooms.place.database, OURS, "word")
    answers = await asyncio.gather(*(rooms.ask("GET", f"/jobs/{there.job}", "x") for _ in range(20)))
    assert {each.status_code for each in answers} == {401}
    assert SECRET not in "".join(each.text for each in answers)


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with issuing() as issuer:
        issuer.add_ec("ec")
        yield issuer


async def test_an_issuer_that_is_down_is_a_problem_of_the_server_and_passes(issuer: Issuer, opened: Opening) -> None:
    rooms = await opened(jwt_secret=None, jwks_url=issuer.url)
    known, candidate = issuer.token("ec"), issuer.token("ec", app_metadata={"role": "candidate", "organisation": "a"})
    issuer.says = b"down for maintenance"
    answer = await rooms.ask("GET", "/api/v1/me", known)
    assert (answer.status_code, answer.json()["code"]) == (503, "KeysUnavailable")
    assert int(answer.headers["retry-after"]) > 0
    client = await rooms.socket("a", candidate)
    assert (await client.expect("error"))["data"]["exception_type"] == "KeysUnavailable"
    assert await client.closed() == 1013, "come back"
    issuer.says = None
    assert (await rooms.ask("GET", "/api/v1/me", known)).json()["subject"] == "recruiter-of-linden"
