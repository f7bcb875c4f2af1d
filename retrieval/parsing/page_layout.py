"""Where things stand on a page, as lines in reading order: columns one after the other, gaps kept as spaces."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LEAST_LINES = 4
"""On each side of a gutter: fewer are the cells of a table or dates at the margin."""
_GUTTER = 8.0
"""Points that stay free before the left edge of a column."""
_SAME_EDGE = 3.0
"""Points by which the lines of one column may begin apart."""
_PARAGRAPH = 1.7
"""Heights of a line from one to the next: from there on a blank line parts them."""
_DEEPEST = 40
"""Spaces at the beginning of a line."""
WIDEST_SPACE = 1.0
"""Of the height of a line: what lies further apart is not one phrase. Justified words stay below it."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that stand together on one line; in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def page_lines(fragments: Sequence[Fragment]) -> list[str]:
    """The lines of one page, blank ones between paragraphs. `fragments`: in the order in which the file draws them.

    Columns are told from tables by that order: a file draws one column after the other, and a table row by row.
    """
    shown = [one for one in fragments if one.text.strip()]
    lines: list[str] = []
    for part in _in_columns(shown) if shown else []:
        if lines:
            lines.append("")
        lines += _lines(part)
    return lines


def _in_columns(fragments: Sequence[Fragment]) -> list[Sequence[Fragment]]:
    """`fragments` cut along the gutters between columns, each part whole before the next."""
    for edge in _edges(fragments):
        crossing = _crossing(fragments, edge)
        for above, below in _bands(fragments, crossing):
            band = [one for one in fragments if below < one.bottom < above and one not in crossing]
            left = [one for one in band if one.right <= edge - _GUTTER]
            right = [one for one in band if one.left >= edge - _SAME_EDGE]
            if _are_columns(band, left, right):
                before = [one for one in fragments if one.bottom >= above]
                after = [one for one in fragments if one.bottom <= below]
                return [
                    part
                    for cut in (before, left, right, after)
                    if cut
                    for part in (_in_columns(cut) if len(cut) < len(fragments) else [cut])
                ]
    return [fragments]


def _edges(fragments: Sequence[Fragment]) -> list[float]:
    """Where enough lines begin for a column, the most first; never the leftmost edge."""
    counts: dict[float, int] = {}
    starts = sorted(one.left for one in fragments)
    for start in starts:
        near = next((edge for edge in counts if abs(edge - start) <= _SAME_EDGE), start)
        counts[near] = counts.get(near, 0) + 1
    enough = [edge for edge, count in counts.items() if count >= _LEAST_LINES and edge > starts[0] + _GUTTER]
    return sorted(enough, key=lambda edge: (-counts[edge], edge))


def _crossing(fragments: Sequence[Fragment], edge: float) -> set[Fragment]:
    """What reaches over the gutter before `edge`: long lines, and rows that are drawn from one side to the other."""
    crossing = {one for one in fragments if one.left < edge - _SAME_EDGE and one.right > edge - _GUTTER}
    for one, following in pairwise(fragments):
        in_one_row = abs(one.bottom - following.bottom) < one.height / 2
        if in_one_row and one.right <= edge - _GUTTER and following.left >= edge - _SAME_EDGE:
            crossing |= {one, following}
    return crossing


def _bands(fragments: Sequence[Fragment], crossing: Collection[Fragment]) -> list[tuple[float, float]]:
    """Upper and lower bound of what lies between the lines that cross a gutter, the tallest first."""
    bounds = [float("inf"), *sorted((one.bottom for one in crossing), reverse=True), float("-inf")]
    filled = [(sum(below < one.bottom < above for one in fragments), above, below) for above, below in pairwise(bounds)]
    return [(above, below) for count, above, below in sorted(filled, reverse=True) if count >= 2 * _LEAST_LINES]


def _are_columns(band: Sequence[Fragment], left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    if min(len(left), len(right)) < _LEAST_LINES or len(left) + len(right) < len(band):
        return False
    sides = [one.left >= min(other.left for other in right) - _SAME_EDGE for one in band]
    changes = sum(one != other for one, other in pairwise(sides))
    return changes <= min(len(left), len(right)) // 2


def _lines(fragments: Sequence[Fragment]) -> list[str]:
    """From top to bottom; what stands on one line from left to right, indented as it stands on the page."""
    rows: list[list[Fragment]] = []
    for one in sorted(fragments, key=lambda fragment: -fragment.bottom):
        if rows and one.bottom + one.height / 2 > rows[-1][0].bottom:
            rows[-1].append(one)
        else:
            rows.append([one])
    margin = min(one.left for one in fragments)
    widths = [(one.right - one.left) / len(one.text) for one in fragments if one.right > one.left]
    letter = (median(widths) if widths else 0) or 1.0
    lines: list[str] = []
    above: Fragment | None = None
    for row in rows:
        row.sort(key=lambda fragment: fragment.left)
        lowest = min(row, key=lambda fragment: fragment.bottom)
        if above and above.bottom - lowest.bottom > _PARAGRAPH * min(above.height, lowest.height):
            lines.append("")
        above = lowest
        lines.append(_row(row, margin, letter))
    return lines


def _row(row: Sequence[Fragment], margin: float, letter: float) -> str:
    text = " " * min(int((row[0].left - margin) / letter), _DEEPEST)
    end: float | None = None
    for one in row:
        if end is not None:
            # Three spaces or more are a column to those who read the line.
            text += " " * (3 if one.left - end > WIDEST_SPACE * one.height else 1)
        text += one.text.strip()
        end = one.right
    return text
