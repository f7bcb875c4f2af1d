"""A real browser for the tests of the rooms: Chromium, as the machine has it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.e2e.conftest import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
MISSING = "no Chromium to test the rooms with"
PATIENCE = 30_000
"""Milliseconds until something that is awaited on a page is a failure."""
PICTURES = ROOT / "docs" / "pictures"
LARGEST_PICTURE = 150_000
"""Bytes."""

Scheme = Literal["light", "dark"]
DESK, PHONE = (1280, 800), (390, 844)
"""Width and height of a window, in CSS pixels."""


def launched(playwright: Playwright) -> Browser:
    """Skips the test where the machine has no Chromium."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{MISSING}: none of {', '.join(NAMES)}")
    return playwright.chromium.launch(executable_path=found, args=list(QUIET))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a module, which are not async: Playwright has a loop of its own meanwhile."""
    with sync_playwright() as playwright:
        opened = launched(playwright)
        expect.set_options(timeout=PATIENCE)
        yield opened
        opened.close()


@contextmanager
def window(browser: Browser, size: tuple[int, int] = DESK, scheme: Scheme = "light") -> Iterator[Page]:
    """An empty page of a browser that remembers nothing. Fails where the page threw an error."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.on("console", lambda said: thrown.append(said.text) if "Content Security Policy" in said.text else None)
    try:
        yield page
        assert thrown == []
    finally:
        context.close()


def hindrances(page: Page) -> list[str]:
    """What axe finds on the page as it is now, by all its rules, those for WCAG 2.2 AA and its own advice."""
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def wider_than_its_window(page: Page) -> int:
    """By how many CSS pixels the page would scroll sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@contextmanager
def narrowed(page: Page, width: int = 320) -> Iterator[None]:
    """As the window of a phone, or as a wide one at 400 %."""
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size({"width": width, "height": before["height"]})
    yield
    page.set_viewport_size(before)


def picture(page: Page, name: str) -> None:
    """Where OPENHIRE_PICTURES=1 is set, the page as it is now becomes docs/pictures/NAME.png."""
    if os.environ.get("OPENHIRE_PICTURES") != "1":
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    path: Path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    assert path.stat().st_size <= LARGEST_PICTURE, f"{path} is too large for a repository"
