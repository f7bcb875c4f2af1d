"""Run the server: uvicorn with our limits, our logs, and one sentence where it cannot start."""

import asyncio
import os
import signal
import socket
import sys
import threading
from contextlib import nullcontext

import structlog
import uvicorn

from api import log
from api.app import create_app
from api.auth.gate import is_loopback
from api.environment import WrongSetting
from api.house import open_house
from graph.errors import GraphError
from graph.prompt_file import PromptError
from retrieval.embedder import ModelDamaged
from retrieval.index import IndexUnavailable
from retrieval.index_lock import IndexInUse
from settings import Settings
from storage.errors import RecordsError

log_of_start = structlog.get_logger()

STOPPING_LIMIT = 5
"""Seconds for the connections to close when the server is told to stop."""
EXIT_LIMIT = 20
"""Seconds for all of stopping, the interviews and the stores included."""
LEAVING_LIMIT = 1.0
"""Seconds for the process to end once everything is closed."""
WEBSOCKET_FRAME = 4 * 1024 * 1024
"""Bytes. Well above the limit of the protocol, so that a message over that limit gets its error and keeps its socket;
a frame above this one is not read and closes it with 1009."""

CANNOT_START = (WrongSetting, RecordsError, GraphError, PromptError, IndexUnavailable, IndexInUse, ModelDamaged)


class Server(uvicorn.Server):
    """Says where it listens, once it does; told to stop, the process ends within EXIT_LIMIT."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"OpenHire Interview listens on http://{shown}:{port}", flush=True)  # noqa: T201

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        last_resort = threading.Timer(EXIT_LIMIT, _exit_anyway)
        last_resort.daemon = True  # who is done in time does not wait for it
        last_resort.start()
        await super().shutdown(sockets)


def serve(settings: Settings) -> int:
    """Until SIGINT or SIGTERM. Returns the exit code: 0, or 2 where the start failed, with a sentence on stderr."""
    log.configure(settings)
    try:
        _keep_strangers_out(settings)
        with (
            listen(settings) as listening,
            asyncio.Runner(loop_factory=configured(settings).get_loop_factory()) as runner,
        ):
            runner.run(_serve(settings, listening))
    except CANNOT_START as error:
        print(f"The server cannot start: {error}", file=sys.stderr)  # noqa: T201
        return 2
    except CannotListen as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        return 0
    _gone_soon()
    return 0


def _keep_strangers_out(settings: Settings) -> None:
    """Raises WrongSetting where anybody could come in and nobody would be asked for a key."""
    if not settings.needs_tokens and not is_loopback(settings.host):
        raise WrongSetting(
            f"OPENHIRE_HOST is {settings.host}, which others can reach, and no key is set, so everybody could "
            "read and erase everything. Set OPENHIRE_JWT_SECRET (32 characters or more) or OPENHIRE_JWKS_URL, or leave "
            "OPENHIRE_HOST out."
        )


class CannotListen(Exception):
    """The address is taken, or not ours."""


def listen(settings: Settings) -> socket.socket:
    """Raises CannotListen."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise CannotListen(
            f"The server cannot listen on {settings.host}:{settings.port} ({error.strerror or error}); "
            "set OPENHIRE_PORT (0 takes a free one) or OPENHIRE_HOST to another value."
        ) from error


def _exit_anyway() -> None:
    """A store that hangs must not keep the process alive: what was acknowledged is on disk, the rest is made again."""
    os._exit(3)  # without a word: where the log goes may be what hangs


def _gone_soon() -> None:
    """All that is ours is closed. Threads of libraries that still try to send what was traced are not waited for."""
    leaving = threading.Timer(LEAVING_LIMIT, os._exit, (0,))
    leaving.daemon = True
    leaving.start()


def configured(settings: Settings, app: object = None) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        host=settings.host,
        port=settings.port,
        ws="websockets-sansio",
        ws_max_size=WEBSOCKET_FRAME,
        ws_per_message_deflate=False,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=STOPPING_LIMIT,
    )


async def _serve(settings: Settings, listening: socket.socket) -> None:
    asyncio.get_running_loop().set_exception_handler(log.unhandled)
    async with open_house(settings) as house:
        if not settings.needs_tokens:
            log_of_start.warning(
                "NO KEY IS SET: whoever is at this machine may do everything; nobody else is let in",
                remedy="set OPENHIRE_JWT_SECRET or OPENHIRE_JWKS_URL",
            )
        app = create_app(settings, opens=lambda _: nullcontext(house))
        server = Server(configured(settings, app))
        # uvicorn raises the signal it was stopped by once more when it is done; by then we are only closing.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        await server.serve(sockets=[listening])
