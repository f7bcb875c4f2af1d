"""The protocol over a real websocket, decision by decision."""

from dirty_equals import IsPartialDict, IsUUID

from storage.models import EndReason, InterviewStatus
from tests.integration.conftest import Place, Serving
from tests.integration.scripted import CANDIDATE, JOB, until


async def test_the_lines_of_the_document_hold_an_interview(place: Place) -> None:
    client = await place.client("test-session-123")
    started = await client.start()
    assert started == {
        "type": "interview_started",
        "data": {
            "session_id": IsUUID(),
            "job_title": "Senior Frontend Developer",
            "company": started["data"]["company"],
            "initial_question": "Question 1?",
            "max_duration": 30,
            "interview_phase": "introduction",
        },
    }
    await client.answer("Yes, I have 3 years of experience with React...")
    assert await client.receive() == {
        "type": "ai_response",
        "data": {
            "response": "Reply 1.",
            "question": "Question 2?",
            "interview_phase": "technical",
            "time_elapsed": 0.0,
            "questions_asked": 2,
            "completed": False,
            "comfort_level": "neutral",
        },
    }
    await client.say("get_status")
    assert await client.receive() == {
        "type": "status_update",
        "data": {
            "session_id": started["data"]["session_id"],
            "candidate_id": CANDIDATE,
            "interview_phase": "technical",
            "time_elapsed": 0.0,
            "max_duration": 30,
            "questions_asked": 2,
            "completed": False,
            "comfort_level": "neutral",
            "strengths_identified": ["React"],
            "areas_to_probe": ["testing"],
        },
    }
    await client.say("end_interview")
    assert await client.receive() == {
        "type": "interview_ended",
        "data": {
            "final_feedback": "You spoke about React.",
            "completed": True,
            "session_id": started["data"]["session_id"],
        },
    }


