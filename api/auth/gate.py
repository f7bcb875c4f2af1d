"""Before anything else: is this request from where requests may come from, and not one too many?"""

import hashlib
import math
import re
import time
from ipaddress import ip_address
from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.auth.door import token_of
from api.errors import AwayFromHome, InterviewError, OriginNotAllowed, TooLong, TooManyRequests
from api.rest.problems import BODY_TOO_LONG, problem
from settings import Settings

SAFE = ("GET", "HEAD", "OPTIONS")
UNLIMITED = ("/health", "/ready", "/metrics")
"""What those ask who watch over the server."""
ADDRESSES: Final = 10
"""Times the limit of a token: an office has one address."""
HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+))(?::[0-9]*)?")
MOST_BODY: Final = 12 * 1024 * 1024
"""Bytes of one request: a resume of the longest, as a file in a form."""


class Gate:
    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._origins = frozenset(settings.origins)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._token_limit = RateLimitItemPerMinute(settings.requests_per_minute)
        self._address_limit = RateLimitItemPerMinute(settings.requests_per_minute * ADDRESSES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        wait = 0
        if refusal is None and self._settings.needs_tokens and scope["path"] not in UNLIMITED:
            wait = self._wait(scope)
            refusal = TooManyRequests() if wait else None
        if refusal is None:
            await self._app(scope, _counted(receive), send)
        elif scope["type"] == "http":
            await problem(refusal, retry_after=wait)(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": refusal.text})  # before accept: HTTP 403

    def _refusal(self, scope: Scope, headers: Headers) -> InterviewError | None:
        if not self._settings.needs_tokens and not self._at_home(scope, headers):
            return AwayFromHome()
        if not self._may_come_from(headers, scope):
            return OriginNotAllowed()
        if _told_length(headers) > MOST_BODY:
            return TooLong(BODY_TOO_LONG)
        return None

    def _at_home(self, scope: Scope, headers: Headers) -> bool:
        """Both the address that asks and the name it asks for are this machine's: a page elsewhere may have made its
        own name point here."""
        client = scope.get("client")
        return (client is None or is_loopback(client[0])) and is_loopback(_host(headers.get("host", "localhost")))

    def _may_come_from(self, headers: Headers, scope: Scope) -> bool:
        """A browser names the page's origin with every request that changes something, and with every websocket."""
        origin = headers.get("origin")
        if origin is None or (scope["type"] == "http" and scope["method"] in SAFE):
            return True  # no browser; or only read, and then CORS decides who may see it
        return origin in self._origins or origin.partition("://")[2] == headers.get("host")

    def _wait(self, scope: Scope) -> int:
        """Seconds until there is room for the request; 0: it is counted, and may come in."""
        limits = [(self._address_limit, (scope.get("client") or ("",))[0])]
        token = token_of(HTTPConnection(scope))
        if token:
            limits.append((self._token_limit, hashlib.sha256(token.encode()).hexdigest()))
        for limit, name in limits:  # the address first: nobody fills the memory with tokens they make up
            if not self._limiter.test(limit, name):
                return max(1, math.ceil(self._limiter.get_window_stats(limit, name).reset_time - time.time()))
        for limit, name in limits:
            self._limiter.hit(limit, name)
        return 0


def _counted(receive: Receive) -> Receive:
    """What comes without a length is counted as it comes, and raises HTTPException where it is too much."""
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        if message["type"] == "http.request":
            received += len(message.get("body", b""))
            if received > MOST_BODY:
                raise HTTPException(413)
        return message

    return counted


def is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _host(header: str) -> str:
    """Without the port, and without the brackets of an IPv6 address; empty where it is no name of a host."""
    found = HOST.fullmatch(header)
    return "" if found is None else (found[1] or found[2]).lower()


def _told_length(headers: Headers) -> int:
    told = headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else 0
