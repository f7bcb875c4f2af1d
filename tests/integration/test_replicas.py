"""Two servers share one PostgreSQL: one interview, one owner, and a client that goes on wherever it connects."""

import asyncio

import pytest
from websockets.exceptions import ConnectionClosed

from storage.models import EndReason, InterviewStatus
from tests.integration.conftest import Place, Serving, end_of, ended, gone, left
from tests.integration.scripted import Client, until

pytestmark = pytest.mark.parametrize("record_url", ["postgresql"], indirect=True)


async def begun(place: Place, **query: str) -> tuple[Client, str]:
    client = await place.client()
    return client, (await client.start())["data"]["session_id"]


async def test_a_client_that_reconnects_to_another_server_goes_on_there(serving: Serving) -> None:
    one, other = await serving(), await serving()
    client, session = await begun(one)
    await client.answer("I built it.")
    reply = await client.expect("ai_response")
    await client.socket.close()
    await left(one)

    client = await other.client()
    await client.expect("status_update")
    assert await client.receive() == reply
    await client.answer("And I tested it.")
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"
    assert [turn.answer for turn in await one.records.turns(session)] == ["I built it.", "And I tested it.", None]


async def test_the_server_that_lost_it_writes_nothing_more_and_closes_its_connection(serving: Serving) -> None:
    one, other = await serving(), await serving()
    older, session = await begun(one)
    newer = await other.client(session)
    await newer.expect("status_update")
    await newer.expect("interview_started")

    await older.answer("Said to the one that lost it.")
    assert await older.closed() == 4409
    await gone(one)
    await newer.answer("I built it.")
    await newer.expect("ai_response")
    assert [turn.answer for turn in await one.records.turns(session)] == ["I built it.", None]


async def test_an_older_connection_that_says_nothing_is_closed_when_leases_are_renewed(serving: Serving) -> None:
    one, other = await serving(), await serving()
    older, session = await begun(one)
    newer = await other.client(session)
    await newer.expect("status_update")
    one.time.advance(10)
    assert await older.closed() == 4409
    await gone(one)
    assert other.registry.connected == 1


async def test_a_reply_made_by_the_one_that_lost_it_is_not_said(serving: Serving) -> None:
    one, other = await serving(), await serving()
    older, session = await begun(one)
    one.mind.gate.clear()
    await older.answer("I built it.")
    assert await older.so_far() == []

    newer = await other.client()
    await newer.expect("status_update")
    await newer.expect("interview_started")
    assert (await newer.expect("ai_response"))["data"]["question"] == "Question 2?"
    one.mind.gate.set()
    assert await older.closed() == 4409
    assert [turn.number for turn in await one.records.turns(session)] == [1, 2]
    assert one.mind.answers == other.mind.answers == [(1, "I built it.")]


async def test_what_one_server_is_attending_to_is_not_swept_by_another(serving: Serving) -> None:
    one, other = await serving(abandoned_after=5), await serving(abandoned_after=5)
    _, session = await begun(one)
    other.time.advance(10)
    await other.registry.sweep()
    assert await end_of(other, session) == (InterviewStatus.RUNNING, None)


async def test_what_a_server_left_behind_is_looked_after_by_another(serving: Serving) -> None:
    """The first dies without a word: its lease runs out."""
    one, other = await serving(clock_stops=False), await serving(clock_stops=False)
    client, session = await begun(one)
    await client.answer("I built it.")
    await client.expect("ai_response")
    other.time.advance(31 * 60)
    await until(lambda: ended(other, session))
    assert await end_of(other, session) == (InterviewStatus.ENDED, EndReason.TIME_UP)


async def test_two_servers_and_one_candidate_who_hops_between_them_lose_nothing(serving: Serving) -> None:
    places = [await serving(), await serving()]
    client, session = await begun(places[0])
    said = []
    for number in range(1, 13):
        said.append(f"answer {number}")
        await client.answer(said[-1])
        if number % 3:  # not even the reply is waited for
            assert (await client.expect("ai_response"))["data"]["questions_asked"] == number + 1
        client = await places[number % 2].client()
        await client.expect("status_update")
        if not await reaches(client, number + 1):  # it came to the other one too late, and was refused there
            await client.answer(said[-1])
            assert await reaches(client, number + 1)
    turns = await places[0].records.turns(session)
    assert [turn.answer for turn in turns] == [*said, None]


async def test_many_clients_on_both_servers_at_once_leave_one_owner(serving: Serving) -> None:
    one, other = await serving(), await serving()
    _, session = await begun(one)
    clients = await asyncio.gather(*(place.client(session) for place in (one, other) * 4))
    codes = await asyncio.gather(*(closed(client) for client in clients[:-1]), closed(clients[-1]))
    assert set(codes) <= {4409, None}
    for place in (one, other):
        place.time.advance(10)
    await until(lambda: nobody_more_than_one(one, other))
    client = await one.client(session)
    await client.expect("status_update")
    await client.expect("interview_started")
    await client.answer("I built it.")
    await client.expect("ai_response")
    assert len(await one.records.turns(session)) == 2


async def reaches(client: Client, number: int) -> bool:
    """The question of that number is asked within a moment."""
    try:
        async with asyncio.timeout(1):
            while (await client.receive())["data"].get("questions_asked") != number:
                pass
    except TimeoutError:
        return False
    return True


async def closed(client: Client) -> int | None:
    """The code, or None while it is open."""
    try:
        async with asyncio.timeout(0.5):
            while True:
                await client.socket.recv()
    except TimeoutError:
        return None
    except ConnectionClosed as error:
        return error.rcvd.code if error.rcvd else None


async def nobody_more_than_one(one: Place, other: Place) -> bool:
    return one.registry.connected + other.registry.connected <= 1
