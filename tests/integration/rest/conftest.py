"""A server that asks for keys, two organisations on it, and whoever calls."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from blockbuster import BlockBuster
from websockets.asyncio.client import connect

from api.live.pace import Pace
from settings import Settings
from storage.desk import Desk
from tests.integration.conftest import Place, running
from tests.integration.rest.tokens import SECRET, bearer
from tests.integration.scripted import Client, ScriptedMind


def bytes_below(folder: Path) -> bytes:
    """Of every file, for a thread."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@dataclass
class Rooms:
    place: Place
    desk: Desk
    http: httpx.AsyncClient

    async def ask(self, method: str, path: str, token: str | None = None, **given: Any) -> httpx.Response:
        headers = bearer(token) | given.pop("headers", {})
        return await self.http.request(method, path, headers=headers, **given)

    async def made(self, path: str, token: str, **fields: Any) -> dict[str, Any]:
        """What was posted, once it is there."""
        answer = await self.ask("POST", f"/api/v1/{path}", token, json=fields)
        assert answer.status_code in (200, 201), answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def socket(self, session: str, token: str | None = None, *, protocol: bool = False, **more: Any) -> Client:
        query = f"?token={token}" if token and not protocol else ""
        url = f"ws://127.0.0.1:{self.place.port}/ws/interview/{session}{query}"
        offered: Any = ["bearer", token] if protocol else None
        socket = await self.place.sockets.enter_async_context(
            connect(url, proxy=None, max_size=None, subprotocols=offered, **more)
        )
        return Client(socket)


Opening = Callable[..., Awaitable[Rooms]]


@pytest.fixture
async def opening(record_url: str, tmp_path: Path) -> AsyncIterator[Opening]:
    """Opens a server with these settings, on SQLite and on PostgreSQL."""
    async for opened in _opening(record_url, tmp_path):
        yield opened


@pytest.fixture
async def rooms(tmp_path: Path) -> AsyncIterator[Rooms]:
    """A server with a secret, on a new record in SQLite."""
    async for opened in _opening(f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}", tmp_path):
        yield await opened()


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Opening]:
    """As `opening`, on a new record in SQLite."""
    async for opened in _opening(f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}", tmp_path):
        yield opened


async def _opening(record_url: str, folder: Path) -> AsyncIterator[Opening]:
    async with AsyncExitStack() as stack:
        detector = BlockBuster()

        async def start(mind: ScriptedMind | None = None, **changed: Any) -> Rooms:
            detector.deactivate()
            given: dict[str, Any] = {"host": "127.0.0.1", "port": 0, "data_dir": folder, "database_url": record_url}
            settings = Settings(**(given | {"jwt_secret": SECRET} | changed))
            place = await stack.enter_async_context(running(settings, mind or ScriptedMind(), Pace()))
            client = httpx.AsyncClient(base_url=place.url, trust_env=False, timeout=20)
            http = await stack.enter_async_context(client)
            detector.activate()
            return Rooms(place, Desk(place.database), http)

        yield start
        detector.deactivate()
