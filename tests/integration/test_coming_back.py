"""Decision 5: connections and servers come and go, the interview goes on; or nobody comes back, and it ends."""

from storage.models import EndReason, InterviewStatus
from tests.integration.conftest import Place, Serving, asked, end_of, ended, gone, left
from tests.integration.scripted import CANDIDATE, JOB, until


async def test_opening_sockets_leaves_nothing_behind(place: Place) -> None:
    for _ in range(14):
        client = await place.client("interview_1699999999999_abc123")
        await client.socket.close()
    other = await place.client("other")
    await other.say("get_status")
    assert (await other.expect("error"))["message"] == "Interview session not found"
    assert await place.records.interviews() == []
    await other.socket.close()
    await gone(place)


async def test_who_comes_back_before_an_answer_gets_the_start_again(place: Place) -> None:
    client = await place.client()
    started = await client.start()
    await client.socket.close()
    client = await place.client()
    assert (await client.expect("status_update"))["data"]["questions_asked"] == 1
    assert await client.receive() == started


async def test_who_comes_back_later_gets_the_pending_question_again(place: Place) -> None:
    client = await place.client()
    await client.start()
    await client.answer("I built it.")
    reply = await client.expect("ai_response")
    await client.socket.close()
    client = await place.client()
    await client.expect("status_update")
    assert await client.receive() == reply
    await client.answer("And I tested it.")
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"


