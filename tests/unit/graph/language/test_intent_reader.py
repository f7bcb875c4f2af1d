"""What a candidate's message is told to be, by words and by likeness: over labelled corpora and case by case."""

import json
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from evals.learn_wishes import CORPORA, HELD_OUT, TOLD, digest, examples, is_right
from graph.language.intent_reader import IntentReader
from graph.language.phrasings import plain
from graph.language.wishes import WISHES, LearntWishes
from graph.learnt import OtherEmbedder, marks
from graph.vocabulary import Intent, Phase
from retrieval.embedder import MiniLM, Vectors

Rows = list[dict[str, Any]]
QUESTION = "How do you decide what to repair first when two machines stand still?"


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="module")
def reader(embedder: MiniLM) -> IntentReader:
    return IntentReader(embedder)


def rows(name: str) -> Rows:
    return [json.loads(line) for line in (CORPORA / name).read_text(encoding="utf-8").splitlines()]


async def read(reader: IntentReader, lines: Rows) -> list[Intent]:
    return [await reader.read(line["question"], line["answer"], phase=Phase(line["phase"])) for line in lines]


async def test_at_least_95_in_100_messages_of_the_corpus_are_told_right_and_no_kind_is_mostly_missed(
    reader: IntentReader,
) -> None:
    corpus = rows("intents.jsonl")
    found = list(zip(corpus, await read(reader, corpus), strict=True))
    wrong = [(line["intent"], str(intent), line["answer"]) for line, intent in found if intent != line["intent"]]
    assert len(wrong) <= 0.05 * len(corpus), "\n".join(map(str, wrong))
    missed, every = Counter(kind for kind, _, _ in wrong), Counter(line["intent"] for line in corpus)
    assert {kind for kind in every if missed[kind] > 0.2 * every[kind]} == set()


async def test_what_tells_something_is_hardly_ever_taken_for_a_wish_though_it_was_never_learnt_from(
    reader: IntentReader,
) -> None:
    told = [line for line in rows(HELD_OUT.name) if line["intent"] == TOLD]
    assert len(told) >= 60
    wrong = [line for line, intent in zip(told, await read(reader, told), strict=True) if not is_right(TOLD, intent)]
    assert len(wrong) <= 0.03 * len(told), wrong


async def test_most_wishes_are_heard_though_they_were_never_learnt_from(reader: IntentReader) -> None:
    wishes = [line for line in rows(HELD_OUT.name) if line["intent"] != TOLD]
    assert {line["intent"] for line in wishes} == set(WISHES)
    heard = [is_right(line["intent"], intent) for line, intent in zip(wishes, await read(reader, wishes), strict=True)]
    assert sum(heard) >= 0.55 * len(wishes)


def test_nothing_is_both_learnt_from_and_held_out() -> None:
    learnt = {each.answer.lower() for each in examples()}
    held_out = [*rows(HELD_OUT.name), *rows("intents.jsonl")]
    assert [line for line in held_out if line["answer"].lower() in learnt] == []


def test_every_wish_and_what_is_none_was_learnt_from_many_examples() -> None:
    count = Counter(each.wish for each in examples())
    assert set(count) == {*WISHES, None}
    assert min(count[wish] for wish in WISHES) >= 120
    assert count[None] >= 600


@pytest.mark.parametrize(
    ("answer", "intent"),
    [
        ("could u type it one more time", Intent.REPEAT_REQUEST),
        ("Let me have a little think.", Intent.NEED_TIME),
        ("This one I do not want to answer.", Intent.REFUSE),
        ("i want out of here", Intent.LEAVE),
        ("give me human", Intent.WANTS_PERSON),
        ("nope, nothing", Intent.NO_KNOWLEDGE),
        ("Who would I report to?", Intent.QUESTION_BACK),
        ("Did you see the match last night? Two goals in the last five minutes.", Intent.OFF_TOPIC),
        ("There's a bakery on the corner with the best buns in town, you should really go there.", Intent.OFF_TOPIC),
    ],
)
async def test_a_wish_in_a_wording_of_its_own_is_told_by_what_it_is_like(
    reader: IntentReader, answer: str, intent: Intent
) -> None:
    assert await reader.read(QUESTION, answer, phase=Phase.TECHNICAL) is intent


@pytest.mark.parametrize(
    "answer",
    [
        "The boss took care of that one.",
        "Usually they come back the next day.",
        "He said no again and again.",
        "You just have to stay calm and do it step by step, like everybody does.",
        "I'm an absolute expert in that, probably one of the best you'll find anywhere.",
        "I've mastered all of that, there's nothing about it that I don't know.",
        "I have fifteen years of top results in that, every single year, without one mistake.",
        "That's all written down in my resume, I believe.",
        "I can't remember a single complaint.",
    ],
)
async def test_generalities_boasts_and_a_little_that_is_told_are_no_wishes(reader: IntentReader, answer: str) -> None:
    assert await reader.read(QUESTION, answer, phase=Phase.TECHNICAL) is Intent.PARTIAL


async def test_whether_it_is_chat_hangs_on_what_was_asked(reader: IntentReader) -> None:
    answer = "The roses in my garden got black spots, all of them, after so much rain."
    assert await reader.read(QUESTION, answer, phase=Phase.TECHNICAL) is Intent.OFF_TOPIC
    about = "Which plants in a garden suffer most when it rains for weeks?"
    assert await reader.read(about, answer, phase=Phase.TECHNICAL) is not Intent.OFF_TOPIC


async def test_what_it_holds_was_made_from_the_examples_that_lie_there_now(embedder: MiniLM) -> None:
    kept, learnt = LearntWishes.load(), examples()
    assert kept.corpora == digest(), "run python -m evals.learn_wishes"
    some = range(0, len(learnt), 67)
    now = await embedder.embed([plain(learnt[number].answer) for number in some]) @ kept.directions
    then = kept.examples[list(some)]
    cosines = (now * then).sum(axis=1) / np.linalg.norm(now, axis=1) / np.linalg.norm(then, axis=1)
    # Another processor rounds the model's small integers a little otherwise.
    assert cosines.min() > 0.95


def test_vectors_of_another_embedder_are_refused() -> None:
    class Other:
        name = "another"
        dimensions = 384

        async def embed(self, texts: Sequence[str]) -> Vectors:
            raise NotImplementedError

    with pytest.raises(OtherEmbedder, match="another"):
        IntentReader(Other())


async def test_holding_a_message_against_all_examples_takes_less_than_embedding_it(embedder: MiniLM) -> None:
    kept, vectors = LearntWishes.load(), await embedder.embed(["say that again"])
    started = time.process_time()
    for _ in range(50):
        kept.heard(vectors, [marks("say that again")])
    assert (time.process_time() - started) / 50 < 0.005
