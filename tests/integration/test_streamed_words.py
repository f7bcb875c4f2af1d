"""Through the real graph, from a model that streams: words come while it still writes, and only what may be said."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from graph.decisions.guard import Guard
from graph.interviewers.growing import Growing
from graph.nodes.generate_question import look_at_question, look_at_response
from graph.saying import Saying
from graph.subjects import Piece, Reply
from retrieval.embedder import MiniLM
from settings import Settings
from tests.fakes.good_answers import good_answer
from tests.fakes.openai_server import Answer, Call, OpenAIServer
from tests.integration.briefs import ASK
from tests.integration.test_graph import TOLD, Room, _room

CORPUS = Path(__file__).parents[1] / "data" / "guard"
GOOD = {"response": "So every scan was keyed once. One depot went first.", "question": "How did you pick that depot?"}
PRIVATE = {
    "response": "So every scan was keyed once. Your pregnancy must have made that hard.",
    "question": "And then?",
}
SLOW = 0.03
"""Seconds between two pieces of twelve characters."""


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    async with OpenAIServer() as server:
        yield server


@pytest.fixture
async def room(tmp_path: Path, server: OpenAIServer) -> AsyncIterator[Room]:
    settings = Settings(data_dir=tmp_path, model="test-model", openai_base_url=server.base_url, model_timeout=5)
    async for opened in _room(settings):
        yield opened


def asks(*drafts: dict[str, str]) -> Any:
    """A handler whose answers to `ask`, after the opening, are these drafts, streamed slowly; the last one again."""
    left = list(drafts)

    def handler(call: Call) -> Answer | str:
        if call.skill != "ask" or "Kind: opening" in call.user:
            return good_answer(call.skill, call.user)
        draft = left.pop(0) if len(left) > 1 else left[0]
        return Answer(json.dumps({**draft, "source_ids": ["R1", "J1"]}), chunk_delay=SLOW)

    return handler


async def answered(room: Room) -> tuple[Reply, list[tuple[float, Piece]], float]:
    """The reply to a first answer, its pieces with the time of each, and the time of the reply."""
    thread = await room.thread()
    first = await thread.open()
    assert first.question is not None
    pieces: list[tuple[float, Piece]] = []
    hear = lambda piece: pieces.append((time.monotonic(), piece))  # noqa: E731
    reply = await thread.answer(1, first.question.text, TOLD, hear)
    return reply, pieces, time.monotonic()


def shown(pieces: list[tuple[float, Piece]]) -> dict[str, str]:
    """What a page shows in the end."""
    last = max(piece.attempt for _, piece in pieces)
    fields = {"response": "", "question": ""}
    for _, piece in pieces:
        if piece.attempt == last:
            fields[piece.field] += piece.text
    return fields


async def test_the_first_sentence_comes_while_the_model_still_writes(room: Room, server: OpenAIServer) -> None:
    server.handler = asks(GOOD)
    reply, pieces, told = await answered(room)
    assert [piece.text for _, piece in pieces] == [
        "So every scan was keyed once.",
        " One depot went first.",
        "How did you pick that depot?",
    ]
    left = len(json.dumps(GOOD)) - len("So every scan was keyed once.") - 30
    assert told - pieces[0][0] > left // 12 * SLOW * 0.8
    assert reply.question is not None
    assert shown(pieces) == {"response": reply.response, "question": reply.question.text}


async def test_a_sentence_that_the_guard_stops_is_never_shown(room: Room, server: OpenAIServer) -> None:
    server.handler = asks(PRIVATE, GOOD)
    reply, pieces, _ = await answered(room)
    assert not [piece for _, piece in pieces if "pregnan" in piece.text]
    assert [piece.attempt for _, piece in pieces] == [1, 2, 2, 2]
    assert reply.question is not None
    assert shown(pieces) == {"response": reply.response, "question": reply.question.text} == GOOD
    assert reply.guard_hits[0].categories


async def test_where_it_is_stopped_twice_what_is_shown_is_the_banks(room: Room, server: OpenAIServer) -> None:
    server.handler = asks(PRIVATE)
    reply, pieces, _ = await answered(room)
    assert not [piece for _, piece in pieces if "pregnan" in piece.text]
    assert reply.question is not None
    assert shown(pieces) == {"response": reply.response, "question": reply.question.text}
    assert reply.skills[0].fallback == "guarded"


async def test_a_stream_that_breaks_is_begun_again(room: Room, server: OpenAIServer) -> None:
    good = asks(GOOD)
    broken = iter([Answer(json.dumps({**GOOD, "source_ids": []}), chunk_delay=SLOW, cut_after=5)])
    server.handler = lambda call: (
        (next(broken, None) if call.skill == "ask" and "Kind: opening" not in call.user else None) or good(call)
    )
    reply, pieces, _ = await answered(room)
    assert {piece.attempt for _, piece in pieces} == {1, 2}
    assert reply.question is not None
    assert shown(pieces) == {"response": reply.response, "question": reply.question.text} == GOOD


async def test_by_rules_a_reply_is_shown_before_the_answer_has_been_read(tmp_path: Path) -> None:
    async for room in _room(Settings(data_dir=tmp_path)):
        reply, pieces, _ = await answered(room)
        assert reply.question is not None
        assert shown(pieces) == {"response": reply.response or "", "question": reply.question.text}


async def test_nothing_that_the_guard_stops_is_shown_however_it_streams() -> None:
    """Every stopped sentence of the corpora, behind a harmless one, as acknowledgement or as question."""
    context: Any = SimpleNamespace(guard=Guard(await MiniLM.load()), secrets=())
    looks: dict[str, Any] = {"response": look_at_response, "question": look_at_question}
    lines = (CORPUS / "stopped.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case["kind"] in looks and not case.get("asked")]
    stopped: list[dict[str, Any]] = []

    async def stream(case: dict[str, Any]) -> None:
        field: str = case["kind"]
        ever: list[dict[str, Any]] = []
        draft = {"response": "So the oven came first.", "question": "How did you go about that?"}
        draft[field] = case["text"] if field == "question" else f"{draft[field]} {case['text']}"

        async def may_be_said(name: str, text: str) -> bool:
            return not await looks[name](text, ASK, context)

        saying = Saying(may_be_said, ever.append)
        growing, text = Growing(saying), json.dumps(draft)
        for start in range(0, len(text), 9):
            await growing.add(text[start : start + 9])
        told = "".join(piece["text"] for piece in ever if piece["field"] == field)
        if await looks[field](draft[field], ASK, context):
            stopped.append(case)
            assert told != draft[field].strip() or not told, case
        assert not told or not await looks[field](told, ASK, context), (case, told)

    for start in range(0, len(cases), 20):
        await asyncio.gather(*map(stream, cases[start : start + 20]))
    assert len(stopped) > 300
