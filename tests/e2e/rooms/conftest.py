"""For all tests of the rooms: the browser, and a loud word where there is none."""

import pytest

from tests.e2e.rooms.browser import MISSING
from tests.e2e.rooms.browser import browser as browser


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missed = [report for report in terminalreporter.stats.get("skipped", ()) if MISSING in str(report.longrepr)]
    if missed:
        terminalreporter.section("Browser", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(missed)} tests did NOT run in a browser: {missed[0].longrepr[2]}")
