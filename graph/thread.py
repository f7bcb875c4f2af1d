"""One interview's thread: every call is one run of the graph, and the same call again changes nothing."""

from typing import Any, cast

from langchain_core.runnables import RunnableConfig

from graph.context import Context
from graph.errors import ThreadMissing, TurnMismatch
from graph.interview import Interview
from graph.state import Input
from graph.subjects import Reply

HISTORY = 6
"""Checkpoints looked through for the one before a turn: one a run, and a few of runs that were stopped."""


class InterviewThread:
    """Cancellable: a run that is stopped leaves the memory as it was, and the turn can be run again."""

    def __init__(self, graph: Interview, thread_id: str, context: Context, first: Input) -> None:
        self.graph = graph
        self.thread_id = thread_id
        self.context = context
        self.first = first
        """Input of the first run: job_id, candidate_id, resume_text, preferences."""

    async def open(self) -> Reply:
        """The first question. Raises RecordMissing."""
        values = (await self.graph.aget_state(self._config())).values
        if "reply" in values:
            return Reply.model_validate(values["reply"])
        return await self._run(self.first)

    async def answer(self, turn: int, text: str) -> Reply:
        """The reply to the answer of question number `turn`.

        The same text again gives the same reply; another text makes the turn again from where it stood before.
        Raises ThreadMissing, TurnMismatch.
        """
        snapshot = await self.graph.aget_state(self._config())
        values = snapshot.values
        if "reply" not in values:
            raise ThreadMissing(self.thread_id)
        pending = values.get("pending")
        if pending is not None and pending["turn"] == turn:
            return await self._run(Input(answer=text))
        exchanges = values.get("exchanges", [])
        if not exchanges or exchanges[-1]["turn"] != turn:
            raise TurnMismatch(turn, pending["turn"] if pending else 0)
        if exchanges[-1]["answer"] == text:
            return Reply.model_validate(values["reply"])
        async for earlier in self.graph.aget_state_history(self._config(), limit=HISTORY):
            before = earlier.values.get("pending")
            if before is not None and before["turn"] == turn:
                return await self._run(Input(answer=text), earlier.config)
        raise ThreadMissing(self.thread_id)

    async def finish(self, reason: str) -> Reply:
        """Ends the interview now. The same again, or after its own end, gives the feedback that was given."""
        values = (await self.graph.aget_state(self._config())).values
        if "reply" not in values:
            raise ThreadMissing(self.thread_id)
        reply = Reply.model_validate(values["reply"])
        return reply if reply.completed else await self._run(Input(end=reason, answer=None))

    def _config(self) -> RunnableConfig:
        return {"configurable": {"thread_id": self.thread_id}}

    async def _run(self, given: Input, config: RunnableConfig | None = None) -> Reply:
        values = await self.graph.ainvoke(given, config or self._config(), context=self.context, durability="exit")
        return Reply.model_validate(cast(dict[str, Any], values)["reply"])
