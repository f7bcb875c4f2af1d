"""Around every HTTP request: one line in the log, and headers that keep browsers careful."""

from time import perf_counter

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(), geolocation=()",
}
PAGE_POLICY = (
    "default-src 'self'; connect-src 'self' ws: wss:; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
"""Of our pages: no inline code, nothing from elsewhere."""


class Access:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        status = 500

        async def with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", PAGE_POLICY)
            await send(message)

        try:
            await self._app(scope, receive, with_headers)
        finally:
            # The route, not the path: ids and query strings stay out of the log.
            route = getattr(scope.get("route"), "path", None) or "/"
            milliseconds = round((perf_counter() - began) * 1000)
            log.info("request", method=scope["method"], route=route, status=status, ms=milliseconds)
