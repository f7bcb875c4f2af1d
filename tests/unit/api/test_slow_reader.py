"""Who does not read is cut off, and may come back."""

import asyncio
from typing import Any

from starlette.types import Message
from starlette.websockets import WebSocket

from api.auth.caller import LOCAL
from api.socket import MOST_QUEUED, OVERLOADED, Socket


async def test_a_reader_that_is_too_slow_is_closed_with_1013() -> None:
    reading = asyncio.Event()
    sent: list[Any] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        await reading.wait()
        sent.append(message)

    websocket = WebSocket({"type": "websocket", "path": "/", "headers": []}, receive, send)
    reading.set()
    await websocket.accept()
    reading.clear()
    socket = Socket(websocket, LOCAL)
    writing = asyncio.create_task(socket.write())
    frame = "x" * (MOST_QUEUED // 4)
    for _ in range(6):
        socket.send(frame)
    reading.set()
    await writing
    assert [message["type"] for message in sent] == ["websocket.accept", *["websocket.send"] * 4, "websocket.close"]
    assert sent[-1]["code"] == OVERLOADED
