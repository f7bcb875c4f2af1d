"""A resume as passages: its sections found by their headings, what is only layout or contact data left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from retrieval.columns import untangle
from retrieval.dates import is_dated, without_dates
from retrieval.experience import entry_passages, headers_apart, heads_an_entry
from retrieval.furniture import is_furniture
from retrieval.header_parts import is_place, is_role, may_be_organisation
from retrieval.items import Item, Wrapping, gather
from retrieval.labelled_entries import without_label, without_labels
from retrieval.lines import Line, plain, read_lines
from retrieval.passages import Passage
from retrieval.prose import is_told_by_themselves, prose_passages
from retrieval.resume_headings import PRIVATE, Opens, heading_of, section_named
from retrieval.sections import Section
from retrieval.sentences import split_long, split_sentences

_LABEL = re.compile(r"(?P<label>[A-Z][\w &/,'’-]{2,40}?)(?:\s*:\s+|\s{3,})(?=\S)")
_STUDY = re.compile(
    r"\b(?:university|college|school|academy|bachelor|master|diploma|degree|gcse|a-levels?|ph\.?d|m\.?sc|b\.?sc"
    r"|b\.?a|m\.?b\.?a|b\.?tech|gpa)\b",
    re.IGNORECASE,
)
_IN_LINES = frozenset({Section.SKILLS, Section.EDUCATION, Section.COURSES})
_IN_ENTRIES = frozenset({Section.EXPERIENCE, Section.PROJECTS})


@dataclass(slots=True)
class _Block:
    """The lines under one heading; before the first heading `opens` is None."""

    opens: Opens | None
    lines: list[Line] = field(default_factory=list)


def resume_passages(text: str) -> Iterator[Passage]:
    """The passages of a resume in the order of its text; none for a text without a word."""
    lines = untangle(read_lines(text))
    wrapping = Wrapping.of(lines)
    blocks = _blocks(lines, wrapping)
    head = {line.folded.lower() for line in blocks[0].lines[:2] if len(line.text.split()) <= 5}
    has_headings = len(blocks) > 1
    # Who tells of no entries may have told it all in the sentences about themselves.
    in_prose = not any(block.opens in _IN_ENTRIES for block in blocks)
    for place, block in enumerate(blocks):
        # The name at the top comes again in the head of every page.
        kept = [line for line in block.lines if line.level or not is_furniture(line.text)]
        kept = [line for line in kept if place == 0 or line.folded.lower() not in head]
        passages = list(_passages(block.opens, kept, wrapping, has_headings))
        if in_prose and block.opens in (None, Section.PROFILE):
            passages = _told(passages)
        yield from passages


def _told(passages: list[Passage]) -> list[Passage]:
    """`passages` as prose, where they tell in the first person and of no entry."""
    of_themselves = any(is_told_by_themselves(one.text) for one in passages if one.section is Section.PROFILE)
    if not of_themselves or any(one.section is Section.EXPERIENCE for one in passages):
        return passages
    told = [one.text for one in passages if one.section is Section.PROFILE]
    return [*prose_passages(told), *(one for one in passages if one.section is not Section.PROFILE)]


def _blocks(lines: Sequence[Line], wrapping: Wrapping) -> list[_Block]:
    blocks = [_Block(None)]
    for place, line in enumerate(lines):
        opens = heading_of(line, all_lower=wrapping.all_lower) or _unknown_heading(lines, place, blocks)
        if opens is not None:
            blocks.append(_Block(opens))
        elif (
            blocks[-1].opens is None and (labelled := _labelled(line)) and labelled[0] not in (PRIVATE, Section.SKILLS)
        ):
            blocks.append(_Block(labelled[0], [labelled[1]]))
        elif blocks[-1].opens in _IN_ENTRIES and line.after_blank and _is_labelled_list(line):
            blocks.append(_Block(Section.SKILLS, [line]))
        else:
            blocks[-1].lines.append(line)
    return blocks


def _unknown_heading(lines: Sequence[Line], place: int, blocks: Sequence[_Block]) -> Opens | None:
    """A line in capitals among headings in capitals, with no dates near it as an employer's name would have."""
    line = lines[place]
    alone = line.capitals and line.after_blank and not line.bullet and len(line.cells) == 1
    if not alone or blocks[-1].opens is None or len(line.text.split()) > 4 or len(line.text) < 4:
        return None
    near = lines[place : place + 4]
    named = is_role(line.folded) or may_be_organisation(line.folded) or any(is_dated(after.text) for after in near)
    return None if named else Section.OTHER


