"""What leaves the server for a collector and for LangSmith while an interview is held on a model that misbehaves."""

import asyncio
import json
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect

from api.serve import EXIT_LIMIT
from tests.e2e.conftest import ROOT, environment, openhire, serving
from tests.fakes.collectors import Collector, Seen
from tests.fakes.good_answers import good_answer
from tests.fakes.openai_server import Answer, Call, OpenAIServer
from tests.integration.scripted import CANDIDATE, JOB

IN_JOB, IN_RESUME, IN_ANSWER = "marzipan gilding", "xylographic presses", "quicksilver ledgers"
BY_MODEL, IN_ERROR, IN_GARBAGE = "velvet abacus", "brimstone quota", "cobalt marmalade"
NAMES = ("ophelia-quint", "candidate-ophelia", "secret-token")
"""Of the session and the candidate as the client calls them, and of what else stood in the address."""
WORDS = (IN_JOB, IN_RESUME, IN_ANSWER, BY_MODEL, IN_ERROR, IN_GARBAGE)
WARNING = "TRACES HOLD WHAT CANDIDATES SAY"


def misbehaving(call: Call) -> Answer | str:
    """Fails the second question and cannot be understood about the second answer."""
    if "second answer" in call.user and call.skill == "ask":
        return Answer(status=400, error=f"Your {IN_ERROR} is spent by {IN_ANSWER}.")
    if "second answer" in call.user and call.skill == "find_evidence":
        return json.dumps({"sufficient": IN_GARBAGE, "evidence": IN_GARBAGE})
    if call.skill == "ask" and "Kind: opening" not in call.user:
        return json.dumps(
            {
                "response": f"So the {BY_MODEL} came first.",
                "question": f"What did you check by hand on the {BY_MODEL}?",
                "source_ids": [],
            }
        )
    return good_answer(call.skill, call.user)


async def receive(client: ClientConnection, kind: str) -> dict[str, object]:
    while True:
        message: dict[str, object] = json.loads(await client.recv())
        if message["type"] == kind:
            return message


async def hold(url: str, job_id: str, candidate_id: str) -> str:
    """A short interview; its UUID."""
    address = f"{url.replace('http', 'ws')}/ws/interview/{NAMES[0]}?capabilities=streaming&token={NAMES[2]}"
    async with connect(address, proxy=None, max_size=None) as socket:

        async def say(kind: str, **data: object) -> None:
            await socket.send(json.dumps({"type": kind, "data": data}))

        resume = f"Experience\n\nPrinter, Oak Press (2015 - present)\n- Ran {IN_RESUME} for eight years\n"
        await say("start_interview", job_id=job_id, candidate_id=candidate_id, resume_text=resume)
        started = await receive(socket, "interview_started")
        for answer in ("first", "second"):
            await say("candidate_response", response=f"In my {answer} answer I balanced {IN_ANSWER} for a printer.")
            await receive(socket, "ai_response")
        await say("end_interview")
        await receive(socket, "interview_ended")
    data = started["data"]
    assert isinstance(data, dict)
    return str(data["session_id"])


async def told(folder: Path, variables: Mapping[str, str]) -> tuple[str, str, str]:
    """Holds the interview on a server with these variables; its UUID, what the server counted and what it logged."""
    job_id = str(uuid4())
    job = {
        "id": job_id,
        "title": "Printer",
        "description": f"You will look after {IN_JOB} and keep the presses running.",
        "requirements": f"Experience with {IN_JOB}.",
        "company": "Oak Press",
        "skills_required": ["printing"],
    }
    candidate = {"id": NAMES[1], "name": "Ophelia Quint", "resume_text": "Printer since 2015."}
    for kind, paper in (("jobs", job), ("candidates", candidate)):
        path = folder / f"{kind}.json"
        path.write_text(json.dumps(paper))
        added = openhire(kind, "add", str(path), data=folder)
        assert added.returncode == 0, added.stderr
    async with OpenAIServer(misbehaving) as model:
        more = {"OPENHIRE_MODEL": "test-model", "OPENAI_BASE_URL": model.base_url, **variables}
        log = folder / "log"
        with serving(folder, more=more, log=log) as (url, _):
            interview = await hold(url, job_id, NAMES[1])
            async with httpx.AsyncClient(trust_env=False) as client:
                counted = (await client.get(f"{url}/metrics")).text
        return interview, counted, log.read_text()


def everywhere(collector: Collector, langsmith: Collector) -> dict[str, str]:
    return {
        "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
        "OTEL_SERVICE_NAME": "our-interviews",
        "LANGSMITH_TRACING": "true",
        "LANGSMITH_API_KEY": "lsv2-no-key",
        "LANGSMITH_PROJECT": "ours",
        "LANGSMITH_ENDPOINT": langsmith.url,
    }


