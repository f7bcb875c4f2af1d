"""Lines put together to items: a bullet or a line of text with the lines it was wrapped onto."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from retrieval.dates import RANGE, ends_in_range, is_dated, is_duration, without_dates
from retrieval.furniture import without_links
from retrieval.lines import Line, plain

_LABEL = re.compile(r"[A-Z][\w &/,'’().-]{1,40}:\s")
_FITS = 0.85
"""Of the text's width: PDF text is set in proportional letters, so lines of one width differ in characters."""


@dataclass(slots=True)
class Item:
    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def text(self) -> str:
        return " ".join(line.folded for line in self.lines)

    @property
    def bullet(self) -> str:
        return self.first.bullet


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was wrapped, learnt from the text itself."""

    width: int | None
    """Characters at which its lines end; None where lines are not wrapped."""
    all_lower: bool
    """Its author uses hardly any capitals, so a small letter at a line's start tells nothing."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Wrapping":
        starts = [line.text[0] for line in lines if line.text[:1].isalpha()]
        all_lower = len(starts) >= 3 and sum(letter.islower() for letter in starts) > 0.7 * len(starts)
        widths = sorted(
            before.width
            for before, line in pairwise(lines)
            if not (line.after_blank or line.bullet or is_dated(line.text))
            and line.text[:1].islower()
            and len(before.cells) == 1
        )
        width = widths[int(len(widths) * 0.9)] if widths and not all_lower else None
        return cls(width if width is not None and width >= 40 else None, all_lower)


def gather(lines: Sequence[Line], wrapping: Wrapping) -> list[Item]:
    """The items of one section, in order."""
    items: list[Item] = []
    for place, line in enumerate(lines):
        following = lines[place + 1 : place + 3]
        if items and _continues(items[-1], line, following, wrapping):
            items[-1].lines.append(line)
        else:
            items.append(Item([line]))
    return items


def _continues(item: Item, line: Line, following: Sequence[Line], wrapping: Wrapping) -> bool:
    before = item.lines[-1]
    if line.after_blank or line.bullet or line.level or before.level or line.bold or before.bold:
        return False
    if len(line.cells) > 1 or is_dated(line.text) or len(before.cells) > 1 or before.text.endswith(":"):
        return False
    if not without_dates(before.text).strip(" .,;:()-–—") or is_duration(before.text) or is_duration(line.text):
        return False
    if _LABEL.match(plain(line.text)) or without_links(before.text) != before.text.rstrip(" |,"):
        return False
    if line.text[0].islower() and not wrapping.all_lower:
        return not _is_header(item)
    if before.text.endswith((",", "&", "-", " and", " or", " of", " the", " for", " with", " to", " in")):
        return len(before.text) > 30
    if _heads_an_entry(line, following):
        return False
    if not item.bullet and len(before.text) >= 80 and "," in before.text[-60:] and before.text[-1].isalnum():
        return True
    if item.bullet and line.indent > item.first.indent and line.indent >= 2:
        return True
    if wrapping.width is None or (item.bullet and before.text.endswith((".", "!", "?"))):
        return False
    return before.width + 1 + len(line.text.split()[0]) > _FITS * wrapping.width


def _is_header(item: Item) -> bool:
    """A short line that begins or ends with a span of time: what begins small under it is no rest of it."""
    span = RANGE.search(item.text) if len(item.lines) == 1 and not item.bullet else None
    short = len(item.text.split()) <= 12 and not item.text.endswith(",")
    return span is not None and short and (span.start() == 0 or ends_in_range(item.text))


def _heads_an_entry(line: Line, following: Sequence[Line]) -> bool:
    """A short line over one with dates, before any bullet: employer and role of the next entry."""
    if len(line.text.split()) > 8 or line.text.endswith((".", ";")):
        return False
    for after in following:
        if after.bullet:
            return False
        if is_dated(after.text) and len(after.text.split()) < 16:
            return True
    return False
