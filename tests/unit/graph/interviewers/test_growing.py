"""What a model streams is handed on in whole sentences, in order, and never as JSON."""

import json

import pytest

from graph.interviewers.growing import Growing

RESPONSE = 'So the oven came first, e.g. at 3.30 am. Then "the dough" could wait.'
QUESTION = "How did you train her — step by step?"
WHOLE = {"response": RESPONSE, "question": QUESTION, "source_ids": ["R1"]}
FIRST = "So the oven came first, e.g. at 3.30 am."


class Ear:
    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def again(self) -> None:
        raise AssertionError("a try is begun by the model's interviewer")

    async def hear(self, field: str, text: str) -> None:
        self.heard.append((field, text))


async def heard(text: str, size: int) -> list[tuple[str, str]]:
    ear = Ear()
    growing = Growing(ear)
    for start in range(0, len(text), size):
        await growing.add(text[start : start + size])
    return ear.heard


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 11])
@pytest.mark.parametrize("ascii_only", [True, False])
async def test_sentences_come_when_they_are_whole_however_the_stream_is_cut(size: int, ascii_only: bool) -> None:
    told = await heard(json.dumps(WHOLE, ensure_ascii=ascii_only), size)
    assert told == [("response", FIRST), ("response", RESPONSE), ("question", QUESTION)]


async def test_a_code_fence_around_it_is_not_heard() -> None:
    told = await heard(f"Here it is:\n```json\n{json.dumps(WHOLE)}\n```", 4)
    assert [field for field, _ in told] == ["response", "response", "question"]
    assert told[-1] == ("question", QUESTION)


async def test_a_question_that_is_written_first_waits_for_its_acknowledgement() -> None:
    told = await heard(json.dumps({"question": QUESTION, "response": RESPONSE, "source_ids": []}), 3)
    assert [field for field, _ in told] == ["response", "response", "question"]


@pytest.mark.parametrize(
    "text", ["I would ask about ovens.", '{"response": 5, "question": null}', '{"respon', "[1, 2]"]
)
async def test_what_is_no_draft_is_not_heard(text: str) -> None:
    assert await heard(text, 2) == []


async def test_half_an_emoji_is_waited_for() -> None:
    told = await heard(json.dumps({"response": "Good \U0001f35e. Yes.", "question": "Why?"}), 1)
    assert told == [("response", "Good \U0001f35e."), ("response", "Good \U0001f35e. Yes."), ("question", "Why?")]
