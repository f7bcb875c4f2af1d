"""No error, whatever its kind and moment, leaves an interview or a connection standing still."""

import asyncio

import pytest

from api.live.recurring import Recurring
from storage.errors import LeaseLost, RecordsUnavailable, Refused
from storage.held import HeldInterview
from tests.integration.conftest import Place, Serving, ended
from tests.integration.scripted import CANDIDATE, JOB, HandTime, until


def failing_once(monkeypatch: pytest.MonkeyPatch, step: str, error: Exception) -> None:
    really, errors = getattr(HeldInterview, step), [error]

    async def write(self: HeldInterview, *given: object, **named: object) -> object:
        if errors:
            raise errors.pop()
        return await really(self, *given, **named)

    monkeypatch.setattr(HeldInterview, step, write)


async def test_an_end_that_the_database_refused_is_made_later(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    failing_once(monkeypatch, "finish", Refused("a rule"))
    await client.say("end_interview")
    assert (await client.expect("error"))["exception_type"] == "InternalError"
    await client.socket.close()
    place.time.advance(30)
    await until(lambda: ended(place, session))


async def test_an_answer_whose_reply_was_refused_can_be_sent_again_with_its_id(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    failing_once(monkeypatch, "keep_question", Refused("a rule"))
    await client.answer("I built it.", id="a1")
    assert (await client.expect("error"))["in_reply_to"] == "a1"
    await client.answer("I built it.", id="a1")
    assert (await client.expect("ai_response"))["in_reply_to"] == "a1"
    assert [turn.answer for turn in await place.records.turns(session)] == ["I built it.", None]


async def test_an_id_whose_words_are_on_record_adds_none_after_others_came(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.failures = [RecordsUnavailable("gone"), RecordsUnavailable("gone")]
    await client.answer("one", id="a1")
    await client.expect("error")
    await client.answer("two", id="a2")
    await client.expect("error")
    await client.answer("one", id="a1")
    await client.expect("ai_response")
    first = (await place.records.turns(session))[0]
    assert (first.answer, first.message_ids) == ("one two", ("a1", "a2"))


async def test_a_connection_that_comes_while_the_interview_is_lost_is_closed_too(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    writing, lost = asyncio.Event(), asyncio.Event()

    async def keep_answer(*_: object) -> None:
        writing.set()
        await lost.wait()
        raise LeaseLost

    monkeypatch.setattr(HeldInterview, "keep_answer", keep_answer)
    await client.answer("I built it.")
    await writing.wait()
    newer = await place.client(session)
    await asyncio.sleep(0.05)
    lost.set()
    assert await newer.closed() == 4409
    assert await client.closed() == 4409


@pytest.mark.parametrize("record_url", ["postgresql"], indirect=True)
async def test_a_silent_connection_of_before_does_not_hide_an_interview_begun_elsewhere(serving: Serving) -> None:
    one, other = await serving(), await serving()
    silent = await one.client()
    client = await other.client()
    await client.start()
    await client.answer("I built it.")
    reply = await client.expect("ai_response")
    await client.socket.close()

    back = await one.client()
    await back.expect("status_update")
    assert await back.receive() == reply
    assert await silent.closed() == 4409
    await back.answer("And I tested it.")
    await back.expect("ai_response")


@pytest.mark.parametrize("record_url", ["postgresql"], indirect=True)
async def test_a_repeated_start_at_another_server_takes_up_the_reply_that_was_being_made(serving: Serving) -> None:
    one, other = await serving(), await serving()
    waiting = await other.client()
    await waiting.say("get_status")
    await waiting.expect("error")
    client = await one.client()
    await client.start()
    one.mind.gate.clear()
    await client.answer("I built it.", id="a1")
    assert await client.so_far() == []
    await waiting.say("start_interview", {"job_id": JOB, "candidate_id": CANDIDATE})
    await waiting.expect("interview_started")
    assert (await waiting.expect("ai_response"))["data"]["question"] == "Question 2?"


async def test_work_that_recurs_recurs_whatever_it_meets() -> None:
    time, met = HandTime(), [ValueError("a row nobody can read"), Refused("a rule")]
    done = 0

    async def work() -> None:
        nonlocal done
        done += 1
        if met:
            raise met.pop()

    recurring = Recurring("work", 10, work, time)
    for number in (1, 2, 3):
        time.advance(10)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert done == number
    await recurring.close()
    assert time.alarms == 0


async def test_speech_that_could_not_be_kept_and_comes_again_is_one_answer(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    failing_once(monkeypatch, "keep_answer", RecordsUnavailable("gone"))
    await client.transcript("I wrote tests", is_final=True)
    place.time.advance(2.5)
    assert (await client.expect("error"))["exception_type"] == "RecordsUnavailable"
    await client.transcript("I wrote tests", is_final=True)
    place.time.advance(2.5)
    place.time.advance(0.8)
    await client.expect("ai_response")
    await client.transcript("I wrote tests", is_final=True)
    place.time.advance(60)
    assert await client.so_far() == []
    assert [turn.answer for turn in await place.records.turns(session)] == ["I wrote tests", None]
