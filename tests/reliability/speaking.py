"""One answer as frames on the websocket, in the way it is said."""

import asyncio
import random
import time

from tests.reliability.account import Account, Message
from tests.reliability.answers import Way
from tests.reliability.line import Line


async def say(line: Line, parts: list[Message], way: Way, account: Account, chance: random.Random) -> None:
    """Written down in the account first: who is cut off in the middle cannot know what arrived."""
    for place, part in enumerate(parts):
        if way.in_parts and place:
            await asyncio.sleep(chance.uniform(0.02, 0.3))
        if way in (Way.FRAGMENTS, Way.SPOKEN, Way.OVERHEARD):
            await _interim(line, part.text, chance)
        account.sent([part], time.monotonic())
        if way in (Way.SPOKEN, Way.OVERHEARD):
            await line.send("live_transcript", {"transcript": part.text, "is_final": True})
        if way is not Way.OVERHEARD:
            for _ in range(2 if way is Way.DOUBLE_CLICK else 1):
                await line.send("candidate_response", {"response": part.text}, part.id)
        account.sent([part], time.monotonic())


async def _interim(line: Line, text: str, chance: random.Random) -> None:
    words = text.split()
    for share in (0.3, 0.7):
        heard = " ".join(words[: max(1, int(share * len(words)))])
        await line.send("live_transcript", {"transcript": heard, "is_final": False})
        await asyncio.sleep(chance.uniform(0.02, 0.2))
