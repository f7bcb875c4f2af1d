"""An actor that stops leaves nothing behind."""

import asyncio
from typing import cast

from api.auth.caller import LOCAL
from api.live.interview import LiveInterview
from api.live.pace import Pace
from api.live.services import Services
from storage.records import Records
from tests.integration.scripted import HandTime, ScriptedMind


class Ear:
    capabilities: set[str] = set()
    caller = LOCAL
    answers = 0

    def send(self, text: str) -> None: ...

    def close(self, code: int, reason: str) -> None: ...


async def test_a_message_whose_sender_is_gone_does_not_hinder_the_stop() -> None:
    unused = cast(Records, None)
    services = Services(unused, ScriptedMind().thread_for, Pace(), HandTime())
    live = LiveInterview("session-1", services, gone=lambda _: None, named=lambda *_: None)
    hearing = asyncio.create_task(live.hear('{"type": "get_status"}', Ear()))
    await asyncio.sleep(0)
    hearing.cancel()
    await live.park()
    await asyncio.wait({hearing})
    assert hearing.cancelled()
