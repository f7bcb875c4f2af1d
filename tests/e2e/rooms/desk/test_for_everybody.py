"""Every view of the desk for everybody: by axe, in a narrow window, by keyboard."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.rooms.browser import DESK, PHONE, Scheme, hindrances, narrowed, picture, wider_than_its_window, window
from tests.e2e.rooms.desk.conversing import ANSWERS, Conversing
from tests.e2e.rooms.desk.record import added, get, review
from tests.e2e.rooms.desk.recruiter import Recruiter
from tests.e2e.rooms.home import CANDIDATE, JOB, Home

PLACES = {
    "interviews": "interviews", "interview": "interviews/{held}", "live": "interviews/{running}", "jobs": "jobs",
    "job": f"jobs/{JOB}", "new-job": "add/job", "advertisement": "add/advertisement", "candidates": "candidates",
    "candidate": f"candidates/{CANDIDATE}", "new-candidate": "add/candidate", "invitations": "invitations",
    "invite": "add/invitation", "audit": "audit", "receipts": "erasures", "nowhere": "nowhere",
}  # fmt: skip
PICTURED = ("interviews", "interview", "live", "candidate", "invited")
PARTS = {"coverage": "", "timeline": "timeline", "conversation": "", "turn-4": "conversation", "decisions": "decision"}
"""Of an interview, and what their picture is called."""
LOW = (1280, 560)
"""A window so full of words is a large picture."""


def views(recruiter: Recruiter, api: httpx.Client, held: str, running: str) -> Iterator[str]:
    """Every view of the desk, one after another: its name, while it is shown."""
    recruiter.open("jobs")
    for name, place in PLACES.items():
        recruiter.turn_to(place.format(held=held, running=running))
        yield name
    recruiter.turn_to(f"add/invitation?job={JOB}&candidate={CANDIDATE}")
    recruiter.press("Make the link")
    recruiter.sees("The link for Jonas Adeyemi")
    yield "invited"
    recruiter.turn_to(f"candidates/{added(api, 'candidates', name='Mara Lindqvist', resume_text='Bakes at night.')}")
    recruiter.press("Erase")
    expect(recruiter.page.get_by_role("dialog")).to_be_visible()
    yield "erasing"
    recruiter.confirm("Erase it all")
    recruiter.sees("Erased")
    yield "erased"


VIEWS = [*PLACES, "invited", "erasing", "erased"]


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_no_view_hinders_anybody_or_is_wider_than_a_narrow_window(
    browser: Browser, home: Home, api: httpx.Client, held: dict[str, Any], size: tuple[int, int], scheme: Scheme
) -> None:
    hindering: dict[str, list[str]] = {}
    too_wide: dict[str, int] = {}
    invitation = home.invite()
    with window(browser, size, scheme) as page, Conversing(home.url, invitation) as candidate:
        candidate.say(ANSWERS[0])
        running = review(api, invitation["id"])["id"]
        for name in views(Recruiter(page, home.url), api, held["id"], running):
            if name in PICTURED:
                picture(page, f"desk-{name}-{size[0]}")
            for summary in page.locator("summary").all():
                summary.click()
            hindering[name] = hindrances(page)
            with narrowed(page):
                too_wide[name] = wider_than_its_window(page)
    assert hindering == {name: [] for name in VIEWS}
    assert too_wide == dict.fromkeys(VIEWS, 0)


@pytest.mark.parametrize(("size", "scheme"), [(LOW, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_every_part_of_an_interview_has_an_address_of_its_own(
    browser: Browser, home: Home, held: dict[str, Any], size: tuple[int, int], scheme: Scheme
) -> None:
    with window(browser, size, scheme) as page:
        for part, pictured in PARTS.items():
            Recruiter(page, home.url).open(f"interviews/{held['id']}/{part}")
            expect(page.locator(f"#{part}")).to_be_focused()
            expect(page.locator(f"#{part}")).to_be_in_viewport()
            if pictured:
                picture(page, f"desk-{pictured}-{size[0]}")


def test_the_focus_goes_to_the_heading_of_a_new_view_and_the_keyboard_reaches_everything(recruiter: Recruiter) -> None:
    recruiter.open()
    keys = recruiter.page.keyboard
    keys.press("Tab")
    assert recruiter.focused() == "Skip to what is shown"
    keys.press("Enter")
    assert recruiter.focused() == "Interviews"
    recruiter.page.get_by_role("navigation", name="Desk").get_by_role("link", name="Jobs").focus()
    keys.press("Enter")
    recruiter.sees("Jobs")
    assert recruiter.focused() == "Jobs" and recruiter.page.title() == "Jobs: recruiter desk"
    for expected in ("Paste an advertisement", "Fill in a job"):
        keys.press("Tab")
        assert recruiter.focused() == expected
    assert recruiter.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keys.press("Enter")
    recruiter.sees("New job")


def test_a_question_before_an_erasure_is_answered_with_no_by_escape_and_gives_the_focus_back(
    recruiter: Recruiter, api: httpx.Client
) -> None:
    candidate_id = added(api, "candidates", name="Stays Here")
    recruiter.open(f"candidates/{candidate_id}")
    recruiter.press("Erase")
    expect(recruiter.page.get_by_role("dialog")).to_be_visible()
    assert recruiter.focused() == "Keep it"
    recruiter.page.keyboard.press("Escape")
    expect(recruiter.page.get_by_role("dialog")).to_have_count(0)
    assert recruiter.focused() == "Erase"
    assert get(api, f"candidates/{candidate_id}")["name"] == "Stays Here"


def test_a_view_that_the_server_does_not_answer_for_can_be_tried_again(recruiter: Recruiter) -> None:
    recruiter.open()
    recruiter.page.route("**/api/v1/jobs*", lambda route: route.abort(), times=1)
    recruiter.go("Jobs")
    recruiter.sees("This cannot be shown now")
    expect(recruiter.page.locator(".lead")).to_have_text("The server cannot be reached just now.")
    recruiter.press("Try again")
    recruiter.sees("Jobs")


def test_an_open_server_asks_for_no_token_and_says_so(recruiter: Recruiter) -> None:
    recruiter.open()
    expect(recruiter.page.locator("#who")).to_contain_text("No sign-in is needed")
