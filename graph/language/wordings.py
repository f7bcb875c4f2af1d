"""Wordings with slots: filling them, and telling which were said before."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from string import Formatter


def fill(wording: str, slots: Mapping[str, str]) -> str | None:
    """The wording with its slots filled and a capital at its head; None where a slot it names is unknown or empty.

    A slot written with a capital ({At}) has its value begin with one.
    """
    parts: list[str] = []
    for literal, name, _, _ in Formatter().parse(wording):
        parts.append(literal)
        if name is None:
            continue
        value = slots.get(name.lower(), "")
        if not value:
            return None
        starts = name[0].isupper() or "".join(parts).rstrip().endswith((".", "!", "?"))
        parts.append(value[0].upper() + value[1:] if starts else value)
    text = re.sub(r"\s+", " ", "".join(parts)).strip()
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=2048)
def _pattern(wording: str) -> re.Pattern[str]:
    parts = ["" if name is None else ".+?" for _, name, _, _ in Formatter().parse(wording)]
    literals = [re.escape(literal) for literal, _, _, _ in Formatter().parse(wording)]
    return re.compile("".join(a + b for a, b in zip(literals, parts, strict=True)), re.IGNORECASE | re.DOTALL)


def last_said(wording: str, earlier: Sequence[str], at_start: bool = False) -> int:
    """Place in `earlier` of the last text that holds the wording, whatever filled its slots; -1 where none does.

    `at_start`: only texts that begin with it count.
    """
    pattern = _pattern(wording)
    find = pattern.match if at_start else pattern.search
    return max((place for place, text in enumerate(earlier) if find(text)), default=-1)


def unused(wordings: Sequence[str], earlier: Sequence[str], start: int = 0, at_start: bool = False) -> list[str]:
    """The wordings that were not said in `earlier`, from the place `start` on and round; then the others, the one that
    was said longest ago first."""
    turned = [wordings[(start + place) % len(wordings)] for place in range(len(wordings))]
    return sorted(turned, key=lambda wording: last_said(wording, earlier, at_start))


def opening_words(text: str, count: int = 2) -> str:
    return " ".join(re.findall(r"[\w'’-]+", text.lower())[:count])


def split_question(text: str) -> tuple[str, str]:
    """What leads up to a question, and its last sentence, the question itself."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text.strip())
    return " ".join(sentences[:-1]), sentences[-1]
