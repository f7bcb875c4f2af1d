"""The protocol over a real websocket, decision by decision."""

from dirty_equals import IsPartialDict, IsUUID

from storage.models import EndReason, InterviewStatus
from tests.integration.conftest import Place, Serving, asked, gone, left
from tests.integration.scripted import CANDIDATE, JOB


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
