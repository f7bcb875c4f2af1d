"""For all tests: where the record is kept. What asks for `database_url` runs on SQLite and on a real PostgreSQL."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from api.log import OURS
from tests.postgres import NoPostgres, Postgres, started

MISSING = "no PostgreSQL to test with"


@pytest.fixture(autouse=True)
def log_as_at_the_start() -> Iterator[None]:
    """Whoever configures the log, as the commands of the console do, does so for one test. Before it too: what is set
    up once for many tests comes first, and may have configured it."""
    _unconfigured()
    handlers = logging.getLogger().handlers[:]
    yield
    _unconfigured()
    logging.getLogger().handlers = handlers


def _unconfigured() -> None:
    structlog.reset_defaults()
    logging.getLogger().setLevel(logging.WARNING)
    for package in OURS:
        logging.getLogger(package).setLevel(logging.NOTSET)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests of this process that do not kill it."""
    try:
        server = started()
    except NoPostgres as error:
        pytest.skip(f"{MISSING}: {error}")
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """Of an empty database."""
    url = postgres.url()
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database, of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missed = [report for report in terminalreporter.stats.get("skipped", ()) if MISSING in str(report.longrepr)]
    if missed:
        terminalreporter.section("PostgreSQL", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(missed)} tests did NOT run on PostgreSQL: {missed[0].longrepr[2]}")


LONGEST_FIRST = """
    unit/evals/test_checks.py e2e/test_prompt_engineers.py integration/test_gates.py
    e2e/rooms/test_candidate_room.py e2e/test_telemetry.py e2e/test_stopping.py
    e2e/rooms/desk/test_recruiter_desk.py e2e/rooms/desk/test_for_everybody.py e2e/rooms/desk/test_interview.py
    reliability/test_faults_of_disk.py e2e/test_studio.py integration/test_graph.py integration/test_memory.py
    e2e/test_simulated_interviews.py reliability/test_crash.py integration/rest/test_openapi.py
    integration/rest/test_who_may_what.py reliability/test_faults_of_the_database.py e2e/test_bench.py
    reliability/test_faults_of_the_model.py integration/test_live_properties.py e2e/rooms/desk/test_sign_in.py
    e2e/test_readme.py integration/test_evals.py integration/test_judge.py e2e/test_prompts_edited.py
    integration/test_wordings.py integration/test_index_lost.py e2e/test_evaluation_page.py e2e/test_many_servers.py
    e2e/test_frontend_guide.py e2e/test_console.py unit/cli/test_evaluate.py e2e/test_browser_client.py
""".split()
"""Half a minute to two and a half: begun before all others, so that no worker is left with one of them in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {f"tests/{name}": place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(places)))
