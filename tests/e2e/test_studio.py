"""`make studio` without key or network: everything that LangGraph Studio shows and does, over its API."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from langgraph_sdk import get_client, get_sync_client
from langgraph_sdk.client import SyncLangGraphClient
from websockets.sync.client import ClientConnection, connect

from storage import demo
from storage.database import Database
from storage.models import Interview
from storage.records import Records
from tests.e2e.conftest import ROOT
from tests.e2e.studio import Studio, studio
from tests.fakes.openai_server import OpenAIServer

JOB, CANDIDATE = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "test-candidate"
START = {"type": "start_interview", "data": {"job_id": JOB, "candidate_id": CANDIDATE}}
BEGUN_BEFORE = str(uuid4())
PAGE = (ROOT / "docs" / "graph-engineers.md").read_text(encoding="utf-8")
ANSWERS = (
    "I started with small shops, and then I wanted to build things that change while one looks.",
    "Last year I rebuilt the booking form, and half as many people gave up on it.",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("studio")
    (folder / "data").mkdir()
    asyncio.run(begin_an_interview(folder / "data" / "openhire.sqlite"))
    with studio(folder) as started:
        yield started
    assert started.blocking_calls == set()
    assert "Traceback" not in started.log.read_text()


async def begin_an_interview(record: Path) -> None:
    """It runs, and nobody attends to it."""
    database = await Database.open(f"sqlite+aiosqlite:///{record}")
    records = Records(database)
    await demo.load(records)
    now = datetime.now(UTC)
    told = {"id": BEGUN_BEFORE, "alias": BEGUN_BEFORE, "job_id": JOB, "candidate_id": CANDIDATE, "resume_text": ""}
    taken = {"job_title": "Tester", "company": "", "started_at": now, "updated_at": now}
    await records.begin_interview(Interview.model_validate(told | taken), "another server", now)
    await database.close()


@pytest.fixture
def client(server: Studio) -> Iterator[SyncLangGraphClient]:
    with get_sync_client(url=server.url, api_key=None) as client:
        yield client


@pytest.fixture
def assistant(client: SyncLangGraphClient) -> str:
    (found,) = client.assistants.search(metadata={"created_by": "system"})
    return found["assistant_id"]


def run(client: SyncLangGraphClient, assistant: str, thread: str, given: dict[str, Any], **more: Any) -> dict[str, Any]:
    values = client.runs.wait(thread, assistant, input=given, **more)
    assert isinstance(values, dict)
    return values


def new_thread(client: SyncLangGraphClient) -> str:
    return client.threads.create()["thread_id"]


class Candidate:
    """Somebody interviewed over the websocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        socket.send(json.dumps(START))
        started = self._hear()
        self.interview, self.question = str(started["session_id"]), str(started["initial_question"])

    def say(self, words: str) -> dict[str, Any]:
        self._socket.send(json.dumps({"type": "candidate_response", "data": {"response": words}}))
        return self._hear()

    def _hear(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._socket.recv(timeout=30))["data"]
        return data


@pytest.fixture
def candidate(server: Studio) -> Iterator[Candidate]:
    with connect(f"ws://127.0.0.1:{server.port}/ws/interview/{uuid4()}", proxy=None) as socket:
        yield Candidate(socket)


def copy_of(client: SyncLangGraphClient, thread: str) -> str:
    copy: Any = client.threads.copy(thread)  # type: ignore[func-returns-value]  # declared to return nothing
    return str(copy["thread_id"])


def metadata_of(client: SyncLangGraphClient, thread: str) -> dict[str, Any]:
    return dict(client.threads.get(thread)["metadata"] or {})


def turns_of(client: SyncLangGraphClient, thread: str) -> list[Any]:
    """Newest first."""
    history = client.threads.get_history(thread, limit=100)
    return [snapshot for snapshot in history if not snapshot["next"] and "reply" in snapshot["values"]]


def test_the_graph_is_drawn_with_its_real_edges_and_why_each_is_taken(
    client: SyncLangGraphClient, assistant: str
) -> None:
    graph = client.assistants.get_graph(assistant, xray=True)
    edges = {(edge["source"], edge["target"], edge.get("data")) for edge in graph["edges"]}
    assert edges == {
        ("__start__", "open_interview", "first run"),
        ("__start__", "route_phase", "an answer"),
        ("__start__", "__end__", "nothing to do"),
        ("open_interview", "route_phase", None),
        ("route_phase", "retrieve_evidence", None),
        ("retrieve_evidence", "generate_question", "ask"),
        ("retrieve_evidence", "assess_comfort", "hear the tone"),
        ("retrieve_evidence", "track_areas", "read the answer"),
        ("retrieve_evidence", "close_turn", "nothing was said"),
        ("generate_question", "close_turn", None),
        ("assess_comfort", "close_turn", None),
        ("track_areas", "close_turn", None),
        ("close_turn", "give_feedback", "over"),
        ("close_turn", "__end__", "goes on"),
        ("give_feedback", "__end__", None),
    }


