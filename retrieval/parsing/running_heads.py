"""What stands at the top or the bottom of every page is said once."""

import re
from collections import Counter
from collections.abc import Sequence

_MOST_LINES = 3
"""Of a running head or foot."""
_NUMBER = re.compile(r"\d+")


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """`pages` as lines; one that begins or ends most of them, whatever its numbers, is kept only the first time."""
    counted = Counter(key for page in pages for key in {_key(page[place]) for place in _places(page)})
    running = {key for key, count in counted.items() if count > 1 and 2 * count > len(pages)}
    seen: set[str] = set()
    kept: list[list[str]] = []
    for page in pages:
        dropped = set()
        for place in _places(page):
            key = _key(page[place])
            if key in running and key in seen:
                dropped.add(place)
            elif key in running:
                seen.add(key)
        kept.append([line for place, line in enumerate(page) if place not in dropped])
    return kept


def _places(page: Sequence[str]) -> list[int]:
    filled = [place for place, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_MOST_LINES], *filled[-_MOST_LINES:]})


def _key(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split())).lower()
