"""For the tests of the desk: one open server for all of them, and an interview that was held on it."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.rooms.browser import window
from tests.e2e.rooms.desk.conversing import ANSWERS, Conversing
from tests.e2e.rooms.desk.record import review
from tests.e2e.rooms.desk.recruiter import Recruiter
from tests.e2e.rooms.home import Home


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    opened = Home(tmp_path_factory.mktemp("record"))
    yield opened
    opened.stop()


@pytest.fixture(scope="package")
def api(home: Home) -> Iterator[httpx.Client]:
    """Beside the desk: what is on record."""
    with httpx.Client(base_url=f"{home.url}/api/v1/", timeout=30) as client:
        yield client


@pytest.fixture(scope="package")
def held(home: Home, api: httpx.Client) -> dict[str, Any]:
    """An interview that has ended, as the server tells it."""
    invitation = home.invite(extra_time=25, focus_areas=["accessibility"], contact="Maya Lind")
    with Conversing(home.url, invitation) as candidate:
        for words in ANSWERS:
            candidate.say(words)
        candidate.end()
    return review(api, invitation["id"])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser) as opened:
        yield opened


@pytest.fixture
def recruiter(page: Page, home: Home) -> Recruiter:
    return Recruiter(page, home.url)
