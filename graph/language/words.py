"""Words: counted, and kept as sets."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as one string, parted by spaces."""
    return frozenset(text.split())