def _is_labelled_list(line: Line) -> bool:
    """`Skills: Class A licence, hazmat` below the last entry of work."""
    labelled = None if line.bullet else _labelled(line)
    return labelled is not None and isinstance(labelled[0], Section) and labelled[0] not in _IN_ENTRIES


def _labelled(line: Line) -> tuple[Opens, Line] | None:
    """`Summary: I cook.` as the section and the rest of the line."""
    found = _LABEL.match(line.text)
    if not found or not (opens := section_named(found["label"], decorated=True)):
        return None
    return opens, Line(
        line.text[found.end() :], line.indent, line.bullet, after_blank=line.after_blank, width=line.width
    )


def _passages(opens: Opens | None, lines: Sequence[Line], wrapping: Wrapping, has_headings: bool) -> Iterator[Passage]:
    if opens == PRIVATE or not lines:
        return
    if opens is None:
        yield from _before_headings(lines, wrapping, has_headings)
    elif opens in _IN_ENTRIES:
        assert isinstance(opens, Section)
        yield from entry_passages(opens, gather(without_labels(lines), wrapping))
    else:
        assert isinstance(opens, Section)
        studies = opens is Section.EDUCATION
        for item in gather([without_label(line) for line in lines] if studies else lines, wrapping):
            yield from _plain_passages(opens, item)


def _plain_passages(section: Section, item: Item) -> Iterator[Passage]:
    text = item.text
    if _is_only_when_and_where(text) or text.endswith(":"):
        return
    if section in _IN_LINES or section is Section.OTHER:
        labelled = _LABEL.match(plain(item.first.text))
        named = section_named(labelled["label"], decorated=True) if labelled else None
        if named is PRIVATE:
            return
        if isinstance(named, Section) and named not in _IN_ENTRIES:
            section = named
    pieces = split_long(text) if item.bullet or section in _IN_LINES else split_sentences(text)
    for piece in pieces:
        yield from (Passage(section, part) for part in split_long(piece))


def _before_headings(lines: Sequence[Line], wrapping: Wrapping, has_headings: bool) -> Iterator[Passage]:
    """What stands over the first heading: name, headline and contact data, and often a summary.

    A resume without any heading is all here: from the first line that heads an entry on it is experience.
    """
    items = headers_apart(gather(lines, wrapping))
    start = next(
        (place for place, item in enumerate(items) if heads_an_entry(item) and is_dated(item.first.text)), len(items)
    )
    while (
        0 < start < len(items) and start > 1 and heads_an_entry(items[start - 1]) and not items[start].first.after_blank
    ):
        start -= 1
    for place, item in enumerate(items[:start]):
        labelled = _labelled(item.first)
        if labelled and isinstance(labelled[0], Section):
            yield from (Passage(labelled[0], piece) for piece in split_long(item.text))
        elif (
            _is_prose(item.text)
            or item.bullet
            or (not has_headings and place > 0 and not _is_only_when_and_where(item.text))
            or (not has_headings and len(items) == 1 and len(item.text.split()) > 4)
        ):
            yield from _plain_passages(Section.PROFILE, item)
    for study, group in _runs(items[start:]):
        if study:
            yield from (passage for item in group for passage in _plain_passages(Section.EDUCATION, item))
        else:
            yield from entry_passages(Section.EXPERIENCE, group)


def _runs(items: Sequence[Item]) -> Iterator[tuple[bool, list[Item]]]:
    """Entries without a heading over them, those of schools and degrees apart from those of work."""
    runs: list[tuple[bool, list[Item]]] = []
    for item in items:
        heads = heads_an_entry(item)
        study = bool(_STUDY.search(item.text)) if heads else bool(runs and runs[-1][0])
        if runs and runs[-1][0] == study:
            runs[-1][1].append(item)
        else:
            runs.append((study, [item]))
    yield from runs


def _is_prose(text: str) -> bool:
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) >= 6 and "|" not in text and (small >= 0.4 * len(words) or text.endswith("."))


def _is_only_when_and_where(text: str) -> bool:
    rest = without_dates(text).strip(" ,-–—|:()")
    return not rest or all(is_place(bit) for bit in re.split(r"\s{2,}|,|\|", rest) if bit.strip())
