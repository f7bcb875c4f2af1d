"""Decisions 2 and 3: what is heard in several messages is one answer, and nothing said is dropped."""

from tests.integration.conftest import Place, Serving

# 2: the same speech never makes two turns


async def test_a_final_transcript_and_the_answer_beside_it_are_one_turn(place: Place) -> None:
    client = await place.client()
    await client.start()
    await client.transcript("I think the best approach", is_final=False)
    await client.transcript(" I think the best approach would be tests ", is_final=True)
    await client.answer("I think the best approach would be tests")
    assert await client.so_far() == []
    place.time.advance(0.8)
    await client.expect("ai_response")
    place.time.advance(60)
    assert await client.so_far() == []
    assert place.mind.answers == [(1, "I think the best approach would be tests")]


async def test_final_transcripts_alone_become_the_answer_after_the_endpointing_delay(place: Place) -> None:
    client = await place.client()
    await client.start()
    await client.transcript("First", is_final=True)
    place.time.advance(2.25)
    await client.transcript("and second", is_final=True)
    place.time.advance(2.25)
    assert await client.so_far() == []
    assert place.mind.answers == []
    place.time.advance(0.25)
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 2?"
    assert place.mind.answers == [(1, "First and second")]


async def test_the_words_that_transcripts_gave_are_not_an_answer_twice(place: Place) -> None:
    client = await place.client()
    await client.start()
    await client.transcript("I wrote tests", is_final=True)
    place.time.advance(2.5)
    reply = await client.expect("ai_response")
    await client.answer("I wrote tests")
    assert await client.receive() == reply
    assert place.mind.answers == [(1, "I wrote tests")]


async def test_with_endpointing_off_transcripts_are_only_echoed(serving: Serving) -> None:
    place = await serving(endpointing_delay=0)
    client = await place.client()
    await client.start()
    await client.transcript("I wrote tests", is_final=True)
    place.time.advance(600)
    assert await client.so_far() == []
    assert place.mind.answers == []


async def test_a_transcript_is_echoed_also_before_the_start(place: Place) -> None:
    client = await place.client()
    await client.transcript("one, two, is this on?", is_final=True)


# 3: fragments of one answer


async def test_fragments_that_come_before_the_reply_are_one_answer(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.answer("I built the table,")
    await client.answer("then the filters,")
    await client.answer("and tested both.")
    assert await client.so_far() == []
    place.mind.gate.set()
    assert (await client.expect("ai_response"))["data"]["questions_asked"] == 2
    whole = "I built the table, then the filters, and tested both."
    assert place.mind.answers[-1] == (1, whole)
    assert place.mind.stopped == ["I built the table,", "I built the table, then the filters,"]
    first, _ = await place.records.turns(session)
    assert first.answer == whole


async def test_what_comes_after_the_last_restart_begins_the_next_answer(serving: Serving) -> None:
    place = await serving(most_restarts=2)
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    for words in ("one", "two", "three", "four", "five"):
        await client.answer(words)
    assert await client.so_far() == []
    place.mind.gate.set()
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 2?"
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"
    answers = [turn.answer for turn in await place.records.turns(session)]
    assert answers == ["one two three", "four five", None]


async def test_words_that_have_to_wait_are_on_record_before_the_next_question(serving: Serving) -> None:
    place = await serving(most_restarts=0)
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.answer("one")
    await client.answer("two")
    assert await client.so_far() == []
    assert [turn.answer for turn in await place.records.turns(session)] == ["one two"]

    again = await serving()
    client = await again.client()
    await client.expect("status_update")
    await client.expect("interview_started")
    await client.expect("ai_response")
    assert again.mind.answers == [(1, "one two")]


async def test_words_that_have_to_wait_are_kept_also_where_the_interview_ends(serving: Serving) -> None:
    place = await serving(most_restarts=0)
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.answer("That is all.")
    await client.answer("And thank you.")
    assert await client.so_far() == []
    place.mind.gate.set()
    await client.expect("ai_response")
    await client.expect("interview_ended")
    assert [turn.answer for turn in await place.records.turns(session)] == ["That is all. And thank you."]


async def test_a_double_click_on_words_that_have_to_wait_is_one(serving: Serving) -> None:
    place = await serving(most_restarts=0)
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    for words in ("one", "two", "two"):
        await client.answer(words)
    assert await client.so_far() == []
    place.mind.gate.set()
    await client.expect("ai_response")
    await client.expect("ai_response")
    assert place.mind.answers == [(1, "one"), (2, "two")]


async def test_no_more_than_an_answer_waits_for_the_next_question(serving: Serving) -> None:
    place = await serving(most_restarts=0)
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.answer("one")
    await client.answer("x" * 19_999)
    await client.answer("more")
    assert (await client.expect("error"))["status_code"] == 413
    assert [turn.answer for turn in await place.records.turns(session)] == [f"one {'x' * 19_999}"]


async def test_a_reply_to_speech_is_held_back_until_the_candidate_has_settled(place: Place) -> None:
    client = await place.client()
    await client.start()
    await client.transcript("I built the table", is_final=True)
    await client.answer("I built the table")
    assert await client.so_far() == []
    place.time.advance(0.7)
    await client.transcript("and then")
    place.time.advance(0.7)
    assert await client.so_far() == []
    await client.transcript("and then the filters", is_final=True)
    await client.answer("and then the filters")
    assert await client.so_far() == []
    place.time.advance(0.8)
    await client.expect("ai_response")
    assert place.mind.answers == [(1, "I built the table"), (1, "I built the table and then the filters")]


async def test_a_typed_answer_waits_for_nothing(place: Place) -> None:
    client = await place.client()
    await client.start()
    for number in range(2, 5):
        await client.answer("Yes.")
        assert (await client.expect("ai_response"))["data"]["questions_asked"] == number
    assert place.mind.answers == [(1, "Yes."), (2, "Yes."), (3, "Yes.")]


async def test_the_last_restart_waits_for_a_speaker_to_settle(serving: Serving) -> None:
    place = await serving(most_restarts=1)
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    for words in ("one", "two", "three", "four"):
        await client.transcript(words, is_final=True)
        await client.answer(words)
    place.mind.gate.set()
    assert await client.so_far() == []
    place.time.advance(0.8)
    await client.expect("ai_response")
    assert place.mind.answers == [(1, "one"), (1, "one two three four")]


async def test_a_double_click_is_one_answer(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("Yes.")
    await client.answer("Yes.")
    assert await client.so_far() == []
    place.mind.gate.set()
    await client.expect("ai_response")
    assert await client.so_far() == []
    assert place.mind.answers == [(1, "Yes.")]
