"""For LangGraph Studio (`langgraph.json`): the same graph on the same services and the same working memory.

Production never imports this. Studio mounts `app` in its own process, so the services are those which the app's
lifespan opened; a run in Studio that brings no context of its own is given them.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver

from api.app import create_app
from api.environment import read_settings
from api.savers import open_savers
from graph.context import Context
from graph.interview import build

settings = read_settings()
app = create_app(settings)


def service(name: str) -> Any:
    """A field of the context that comes from the running house."""
    return field(default_factory=lambda: getattr(app.state.house.context, name))


@dataclass(frozen=True)
class StudioContext(Context):
    """Every field defaulted, so that a run needs no typing."""

    records: Any = service("records")
    index: Any = service("index")
    interviewers: Any = service("interviewers")
    bank: Any = service("bank")
    phase_plan: Any = service("phase_plan")
    guard: Any = service("guard")
    intents: Any = service("intents")
    assess_comfort: bool = service("assess_comfort")
    secrets: tuple[str, ...] = service("secrets")
    elapsed: Any = None


graph = build(context_schema=StudioContext)


@asynccontextmanager
async def checkpointer() -> AsyncIterator[BaseCheckpointSaver[str]]:
    async with open_savers(settings) as saver_for:
        yield saver_for()
