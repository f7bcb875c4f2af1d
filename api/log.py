"""Structured logs, without personal data: no names, answers, resumes, ids of candidates, query strings."""

import asyncio
import logging
import sys
import traceback
from pathlib import Path
from typing import Any

import structlog

from settings import Settings

HOUSE = Path(__file__).parent.parent
OURS = ("api", "cli", "evals", "graph", "retrieval", "storage")
"""Packages whose loggers are named after them."""


def configure(settings: Settings) -> None:
    """Text or JSON lines on stderr, ours and the libraries' alike."""
    render = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, located, render],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    # Libraries log what they send, receive and write to the database below WARNING, and uvicorn the full URL of a
    # websocket: whatever level is set is for what we say ourselves.
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    root.setLevel(max(level, logging.WARNING))
    for package in OURS:
        logging.getLogger(package).setLevel(level)
    for library in (
        "uvicorn",
        "uvicorn.error",
        "websockets",
        "httpx",
        "httpx2",
        "openai",
        "chromadb",
        "alembic",
        "watchfiles",
    ):
        logger = logging.getLogger(library)
        logger.handlers = []
        logger.setLevel(logging.WARNING)


def located(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """In place of a traceback, which shows values, and an error's words, which may be somebody's: what and where."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given if isinstance(given, BaseException) else sys.exc_info()[1]
    if given and error is not None:
        event["error"], event["where"] = type(error).__name__, where(error)
    return event


def unhandled(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """For `loop.set_exception_handler`: asyncio's own would write down the words of the error."""
    error = context.get("exception")
    structlog.get_logger().error(
        "unhandled error",  # asyncio's own message may show values
        error=type(error).__name__ if error else None,
        where=where(error) if error else "",
    )


def where(error: BaseException) -> str:
    """Where in our own code an error came from, without its message, which may hold what somebody said."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(HOUSE) and ".venv" not in frame.filename]
    return (
        " < ".join(
            f"{Path(frame.filename).relative_to(HOUSE)}:{frame.lineno}"
            for frame in reversed((ours or list(frames))[-4:])
        )
        if ours
        else ""
    )


def short(interview_id: str) -> str:
    """Enough of an interview's UUID to follow it through the log, too little to open it with."""
    return interview_id[:8]
