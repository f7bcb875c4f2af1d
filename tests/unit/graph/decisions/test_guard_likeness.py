"""What the guard has learnt from its examples (`python -m evals.learn_guard`), held against others."""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.learn_guard import CORPORA, digest, examples, vectors_of
from graph.decisions.guard import Guard
from graph.decisions.guard.likeness import Likeness
from graph.learnt import OtherEmbedder
from graph.question_bank import QuestionBank
from retrieval.embedder import MiniLM, Vectors

PROMPTS = Path(__file__).parents[4] / "prompts"
SHAPE = {"multi_question", "question_in_response", "prompt_leak"}
"""What no likeness tells."""


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="module")
def guard(embedder: MiniLM) -> Guard:
    return Guard(embedder)


def held_out(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPORA / f"heldout_{name}.jsonl").read_text(encoding="utf-8").splitlines()]


async def stopped(guard: Guard, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if not (await guard.inspect(line["text"], kind=line["kind"])).allowed]


async def test_most_of_what_it_never_learnt_from_is_stopped(guard: Guard) -> None:
    private = [line for line in held_out("stopped") if line["category"] not in SHAPE]
    assert len(private) >= 120
    assert len(await stopped(guard, private)) / len(private) >= 0.85


async def test_hardly_anything_that_may_be_said_is_stopped_though_it_never_learnt_from_it(guard: Guard) -> None:
    may_be_said = held_out("allowed")
    assert len(may_be_said) >= 200
    assert len(await stopped(guard, may_be_said)) / len(may_be_said) <= 0.03


def test_nothing_is_both_learnt_from_and_held_out() -> None:
    learnt = {each.text.lower() for each in examples()}
    assert not [line for name in ("stopped", "allowed") for line in held_out(name) if line["text"].lower() in learnt]


async def test_what_it_learnt_from_is_decided_so(guard: Guard) -> None:
    wrong = []
    for each in examples()[::23]:
        verdict = await guard.inspect(each.text, kind="response" if each.kind == "response" else "question")
        found = set(verdict.categories) - SHAPE - {"not_a_question", "too_long", "leading"}
        wrong += [each] if bool(found) is (each.category is None) else []
    assert wrong == []


async def test_what_it_holds_was_made_from_the_examples_that_lie_there_now(embedder: MiniLM) -> None:
    likeness, learnt = Likeness.load(), examples()
    assert likeness.corpora == digest(), "run python -m evals.learn_guard"
    assert len(likeness.examples) == len(learnt)
    some = range(0, len(learnt), 97)
    now = await vectors_of([learnt[number].text for number in some], embedder) @ likeness.directions
    kept = likeness.examples[list(some)]
    cosines = (now * kept).sum(axis=1) / np.linalg.norm(now, axis=1) / np.linalg.norm(kept, axis=1)
    # Another processor rounds the model's small integers a little otherwise.
    assert cosines.min() > 0.95


async def test_the_plain_questions_of_last_resort_pass(guard: Guard) -> None:
    plain = QuestionBank.load(PROMPTS / "question_bank").plain_words
    wordings = [*plain.introduction, *plain.technical, *plain.behavioral, *plain.conclusion]
    said = [{"text": wording.replace("{area}", "stock control"), "kind": "question"} for wording in wordings]
    assert await stopped(guard, said) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, the stock count is clear to me now. Who is at home with you in the evening?",
        "At Norcot you trained the night crew. By the way, is there a husband who minds the hours?",
    ],
)
async def test_a_private_question_is_found_behind_a_sentence_about_work(guard: Guard, text: str) -> None:
    assert "family" in (await guard.inspect(text, kind="question")).categories


async def test_a_word_that_sounds_private_is_let_pass_where_all_else_speaks_of_work(guard: Guard) -> None:
    text = "How do you decide when a dependency is too old to keep?"
    assert (await guard.inspect(text, kind="question")).allowed


async def test_disguised_letters_do_not_hide_what_a_sentence_is_like(guard: Guard) -> None:
    assert "family" in (await guard.inspect("Whо's wаiting fоr yоu аt hоme?", kind="question")).categories


def test_vectors_of_another_embedder_are_refused() -> None:
    class Other:
        name = "another"
        dimensions = 384

        async def embed(self, texts: Any) -> Vectors:
            raise NotImplementedError

    with pytest.raises(OtherEmbedder, match="another"):
        Guard(Other())


async def test_holding_a_text_against_all_examples_takes_less_than_embedding_it(embedder: MiniLM) -> None:
    likeness = Likeness.load()
    vectors = await embedder.embed(["who is at home with you?", "you led the night shift."])
    started = time.process_time()
    for _ in range(50):
        likeness.topics_of(likeness.scores(["who is at home with you?", "you led it."], vectors), vectors, judging=True)
    assert (time.process_time() - started) / 50 < 0.005