def test_the_defaults_of_the_input_begin_the_demonstration_interview(
    client: SyncLangGraphClient, assistant: str
) -> None:
    schema = client.assistants.get_schemas(assistant)["input_schema"]
    assert schema is not None
    defaults = {name: about["default"] for name, about in schema["properties"].items() if "default" in about}
    first = run(client, assistant, new_thread(client), defaults)
    assert "Tilthorn" in first["reply"]["question"]["text"]


def test_an_empty_input_begins_it_too_and_each_answer_brings_the_next_question(
    client: SyncLangGraphClient, assistant: str
) -> None:
    thread = new_thread(client)
    questions = [run(client, assistant, thread, given)["reply"]["question"] for given in ({}, *said(*ANSWERS))]
    assert [question["turn"] for question in questions] == [1, 2, 3]
    assert len({question["text"] for question in questions}) == 3


def said(*answers: str) -> list[dict[str, Any]]:
    return [{"answer": answer} for answer in answers]


def test_submitting_nothing_again_changes_nothing(client: SyncLangGraphClient, assistant: str) -> None:
    thread = new_thread(client)
    first = run(client, assistant, thread, {})
    again = run(client, assistant, thread, {"job_id": JOB, "candidate_id": CANDIDATE})
    assert again["pending"] == first["pending"]
    assert again["questions_asked"] == 1


def test_what_each_node_did_can_be_read_and_every_value_says_what_it_is(
    client: SyncLangGraphClient, assistant: str
) -> None:
    schema = client.assistants.get_schemas(assistant)["output_schema"]
    assert schema is not None
    described = {name for name, about in schema["properties"].items() if about.get("description")}
    thread = new_thread(client)
    run(client, assistant, thread, {})
    run(client, assistant, thread, {"answer": ANSWERS[0]})
    history = client.threads.get_history(thread, limit=50)
    assert [snapshot["next"] for snapshot in reversed(history)][-5:] == [
        ["route_phase"],
        ["retrieve_evidence"],
        ["generate_question", "assess_comfort", "track_areas"],
        ["close_turn"],
        [],
    ]
    values: list[Any] = [snapshot["values"] for snapshot in history]
    assert all(each.keys() <= described for each in values)
    assert values[1]["tracked"]["skill"]["made_by"] == "rules"


def test_an_interview_over_the_websocket_is_a_thread_with_its_history(
    client: SyncLangGraphClient, candidate: Candidate
) -> None:
    replies = [candidate.say(answer) for answer in ANSWERS]
    turns = turns_of(client, candidate.interview)
    asked = [candidate.question, *(reply["question"] for reply in replies)]
    assert [turn["values"]["pending"]["text"] for turn in reversed(turns)] == asked
    assert metadata_of(client, candidate.interview) == {
        "graph_id": "interview",
        "held_over": "websocket",
        "job_title": "Senior Frontend Developer",
        "phase": replies[-1]["interview_phase"],
        "questions_asked": 3,
    }


def test_an_interview_that_ran_before_studio_was_started_is_a_thread_too(client: SyncLangGraphClient) -> None:
    found = client.threads.search(metadata={"held_over": "websocket"}, limit=100)
    assert BEGUN_BEFORE in {thread["thread_id"] for thread in found}


def test_a_fork_in_a_copy_asks_something_else(
    client: SyncLangGraphClient, assistant: str, candidate: Candidate
) -> None:
    reply = candidate.say(ANSWERS[0])
    copy = copy_of(client, candidate.interview)
    past = turns_of(client, copy)[1]["checkpoint"]["checkpoint_id"]
    forked = run(client, assistant, copy, {"answer": "I do not know."}, checkpoint_id=past)
    assert forked["questions_asked"] == reply["questions_asked"] == 2
    assert forked["reply"]["question"]["text"] != reply["question"]
    assert [exchange["answer"] for exchange in forked["exchanges"]] == ["I do not know."]


def test_whatever_is_tried_on_its_own_thread_a_live_interview_goes_on_unharmed(
    client: SyncLangGraphClient, assistant: str, candidate: Candidate
) -> None:
    candidate.say(ANSWERS[0])
    past = turns_of(client, candidate.interview)[1]["checkpoint"]["checkpoint_id"]
    # The same question follows, with another answer before it; and more checkpoints than are looked through.
    for words in (
        "I began with a large bank, as one of forty developers.",
        "I do not know.",
        "Say that again, please.",
    ):
        run(client, assistant, candidate.interview, {"answer": words}, checkpoint_id=past)
    client.threads.update_state(candidate.interview, {"questions_asked": 40})
    reply = candidate.say(ANSWERS[1])
    assert reply["questions_asked"] == 3
    exchanges = turns_of(client, candidate.interview)[0]["values"]["exchanges"]
    assert [exchange["answer"] for exchange in exchanges] == list(ANSWERS)


