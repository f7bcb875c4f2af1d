"""Every route by every caller: who is let in, and that nobody meets another organisation's rows."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import httpx
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount, WebSocketRoute

from api.app import create_app
from settings import Settings
from tests.integration.rest.conftest import Opening, Rooms
from tests.integration.rest.kept import Kept, kept
from tests.integration.rest.tokens import OTHER_SECRET, OURS, THEIRS, claims, signed, token, unsigned

OUR_WORD, THEIR_WORD = "word-of-linden", "word-of-poplar"
STRANGERS = ("nobody", "no token", "expired", "wrong key", "unsigned", "unknown invitation")
KNOWN = ("candidate", "invited", "recruiter", "admin")


class For(Enum):
    """Whom a route is for, and what it says to the others who are known."""

    EVERYBODY = frozenset({*STRANGERS, *KNOWN})
    ANYONE = frozenset(KNOWN)
    MEMBER = frozenset({"candidate", "recruiter", "admin"})
    RECRUITER = frozenset({"recruiter", "admin"})
    ADMIN = frozenset({"admin"})
    INVITED = frozenset({"invited"})


@dataclass(frozen=True)
class Route:
    reach: For
    status: int = 200
    """Where the caller may."""
    json: Callable[[Kept], dict[str, Any]] | None = None
    more: dict[str, Any] = field(default_factory=dict)
    path: str | None = None
    """Asked for in place of the route's own."""
    spends: bool = False
    """Each time on rows of its own, which are gone afterwards."""


PDF = {"file": ("resume.txt", b"I baked bread for nine years.")}
ANY = {"headers": {"if-match": "*"}}

ROUTES = {
    ("GET", "/openapi.json"): Route(For.EVERYBODY),
    ("GET", "/health"): Route(For.EVERYBODY),
    ("GET", "/ready"): Route(For.EVERYBODY),
    ("GET", "/metrics"): Route(For.EVERYBODY),
    ("GET", "/"): Route(For.EVERYBODY),
    ("GET", "/desk"): Route(For.EVERYBODY),
    ("GET", "/web"): Route(For.EVERYBODY, path="/web/index.html"),
    ("GET", "/jobs"): Route(For.MEMBER),
    ("POST", "/jobs"): Route(For.RECRUITER, 201, lambda _: {"title": "Baker"}),
    ("GET", "/jobs/{job_id}"): Route(For.MEMBER),
    ("GET", "/api/v1/me"): Route(For.ANYONE),
    ("GET", "/api/v1/jobs"): Route(For.MEMBER),
    ("POST", "/api/v1/jobs"): Route(For.RECRUITER, 201, lambda _: {"title": "Baker"}),
    ("POST", "/api/v1/jobs/from-advertisement"): Route(For.RECRUITER, 201, lambda _: {"text": "# Baker\n\nBakes."}),
    ("GET", "/api/v1/jobs/{job_id}"): Route(For.MEMBER),
    ("PUT", "/api/v1/jobs/{job_id}"): Route(For.RECRUITER, 200, lambda _: {"title": "Baker"}, ANY),
    ("DELETE", "/api/v1/jobs/{job_id}"): Route(For.RECRUITER, 409),  # an interview rests on it
    ("GET", "/api/v1/candidates"): Route(For.RECRUITER),
    ("POST", "/api/v1/candidates"): Route(For.RECRUITER, 201, lambda _: {"name": "Ada"}),
    ("GET", "/api/v1/candidates/{candidate_id}"): Route(For.MEMBER),
    ("PUT", "/api/v1/candidates/{candidate_id}"): Route(For.RECRUITER, 200, lambda _: {"name": "Ada"}, ANY),
    ("PUT", "/api/v1/candidates/{candidate_id}/resume"): Route(For.RECRUITER, more={"files": PDF}),
    ("GET", "/api/v1/candidates/{candidate_id}/export"): Route(For.MEMBER),
    ("GET", "/api/v1/invitations"): Route(For.RECRUITER),
    ("POST", "/api/v1/invitations"): Route(
        For.RECRUITER, 201, lambda kept: {"job_id": kept.job, "candidate_id": kept.candidate}
    ),
    ("GET", "/api/v1/invitations/{invitation_id}"): Route(For.RECRUITER),
    ("GET", "/api/v1/invitation"): Route(For.INVITED),
    ("POST", "/api/v1/invitation/consent"): Route(For.INVITED, 200, lambda _: {"hash": "0" * 64}),
    ("GET", "/api/v1/invitation/transcript"): Route(For.INVITED),
    ("GET", "/api/v1/interviews"): Route(For.RECRUITER),
    ("GET", "/api/v1/interviews/{interview_id}"): Route(For.RECRUITER),
    ("GET", "/api/v1/interviews/{interview_id}/transcript"): Route(For.RECRUITER),
    ("POST", "/api/v1/interviews/{interview_id}/decisions"): Route(
        For.RECRUITER, 201, lambda _: {"author": "Ada", "text": "We meet."}
    ),
    ("GET", "/api/v1/audit"): Route(For.ADMIN),
    ("GET", "/api/v1/erasures"): Route(For.ADMIN),
    ("POST", "/api/v1/invitations/{invitation_id}/withdrawal"): Route(For.RECRUITER, spends=True),
    ("DELETE", "/api/v1/candidates/{candidate_id}"): Route(For.RECRUITER, spends=True),
    ("DELETE", "/api/v1/interviews/{interview_id}"): Route(For.RECRUITER, spends=True),
}


