"""A model as judge of an interviewer, and a model as the interviewer that is evaluated, over a real HTTP server."""

import asyncio
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from evals.judge import Judge
from evals.transcript import read_transcript
from settings import Settings
from tests.fakes.openai_server import Answer, OpenAIServer
from tests.unit.evals.planted import FOLDER

CHEF = FOLDER / "chef.yaml"


def score(value: float, why: str = "Turn 3 decided it.") -> str:
    return json.dumps({"reasoning": why, "score": value})


class Served:
    """The model server in a thread of its own: the console has an event loop of its own."""

    def __init__(self, server: OpenAIServer) -> None:
        self.server = server
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))

    async def _serve(self) -> None:
        async with self.server:
            self._up.set()
            await self._stop.wait()

    def __enter__(self) -> OpenAIServer:
        self._thread.start()
        assert self._up.wait(20)
        return self.server

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with Served(OpenAIServer()) as running:
        yield running


def evaluated(server: OpenAIServer, *arguments: str) -> Result:
    told = {"OPENHIRE_MODEL": "a-model", "OPENAI_BASE_URL": server.base_url, "COLUMNS": "200"}
    return CliRunner().invoke(app, ["eval", *arguments], env=told)


async def test_every_criterion_is_read_several_times_and_the_spread_is_kept() -> None:
    transcript = read_transcript(CHEF)
    async with OpenAIServer(lambda call: score(0.5)) as server:
        server.then(score(1.0), score(0.5), score(0.75))
        judge = Judge(Settings(model="a-model", openai_base_url=server.base_url), readings=3)
        judged = await judge.judge(transcript)
        await judge.close()
    first, *others = judged
    assert sorted(first.scores) == [0.5, 0.75, 1.0]
    assert (first.score, first.spread) == (0.75, 0.5)
    assert all(each.spread == 0.0 for each in others)
    assert len(server.requests) == 3 * len(judged)


async def test_the_transcript_is_material_between_marks_and_tells_nothing_of_what_was_planted() -> None:
    async with OpenAIServer(lambda call: score(0.5)) as server:
        judge = Judge(Settings(model="a-model", openai_base_url=server.base_url), readings=1)
        await judge.judge(read_transcript(CHEF))
        await judge.close()
    question = read_transcript(CHEF).turns[1].question[:40]
    for call in server.requests:
        assert question in call.user.replace("\n", " ") and question not in call.system
        first, *_, last = call.user.splitlines()
        assert first == last and first in call.system
        assert "quality: null" in call.user and "defects: []" in call.user


@pytest.mark.parametrize("answer", [Answer(status=500), Answer("no JSON"), score(0.3)])
async def test_a_reading_that_cannot_be_used_is_no_score(answer: Answer | str) -> None:
    async with OpenAIServer(lambda call: answer) as server:
        judge = Judge(Settings(model="a-model", openai_base_url=server.base_url), readings=1)
        judged = await judge.judge(read_transcript(CHEF))
        await judge.close()
    assert {(each.score, each.spread) for each in judged} == {(None, None)}


def test_the_console_tells_scores_and_spread_and_writes_them(server: OpenAIServer, tmp_path: Path) -> None:
    server.handler = lambda call: score(0.75)
    file = tmp_path / "measured.json"
    result = evaluated(server, "--transcripts", str(CHEF), "--judge", "2", "--json", str(file))
    assert result.exit_code == 0, result.output
    assert "As a model judges" in result.stdout and "0.75" in result.stdout
    judged = json.loads(file.read_text(encoding="utf-8"))["judged"]
    assert {tuple(each["scores"]) for each in judged} == {(0.75, 0.75)}


@pytest.mark.parametrize("option", [["--judge", "1", "--transcripts", str(CHEF)], ["--model", "--persona", "strong"]])
def test_without_a_model_it_says_what_to_set(option: list[str]) -> None:
    result = CliRunner().invoke(app, ["eval", *option], env={"OPENHIRE_MODEL": "", "COLUMNS": "200"})
    assert result.exit_code == 2
    assert "No model is configured: set OPENHIRE_MODEL" in result.stderr


def test_a_model_can_be_the_interviewer_that_is_evaluated(server: OpenAIServer, tmp_path: Path) -> None:
    evaluated(server, "--model", "--persona", "leaving_early", "--to", str(tmp_path))
    assert {call.skill for call in server.requests} >= {"plan_job", "ask", "find_evidence"}
    assert (tmp_path / "index.html").exists()
