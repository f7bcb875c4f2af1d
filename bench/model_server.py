"""A model server that costs next to nothing: it waits, then streams sensible replies at a set pace.

    python -m bench.model_server --first 0.3 --token 0.01

Prints its address. `GET /own` gives, for the `ask` calls since the last `GET /own`, its own seconds from the request to
the last token of the first sentence, and to the end: what no client could be faster than.
"""

import argparse
import asyncio
import json
import re
from contextlib import suppress
from time import perf_counter
from typing import Any

from aiohttp import web

from tests.fakes.good_answers import good_answer

TOKEN = 4
"""Characters: about what a token of English has."""
FIRST_SENTENCE = re.compile(r'"response": "[^"]*?[.!?](?= |")')


class ModelServer:
    def __init__(self, first: float, token: float) -> None:
        self._first = first
        self._token = token
        self._own: list[tuple[float, float]] = []

    async def complete(self, request: web.Request) -> web.StreamResponse:
        received = perf_counter()
        body = await request.json()
        skill = body["response_format"]["json_schema"]["name"]
        text = good_answer(skill, body["messages"][-1]["content"])
        if not body.get("stream"):
            await asyncio.sleep(self._first + self._token * len(text) / TOKEN)
            message = {"role": "assistant", "content": text, "refusal": None}
            choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
            return web.json_response(frame(body["model"], "chat.completion", choice))
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        with suppress(ConnectionResetError):  # the client did not wait for the rest
            await self._stream(response, body["model"], text, received)
        return response

    async def _stream(self, response: web.StreamResponse, model: str, text: str, received: float) -> None:
        sentence = FIRST_SENTENCE.search(text)
        first_sentence_end = sentence.end() if sentence else len(text)
        begun = asyncio.get_running_loop().time() + self._first
        first_sentence = 0.0
        for number, start in enumerate(range(0, len(text), TOKEN)):
            await asyncio.sleep(begun + number * self._token - asyncio.get_running_loop().time())
            await response.write(event(model, {"content": text[start : start + TOKEN]}, None))
            if not first_sentence and start + TOKEN > first_sentence_end:
                first_sentence = perf_counter() - received
        await response.write(event(model, {}, "stop") + b"data: [DONE]\n\n")
        self._own.append((first_sentence, perf_counter() - received))

    async def own(self, _: web.Request) -> web.Response:
        own, self._own = self._own, []
        return web.json_response(own)


def event(model: str, delta: dict[str, str], finish: str | None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    return f"data: {json.dumps(frame(model, 'chat.completion.chunk', choice))}\n\n".encode()


def frame(model: str, kind: str, choice: dict[str, Any]) -> dict[str, Any]:
    return {"id": "chatcmpl-bench", "object": kind, "created": 1, "model": model, "choices": [choice]}


async def serve(first: float, token: float) -> None:
    server = ModelServer(first, token)
    app = web.Application(client_max_size=4 * 1024 * 1024)
    app.add_routes([web.post("/v1/chat/completions", server.complete), web.get("/own", server.own)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=2048)
    await site.start()
    port = runner.addresses[0][1]
    print(f"http://127.0.0.1:{port}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=float, default=0.3, help="seconds before the first token")
    parser.add_argument("--token", type=float, default=0.01, help="seconds between tokens")
    chosen = parser.parse_args()
    asyncio.run(serve(chosen.first, chosen.token))
