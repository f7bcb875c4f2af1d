"""Before anything else: is this request from where requests may come from, and not one too many?"""

import hashlib
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import AwayFromHome, InterviewError, OriginNotAllowed, TooManyRequests
from api.rest.problems import problem
from settings import Settings

SAFE = ("GET", "HEAD", "OPTIONS")
UNLIMITED = ("/health", "/ready", "/metrics")
"""What those ask who watch over the server."""
ADDRESSES: Final = 10
"""Times the limit of a token: an office has one address."""


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
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await problem(refusal)(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": refusal.text})  # before accept: HTTP 403

    def _refusal(self, scope: Scope, headers: Headers) -> InterviewError | None:
        if not self._settings.needs_tokens and not self._at_home(scope, headers):
            return AwayFromHome()
        if not self._may_come_from(headers, scope):
            return OriginNotAllowed()
        if self._settings.needs_tokens and scope["path"] not in UNLIMITED and not self._has_room(scope, headers):
            return TooManyRequests()
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
        return origin in self._origins or urlsplit(origin).netloc == headers.get("host")

    def _has_room(self, scope: Scope, headers: Headers) -> bool:
        address = (scope.get("client") or ("",))[0]
        token = headers.get("authorization") or headers.get("sec-websocket-protocol") or scope["query_string"].decode()
        if token and not self._limiter.hit(self._token_limit, hashlib.sha256(token.encode()).hexdigest()):
            return False
        return self._limiter.hit(self._address_limit, address)


def is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _host(header: str) -> str:
    """Without the port, and without the brackets of an IPv6 address."""
    return urlsplit(f"//{header}").hostname or ""
