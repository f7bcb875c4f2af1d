"""The desk of a server with a key: who may sit at it, and what they find."""

import time
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import serving
from tests.e2e.rooms.browser import DESK, PHONE, Scheme, hindrances, narrowed, picture, wider_than_its_window, window
from tests.e2e.rooms.desk.recruiter import Recruiter
from tests.e2e.rooms.home import JOB

SECRET = "a secret of thirty-two characters, or more"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a key. It has the demonstration's rows, which are another organisation's."""
    with serving(tmp_path_factory.mktemp("guarded"), more={"OPENHIRE_JWT_SECRET": SECRET}) as (url, _):
        yield url


def token(role: str = "recruiter", organisation: str = "orchard", subject: str = "elin", seconds: int = 600) -> str:
    about = {"role": role, "organisation": organisation}
    claims = {"sub": subject, "exp": int(time.time()) + seconds, "app_metadata": about}
    return jwt.encode(claims, SECRET, algorithm="HS256")


def signed_in(page: Page, url: str, **of: Any) -> Recruiter:
    recruiter = Recruiter(page, url)
    recruiter.open()
    recruiter.sees("Sign in to the desk")
    recruiter.write("Access token", token(**of))
    recruiter.press("Sign in")
    recruiter.sees("Interviews")
    return recruiter


def test_a_recruiter_of_another_organisation_finds_an_empty_desk(page: Page, guarded: str) -> None:
    recruiter = signed_in(page, guarded)
    expect(page.locator("#who")).to_contain_text("recruiter at orchard")
    assert page.locator(".rows li").count() == 0
    for link in ("Jobs", "Candidates", "Invitations"):
        recruiter.go(link)
        recruiter.sees(link)
        expect(page.locator(".empty")).to_be_visible()
        assert page.locator(".rows li").count() == 0
    recruiter.open(f"jobs/{JOB}")
    recruiter.sees("This cannot be shown now")
    assert page.get_by_role("link", name="Audit log").count() == 0


def test_a_token_that_cannot_be_used_leads_back_to_the_question_and_says_why(page: Page, guarded: str) -> None:
    recruiter = Recruiter(page, guarded)
    recruiter.open("jobs")
    for wrong, why in (
        ("no token at all", "This is no token"),
        ("abc.def.ghi", "sign in again"),
        (token(seconds=-600), "has expired"),
        (jwt.encode({"sub": "elin"}, SECRET[::-1], algorithm="HS256"), "cannot be used"),
        (token(role="candidate"), "The desk is for recruiters and administrators."),
    ):
        recruiter.write("Access token", wrong)
        recruiter.press("Sign in")
        expect(recruiter.alert()).to_contain_text(why)
        recruiter.sees("Sign in to the desk")
    recruiter.write("Access token", token())
    recruiter.press("Sign in")
    recruiter.sees("Jobs")


def test_who_is_asked_again_in_the_middle_loses_nothing_that_was_written(page: Page, guarded: str) -> None:
    recruiter = signed_in(page, guarded)
    recruiter.open("add/job")
    recruiter.write("Title", "Cellar hand")
    refuse_once = {"status": 401, "json": {"detail": "The token has expired; sign in again.", "code": "TokenInvalid"}}
    page.route("**/api/v1/jobs", lambda route: route.fulfill(**refuse_once), times=1)
    recruiter.press("Add the job")
    recruiter.sees("Sign in to the desk")
    expect(page.get_by_text("The token has expired; sign in again.")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    recruiter.write("Access token", token())
    recruiter.press("Sign in")
    recruiter.sees("Cellar hand")
    page.reload()
    recruiter.sees("Cellar hand")


def test_somebody_else_who_signs_in_finds_nothing_of_who_sat_here(page: Page, guarded: str) -> None:
    recruiter = signed_in(page, guarded)
    recruiter.open("add/job")
    recruiter.write("Title", "A secret job")
    expired = {"status": 401, "json": {"detail": "The token has expired; sign in again.", "code": "TokenInvalid"}}
    page.route("**/api/v1/jobs", lambda route: route.fulfill(**expired), times=1)
    recruiter.press("Add the job")
    recruiter.write("Access token", token(organisation="harbour", subject="per"))
    recruiter.press("Sign in")
    recruiter.sees("New job")
    expect(page.locator("#who")).to_contain_text("harbour")
    expect(recruiter.field("Title")).to_have_value("")
    recruiter.go("Jobs")
    expect(page.locator(".empty")).to_be_visible()


def test_nothing_of_who_sat_here_stays_after_signing_out(page: Page, guarded: str) -> None:
    recruiter = signed_in(page, guarded, role="admin", organisation="harbour")
    expect(page.get_by_role("link", name="Receipts")).to_be_visible()
    recruiter.press("Sign out")
    recruiter.sees("Sign in to the desk")
    assert page.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)") == "{}{}"
    assert "harbour" not in page.content()


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_the_question_who_is_there_hinders_nobody(
    browser: Browser, guarded: str, size: tuple[int, int], scheme: Scheme
) -> None:
    with window(browser, size, scheme) as page:
        recruiter = Recruiter(page, guarded)
        recruiter.open()
        recruiter.sees("Sign in to the desk")
        assert recruiter.focused() == "Sign in to the desk"
        picture(page, f"desk-sign-in-{size[0]}")
        recruiter.write("Access token", "abc.def.ghi")
        recruiter.press("Sign in")
        expect(recruiter.alert()).to_be_visible()
        assert hindrances(page) == []
        with narrowed(page):
            assert wider_than_its_window(page) == 0
