"""Two columns read as one: lines of a left and a right column told apart again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.dates import is_dated
from retrieval.lines import Line
from retrieval.resume_headings import heading_of, section_named

_GAP = re.compile(r"\s{2,}(?=\S)")
_KEEPS_POSITIONS = 4
"""Spaces between two headings from which on the text kept its columns at their place."""


def untangle(lines: Sequence[Line]) -> list[Line]:
    """`lines`, where two headings stand side by side: what is under the left one, then what is under the right."""
    for place, line in enumerate(lines):
        if gap := _between_headings(line):
            left_heading, right_heading = line.text[: gap.start()], line.text[gap.end() :]
            wide = gap.end() - gap.start() >= _KEEPS_POSITIONS
            left, right, rest = _split(lines[place + 1 :], line.indent + gap.end() if wide else None)
            heads = [replace(line, text=text.strip(), after_blank=True) for text in (left_heading, right_heading)]
            return [*lines[:place], heads[0], *left, heads[1], *right, *untangle(rest)]
    return list(lines)


def _between_headings(line: Line) -> re.Match[str] | None:
    gaps = list(_GAP.finditer(line.text))
    if line.bullet or len(gaps) != 1:
        return None
    sides = (line.text[: gaps[0].start()], line.text[gaps[0].end() :])
    if not all(
        section_named(side, decorated=line.capitals or side.rstrip().endswith(":"), after_gap=True) for side in sides
    ):
        return None
    return gaps[0] if line.capitals or all(side.rstrip().endswith(":") for side in sides) else None


def _split(lines: Sequence[Line], column: int | None) -> tuple[list[Line], list[Line], Sequence[Line]]:
    """`column`: where the right one begins; None where the text did not keep its columns at their place."""
    wide = column is not None
    left: list[Line] = []
    right: list[Line] = []
    for place, line in enumerate(lines):
        if heading_of(line) is not None:
            if wide:
                return left, right, lines[place:]
            left.append(line)
            continue
        gap = _gap_at(line, column)
        if gap:
            left.append(replace(line, text=line.text[: gap.start()].strip(), width=0))
            right.append(_as_line(line, line.text[gap.end() :].strip()))
        elif wide:
            left.append(line)
        else:
            right.append(line)
    return left, right, []


def _gap_at(line: Line, column: int | None) -> re.Match[str] | None:
    """The gap between the two columns: dates may stand in a column of their own within the left one."""
    gaps = list(_GAP.finditer(line.text))
    if column is None or not gaps:
        return gaps[0] if gaps else None
    before = line.indent + (len(line.bullet) + 1 if line.bullet else 0)
    nearest = min(gaps, key=lambda gap: abs(before + gap.end() - column))
    away = abs(before + nearest.end() - column) > _KEEPS_POSITIONS
    return None if away and is_dated(line.text[nearest.end() :]) else nearest


def _as_line(line: Line, text: str) -> Line:
    sign = re.match(r"[•●▪*©¢-]\s+(?=\S)", text)
    if sign:
        return replace(
            line, text=text[sign.end() :], bullet=sign.group().strip(), indent=line.indent, level=0, bold=False
        )
    return replace(line, text=text, bullet="", level=0, bold=False)
