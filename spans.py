"""Spans, for every floor of the house. Where nobody set up an SDK they go nowhere and cost microseconds.

A span holds names, ids and counts. Of an error it holds the type, never the message, which may quote somebody. What was
said goes into a span only while `may_hold_words` says so.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import time_ns

from opentelemetry import trace
from opentelemetry.context import Context, attach, create_key, detach, get_value, set_value
from opentelemetry.trace import Link, Span, SpanKind, StatusCode
from opentelemetry.util.types import Attributes

SCOPE = "openhire"
"""Names our spans among those of libraries."""

_tracer = trace.get_tracer(SCOPE)
_WORDS = create_key("words")


@contextmanager
def span(name: str, attributes: Attributes = None, kind: SpanKind = SpanKind.INTERNAL) -> Iterator[Span]:
    """A child of the current span for as long as the block takes, in this task and in those it starts."""
    with _tracer.start_as_current_span(
        name, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as current:
        try:
            yield current
        except asyncio.CancelledError:
            current.set_attribute("openhire.stopped", True)
            raise
        except Exception as error:
            failed(current, type(error).__name__)
            raise


def begun(name: str, links: list[Link], ago: float) -> Span:
    """A span of no other, begun so many seconds ago, that lasts until it is ended, whichever task ends it."""
    return _tracer.start_span(name, context=Context(), links=links, start_time=time_ns() - int(ago * 1e9))


@contextmanager
def during(current: Span, *, words: bool) -> Iterator[None]:
    """Spans of the block, and of tasks it starts, are children of `current`; `words`: they may hold what was said."""
    with trace.use_span(current, record_exception=False, set_status_on_exception=False), _allowing(words):
        yield


def failed(current: Span, error: str) -> None:
    """`error`: its type."""
    current.set_attribute("error.type", error)
    current.set_status(StatusCode.ERROR)


def may_hold_words() -> bool:
    return bool(get_value(_WORDS)) and trace.get_current_span().is_recording()


@contextmanager
def _allowing(words: bool) -> Iterator[None]:
    token = attach(set_value(_WORDS, words))
    try:
        yield
    finally:
        detach(token)
