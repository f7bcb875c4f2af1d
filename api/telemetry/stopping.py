"""The last of what is to be sent, within a limit: a collector that does not answer must not hold up the stop."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import structlog

log = structlog.get_logger()


async def in_time(what: str, send: Callable[[], object], limit: float) -> None:
    """`send` blocks, in a thread of its own that nobody waits for after `limit` seconds, not even the end of the
    process; then the log says so."""
    loop, sent = asyncio.get_running_loop(), asyncio.Event()

    def run() -> None:
        try:
            send()
        finally:
            with suppress(RuntimeError):  # the loop is closed: it was late
                loop.call_soon_threadsafe(sent.set)

    Thread(target=run, name=what, daemon=True).start()
    try:
        await asyncio.wait_for(sent.wait(), limit)
    except TimeoutError:
        log.warning("not sent in time", what=what, limit=limit)