async def test_traces_tell_what_ran_for_whom_and_not_a_word_of_what_was_said(tmp_path: Path) -> None:
    with Collector() as collector, Collector() as langsmith:
        interview, counted, log = await told(tmp_path, everywhere(collector, langsmith))
    spans = collector.spans
    assert {span.service for span in spans} == {"our-interviews"}
    check_tree(spans, interview)
    runs = langsmith.text
    assert {"route_phase", "generate_question", "ChatOpenAI"} <= {name for name in NODES if f'"{name}"' in runs}
    assert f'"interview_id":"{interview}"' in runs.replace(": ", ":")
    assert '"prompt_set"' in runs
    for word in (*WORDS, *NAMES):
        assert word not in collector.text, word
        assert word not in runs, word
        assert word not in counted, word
        assert word not in log, word
    assert WARNING not in log
    assert 'openhire_fallbacks_total{reason="refused",skill="ask"} 1.0' in counted
    assert 'openhire_node_seconds_count{node="route_phase"}' in counted
    assert 'openhire_model_call_seconds_count{outcome="unusable",skill="find_evidence"} 1.0' in counted


async def test_where_it_is_set_traces_hold_the_words(tmp_path: Path) -> None:
    with Collector() as collector, Collector() as langsmith:
        _, _, log = await told(tmp_path, {**everywhere(collector, langsmith), "OPENHIRE_TRACE_CONTENT": "true"})
    assert WARNING in log
    for word in (IN_ANSWER, BY_MODEL, IN_JOB):
        assert word in collector.text, word
        assert word in langsmith.text, word


async def test_where_nothing_is_switched_on_nothing_leaves(tmp_path: Path) -> None:
    with Collector() as collector, Collector() as langsmith:
        half = {"OTEL_SERVICE_NAME": "ours", "LANGSMITH_ENDPOINT": langsmith.url, "LANGSMITH_API_KEY": "lsv2-no-key"}
        disabled = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_SDK_DISABLED": "true"}
        await told(tmp_path, {**half, **disabled})
    assert collector.requests == []
    assert langsmith.requests == []


async def test_a_collector_that_does_not_answer_holds_up_neither_a_turn_nor_the_stop(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and never says a word
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        variables = {"OTEL_EXPORTER_OTLP_ENDPOINT": url, "LANGSMITH_TRACING": "true", "LANGSMITH_ENDPOINT": url}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "cli", "serve"),
            cwd=ROOT,
            env=environment(tmp_path, LANGSMITH_API_KEY="lsv2-no-key", **variables),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        address = line.split()[-1].replace("http", "ws")
        async with connect(f"{address}/ws/interview/session-1", proxy=None) as client:
            await client.send(
                json.dumps({"type": "start_interview", "data": {"job_id": JOB, "candidate_id": CANDIDATE}})
            )
            await receive(client, "interview_started")
            await client.send(json.dumps({"type": "candidate_response", "data": {"response": "I print."}}))
            await receive(client, "ai_response")
            process.terminate()
            assert await asyncio.wait_for(process.wait(), EXIT_LIMIT + 10) == 0  # 3 is for what hangs


NODES = {"route_phase", "generate_question", "ChatOpenAI"}


ASKING = {
    "node open_interview",
    "node generate_question",
    "node assess_comfort",
    "node track_areas",
    "node give_feedback",
}


def check_tree(spans: list[Seen], interview: str) -> None:
    """Who belongs to whom."""
    by_id = {span.id: span for span in spans}
    turns = [span for span in spans if span.name == "interview.turn"]
    assert sorted((span.told["openhire.turn"], span.told["openhire.purpose"]) for span in turns) == [
        (0, "open"),
        (1, "answer"),
        (2, "answer"),
        (3, "finish"),
    ]
    assert {span.told["openhire.interview.id"] for span in turns} == {interview}
    assert all(span.told["openhire.prompt_set"] for span in turns if span.told["openhire.purpose"] != "finish")
    (failing,) = (span for span in turns if span.told["openhire.turn"] == 2)
    assert failing.told["openhire.fallback"] == ["ask: refused", "find_evidence: unusable"]
    (connection,) = (span for span in spans if span.name == "interview.socket")
    assert {link for span in turns for link in span.links} == {connection.id}
    for span in spans:
        assert not span.parent or span.parent in by_id, span
        above = by_id[span.parent].name if span.parent else None
        match span.name.partition(" "):
            case ("interview.turn" | "interview.socket", _, _):
                assert above is None
            case ("node", _, _):
                assert above == "interview.turn"
            case ("chat", _, model):
                assert model == "test-model"
                assert above in ASKING
                check_call(span)
            case _:
                assert span.name.startswith("retrieval.")
                assert above is not None
                assert above.startswith("node ")


def check_call(span: Seen) -> None:
    assert (span.told["gen_ai.operation.name"], span.told["gen_ai.request.model"]) == ("chat", "test-model")
    assert span.told["openhire.prompt.digest"]
    if "error.type" in span.told:
        assert span.told["error.type"] == "CallFailed"
    else:
        assert span.told["gen_ai.response.finish_reasons"] == ["stop"]
