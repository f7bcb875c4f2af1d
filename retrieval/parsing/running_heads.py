"""What stands at the top or the bottom of every page is said once."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_MOST_LINES = 3
"""Of a running head or foot."""
_NUMBER = re.compile(r"\d+")


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """`pages` as lines, where what stands at the same place of most of them is kept on the first alone.

    The same place is so many lines from the top or the bottom; the page's own number may differ.
    """
    counted = Counter(key for number, page in enumerate(pages, 1) for _, key in _edges(page, number))
    running = {key for key, count in counted.items() if count > 1 and 2 * count > len(pages)}
    seen: set[tuple[int, str]] = set()
    kept = []
    for number, page in enumerate(pages, 1):
        known = [(place, key) for place, key in _edges(page, number) if key in running]
        dropped = {place for place, key in known if key in seen}
        seen.update(key for _, key in known)
        kept.append([line for place, line in enumerate(page) if place not in dropped])
    return kept


def _edges(page: Sequence[str], number: int) -> Iterator[tuple[int, tuple[int, str]]]:
    """Place of each line near an edge, and what makes it the same as one of another page: negative from the bottom."""
    filled = [place for place, line in enumerate(page) if line.strip()]
    for count in range(min(_MOST_LINES, len(filled))):
        for away, place in ((count + 1, filled[count]), (-count - 1, filled[-count - 1])):
            yield place, (away, _without(number, " ".join(page[place].split()).lower()))


def _without(number: int, line: str) -> str:
    return _NUMBER.sub(lambda found: "#" if found[0].lstrip("0") == str(number) else found[0], line)
