"""A turn as it is seen from outside: one span from the answer to its reply, and what is counted of it.

Called by the actor only. A turn goes on while its answer grows and its reply is made again; it has ended when the reply
was told, could not be made, or is not wanted any more.
"""

from collections.abc import Awaitable, Callable

from opentelemetry import trace

import spans
from api.live.making import Purpose
from api.live.services import Services
from api.live.telling import Asked
from api.log import where
from graph.subjects import Reply
from storage.models import Interview

MAKING, WAITING = "making", "waiting"
Run = Callable[[], Awaitable[Reply]]


class Turn:
    """One after the other, of one interview. Times are `Time.now()`."""

    def __init__(self, services: Services) -> None:
        self._metrics = services.metrics
        self._time = services.time
        self._words = services.trace_content
        self._socket: trace.SpanContext | None = None
        self._span: trace.Span | None = None
        self._state: str | None = None
        self._purpose = Purpose.ANSWER
        self._began = 0.0
        self._last_word: float | None = None
        """Of the answer, while nothing of the reply to it was told."""
        self._error: str | None = None
        """Type of what the run failed with."""

    def came_by_this(self) -> None:
        """Turns from now on are linked to the current span: to the connection they come by."""
        self._socket = trace.get_current_span().get_span_context()

    def heard(self, at: float) -> None:
        """The candidate said something, at this time, that is part of the answer."""
        self._begin(at)
        self._last_word = at

    def makes(self, purpose: Purpose, interview: Interview, asked: Asked | None, answer: str | None, run: Run) -> Run:
        """The same run, seen. `asked`: the question that it replies to, None where it asks the first one."""
        span = self._begin(self._time.now())
        self._purpose = purpose
        span.set_attributes({"openhire.interview.id": interview.id, "openhire.purpose": purpose.value})
        span.set_attribute("openhire.turn", asked.number if asked else 0)
        if self._words:
            span.set_attributes({"openhire.question": asked.question if asked else "", "openhire.answer": answer or ""})

        async def seen() -> Reply:
            self._be(MAKING)
            try:
                with spans.during(span, words=self._words):
                    return await run()
            except Exception as error:
                self._error = type(error).__name__
                span.set_attribute("openhire.error.where", where(error))
                raise
            finally:
                if self._span is span:
                    self._be(WAITING)

        return seen

    def spoke(self) -> None:
        """Words of the reply went out."""
        if self._last_word is not None:
            self._metrics.first_word_took(self._time.now() - self._last_word)
            self._last_word = None
            if self._span is not None:
                self._span.add_event("first word")

    def told(self, reply: Reply, restarts: int) -> None:
        """The whole reply went out."""
        span = self._begin(self._time.now())
        self.spoke()
        self._metrics.told(reply)
        self._metrics.turn_took(self._purpose.value, self._time.now() - self._began)
        span.set_attributes(described(reply) | {"openhire.restarts": restarts})
        if self._words:
            span.set_attributes(words_of(reply))
        self._end()

    def failed(self, error: str) -> None:
        """Whoever waits for the reply was told that there is none. `error`: its type."""
        if self._span is not None:
            self._metrics.turn_failed(self._purpose.value)
            spans.failed(self._span, self._error or error)
            self._end()

    def dropped(self) -> None:
        """The reply is not made here any more."""
        if self._span is not None:
            self._span.set_attribute("openhire.stopped", True)
            self._end()

    def _begin(self, at: float) -> trace.Span:
        if self._span is None:
            # Of no other: a connection may last an hour, and a turn may begin on one and end on the next.
            links = [trace.Link(self._socket)] if self._socket is not None else []
            self._span = spans.begun("interview.turn", links, ago=self._time.now() - at)
            self._began = at
            self._be(WAITING)
        return self._span

    def _end(self) -> None:
        if self._span is not None:
            self._span.end()
        self._span, self._last_word, self._error = None, None, None
        self._be(None)

    def _be(self, state: str | None) -> None:
        if self._state is not None:
            self._metrics.queue.labels(self._state).dec()
        if state is not None:
            self._metrics.queue.labels(state).inc()
        self._state = state


def described(reply: Reply) -> dict[str, str | int | list[str]]:
    """Without a word of it."""
    question = reply.question
    kind = {"openhire.question.kind": question.kind.value} if question else {"openhire.ended": reply.ended or ""}
    prompts = {"openhire.prompt_set": question.prompt_set} if question and question.prompt_set else {}
    return {
        "openhire.phase": reply.phase.value,
        "openhire.made_by": [f"{skill.skill}: {skill.made_by}" for skill in reply.skills],
        "openhire.fallback": [f"{skill.skill}: {skill.fallback}" for skill in reply.skills if skill.fallback],
        "openhire.guard_hits": [f"{hit.kind}: {category}" for hit in reply.guard_hits for category in hit.categories],
        **kind,
        **prompts,
    }


def words_of(reply: Reply) -> dict[str, str]:
    said = {
        "openhire.reply.response": reply.response,
        "openhire.reply.question": reply.question.text if reply.question else None,
        "openhire.reply.feedback": reply.feedback,
    }
    return {name: text for name, text in said.items() if text is not None}
