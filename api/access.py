"""Around every HTTP request: one line in the log, and headers that keep browsers careful."""

from time import perf_counter

import structlog
from starlette.datastructures import MutableHeaders
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import InternalError
from api.log import where
from api.rest.problems import problem

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
PRIVATE = "/api/"
"""What is answered there is somebody's, and no cache of a shared machine keeps it."""


class Access:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        status, begun = 500, False

        async def with_headers(message: Message) -> None:
            nonlocal status, begun
            if message["type"] == "http.response.start":
                status, begun = message["status"], True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", PAGE_POLICY)
                private = scope["path"].startswith(PRIVATE)
                # A page asks again whether it is of today, or it and its scripts could be of two versions.
                headers.setdefault("cache-control", "no-store" if private else "no-cache")
            await send(message)

        try:
            await self._app(scope, receive, with_headers)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one request; its words may be somebody's
            log.error("request failed", error=type(error).__name__, where=where(error))
            if not begun:
                await problem(InternalError())(scope, receive, with_headers)
        finally:
            milliseconds = round((perf_counter() - began) * 1000)
            log.info("request", method=scope["method"], route=_route(scope), status=status, ms=milliseconds)


def _route(scope: Scope) -> str:
    """The route, not the path: ids and query strings stay out of the log. `/` where there is none.

    FastAPI tells the route without what it was included under, which stands before it in the path.
    """
    route = scope.get("route")
    if not isinstance(route, Route):
        return "/"
    above = scope["path"].split("/")[: -route.path.count("/")]
    return "/".join(above) + route.path