def test_prompts_and_options_are_all_that_an_assistant_is_told_each_at_its_node(
    client: SyncLangGraphClient, assistant: str
) -> None:
    schema = client.assistants.get_schemas(assistant)["context_schema"]
    assert schema is not None
    fields = schema["properties"]
    prompts = {name: about for name, about in fields.items() if about.get("langgraph_type") == "prompt"}
    assert prompts.keys() == {f"{path.stem}_prompt" for path in (ROOT / "prompts").glob("*.md") if path.stem.islower()}
    assert fields.keys() - prompts.keys() == {"assess_comfort", "minutes", "job_id", "candidate_id"}
    nodes = {node["id"] for node in client.assistants.get_graph(assistant)["nodes"]}
    for name, about in prompts.items():
        text = (ROOT / "prompts" / f"{name.removesuffix('_prompt')}.md").read_text(encoding="utf-8")
        assert f"# System\n\n{about['default']}\n\n# User" in text
        assert nodes >= set(about["langgraph_nodes"])


def test_time_passes_only_where_it_is_told_to(client: SyncLangGraphClient, assistant: str) -> None:
    thread = new_thread(client)
    first = run(client, assistant, thread, {})
    (opened,) = turns_of(client, thread)
    phases = [
        run(client, assistant, thread, {"answer": ANSWERS[0]}, checkpoint=opened["checkpoint"], context=told)["phase"]
        for told in ({}, {"minutes": 29})
    ]
    assert [first["phase"], *phases] == ["introduction", "introduction", "conclusion"]


def test_studios_page_may_call_from_where_it_is(client: SyncLangGraphClient, server: Studio) -> None:
    asks = {"origin": "https://smith.langchain.com", "access-control-request-method": "POST"}
    private = {"access-control-request-private-network": "true"}
    answer = client.http.client.options(f"{server.url}/assistants/search", headers=asks | private)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-private-network"] == "true"


def test_the_page_for_graph_engineers_can_be_followed_as_it_stands(server: Studio) -> None:
    assert re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL) == ["make studio\n"]  # what the server was started by
    script = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)).replace("127.0.0.1:8000", server.url[7:])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "__start__ -> open_interview first run" in done.stdout
    assert "changed: move | next: retrieve_evidence" in done.stdout
    assert "status_update 2\n3 " in done.stdout  # the live interview went on after the fork
    assert "'held_over': 'websocket'" in done.stdout


async def test_an_assistants_words_reach_the_model_and_broken_ones_are_refused(tmp_path: Path) -> None:
    shipped = json.loads((ROOT / "langgraph.json").read_text())
    shipped["graphs"]["held_up"] = "tests.fakes.held_up:graph"
    shipped["dependencies"] = [str(ROOT)]
    (tmp_path / "langgraph.json").write_text(json.dumps(shipped))
    own = "Ask about tools by their names."
    async with OpenAIServer() as model:
        named = {"OPENHIRE_MODEL": "test-model", "OPENAI_BASE_URL": model.base_url}
        with studio(tmp_path, tmp_path / "langgraph.json", **named) as started:
            async with get_client(url=started.url, api_key=None) as client:

                async def first_run(graph: str, **context: str) -> dict[str, Any]:
                    made = await client.assistants.create(graph, context=context)
                    thread = await client.threads.create()
                    run = client.runs.wait(thread["thread_id"], made["assistant_id"], input={}, raise_error=False)
                    values = await run
                    assert isinstance(values, dict)
                    return values

                (found,) = await client.assistants.search(graph_id="interview")
                schema = (await client.assistants.get_schemas(found["assistant_id"]))["context_schema"]
                assert schema is not None
                default = schema["properties"]["ask_prompt"]["default"]

                worded = await first_run("interview", ask_prompt=f"{default}\n\n{own}")
                assert worded["reply"]["skills"][0]["made_by"] == "test-model"
                told = [call.system for call in model.requests if call.skill == "ask"]
                assert told
                assert all(own in system for system in told)

                usual = await first_run("interview")
                assert own not in [call.system for call in model.requests if call.skill == "ask"][-1]
                assert usual["reply"]["skills"][0]["prompt"] != worded["reply"]["skills"][0]["prompt"]

                broken = (await first_run("interview", ask_prompt="Ask about {{ area }}."))["__error__"]
                assert broken["error"] == "PromptRefused"
                assert re.match(r"prompts/ask\.md:\d+: The system part uses area\.", broken["message"])

                # The detector that the other tests rest on sees what holds up the loop.
                assert started.blocking_calls == set()
                assert (await first_run("held_up"))["__error__"]["error"] == "BlockingError"
                assert started.blocking_calls == {"time.sleep"}