def routes() -> Iterator[tuple[str, str]]:
    for context in iter_route_contexts(create_app(Settings()).routes):
        route, path = context.original_route, context.path
        assert path is not None
        if isinstance(route, WebSocketRoute):
            yield "WEBSOCKET", path
        elif isinstance(route, Mount):
            yield "GET", path
        else:
            yield from ((method, path) for method in (context.methods or set()) - {"HEAD", "OPTIONS"})


def test_it_is_said_of_every_route_whom_it_is_for() -> None:
    of_sockets = {("WEBSOCKET", "/ws/interview/{session_id}"), ("WEBSOCKET", "/{path:path}")}
    assert set(routes()) == ROUTES.keys() | of_sockets


def callers(ours: Kept) -> dict[str, str | None]:
    return {
        "nobody": None,
        "no token": "nonsense",
        "expired": signed(claims("admin") | {"exp": int(time.time()) - 60}),
        "wrong key": signed(claims("admin"), OTHER_SECRET),
        "unsigned": unsigned(claims("admin")),
        "unknown invitation": "inv_" + "A" * 43,
        "candidate": token("candidate", OURS, ours.candidate),
        "invited": ours.token,
        "recruiter": token("recruiter"),
        "admin": token("admin"),
    }


async def two_organisations(rooms: Rooms) -> tuple[Kept, Kept]:
    return await kept(rooms.place.database, OURS, OUR_WORD), await kept(rooms.place.database, THEIRS, THEIR_WORD)


async def asked(rooms: Rooms, method: str, path: str, target: Kept, token: str | None) -> httpx.Response:
    route = ROUTES[method, path]
    given = dict(route.more) | ({"json": route.json(target)} if route.json else {})
    return await rooms.ask(method, (route.path or path).format(**target.ids), token, **given)


async def test_every_route_lets_in_whom_it_is_for_and_shows_them_nothing_of_others(opened: Opening) -> None:
    rooms = await opened(requests_per_minute=10_000)
    ours, _ = await two_organisations(rooms)
    tokens = callers(ours)
    wrong = []
    for (method, path), route in ROUTES.items():
        for name, key in tokens.items():
            may = name in route.reach.value
            own = await kept(rooms.place.database, OURS, OUR_WORD) if route.spends and may else ours
            answer = await asked(rooms, method, path, own, key)
            expected = route.status if may else 401 if name in STRANGERS else 403
            if answer.status_code != expected:
                wrong.append(f"{name}: {method} {path} {answer.status_code}, not {expected}: {answer.text[:200]}")
            if not may:
                assert answer.headers["content-type"] == "application/problem+json"
                assert OUR_WORD not in answer.text
            assert THEIR_WORD not in answer.text
    assert not wrong, "\n".join(wrong)


async def test_every_id_of_another_organisation_answers_as_an_unknown_one(opening: Opening) -> None:
    rooms = await opening(requests_per_minute=10_000)
    ours, theirs = await two_organisations(rooms)
    unknown = Kept.new(THEIRS)
    tokens = callers(ours)
    for method, path in ROUTES:
        if "{" not in path and path != "/api/v1/invitations":
            continue
        for name in ("candidate", "recruiter", "admin"):
            answers = [await asked(rooms, method, path, target, tokens[name]) for target in (theirs, unknown)]
            told = [
                answer.text.replace(one, "ID")
                for answer, target in zip(answers, (theirs, unknown), strict=True)
                for one in [next((each for each in target.ids.values() if each in answer.text), "ID")]
            ]
            assert answers[0].status_code == answers[1].status_code in (200, 403, 404), (name, method, path)
            assert told[0] == told[1], (name, method, path)
            assert THEIR_WORD not in answers[0].text
            if answers[0].status_code == 200:
                assert (method, path) == ("GET", "/api/v1/invitations")
    assert (await rooms.ask("GET", f"/api/v1/interviews/{theirs.interview}", token("admin", THEIRS))).status_code == 200


async def test_a_filter_for_rows_of_another_organisation_finds_none(rooms: Rooms) -> None:
    _, theirs = await two_organisations(rooms)
    for listed in ("jobs", "candidates", "invitations", "interviews", "audit", "erasures"):
        for query in ({"q": THEIR_WORD}, {"candidate_id": theirs.candidate}, {"job_id": theirs.job}):
            answer = await rooms.ask("GET", f"/api/v1/{listed}", token("admin"), params=query)
            assert answer.status_code == 200
            assert THEIR_WORD not in answer.text
            assert theirs.candidate not in answer.text


async def test_a_cursor_of_another_organisation_opens_nothing(rooms: Rooms) -> None:
    for _ in range(2):
        await two_organisations(rooms)
    page = await rooms.ask("GET", "/api/v1/candidates", token("recruiter", THEIRS), params={"limit": 1})
    answer = await rooms.ask("GET", "/api/v1/candidates", token(), params={"cursor": page.json()["next"]})
    assert answer.status_code == 200
    assert THEIR_WORD not in answer.text


async def test_a_candidate_reads_nobody_elses_profile_and_the_organisation_of_the_token_is_what_counts(
    rooms: Rooms,
) -> None:
    ours, theirs = await two_organisations(rooms)
    other = await rooms.made("candidates", token(), name="Ada")
    mine = token("candidate", OURS, ours.candidate)
    for candidate, status in ((ours.candidate, 200), (other["id"], 403), (theirs.candidate, 403)):
        for path in (f"/api/v1/candidates/{candidate}", f"/api/v1/candidates/{candidate}/export"):
            assert (await rooms.ask("GET", path, mine)).status_code == status
    # The same subject in another organisation is another person.
    elsewhere = token("candidate", THEIRS, ours.candidate)
    assert (await rooms.ask("GET", f"/api/v1/candidates/{ours.candidate}", elsewhere)).status_code == 404
