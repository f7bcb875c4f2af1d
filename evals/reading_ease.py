"""How easily a text is understood, by Flesch (1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word.

textstat, the usual library for it, downloads a dictionary to count English syllables; here they are told from letters.
"""

import re

from evals.wording import sentences, words

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<![aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[aeiouy])(?<!i)e$|(?<![aeiousxzcg])es$")


def reading_ease(text: str) -> float | None:
    """About 60 to 90 for what is easily heard, below 50 for what is hard; None where there is no word."""
    said, parts = words(text), sentences(text)
    if not said or not parts:
        return None
    return 206.835 - 1.015 * len(said) / len(parts) - 84.6 * sum(map(syllables, said)) / len(said)


def syllables(word: str) -> int:
    """By groups of vowels, without the silent e; at least one."""
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word.lower()))))