async def test_a_reply_made_meanwhile_waits_for_who_comes_back(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("I built it.")
    assert await client.so_far() == []
    await client.socket.close()
    client = await place.client()
    await client.expect("status_update")
    await client.expect("interview_started")
    place.mind.gate.set()
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 2?"


async def test_an_answer_sent_again_after_its_reply_was_lost_is_not_the_next_answer(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("I built it.")
    assert await client.so_far() == []
    await client.socket.close()
    place.mind.gate.set()
    await asked(place, 2)
    client = await place.client()
    await client.expect("status_update")
    reply = await client.expect("ai_response")
    await client.answer("I built it.")
    assert await client.receive() == reply
    await client.answer("I built it.")
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"


async def test_an_answer_sent_again_that_crosses_its_reply_is_not_the_next_answer(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.failures.append(ValueError("out of order"))
    await client.answer("I built it.")
    await client.expect("error")
    await client.socket.close()
    client = await place.client()
    await client.expect("status_update")
    await client.expect("interview_started")
    reply = await client.expect("ai_response")
    await client.answer("I built it.")
    assert await client.receive() == reply
    assert place.mind.answers == [(1, "I built it."), (1, "I built it.")]


async def test_the_same_answer_to_the_next_question_is_one_after_a_while(place: Place) -> None:
    client = await place.client()
    await client.start()
    await client.answer("Yes.")
    await client.expect("ai_response")
    place.time.advance(5)
    await client.socket.close()
    client = await place.client()
    await client.expect("status_update")
    await client.expect("ai_response")
    await client.answer("Yes.")
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"


async def test_a_newer_connection_takes_over(place: Place) -> None:
    older = await place.client()
    session = (await older.start())["data"]["session_id"]
    newer = await place.client(session)
    assert await older.closed() == 4409
    await newer.expect("status_update")
    await newer.expect("interview_started")
    await newer.answer("I built it.")
    await newer.expect("ai_response")


async def test_a_restart_loses_nothing(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.answer("I built it.")
    reply = await client.expect("ai_response")
    place.mind.gate.clear()
    await client.answer("And tested it.")
    assert await client.so_far() == []

    again = await serving()
    client = await again.client(session)
    await client.expect("status_update")
    assert await client.receive() == reply
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"
    assert again.mind.answers == [(2, "And tested it.")]


async def test_an_answer_sent_again_after_a_restart_is_not_doubled(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.answer("I built it.", id="a1")
    assert await client.so_far() == []

    again = await serving()
    again.mind.gate.clear()
    client = await again.client()
    await client.expect("status_update")
    await client.expect("interview_started")
    await client.answer("I built it.", id="a1")
    assert await client.so_far() == []
    again.mind.gate.set()
    assert (await client.expect("ai_response"))["in_reply_to"] == "a1"
    assert (await again.records.turns(session))[0].answer == "I built it."


async def test_a_message_id_is_known_after_a_restart(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    replies = []
    for number in (1, 2):
        await client.answer("Yes.", id=f"a{number}")
        replies.append(await client.expect("ai_response"))

    again = await serving()
    client = await again.client()
    await client.expect("status_update")
    assert (await client.receive())["data"] == replies[1]["data"]
    for number in (1, 2):
        await client.answer("Yes.", id=f"a{number}")
        assert await client.receive() == replies[number - 1]
    await client.answer("No.", id="a3")
    assert (await client.expect("ai_response"))["data"]["questions_asked"] == 4
    assert [turn.message_ids for turn in await again.records.turns(session)] == [("a1",), ("a2",), ("a3",), ()]


async def test_ids_of_words_that_wait_go_with_them(serving: Serving) -> None:
    place = await serving(most_restarts=0)
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.answer("I built it.", id=1)
    await client.answer("And tested it.", id=2)
    assert await client.so_far() == []
    (turn,) = await place.records.turns(session)
    assert (turn.answer, turn.message_ids) == ("I built it. And tested it.", (1, 2))
    place.mind.gate.set()
    await client.expect("ai_response")
    await client.expect("ai_response")
    kept = [(turn.answer, turn.message_ids) for turn in await place.records.turns(session)]
    assert kept == [("I built it.", (1,)), ("And tested it.", (2,)), (None, ())]


async def test_an_interview_begun_but_never_asked_is_asked_after_a_restart(serving: Serving) -> None:
    place = await serving()
    place.mind.gate.clear()
    client = await place.client()
    await client.say("start_interview", {"job_id": JOB, "candidate_id": CANDIDATE})
    await place.mind.started.get()

    again = await serving()
    client = await again.client()
    assert (await client.expect("status_update"))["data"]["questions_asked"] == 0
    await client.expect("interview_started")


async def test_coming_back_to_an_ended_interview_shows_its_end(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    await client.start()
    await client.say("end_interview")
    ended = await client.expect("interview_ended")

    again = await serving()
    client = await again.client()
    assert (await client.expect("status_update"))["data"]["completed"] is True
    assert await client.receive() == ended
    again.time.advance(10)
    assert await client.closed() == 1000


# an interview nobody comes back to


async def test_an_interview_nobody_comes_back_to_ends_as_abandoned(serving: Serving) -> None:
    place = await serving(abandoned_after=600)
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.time.advance(90)
    await client.socket.close()
    await left(place)
    place.time.advance(599)
    assert await end_of(place, session) == (InterviewStatus.RUNNING, None)
    place.time.advance(1)
    await until(lambda: ended(place, session))
    assert await end_of(place, session) == (InterviewStatus.ABANDONED, EndReason.LEFT)
    interview = await place.records.interview(session)
    assert interview is not None
    assert (interview.elapsed, interview.feedback) == (90.0, "You spoke about React.")
    client = await place.client()
    assert (await client.expect("status_update"))["data"]["completed"] is True
    assert (await client.expect("interview_ended"))["data"]["session_id"] == session


async def test_who_comes_back_too_late_is_told_the_end(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.answer("I built it.")
    await client.expect("ai_response")

    again = await serving(sweep_every=1e9)
    again.time.advance(86_401)
    client = await again.client()
    assert (await client.expect("status_update"))["data"]["time_elapsed"] == 0.0
    assert (await client.expect("interview_ended"))["data"]["session_id"] == session
    assert await end_of(again, session) == (InterviewStatus.ABANDONED, EndReason.LEFT)


async def test_who_comes_back_in_time_goes_on(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    await client.start()

    again = await serving(sweep_every=1e9)
    again.time.advance(86_000)
    client = await again.client()
    await client.expect("status_update")
    await client.expect("interview_started")
    await client.answer("I built it.")
    await client.expect("ai_response")


async def test_a_sweep_ends_what_is_in_the_record_only_and_leaves_the_rest(serving: Serving) -> None:
    place = await serving()
    sessions = []
    for number in range(3):
        client = await place.client(f"session-{number}")
        sessions.append((await client.start())["data"]["session_id"])

    again = await serving()
    client = await again.client("session-2")
    await client.expect("status_update")
    await client.expect("interview_started")
    again.time.advance(86_401)
    for session in sessions[:2]:
        await until(lambda session=session: ended(again, session))  # type: ignore[misc]
        assert await end_of(again, session) == (InterviewStatus.ABANDONED, EndReason.LEFT)
    await client.expect("ai_response")
    await client.expect("interview_ended")
    assert await end_of(again, sessions[2]) == (InterviewStatus.ENDED, EndReason.TIME_UP)


async def test_where_the_clock_goes_on_the_time_ends_it_after_a_restart_too(serving: Serving) -> None:
    place = await serving(clock_stops=False)
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.answer("I built it.")
    await client.expect("ai_response")
    await client.socket.close()
    await left(place)
    await place.registry.close()

    again = await serving(clock_stops=False)
    again.time.advance(60)  # nobody comes, it is looked after all the same
    await until(lambda: attended(again))
    assert await end_of(again, session) == (InterviewStatus.RUNNING, None)
    again.time.advance(30 * 60)
    await until(lambda: ended(again, session))
    assert await end_of(again, session) == (InterviewStatus.ENDED, EndReason.TIME_UP)


async def attended(place: Place) -> bool:
    return len(place.registry) == 1
