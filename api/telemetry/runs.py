"""Runs of the graph to LangSmith, by its usual variables. With none of them set LangChain sends nothing.

LangChain's tracer would send all that goes in and out. So the client that it uses is ours, and says what ran, when and
for how long, and nothing of what was said. https://docs.langchain.com/langsmith/mask-inputs-outputs
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from langsmith import Client
from langsmith.run_trees import configure
from langsmith.utils import tracing_is_enabled

from api.telemetry.stopping import in_time

KEPT = re.compile(
    r"(ls_|langgraph_|LANGSMITH_|LANGCHAIN_)\w+|(thread|interview|revision)_id|checkpoint_ns|turn|prompt_set"
)
"""Names of what is left in a run's metadata."""
FLUSH_LIMIT = 2.0
"""Seconds for the last runs when the server stops."""


@asynccontextmanager
async def runs_traced(*, words: bool) -> AsyncIterator[None]:
    """`words`: runs may hold what was said; LANGSMITH_HIDE_INPUTS and the like hold then as ever."""
    if not tracing_is_enabled():
        yield
        return
    client = (
        Client() if words else Client(hide_inputs=True, hide_outputs=True, anonymizer=bare, tracing_mode="langsmith")
    )
    configure(client=client)
    try:
        yield
    finally:
        await in_time("runs", partial(client.close, FLUSH_LIMIT), FLUSH_LIMIT)
        configure(client=None)


def bare(data: dict[str, Any]) -> dict[str, Any]:
    """What may be sent of a run's metadata, and of an error its type alone: its message may quote somebody."""
    if data.keys() == {"error"}:
        named = re.match(r"(\w+)\(", str(data["error"]))  # the beginning of its `repr`
        return {"error": named[1] if named else ""}
    return {name: value for name, value in data.items() if KEPT.fullmatch(name)}