async def test_an_answer_is_on_record_before_the_mind_gets_it(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.answer("I built it.")
    while (await place.mind.started.get())[0] != "answer":
        pass
    (turn,) = await place.records.turns(session)
    assert turn.answer == "I built it."


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


# 5: coming back


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


# 7: repeats


async def test_a_repeated_start_answers_the_same(place: Place) -> None:
    place.mind.gate.clear()
    client = await place.client()
    for _ in range(2):
        await client.say("start_interview", {"job_id": JOB, "candidate_id": CANDIDATE})
    await place.mind.started.get()
    place.mind.gate.set()
    first = await client.expect("interview_started")
    assert await client.receive() == first
    assert await client.start() == first
    await client.answer("I built it.")
    await client.expect("ai_response")
    assert await client.start() == first
    assert len(await place.records.interviews()) == 1
    assert [call for call in place.mind.calls if call[0] == "open"] == [("open",)]


async def test_a_repeated_end_answers_the_same(place: Place) -> None:
    client = await place.client()
    await client.start()
    for _ in range(3):
        await client.say("end_interview")
    first = await client.expect("interview_ended")
    assert await client.receive() == first
    assert await client.receive() == first
    assert [call for call in place.mind.calls if call[0] == "finish"] == [("finish", "ended_by_candidate")]


async def test_an_end_whose_socket_is_gone_still_ends(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    place.mind.gate.clear()
    await client.say("end_interview")
    while await place.mind.started.get() != ("finish", "ended_by_candidate"):
        pass
    await client.socket.close()
    place.mind.gate.set()
    client = await place.client()
    await client.expect("status_update")
    while (await client.receive())["type"] != "interview_ended":
        pass
    interview = await place.records.interview(session)
    assert interview is not None
    assert interview.end_reason is EndReason.ENDED_BY_CANDIDATE


async def test_an_end_before_the_first_question_still_ends(place: Place) -> None:
    place.mind.gate.clear()
    client = await place.client()
    await client.say("start_interview", {"job_id": JOB, "candidate_id": CANDIDATE})
    await client.say("end_interview")
    place.mind.gate.set()
    await client.expect("interview_started")
    await client.expect("interview_ended")


async def test_speech_is_kept_with_an_answer_that_is_the_last(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.transcript("That is all.", is_final=True)
    await client.answer("That is all.")
    await client.transcript("Thank you", is_final=True)
    await client.say("end_interview")
    await client.expect("interview_ended")
    assert (await place.records.turns(session))[0].answer == "That is all. Thank you"


async def test_speech_that_is_no_answer_yet_is_kept_when_the_server_stops(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.transcript("I built it", is_final=True)
    await place.registry.close()
    assert (await place.records.turns(session))[0].answer == "I built it"


async def test_words_that_were_not_yet_an_answer_are_kept_at_the_end(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.transcript("One last thing", is_final=True)
    await client.say("end_interview")
    await client.expect("interview_ended")
    assert (await place.records.turns(session))[0].answer == "One last thing"


# 8: the last turn


async def test_the_last_turn_is_told_twice_and_then_closed(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.answer("That is all.")
    words = "Thank you, that was the last question."
    last = await client.expect("ai_response")
    assert last["data"] == IsPartialDict(response=words, question=words, completed=True, comfort_level="confident")
    ended = await client.expect("interview_ended")
    assert ended["data"] == {
        "final_feedback": "You spoke about React.",
        "completed": True,
        "session_id": session,
    }
    await client.say("end_interview")
    assert await client.receive() == ended
    place.time.advance(10)
    assert await client.closed() == 1000
    interview = await place.records.interview(session)
    assert interview is not None
    assert (interview.status, interview.end_reason) == (InterviewStatus.ENDED, EndReason.COMPLETED)


async def test_a_wish_to_stop_that_was_honoured_is_the_candidates_end(place: Place) -> None:
    client = await place.client()
    session = (await client.start())["data"]["session_id"]
    await client.answer("I want to stop.")
    await client.expect("ai_response")
    await client.expect("interview_ended")
    interview = await place.records.interview(session)
    assert interview is not None
    assert interview.end_reason is EndReason.ENDED_BY_CANDIDATE


# 9 and 11: preferences and the clock


async def test_null_and_empty_mean_absent_and_other_keys_are_ignored(place: Place) -> None:
    client = await place.client()
    started = await client.start(
        candidate_name="Somebody",
        resume_text="",
        preferences={"max_duration": None, "difficulty_level": "", "focus_areas": [], "theme": "dark"},
    )
    assert started["data"]["max_duration"] == 30
    interview = await place.records.interview("session-1")
    candidate = await place.records.candidate(CANDIDATE)
    assert interview is not None and candidate is not None
    assert interview.resume_text == candidate.resume_text


async def test_a_given_resume_is_used_and_the_profile_stays(place: Place) -> None:
    client = await place.client()
    before = await place.records.candidate(CANDIDATE)
    await client.start(resume_text="Ten years of Erlang.", preferences={"max_duration": 45.0})
    interview = await place.records.interview("session-1")
    assert interview is not None
    assert (interview.resume_text, interview.preferences.max_duration) == ("Ten years of Erlang.", 45)
    assert await place.records.candidate(CANDIDATE) == before


async def test_the_clock_stands_still_while_nobody_is_connected(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.time.advance(90)
    await client.socket.close()
    await left(place)
    place.time.advance(600)
    client = await place.client()
    assert (await client.expect("status_update"))["data"]["time_elapsed"] == 1.5


async def test_the_clock_survives_a_restart(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    await client.start()
    place.time.advance(126)
    await client.answer("I built it.")
    assert (await client.expect("ai_response"))["data"]["time_elapsed"] == 2.1
    again = await serving()
    client = await again.client()
    assert (await client.expect("status_update"))["data"]["time_elapsed"] == 2.1


async def test_the_interview_ends_by_itself_when_its_time_is_up(place: Place) -> None:
    client = await place.client()
    session = (await client.start(preferences={"max_duration": 1}))["data"]["session_id"]
    place.time.advance(119)
    assert await client.so_far() == []
    place.time.advance(1)
    last = await client.expect("ai_response")
    assert last["data"]["completed"] is True
    assert last["data"]["question"] == last["data"]["response"] == "Our time is over, thank you."
    await client.expect("interview_ended")
    interview = await place.records.interview(session)
    assert interview is not None
    assert interview.end_reason is EndReason.TIME_UP


async def test_the_answer_being_given_when_the_time_is_up_is_the_last(place: Place) -> None:
    client = await place.client()
    session = (await client.start(preferences={"max_duration": 1}))["data"]["session_id"]
    place.time.advance(70)
    await client.answer("I was about to say this.")
    assert (await client.expect("ai_response"))["data"]["completed"] is True
    await client.expect("interview_ended")
    (turn,) = await place.records.turns(session)
    assert turn.answer == "I was about to say this."
    assert turn.intent == "answer"


async def test_a_speaking_candidate_is_not_cut_off_by_the_clock(place: Place) -> None:
    client = await place.client()
    await client.start(preferences={"max_duration": 1})
    place.time.advance(118)
    await client.transcript("and so I")
    place.time.advance(3)
    assert await client.so_far() == []
    place.time.advance(60)
    await client.expect("ai_response")
    await client.expect("interview_ended")


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


# additions


async def test_an_id_is_accepted_once_and_named_in_the_reply(place: Place) -> None:
    client = await place.client()
    await client.start()
    await client.answer("Yes.", id="a1")
    reply = await client.expect("ai_response")
    assert reply["in_reply_to"] == "a1"
    await client.answer("Yes.", id="a1")
    assert await client.receive() == reply
    await client.answer("Yes.", id=2)
    assert (await client.expect("ai_response"))["in_reply_to"] == 2
    await client.say("get_status", id="s")
    assert (await client.expect("status_update"))["in_reply_to"] == "s"
    await client.say("dance", id="d")
    assert (await client.expect("error"))["in_reply_to"] == "d"
    assert place.mind.answers == [(1, "Yes."), (2, "Yes.")]


async def test_equal_fragments_with_ids_of_their_own_are_both_said(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("Yes.", id="a1")
    await client.answer("Yes.", id="a2")
    assert await client.so_far() == []
    place.mind.gate.set()
    assert (await client.expect("ai_response"))["in_reply_to"] == "a2"
    assert place.mind.answers[-1] == (1, "Yes. Yes.")


async def test_numbers_are_for_those_who_asked_for_them(place: Place) -> None:
    client = await place.client()
    started = await client.start(capabilities=["resume", "streaming"])
    assert (started["seq"], len(started["epoch"]) > 0) == (1, True)
    await client.transcript("so")
    await client.answer("I built it.")
    assert await client.so_far() == []
    place.time.advance(1)
    reply = await client.expect("ai_response")
    assert (reply["seq"], reply["epoch"]) == (4, started["epoch"])


async def test_who_resumes_gets_what_was_missed_once_and_in_order(place: Place) -> None:
    client = await place.client()
    started = await client.start(capabilities=["resume"])
    place.mind.gate.clear()
    await client.answer("I built it.")
    assert await client.so_far() == []  # the status is number 2
    await client.socket.close()
    place.mind.gate.set()
    await asked(place, 2)
    client = await place.client(query="?capabilities=resume")
    greeting = [await client.receive(), await client.receive()]
    await client.say("resume", {"epoch": started["epoch"], "last_seq": 1})
    resumed = await client.expect("resumed")
    assert resumed["data"] == {"recovered": True, "from_seq": 2}
    missed = [await client.receive(), await client.receive()]
    assert [message["type"] for message in missed] == ["status_update", "ai_response"]
    assert [message["seq"] for message in (started, *missed, *greeting, resumed)] == [1, 2, 3, 4, 5, 6]
    assert await client.so_far() == []


async def test_where_the_history_is_gone_the_pending_question_comes_again(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    await client.start(capabilities=["resume"])
    await client.answer("I built it.")
    reply = await client.expect("ai_response")
    again = await serving()
    client = await again.client()
    assert "seq" not in await client.expect("status_update")
    await client.expect("ai_response")
    await client.say("resume", {"epoch": reply["epoch"], "last_seq": reply["seq"]})
    resumed = await client.expect("resumed")
    assert resumed["data"]["recovered"] is False
    assert (await client.expect("status_update"))["seq"] == resumed["data"]["from_seq"] + 1
    assert (await client.expect("ai_response"))["data"] == reply["data"]


async def test_memory_is_given_back_when_ended_interviews_are_left(place: Place) -> None:
    for number in range(20):
        client = await place.client(f"session-{number}")
        await client.start()
        await client.say("end_interview")
        await client.expect("interview_ended")
        await client.socket.close()
        await left(place)
    assert len(place.registry) == 20
    place.time.advance(60)
    await gone(place)


async def end_of(place: Place, session: str) -> tuple[InterviewStatus, EndReason | None]:
    interview = await place.records.interview(session)
    assert interview is not None
    return interview.status, interview.end_reason


async def ended(place: Place, session: str) -> bool:
    return (await end_of(place, session))[1] is not None


async def gone(place: Place) -> None:
    """Every actor has left the memory."""

    async def empty() -> bool:
        return len(place.registry) == 0

    await until(empty)


async def left(place: Place) -> None:
    """Nobody is connected to any interview."""

    async def nobody() -> bool:
        return place.registry.connected == 0

    await until(nobody)


async def asked(place: Place, number: int) -> None:
    """The only interview has come to question `number`, on record."""
    (interview,) = await place.records.interviews()

    async def recorded() -> bool:
        return len(await place.records.turns(interview.id)) == number

    await until(recorded)
