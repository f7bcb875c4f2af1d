"""One owner for an interview, whoever else thinks so: on SQLite and on PostgreSQL."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from storage.errors import LeaseLost
from storage.held import HeldInterview
from storage.models import Said
from storage.records import Records
from tests.integration.test_records import (
    NOON,
    begun,
    first_question,
    in_a_minute,
    interview,
    last_reply,
    next_question,
)
from tests.integration.test_records import records as records

SOON = timedelta(seconds=30)


async def taken(records: Records, owner: str, **how: datetime) -> HeldInterview:
    held = await records.take("interview_1762171200_x7", owner, in_a_minute(), **how)
    assert held is not None
    return held


async def test_who_takes_an_interview_sees_all_that_was_kept(records: Records) -> None:
    one = await begun(records)
    await one.keep_answer(1, Said(text="I baked.", message_ids=("m1", 2)), NOON)
    other = await taken(records, "other")
    assert other.interview == await records.interview(one.interview.id)
    assert [(turn.number, turn.answer, turn.message_ids) for turn in other.turns] == [(1, "I baked.", ("m1", 2))]


async def test_every_write_of_the_one_who_lost_it_is_refused(records: Records) -> None:
    one = await begun(records)
    other = await taken(records, "other")
    before = await records.interview(one.interview.id), await records.turns(one.interview.id)
    for write in (
        one.keep_answer(1, Said(text="Too late."), NOON),
        one.keep_question(next_question(2), NOON, 1.0),
        one.keep_elapsed(99.0),
        one.finish(last_reply(), NOON, "completed", 99.0),
    ):
        with pytest.raises(LeaseLost):
            await write
    await one.release()
    assert (await records.interview(one.interview.id), await records.turns(one.interview.id)) == before
    await other.keep_answer(1, Said(text="I baked."), NOON)
    assert (await records.turns(one.interview.id))[0].answer == "I baked."


async def test_of_many_who_take_it_at_once_one_may_write(records: Records) -> None:
    await begun(records)
    held = await asyncio.gather(*(taken(records, f"server {number}") for number in range(8)))
    wrote = await asyncio.gather(
        *(each.keep_answer(1, Said(text="Yes."), NOON) for each in held), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in wrote) == ["LeaseLost"] * 7 + ["NoneType"]


async def test_a_write_under_way_and_a_taking_never_cross(records: Records) -> None:
    """Either the write is seen by the one who takes it, or it is refused."""
    one = await begun(records)
    for number in range(20):
        words = f"answer {number}"
        write, other = await asyncio.gather(
            one.keep_answer(1, Said(text=words), NOON), taken(records, f"server {number}"), return_exceptions=True
        )
        assert isinstance(other, HeldInterview)
        assert (write is None) == (other.turns[0].answer == words)
        one = other


async def test_a_free_interview_is_one_let_go_or_run_out(records: Records) -> None:
    one = await begun(records)
    alias = one.interview.alias
    assert await records.take(alias, "other", in_a_minute(), free_at=datetime.now(UTC)) is None
    await one.release()
    other = await records.take(alias, "other", datetime.now(UTC) - SOON, free_at=datetime.now(UTC))
    assert other is not None
    third = await records.take(alias, "third", in_a_minute(), free_at=datetime.now(UTC))
    assert third is not None
    assert await records.take("nobody", "third", in_a_minute()) is None


async def test_renewing_tells_what_is_still_ours(records: Records) -> None:
    one = await begun(records)
    ours = await records.begin_interview(interview("second"), "this server", in_a_minute())
    both = [one.interview.id, ours.interview.id]
    assert await records.renew("this server", both[:1], in_a_minute()) == {one.interview.id}
    assert await records.renew("this server", both, in_a_minute()) == {one.interview.id, ours.interview.id}
    await taken(records, "other")
    assert await records.renew("this server", both, in_a_minute()) == {ours.interview.id}
    assert await records.renew("other", both, in_a_minute()) == {one.interview.id}


async def test_one_that_has_ended_needs_no_owner_and_takes_no_more(records: Records) -> None:
    one = await begun(records)
    ended = await one.finish(last_reply(), NOON, "completed", 1.0)
    other = await taken(records, "other")
    assert other.interview == ended
    assert await other.finish(last_reply("Another."), NOON, "completed", 2.0) == ended
    assert await records.renew("other", [ended.id], in_a_minute()) == set()


async def test_what_nobody_attends_to_is_found_once_it_is_due(records: Records) -> None:
    one = await begun(records)
    later = datetime.now(UTC) + SOON
    assert await records.unattended(datetime.now(UTC), later, None, 10) == []
    await one.release()
    assert await records.unattended(datetime.now(UTC), later, None, 10) == [one.interview.id]
    assert await records.unattended(datetime.now(UTC), later - 2 * SOON, None, 10) == []
    assert await records.unattended(datetime.now(UTC), later - 2 * SOON, NOON + SOON, 10) == [one.interview.id]
    assert await records.unattended(datetime.now(UTC), later - 2 * SOON, NOON - SOON, 10) == []
    held = await taken(records, "other", free_at=datetime.now(UTC))
    await held.finish(last_reply(), NOON, "left", 1.0)
    assert await records.unattended(datetime.now(UTC), later, None, 10) == []


async def test_an_interview_that_somebody_begins_again_is_theirs(records: Records) -> None:
    one = await begun(records)
    other = await records.begin_interview(interview(), "other", in_a_minute())
    assert [turn.number for turn in other.turns] == [1]
    with pytest.raises(LeaseLost):
        await one.keep_question(first_question(), NOON, 1.0)
