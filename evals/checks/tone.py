"""Praise that an acknowledgement should not hold, and a tone that presses somebody who needs room."""

from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.cues import has
from evals.material import Material
from evals.transcript import Turn
from evals.wording import clauses, words
from graph.decisions.guard.judgements import judgements
from graph.decisions.guard.wording import plain
from graph.vocabulary import Comfort, Intent, QuestionKind

PRAISE, PRAISE_WITH_WORDS, PRAISE_IF_GUARDED = 0.14, -0.12, 0.05
"""Leaning towards examples of praise: enough by itself, with a word of praise, where the question guard hears it."""
PRESSING, PRESSING_WITH_WORDS, PRESSING_IF_SHARP = 0.2, 0.0, 0.05
"""The same for pressing; the last where the question itself is sharp."""
COLD_UP_TO = 4
"""Words of an acknowledgement that acknowledges nothing."""

_TENDER = frozenset({Intent.NEED_TIME})
_UNSURE = frozenset({Intent.NO_KNOWLEDGE, Intent.REFUSE})


def check(material: Material) -> Iterator[Defect]:
    for turn in material.turns:
        if praise := _praise(material, turn):
            yield Defect(turn.number, "flattery", praise)
    for before, turn in material.steps:
        if turn.kind is not QuestionKind.CLOSING and presses(material, before, turn):
            yield Defect(turn.number, "interrogation_tone", f"{turn.response or ''} {turn.question}".strip())


def _praise(material: Material, turn: Turn) -> str | None:
    if not turn.response:
        return None
    guarded = "flattery" in material.guarded[(turn.response, "response")].categories
    for part in clauses(turn.response):
        if {"flattery", "comparison", "verdict", "score"} & set(judgements(part, "response")):
            return part
        said = plain(part)
        if has("sound", said):
            continue
        leaning = material.meaning.leaning(part, "flattery")
        worded = has("praise", said) and has("to_somebody", said) and leaning >= PRAISE_WITH_WORDS
        enough = PRAISE_IF_GUARDED if guarded else PRAISE
        if worded or (leaning >= enough and has("of_somebody", said)):
            return part
    return None


def presses(material: Material, before: Turn, turn: Turn) -> bool:
    """Does the turn press, judged more strictly where the candidate was nervous or asked for room?"""
    response = turn.response or ""
    pressing = any(_presses(material, part) for part in clauses(response))
    leans = any(material.meaning.leaning(part, "pressing") >= PRESSING_IF_SHARP for part in clauses(response))
    warm = has("warm", plain(f"{response} {turn.question}"))
    cold = not warm and len(words(response)) <= COLD_UP_TO
    sharp = any(has("sharp", plain(part)) for part in clauses(turn.question))
    if pressing and not warm:
        return True
    if before.intent in _TENDER and not warm:
        return True
    unsure = before.comfort is Comfort.NERVOUS or before.intent in _UNSURE
    return sharp and (pressing or cold or (not warm and (unsure or leans)))


def _presses(material: Material, part: str) -> bool:
    leaning = material.meaning.leaning(part, "pressing")
    return leaning >= PRESSING or (has("pressing", plain(part)) and leaning >= PRESSING_WITH_WORDS)
