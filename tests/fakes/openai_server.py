"""A real HTTP server on loopback that speaks OpenAI's chat completions, streaming included, and fails on command.

    async with OpenAIServer() as server:                       # answers each of our prompts sensibly
        interviewer = ModelInterviewer("test-model", library, base_url=server.base_url)
        server.then(Answer(status=500), Answer('{"comfort": "neutral"}'))   # the next two calls
        ...
        server.requests[-1].user

Answers queued with `then` are given first, in order; after them, the handler answers. `hold` keeps a call waiting
until its event is set: for tests that need a moment in the middle of a call without measuring time.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.fakes.good_answers import good_answer


@dataclass(frozen=True)
class Call:
    """One request as it came in."""

    body: dict[str, Any]
    headers: dict[str, str]

    def _text(self, role: str) -> str:
        return "\n".join(message["content"] for message in self.body["messages"] if message["role"] == role)

    @property
    def system(self) -> str:
        return self._text("system")

    @property
    def user(self) -> str:
        return self._text("user")

    @property
    def roles(self) -> list[str]:
        return [message["role"] for message in self.body["messages"]]

    @property
    def format(self) -> str:
        return str(self.body.get("response_format", {"type": "text"})["type"])

    @property
    def skill(self) -> str | None:
        """The name of the schema asked for; None where none is."""
        name = self.body.get("response_format", {}).get("json_schema", {}).get("name")
        return name if isinstance(name, str) else None

    @property
    def streamed(self) -> bool:
        return bool(self.body.get("stream"))


@dataclass(frozen=True)
class Answer:
    """What the server says, and how badly."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: str = "made to fail"
    """Message of the error body, where the status is one."""
    delay: float = 0.0
    """Seconds before anything is sent: a slow first byte."""
    chunk_delay: float = 0.0
    """Seconds between the pieces of a streamed answer."""
    chunk_size: int = 12
    """Characters in each."""
    cut_after: int | None = None
    """The connection breaks after so many pieces of a stream, or instead of a whole answer."""
    raw: bytes | None = None
    """Sent as the body as it is."""
    refusal: str | None = None
    finish_reason: str = "stop"
    hold: asyncio.Event | None = None


Handler = Callable[[Call], Answer | str]


class OpenAIServer:
    def __init__(self, handler: Handler = lambda call: good_answer(call.skill, call.user)) -> None:
        self.handler = handler
        self.requests: list[Call] = []
        self.called = asyncio.Event()
        """Set by every request."""
        self.base_url = ""
        """Set once the server runs: what `OPENAI_BASE_URL` should be."""
        self._queue: deque[Answer] = deque()
        self._open = asyncio.Event()
        app = Starlette(routes=[Route("/v1/chat/completions", self._complete, methods=["POST"])])
        config = uvicorn.Config(app, port=0, lifespan="off", ws="none", log_config=None, timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)

    def then(self, *answers: Answer | str) -> None:
        self._queue.extend(Answer(answer) if isinstance(answer, str) else answer for answer in answers)

    async def reached(self, requests: int) -> None:
        """Until so many requests have come in."""
        while len(self.requests) < requests:
            self.called.clear()
            await asyncio.wait_for(self.called.wait(), 10)

    async def __aenter__(self) -> Self:
        self._serving = asyncio.create_task(self._server.serve())
        while not self._server.started:
            if self._serving.done():
                self._serving.result()
            await asyncio.sleep(0.005)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.base_url = f"http://127.0.0.1:{port}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._open.set()
        self._server.should_exit = True
        self._server.force_exit = True
        await self._serving

    async def _wait(self, seconds: float) -> None:
        """The delay, cut short when the server closes."""
        if seconds:
            try:
                await asyncio.wait_for(self._open.wait(), seconds)
            except TimeoutError:
                return

    async def _complete(self, request: HttpRequest) -> Response:
        call = Call(await request.json(), dict(request.headers))
        self.requests.append(call)
        self.called.set()
        said = self._queue.popleft() if self._queue else self.handler(call)
        answer = Answer(said) if isinstance(said, str) else said
        if answer.hold is not None:
            await answer.hold.wait()
        await self._wait(answer.delay)
        if answer.status >= 400:
            body = {"error": {"message": answer.error, "type": "test", "param": None, "code": None}}
            return JSONResponse(body, status_code=answer.status, headers=answer.headers)
        if answer.raw is not None:
            kind = "text/event-stream" if call.streamed else "application/json"
            return Response(answer.raw, headers=answer.headers, media_type=kind)
        if call.streamed:
            return StreamingResponse(self._stream(call, answer), media_type="text/event-stream")
        if answer.cut_after is not None:
            return StreamingResponse(broken(), media_type="application/json")
        return JSONResponse(whole(call, answer), headers=answer.headers)

    async def _stream(self, call: Call, answer: Answer) -> AsyncIterator[bytes]:
        size = answer.chunk_size
        pieces = [answer.text[at : at + size] for at in range(0, len(answer.text), size)]
        yield event(call, {"role": "assistant", "content": ""})
        for number, piece in enumerate(pieces):
            if number == answer.cut_after:
                raise Cut
            await self._wait(answer.chunk_delay)
            yield event(call, {"content": piece})
        if answer.refusal is not None:
            yield event(call, {"refusal": answer.refusal})
        yield event(call, {}, answer.finish_reason)
        yield b"data: [DONE]\n\n"


class Cut(Exception):
    """Makes the server drop the connection in the middle of a body."""


async def broken() -> AsyncIterator[bytes]:
    yield b'{"id": "chatcmpl-test", "choices": ['
    raise Cut


def whole(call: Call, answer: Answer) -> dict[str, Any]:
    message = {"role": "assistant", "content": answer.text, "refusal": answer.refusal}
    return {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": 1,
        "model": call.body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": answer.finish_reason, "logprobs": None}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def event(call: Call, delta: dict[str, Any], finish_reason: str | None = None) -> bytes:
    chunk = {
        "id": "chatcmpl-test",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": call.body["model"],
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason, "logprobs": None}],
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()
