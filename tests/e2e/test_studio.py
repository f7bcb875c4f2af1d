"""`langgraph dev` boots the graph with no key and no network, with the websocket in the same process."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from langgraph_sdk import get_client
from langgraph_sdk.client import LangGraphClient
from websockets.asyncio.client import connect

ROOT = Path(__file__).parents[2]
OPENING: dict[str, Any] = {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"}
START = {"type": "start_interview", "data": OPENING}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a running `langgraph dev`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    folder = tmp_path_factory.mktemp("studio")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "LANG", "OPENHIRE_"))}
    environment = kept | {
        "OPENHIRE_DATA_DIR": str(folder / "data"),
        "LANGSMITH_TRACING": "false",
        "LANGGRAPH_CLI_NO_ANALYTICS": "1",
        "ANONYMIZED_TELEMETRY": "False",
        "NO_PROXY": "*",
    }
    command = [sys.executable, "-m", "langgraph_cli", "dev", "--no-browser", "--no-reload", "--port", str(port)]
    log = folder / "log"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=0), trust_env=False) as http:
            _wait_until_up(http, f"http://127.0.0.1:{port}/ok", server, log)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)
    said = log.read_text()
    assert "Blocking call" not in said
    assert "Traceback" not in said


def _wait_until_up(http: httpx.Client, url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(1200):
        assert server.poll() is None, log.read_text()[-3000:]
        try:
            if http.get(url, timeout=0.5).is_success:
                return
        except httpx.TransportError:
            server_is_starting = 0.05
            try:
                server.wait(timeout=server_is_starting)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError(log.read_text()[-3000:])


async def test_an_interview_can_be_held_by_hand_over_the_studio_api(studio: int) -> None:
    async with get_client(url=f"http://127.0.0.1:{studio}") as client:
        await hold_by_hand(client)


async def hold_by_hand(client: LangGraphClient) -> None:
    (assistant,) = await client.assistants.search()
    graph = await client.assistants.get_graph(assistant["assistant_id"])
    edges = {(edge["source"], edge["target"]) for edge in graph["edges"]}
    assert {("route_phase", "retrieve_evidence"), ("retrieve_evidence", "track_areas")} <= edges
    schemas = await client.assistants.get_schemas(assistant["assistant_id"])
    assert schemas["input_schema"] is not None
    assert {"job_id", "candidate_id", "answer"} <= set(schemas["input_schema"]["properties"])
    thread = await client.threads.create()
    first = await client.runs.wait(thread["thread_id"], assistant["assistant_id"], input=OPENING)
    assert isinstance(first, dict)
    assert "Tilthorn" in first["reply"]["question"]["text"]
    answer = {"answer": "I started with small shops, and then I wanted to build things that change while one looks."}
    second = await client.runs.wait(thread["thread_id"], assistant["assistant_id"], input=answer)
    assert isinstance(second, dict)
    assert second["reply"]["questions_asked"] == 2
    assert await client.threads.get_history(thread["thread_id"])


async def test_the_websocket_lives_in_the_same_process(studio: int) -> None:
    async with connect(f"ws://127.0.0.1:{studio}/ws/interview/in-studio", proxy=None) as socket:
        await socket.send(json.dumps(START))
        started = json.loads(await socket.recv())
        assert started["type"] == "interview_started"
        assert started["data"]["interview_phase"] == "introduction"
