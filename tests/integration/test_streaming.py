"""`ai_response_delta`: the reply as it is made, for clients that asked for it, and for nobody else."""

from graph.subjects import Piece
from tests.integration.conftest import Place, Serving
from tests.integration.scripted import Client, ScriptedMind

PIECES = [
    Piece(attempt=1, field="response", text="So the oven"),
    Piece(attempt=1, field="response", text=" came first."),
    Piece(attempt=1, field="question", text="Why?"),
]
STREAMING = "?capabilities=streaming"


async def until_reply(client: Client) -> tuple[list[dict[str, object]], dict[str, object]]:
    """The data of the deltas, and the whole reply."""
    deltas = []
    while (message := await client.receive())["type"] != "ai_response":
        assert message["type"] == "ai_response_delta"
        deltas.append(message["data"])
    return deltas, message["data"]


async def until_run(place: Place) -> None:
    """Until the reply to an answer is being made."""
    while (await place.mind.started.get())[0] != "answer":
        continue


async def test_words_come_before_the_reply_in_order_and_few_at_a_time(serving: Serving) -> None:
    place = await serving(ScriptedMind(pieces=PIECES))
    client = await place.client(query=STREAMING)
    await client.start()
    place.mind.gate.clear()
    await client.answer("First.")
    first = await client.receive()
    assert first["data"] == {"turn": 2, "attempt": 1, "field": "response", "text": "So the oven"}
    await until_run(place)
    place.time.advance(0.04)
    place.time.advance(0.02)  # a twentieth of a second after the first
    assert (await client.receive())["data"]["text"] == " came first."
    assert (await client.receive())["data"] == {"turn": 2, "attempt": 1, "field": "question", "text": "Why?"}
    place.mind.gate.set()
    assert (await client.receive())["type"] == "ai_response"


async def test_the_capability_may_be_asked_for_at_the_start(serving: Serving) -> None:
    place = await serving(ScriptedMind(pieces=PIECES))
    client = await place.client()
    await client.start(capabilities=["streaming"])
    await client.answer("First.")
    deltas, reply = await until_reply(client)
    assert deltas[0]["text"] == "So the oven"
    assert reply["response"] == "Reply 1."


async def test_who_did_not_ask_for_it_gets_the_documented_messages_only(serving: Serving) -> None:
    place = await serving(ScriptedMind(pieces=PIECES))
    client = await place.client(query="?capabilities=resume")
    started = await client.start()
    await client.answer("First.")
    reply = await client.receive()
    assert reply["type"] == "ai_response"
    assert reply["seq"] == started["seq"] + 1  # no gap


async def test_words_of_a_reply_that_was_stopped_are_not_told_and_the_next_attempt_is_higher(serving: Serving) -> None:
    place = await serving(ScriptedMind(pieces=PIECES[:1]))
    client = await place.client(query=STREAMING)
    await client.start()
    place.mind.gate.clear()
    await client.answer("First.")
    assert (await client.receive())["data"]["attempt"] == 1
    await client.answer("And second.")
    place.time.advance(0.05)
    delta = await client.receive()
    assert (delta["data"]["attempt"], delta["data"]["turn"]) == (2, 2)
    place.mind.gate.set()
    _, reply = await until_reply(client)
    assert reply["questions_asked"] == 2
    await client.answer("Third.")
    place.time.advance(0.05)
    deltas, _ = await until_reply(client)
    assert [(delta["turn"], delta["attempt"]) for delta in deltas] == [(3, 1)]


async def test_to_who_is_speaking_words_wait_until_they_have_settled(serving: Serving) -> None:
    place = await serving(ScriptedMind(pieces=PIECES), settling_time=0.8)
    client = await place.client(query=STREAMING)
    await client.start()
    place.mind.gate.clear()
    await client.say("live_transcript", {"transcript": "I built", "is_final": False})
    await client.expect("live_transcript_update")
    await client.answer("I built it.")
    await until_run(place)
    place.time.advance(0.7)
    await client.say("get_status")
    assert (await client.receive())["type"] == "status_update"  # and no delta before it
    place.time.advance(0.2)
    delta = await client.receive()
    assert delta["data"] == {"turn": 2, "attempt": 1, "field": "response", "text": "So the oven came first."}
    place.mind.gate.set()


async def test_who_comes_back_without_it_gets_no_deltas_and_no_gap(serving: Serving) -> None:
    place = await serving(ScriptedMind(pieces=PIECES[:1]))
    client = await place.client(query="?capabilities=streaming,resume")
    started = await client.start()
    await client.answer("First.")
    delta = await client.receive()
    assert delta["type"] == "ai_response_delta"
    assert delta["seq"] == started["seq"] + 1
    await client.expect("ai_response")
    other = await place.client(query="?capabilities=resume")
    await other.expect("status_update")
    await other.expect("ai_response")
    await other.say("resume", {"epoch": started["epoch"], "last_seq": started["seq"]})
    assert (await other.expect("resumed"))["data"]["recovered"] is False
    same = await place.client(query="?capabilities=resume,streaming")
    await same.expect("status_update")
    await same.expect("ai_response")
    await same.say("resume", {"epoch": started["epoch"], "last_seq": started["seq"]})
    assert (await same.expect("resumed"))["data"]["recovered"] is True
    assert (await same.receive())["type"] == "ai_response_delta"
