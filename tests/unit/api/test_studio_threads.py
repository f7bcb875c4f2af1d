"""An interview neither waits for Studio nor notices where it cannot be told."""

import asyncio
from datetime import UTC, datetime

import httpx
from langgraph_sdk.client import LangGraphClient
from structlog.testing import capture_logs

from api.studio.threads import StudioThreads
from storage.models import Interview
from tests.integration.scripted import ScriptedMind

NOW = datetime.now(UTC)
INTERVIEW = Interview(
    id="0d5f2f0e-6f1f-4f4e-9a40-0a4d6b1f3c11",
    alias="session-1",
    job_id="job-7",
    candidate_id="candidate-9",
    job_title="Baker",
    company="Hollow Lane",
    resume_text="Baker since 2019",
    started_at=NOW,
    updated_at=NOW,
)


class Heard(httpx.AsyncBaseTransport):
    """Studio's side of the line: down, or writing down what it is told."""

    def __init__(self, *, down: bool = False, silent: bool = False) -> None:
        self.down, self.silent = down, silent
        self.bodies: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.bodies.append((await request.aread()).decode())
        if self.down:
            raise httpx.ConnectError("nobody there")
        if self.silent:
            await asyncio.Event().wait()
        return httpx.Response(200, json={})


async def first_question(line: Heard) -> str:
    """Of an interview shown over that line; all that can be told was told."""
    async with (
        httpx.AsyncClient(base_url="http://studio", transport=line) as http,
        StudioThreads(LangGraphClient(http).threads) as threads,
    ):
        thread = await threads.showing(ScriptedMind().thread_for)(INTERVIEW, lambda: 0.0)
        reply = await thread.open()
    assert reply.question is not None
    return reply.question.text


async def test_a_studio_that_is_down_costs_a_line_in_the_log_and_nothing_else() -> None:
    with capture_logs() as logs:
        assert await first_question(Heard(down=True)) == "Question 1?"
    assert {line["event"] for line in logs} == {"not shown in Studio"}
    assert {line["interview"] for line in logs} == {INTERVIEW.id[:8]}


async def test_a_studio_that_never_answers_is_not_waited_for() -> None:
    async with asyncio.timeout(5):
        assert await first_question(Heard(silent=True)) == "Question 1?"


async def test_nothing_tells_who_the_candidate_is() -> None:
    line = Heard()
    await first_question(line)
    assert any('"job_title":"Baker"' in body.replace(" ", "") for body in line.bodies)
    assert not [body for body in line.bodies if "candidate-9" in body or "2019" in body or "session-1" in body]
