"""The one connection to the index, opened again while others are asking for it."""

import asyncio
from contextlib import ExitStack
from pathlib import Path

from retrieval.calls import Calls
from retrieval.chroma import Connection, Folder, one_row
from retrieval.reopening import Reopening


async def test_who_asks_in_the_moment_in_which_it_fails_is_given_one_all_the_same(tmp_path: Path) -> None:
    place, calls = Folder(tmp_path / "index"), Calls(limit=20)
    reopening = Reopening(place, calls, pause=0)
    await reopening.first()
    failed = await reopening.connection()
    assert failed is not None
    asked = asyncio.create_task(reopening.connection())
    await asyncio.sleep(0)
    assert reopening.instead_of(failed, "writing", OSError("gone"), one_row)
    assert await asked is not None
    another = await reopening.connection()
    assert another not in (None, failed)
    await reopening.close()
    place.leave()
    calls.close()


async def test_a_connection_is_closed_when_the_calls_on_it_have_ended() -> None:
    calls = Calls(limit=20)
    going_on = asyncio.Event()
    loop = asyncio.get_running_loop()
    events: list[str] = []

    class Place:
        def open(self, trial: object) -> Connection:
            closing = ExitStack()
            closing.callback(events.append, "closed")
            return Connection(None, closing)  # type: ignore[arg-type]

        def leave(self) -> None: ...

    def slow() -> None:
        asyncio.run_coroutine_threadsafe(going_on.wait(), loop).result()
        events.append("ended")

    reopening = Reopening(Place(), calls, pause=0)
    await reopening.first()
    failed = await reopening.connection()
    assert failed is not None
    call = calls.begin(slow)
    assert reopening.instead_of(failed, "writing", OSError("gone"), one_row)
    await asyncio.sleep(0.05)
    assert events == []
    going_on.set()
    await call
    await reopening.connection()
    assert events == ["ended", "closed"]
    await reopening.close()
    calls.close()
