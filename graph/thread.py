"""One interview's thread: every call is one run of the graph, and the same call again changes nothing.

Which checkpoint a run goes on from is decided by the record: the one at which the question that was asked is pending.
So a checkpoint that another server, or a run that was stopped, left behind meanwhile changes nothing.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import cast

from langchain_core.runnables import RunnableConfig
from langgraph.types import StateSnapshot

from graph.context import Context
from graph.errors import ThreadMissing, TurnMismatch
from graph.interview import Interview
from graph.state import Input, Json
from graph.subjects import Piece, Reply

TURN_BUDGET = 12.0
HISTORY = 12
"""Checkpoints looked through for the one of a question: one a run, and a few of runs that were stopped or lost."""
ASIDE = "aside"
"""Marks, in a checkpoint's metadata, what was tried on the thread beside the interview: it never goes on from there."""

Hear = Callable[[Piece], None]


def unheard(_: Piece) -> None:
    """Nobody listens while a reply is made."""


class InterviewThread:
    """Cancellable: a run that is stopped leaves the memory as it was, and the turn can be run again."""

    def __init__(
        self, graph: Interview, thread_id: str, context: Context, first: Input, budget: float = TURN_BUDGET
    ) -> None:
        self.graph = graph
        self.thread_id = thread_id
        self.context = context
        self.first = first
        """Input of the first run: job_id, candidate_id, resume_text, preferences."""
        self.budget = budget
        """Seconds of one run that may be spent waiting for a model."""

    async def open(self) -> Reply:
        """The first question. Raises RecordMissing."""
        values = (await self.graph.aget_state(self._config())).values
        if "reply" in values:
            return Reply.model_validate(values["reply"])
        return await self._run(self.first, 0)

    async def answer(self, turn: int, question: str, text: str, hear: Hear = unheard) -> Reply:
        """The reply to the answer of question number `turn`, in whose words it was asked.

        `hear` is given what may be said of it while it is made. The same text again gives the same reply; another
        text makes the turn again from where it stood before. Raises ThreadMissing, TurnMismatch.
        """
        pending = 0
        async for snapshot in self._checkpoints():
            if answered(snapshot.values, turn, question, text):
                return Reply.model_validate(snapshot.values["reply"])
            if is_pending(snapshot.values, turn, question):
                return await self._run(Input(answer=text), turn, snapshot.config, hear)
            pending = pending or (snapshot.values.get("pending") or {}).get("turn", 0)
        raise TurnMismatch(turn, pending)

    async def finish(self, reason: str, turn: int, question: str, text: str | None) -> Reply:
        """Ends the interview now, at question number `turn`, with what was answered to it until now, None for nothing.

        The same again, or after its own end there, gives the feedback that was given. Raises as `answer` does.
        """
        async for snapshot in self._checkpoints():
            values = snapshot.values
            if is_over(values) and values["reply"]["questions_asked"] == turn:
                if answered(values, turn, question, text) if text is not None else not answered_at_all(values, turn):
                    return Reply.model_validate(values["reply"])
            elif is_pending(values, turn, question):
                return await self._run(Input(end=reason, answer=text), turn, snapshot.config)
        raise TurnMismatch(turn, 0)

    async def _checkpoints(self) -> AsyncIterator[StateSnapshot]:
        """Newest first; nearly always the first one is the one looked for. Raises ThreadMissing."""
        latest = await self.graph.aget_state(self._config())
        if not is_aside(latest):
            if "reply" not in latest.values:
                raise ThreadMissing(self.thread_id)
            yield latest
        before: RunnableConfig | None = latest.config
        left = HISTORY
        while before is not None and left > 0:
            page = self.graph.aget_state_history(self._config(), limit=HISTORY, before=before)
            before = None
            async for earlier in page:
                before = earlier.config
                left -= not is_aside(earlier)
                if "reply" in earlier.values and not is_aside(earlier):
                    yield earlier

    def _config(self) -> RunnableConfig:
        return {"configurable": {"thread_id": self.thread_id}}

    async def _run(self, given: Input, turn: int, config: RunnableConfig | None = None, hear: Hear = unheard) -> Reply:
        context = replace(self.context, interviewers=self.context.interviewers.within(self.budget))
        # By which a run is found among the runs of a tracer, and a checkpoint among those of a thread.
        named = {"interview_id": self.thread_id, "turn": turn, "prompt_set": self.context.prompt_set}
        config = {**(config or self._config()), "metadata": named}
        run = self.graph.astream(given, config, context=context, durability="exit", stream_mode=["custom", "values"])
        values: Json = {}
        async for mode, written in run:
            if mode == "values":
                values = cast(Json, written)
            else:
                hear(Piece.model_validate(written))
        return Reply.model_validate(values["reply"])


def is_aside(snapshot: StateSnapshot) -> bool:
    return ASIDE in (snapshot.metadata or {})


def is_pending(values: Json, turn: int, question: str) -> bool:
    pending = values.get("pending")
    return pending is not None and (pending["turn"], pending["text"]) == (turn, question)


def is_over(values: Json) -> bool:
    """With its feedback: a run that was stopped while that was given is made again."""
    return values["reply"]["completed"] and values["reply"]["feedback"] is not None


def answered(values: Json, turn: int, question: str, text: str) -> bool:
    """The newest exchange is this one, so that the reply is the one to it."""
    exchanges = values.get("exchanges")
    if not exchanges or (values["reply"]["completed"] and not is_over(values)):
        return False
    newest = exchanges[-1]
    return (newest["turn"], newest["question"], newest["answer"]) == (turn, question, text)


def answered_at_all(values: Json, turn: int) -> bool:
    exchanges: list[Json] = values.get("exchanges") or []
    return bool(exchanges) and exchanges[-1]["turn"] == turn
