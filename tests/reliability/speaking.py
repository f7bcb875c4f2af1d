"""One answer as frames on the websocket, in the way it is said."""

import asyncio
import json
import random
import time
from typing import Any

from websockets.asyncio.client import ClientConnection

from tests.reliability.account import Account, Message
from tests.reliability.answers import Way


async def send(socket: ClientConnection, type_: str, data: dict[str, Any], id_: str | None = None) -> None:
    frame = {"type": type_, "data": data} | ({"id": id_} if id_ else {})
    await socket.send(json.dumps(frame))


async def say(
    socket: ClientConnection, parts: list[Message], way: Way, account: Account, chance: random.Random
) -> None:
    """Written down in the account first: who is cut off in the middle cannot know what arrived."""
    for place, part in enumerate(parts):
        if way.in_parts and place:
            await asyncio.sleep(chance.uniform(0.02, 0.3))
        if way in (Way.FRAGMENTS, Way.SPOKEN, Way.OVERHEARD):
            await _interim(socket, part.text, chance)
        account.sent([part], time.monotonic())
        if way in (Way.SPOKEN, Way.OVERHEARD):
            await send(socket, "live_transcript", {"transcript": part.text, "is_final": True})
        if way is not Way.OVERHEARD:
            for _ in range(2 if way is Way.DOUBLE_CLICK else 1):
                await send(socket, "candidate_response", {"response": part.text}, part.id)
        account.sent([part], time.monotonic())


async def _interim(socket: ClientConnection, text: str, chance: random.Random) -> None:
    words = text.split()
    for share in (0.3, 0.7):
        heard = " ".join(words[: max(1, int(share * len(words)))])
        await send(socket, "live_transcript", {"transcript": heard, "is_final": False})
        await asyncio.sleep(chance.uniform(0.02, 0.2))
