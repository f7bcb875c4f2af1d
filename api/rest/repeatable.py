"""POST with an Idempotency-Key: the same request again gets the same reply and does nothing twice."""

import hashlib
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.auth.caller import Caller
from api.errors import InterviewError
from api.rest.calling import house_of
from storage.desk.replays import Key, Reply

HEADER = "idempotency-key"
LONGEST = 255
BRINGS_A_BODY = ("POST", "PUT")
KEPT_HEADERS = ("content-type", "etag", "location")

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class KeyUnusable(InterviewError):
    status_code = 400
    message = f"An Idempotency-Key is 1 to {LONGEST} printable ASCII characters; a new UUID for each request does well."


class Repeatable(APIRoute):
    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def once(request: Request) -> Response:
            given = request.headers.get(HEADER)
            if request.method not in BRINGS_A_BODY:
                return await handle(request)
            # Before the body: what a stranger sends is not even read, and costs nobody's time.
            caller = await house_of(request).door.caller(request)
            if request.method != "POST" or given is None:
                return await handle(request)
            return await _once(request, given, caller, handle)

        return once


async def _once(request: Request, given: str, caller: Caller, handle: Handler) -> Response:
    if not (0 < len(given) <= LONGEST and given.isascii() and given.isprintable()):
        raise KeyUnusable
    house = house_of(request)
    # With the role: what an administrator was told is not told to whom the same name is left with less.
    key, replays = Key(caller.organisation, f"{caller.role} {caller.actor}", given), house.desk.replays
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode() + await request.body()
    kept = await replays.begin(key, hashlib.sha256(asked).hexdigest())
    if kept is not None:
        return Response(kept.body, kept.status, kept.headers | {"idempotency-replayed": "true"})
    try:
        response = await handle(request)
    except BaseException:
        await replays.drop(key)  # nothing was done, so the same request may be tried again
        raise
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    await replays.keep(key, Reply(response.status_code, headers, bytes(response.body).decode()))
    return response
