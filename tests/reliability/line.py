"""The client's end of one websocket; what goes over it can be written down, to understand a fault afterwards."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection


class Line:
    def __init__(self, socket: ClientConnection, trace: Path | None) -> None:
        """`trace`: a file to which each frame is added, with the moment and the direction."""
        self._socket = socket
        self._trace = trace

    async def send(self, type_: str, data: dict[str, Any], id_: str | None = None) -> None:
        frame = json.dumps({"type": type_, "data": data} | ({"id": id_} if id_ else {}))
        self._note(">", frame)
        await self._socket.send(frame)

    async def receive(self, within: float) -> dict[str, Any] | None:
        """The next message; None where none came within so many seconds."""
        try:
            async with asyncio.timeout(within):
                frame = await self._socket.recv()
        except TimeoutError:
            return None
        message: dict[str, Any] = json.loads(frame)
        self._note("<", json.dumps(message))
        return message

    def _note(self, direction: str, frame: str) -> None:
        if self._trace is not None:
            with self._trace.open("a", encoding="utf-8") as file:
                file.write(f"{time.time():.3f} {direction} {frame}\n")
