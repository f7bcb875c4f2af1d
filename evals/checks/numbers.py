"""Figures in a text, whether they are written with digits or in words."""

import re
from functools import lru_cache

_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_DIGITS = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?")
_WORDS = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(list(_ONES)[1:10])}))?|({'|'.join(_ONES)}))\b"
    r"(?:[- ](hundred|thousand))?",
    re.IGNORECASE,
)
_SCALE = {"hundred": 100, "thousand": 1000}


@lru_cache(maxsize=1024)
def figures(text: str, *, written: bool = True) -> frozenset[float]:
    """The numbers in `text`; those written in words only with `written`."""
    found = {float(digits.replace(",", "")) for digits in _DIGITS.findall(text)}
    if written:
        for tens, one, small, scale in _WORDS.findall(text.lower()):
            value = _TENS[tens] + _ONES.get(one, 0) if tens else _ONES[small]
            found |= {float(value * _SCALE.get(scale, 1)), float(value)}
    return frozenset(found)
