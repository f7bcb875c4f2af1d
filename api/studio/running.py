"""The server that runs inside Studio's process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from fastapi.middleware.cors import CORSMiddleware
from langgraph_sdk import get_client

from api.app import create_app
from api.auth.gate import Gate
from api.environment import read_settings
from api.house import House, open_house
from api.studio.threads import StudioThreads
from api.wordings import Wording
from graph.context import Context
from settings import Settings


@asynccontextmanager
async def open_shown(chosen: Settings) -> AsyncIterator[House]:
    """The house, its interviews shown as threads: those that run already, and each that begins."""
    async with (
        get_client(api_key=None) as client,  # within this process
        StudioThreads(client.threads) as threads,
        open_house(chosen, threads.furnish) as house,
    ):
        for interview in await house.records.interviews():
            if not interview.over:
                threads.show(interview)
        yield house


settings = read_settings()
app = create_app(settings, open_shown)
# Studio's page comes from elsewhere, and from a network that browsers hold for less private than this machine; and
# requests from within this process name a host that is none.
app.user_middleware = [each for each in app.user_middleware if cast(object, each.cls) not in (CORSMiddleware, Gate)]
app.add_middleware(
    CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"], allow_private_network=True
)


def wording() -> Wording:
    """The words in force, in the house that the app's lifespan opened."""
    current: Wording = app.state.house.wordings.current
    return current


def running() -> Context:
    """What runs are given where an assistant says nothing else."""
    return wording().said_in(app.state.house.context)
