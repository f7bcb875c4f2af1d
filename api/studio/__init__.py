"""For LangGraph Studio (`langgraph.json`): the same graph on the same services and the same working memory.

Production never imports this. Studio mounts `app` in its own process, so the services are those which the app's
lifespan opened.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from langgraph.checkpoint.base import BaseCheckpointSaver

from api.savers import open_savers
from api.studio.context import StudioContext
from api.studio.given import StudioInput
from api.studio.running import app, settings
from graph.context import Context
from graph.interview import build
from graph.thread import ASIDE

__all__ = ["app", "checkpointer", "graph"]

graph = build(context_schema=cast(type[Context], StudioContext), input_schema=StudioInput).with_config(
    metadata={ASIDE: True}  # a run of Studio on an interview's own thread is none of its turns
)


@asynccontextmanager
async def checkpointer() -> AsyncIterator[BaseCheckpointSaver[str]]:
    async with open_savers(settings) as saver_for:
        yield saver_for()
