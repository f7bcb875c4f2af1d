"""A graph that does what none may: it holds up the event loop. Shows that a detector is armed."""

import time
from typing import Any

from langgraph.graph import END, START, StateGraph
from typing_extensions import TypedDict


class Nothing(TypedDict, total=False):
    held_up: bool


async def hold_up(state: Nothing) -> dict[str, Any]:
    time.sleep(0.01)  # noqa: ASYNC251
    return {"held_up": True}


_graph = StateGraph(Nothing)
_graph.add_node("hold_up", hold_up)
_graph.add_edge(START, "hold_up")
_graph.add_edge("hold_up", END)
graph = _graph.compile()
