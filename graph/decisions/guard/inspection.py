"""The question guard: what may be said to a candidate, decided in code, in some milliseconds."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from graph.decisions.guard.judgements import judgements
from graph.decisions.guard.leaks import leaks
from graph.decisions.guard.likeness import INNOCENT, PRIVATE, Likeness
from graph.decisions.guard.repeats import is_near_repeat
from graph.decisions.guard.shape import (
    Kind,
    is_a_question_in_passing,
    is_empty,
    is_leading,
    is_not_a_question,
    is_several_questions,
    is_too_long,
)
from graph.decisions.guard.topics import COMPILED, private_topics
from graph.decisions.guard.wording import plain, sentences
from graph.learnt import OtherEmbedder
from retrieval.embedder import Embedder


@dataclass(frozen=True, slots=True)
class Verdict:
    allowed: bool
    categories: tuple[str, ...]
    """What was found, without duplicates: topics first, then how it is said. Empty where allowed."""


class Guard:
    """The whole guard: what a text says by its words (`inspect`) and what it is like by its meaning."""

    def __init__(self, embedder: Embedder) -> None:
        """Raises OtherEmbedder."""
        self._embedder = embedder
        self._likeness = Likeness.load()
        if embedder.name != self._likeness.embedder:
            raise OtherEmbedder(embedder.name, self._likeness.embedder, "evals.learn_guard")

    async def inspect(
        self,
        text: str,
        *,
        kind: Kind,
        asked: Sequence[str] = (),
        question: str | None = None,
        secrets: Sequence[str] = (),
    ) -> Verdict:
        """Whether `text` may be said; what is given beside it is told with `inspect`."""
        if is_empty(text):
            return Verdict(False, ("empty",))
        said = sentences(plain(text))
        words = partial(inspect, text, kind=kind, asked=asked, question=question, secrets=secrets)
        verdict, vectors = await asyncio.gather(asyncio.to_thread(words), self._embedder.embed(said))
        scores = self._likeness.scores(said, vectors)
        found = verdict.categories
        if scores[:, PRIVATE].max() < INNOCENT:
            found = tuple(category for category in found if category not in COMPILED)
        like = self._likeness.topics_of(scores, vectors, judging=kind != "feedback")
        found = tuple(dict.fromkeys((*like, *found)))
        return Verdict(not found, found)


def inspect(
    text: str,
    *,
    kind: Kind,
    asked: Sequence[str] = (),
    question: str | None = None,
    secrets: Sequence[str] = (),
) -> Verdict:
    """Whether the words of `text` may be said: all that can be told without an embedder.

    asked: every question so far; for a rephrase leave out the one that is rephrased.
    question: with a response, the question that follows it: a response must not hold it already.
    secrets: prompt texts, nonces and the like that must not appear.
    """
    if is_empty(text):
        return Verdict(False, ("empty",))
    found = [*private_topics(text), *judgements(text, kind)]
    checks = {
        "prompt_leak": leaks(text, secrets),
        "too_long": is_too_long(text, kind),
        "multi_question": kind == "question" and is_several_questions(text),
        "not_a_question": kind == "question" and is_not_a_question(text),
        "near_repeat": kind == "question" and is_near_repeat(text, asked),
        "leading": kind == "question" and is_leading(text),
        "question_in_response": kind == "response"
        and (is_a_question_in_passing(text) or (question is not None and question.strip().lower() in text.lower())),
    }
    categories = tuple(dict.fromkeys([*found, *(name for name, failed in checks.items() if failed)]))
    return Verdict(not categories, categories)
