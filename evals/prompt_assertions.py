"""A case held against what was sent and what came back: each assertion that fails, in a sentence."""

from collections.abc import Iterator, Mapping
from typing import Any

from evals.prompt_cases import Expected, Of, Sent
from evals.prompt_trial import Tried
from graph.prompt_library import Rendered
from graph.prompt_required import folded


def failures_of_sent(sent: Sent, rendered: Rendered) -> Iterator[str]:
    text = folded(f"{rendered.system} {rendered.user}")
    for words in sent.contains:
        if folded(words) not in text:
            yield f"what is sent lacks “{words}”"
    for words in sent.lacks:
        if folded(words) in text:
            yield f"what is sent contains “{words}”"
    length = len(rendered.system) + len(rendered.user)
    if sent.shorter_than is not None and length >= sent.shorter_than:
        yield f"what is sent has {length} characters, not fewer than {sent.shorter_than}"


def failures_of_reply(expected: Expected, tried: Tried) -> Iterator[str]:
    if tried.parsed is None or tried.unusable:
        yield f"the reply cannot be used: {tried.unusable}"
    if tried.parsed is None:
        return
    for field, of in expected.reply.items():
        for value in values_at(tried.parsed, field.split(".")):
            yield from (f"{field} {failure}: {value!r}" for failure in _failures(of, value))
    if expected.guard:
        yield from (f"the guard stops the {hit.kind}: {', '.join(hit.categories)}" for hit in tried.stopped)
    if expected.dropped:
        yield from (f"nothing that was given bears out “{words}”" for words in tried.dropped)


def values_at(value: Any, keys: list[str]) -> Iterator[Any]:
    """The value at the end of these keys; through a list, that of each item."""
    if not keys:
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from values_at(item, keys)
    elif isinstance(value, Mapping):
        yield from values_at(value[keys[0]], keys[1:])


def _failures(of: Of, value: Any) -> Iterator[str]:
    text = folded(str(value)).casefold()
    words = len(text.split())
    if "equals" in of.model_fields_set and value != of.equals:
        yield f"is not {of.equals!r}"
    if of.one_of and value not in of.one_of:
        yield f"is none of {', '.join(map(repr, of.one_of))}"
    yield from (f"lacks “{part}”" for part in of.contains if folded(part).casefold() not in text)
    yield from (f"contains “{part}”" for part in of.lacks if folded(part).casefold() in text)
    if of.contains_one_of and not any(folded(part).casefold() in text for part in of.contains_one_of):
        yield f"contains none of {', '.join(map(repr, of.contains_one_of))}"
    if of.most_words is not None and words > of.most_words:
        yield f"has {words} words, more than {of.most_words}"
    if of.least_words is not None and words < of.least_words:
        yield f"has {words} words, fewer than {of.least_words}"
    if of.one_question and text.count("?") != 1:
        yield f"is {text.count('?')} questions"
    if of.most_items is not None and len(value) > of.most_items:
        yield f"has {len(value)} items, more than {of.most_items}"
    if of.least_items is not None and len(value) < of.least_items:
        yield f"has {len(value)} items, fewer than {of.least_items}"
