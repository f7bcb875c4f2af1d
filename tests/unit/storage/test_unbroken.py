import asyncio

import pytest

from storage.unbroken import unbroken


async def test_work_goes_to_its_end_before_a_cancelled_caller_stops() -> None:
    done: list[str] = []
    begun, gate = asyncio.Event(), asyncio.Event()

    @unbroken
    async def work() -> None:
        done.append("begun")
        begun.set()
        await gate.wait()
        done.append("ended")

    caller = asyncio.create_task(work())
    await begun.wait()
    for _ in range(3):  # again and again, as an impatient caller does
        caller.cancel()
        await asyncio.sleep(0)
        assert not caller.done()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert done == ["begun", "ended"]


async def test_results_and_errors_pass_through() -> None:
    @unbroken
    async def divide(by: int) -> float:
        return 1 / by

    assert await divide(2) == 0.5
    with pytest.raises(ZeroDivisionError):
        await divide(0)


async def test_a_failure_after_the_caller_stopped_is_nobodys_loose_end() -> None:
    gate = asyncio.Event()

    @unbroken
    async def work() -> None:
        await gate.wait()
        raise ZeroDivisionError

    caller = asyncio.create_task(work())
    await asyncio.sleep(0)
    caller.cancel()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
