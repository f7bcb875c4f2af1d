"""A write that seemed to fail and did not: the connection broke while the database was saying yes."""

import pytest

from storage.errors import RecordsUnavailable
from storage.held import HeldInterview
from tests.integration.conftest import Place
from tests.integration.scripted import Client


def done_and_failed(monkeypatch: pytest.MonkeyPatch, step: str, times: int = 1) -> None:
    """The next writes of this kind are done, and told to have failed."""
    really, left = getattr(HeldInterview, step), [times]

    async def write(self: HeldInterview, *given: object, **named: object) -> object:
        written = await really(self, *given, **named)
        left[0] -= 1
        if left[0] >= 0:
            raise RecordsUnavailable("server closed the connection unexpectedly")
        return written

    monkeypatch.setattr(HeldInterview, step, write)


async def begun(place: Place) -> tuple[Client, str]:
    client = await place.client()
    return client, (await client.start())["data"]["session_id"]


async def kept(place: Place, session: str) -> list[tuple[str | None, str]]:
    return [(turn.answer, turn.question) for turn in await place.records.turns(session)]


async def test_the_same_answer_again_is_one_answer(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client, session = await begun(place)
    done_and_failed(monkeypatch, "keep_answer")
    await client.answer("I built it.")
    assert (await client.expect("error"))["message"] == "Database error: connection failed"
    await client.answer("I built it.")
    await client.expect("ai_response")
    assert await kept(place, session) == [("I built it.", "Question 1?"), (None, "Question 2?")]


@pytest.mark.parametrize("words", ["I built it.", "And I tested it."])
async def test_a_question_that_was_kept_is_asked_once(
    place: Place, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    client, session = await begun(place)
    done_and_failed(monkeypatch, "keep_question")
    await client.answer("I built it.")
    assert (await client.expect("error"))["status_code"] == 503
    await client.answer(words)
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 2?"
    if words == "I built it.":  # the same again, as the client was told
        assert await client.so_far() == []
        assert await kept(place, session) == [("I built it.", "Question 1?"), (None, "Question 2?")]
    else:  # what came after the question on record is the beginning of the answer to it
        assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"
        assert await kept(place, session) == [
            ("I built it.", "Question 1?"),
            ("And I tested it.", "Question 2?"),
            (None, "Question 3?"),
        ]


async def test_speech_after_a_question_that_was_kept_is_not_lost(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client, session = await begun(place)
    done_and_failed(monkeypatch, "keep_question")
    await client.answer("I built it.")
    await client.expect("error")
    await client.transcript("and I tested it", is_final=True)
    place.time.advance(2.5)
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 2?"
    place.time.advance(2.5)
    place.time.advance(0.8)
    assert (await client.expect("ai_response"))["data"]["question"] == "Question 3?"
    assert [answer for answer, _ in await kept(place, session)] == ["I built it.", "and I tested it", None]


async def test_an_end_that_was_kept_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client, _ = await begun(place)
    done_and_failed(monkeypatch, "finish")
    await client.say("end_interview")
    await client.expect("error")
    await client.say("end_interview")
    ended = await client.expect("interview_ended")
    assert ended["data"]["final_feedback"] == "You spoke about React."


async def test_a_start_that_was_kept_goes_on(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client = await place.client()
    done_and_failed(monkeypatch, "keep_question")
    await client.say(
        "start_interview", {"job_id": "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "candidate_id": "test-candidate"}
    )
    await client.expect("error")
    assert (await client.start())["data"]["initial_question"] == "Question 1?"
    (interview,) = await place.records.interviews()
    assert len(await place.records.turns(interview.id)) == 1
