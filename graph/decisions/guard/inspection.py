"""The question guard: what may be said to a candidate, decided in code, in well under five milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.decisions.guard.judgements import judgements
from graph.decisions.guard.leaks import leaks
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
from graph.decisions.guard.topics import private_topics


@dataclass(frozen=True, slots=True)
class Verdict:
    allowed: bool
    categories: tuple[str, ...]
    """What was found, without duplicates: topics first, then how it is said. Empty where allowed."""


def inspect(
    text: str,
    *,
    kind: Kind,
    asked: Sequence[str] = (),
    question: str | None = None,
    secrets: Sequence[str] = (),
) -> Verdict:
    """Whether `text` may be said.

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
