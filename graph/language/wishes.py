"""What a short message most likely wishes, learnt from examples: for wordings that no pattern of `phrasings` foresaw.

Naive Bayes over the words and pairs of words that a message holds (McCallum and Nigam 1998, the multivariate model
without the words that are absent), with every intent as likely as any other.
"""

import math
import re
from collections import Counter
from functools import cache

from graph.language.phrasings import plain
from graph.language.wished import EXAMPLES
from graph.vocabulary import Intent

MOST_WORDS = 20
"""Longer messages tell something, whatever else stands in them."""
LEAD = 2.5
"""By how much (in natural logarithms of odds) the likeliest intent must lead that something is told."""
_SMOOTHING = 0.15
_TELLS = re.compile(
    r"\b(?:he|she|they|(?<!rather )we|(?:the|my|our) (?!sound|line|audio|picture|speaker|connection|wifi|mic|headset"
    r"|phone|dog|baby|kettle)\w+) (?!need)(?:\w+ed|was|were|took|did|said|went|came|made|gave|got|left|knew|saw|told)\b"
    r"|\bi said\b|\b(?:usually|mostly|normally|often|always)\b"
)
"""Somebody did something, or does it as a rule."""
_WORD = re.compile(r"[a-z0-9]+|\?")


def likely_wish(text: str, question: str) -> Intent | None:
    """The likeliest intent of a short message; None where it tells something, or where it cannot be said.

    The words of the question say nothing about a wish: any answer may take them up.
    """
    asked = {word for word in _WORD.findall(plain(question)) if len(word) > 4 and word != "question"}
    marks = frozenset(mark for mark in _marks(text) if not asked & set(mark.split()))
    if not marks or _TELLS.search(plain(text)) or len(_WORD.findall(plain(text))) > MOST_WORDS:
        return None
    counts, sizes = _learnt()
    known = [mark for mark in marks if any(mark in seen for seen in counts.values())]
    scores = {
        intent: sum(math.log((seen[mark] + _SMOOTHING) / (sizes[intent] + 2 * _SMOOTHING)) for mark in known)
        for intent, seen in counts.items()
    }
    best = max(scores, key=lambda intent: scores[intent])
    return best if scores[best] - scores[None] >= LEAD else None


@cache
def _learnt() -> tuple[dict[Intent | None, Counter[str]], dict[Intent | None, int]]:
    """How many examples of an intent hold each mark, and how many examples it has."""
    lines = {intent: text.strip().splitlines() for intent, text in EXAMPLES.items()}
    counts = {intent: Counter(mark for line in said for mark in _marks(line)) for intent, said in lines.items()}
    return counts, {intent: len(said) for intent, said in lines.items()}


def _marks(text: str) -> frozenset[str]:
    words = [word for word in _WORD.findall(plain(text)) if word != "?"]
    return frozenset(words) | {f"{one} {two}" for one, two in zip(["^", *words], words, strict=False)}
