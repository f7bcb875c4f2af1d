"""The header of an entry of a resume: employer and role, told only where its layout leaves no doubt.

A wrong employer in a question is far worse than none, so wherever two readings are possible the part stays None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.dates import is_current, is_duration, without_dates
from retrieval.furniture import without_links
from retrieval.header_parts import (
    is_field,
    is_organisation,
    is_place,
    is_region,
    is_role,
    may_be_organisation,
    split_at_commas,
)
from retrieval.lines import plain
from retrieval.sentences import split_sentences, without_full_stop


@dataclass(frozen=True, slots=True)
class Entry:
    employer: str | None = None
    role: str | None = None
    current: bool = False
    title: str | None = None
    """The first line without its dates and links: what the entry is called."""


@dataclass(slots=True)
class _Found:
    roles: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """What may be the employer: names in columns or lines of their own, or set off from the role by a dash."""
    beside: list[str] = field(default_factory=list)
    """Names between commas next to a role: the employer, or a department."""
    sure: list[str] = field(default_factory=list)
    """What follows `at`."""


_COLUMNS = re.compile(r"\s{3,}|\t+|\s*\|+\s*|\s+[•·❖◦▪●]\s+|\s*;\s+")
_DASHES = re.compile(r"\s+[-–—−~]+\s+|\s*[–—]\s*|\s*:\s+|\s*:$")
_AT = re.compile(r"\s+(?:@|at|with)\s+", re.IGNORECASE)
_LEGAL_NAME_AND_PLACE = re.compile(r"^(.*\b(?:Inc|Ltd|LLC|LLP|Corp|GmbH)\b\.?)\s+[A-Z].*$")
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]")
_KIND_OF_WORK = re.compile(
    r"\b(?:full|part)[- ]time\b|\bfreelance\b|\bself[- ]employed\b|\bremote\b|\bhybrid\b|\bon-?site\b"
    r"|\bcontract\b(?!\w)|\btemporary\b",
    re.IGNORECASE,
)


def read_entry(lines: Sequence[str]) -> Entry:
    """The entry whose header `lines` are, columns of spaces kept in them."""
    found = _Found()
    bare = [_bare(line) for line in lines if not is_duration(line)]
    for line in bare:
        for cell in (part for column in _COLUMNS.split(line) for part in split_sentences(column)):
            _read_cell(without_full_stop(cell).strip(" ,;:-–—_+»~=·•|"), found)
    titles = [re.split(r"\s{3,}|\t|\s\|\s", _undated(line).strip())[0].strip(" |,-–—:") for line in lines]
    return Entry(
        employer=_employer(found),
        role=found.roles[0] if len(set(found.roles)) == 1 else None,
        current=any(is_current(line) for line in lines),
        title=next((" ".join(title.split()) for title in titles if title), None),
    )


def _bare(line: str) -> str:
    line = _undated(line)
    return _KIND_OF_WORK.sub("  ", _BRACKETS.sub(" ", line))


def _undated(line: str) -> str:
    return without_links(plain(without_dates(line)))


def _read_cell(cell: str, found: _Found) -> None:
    if not cell or is_place(cell):
        return
    if len(at := _AT.split(cell, maxsplit=1)) == 2 and is_role(_first_bit(at[0])):
        found.roles.append(_first_bit(at[0]))
        found.sure += _names(at[1])[:1]
        return
    parts = [part for whole in _DASHES.split(cell) for part in _at_slashes(whole) if part]
    bits = [(bit, place) for place, part in enumerate(parts) for bit in split_at_commas(part)]
    roles = [bit for bit, _ in bits if is_role(bit)]
    found.roles += roles
    if len(parts) == 1:
        names = _names(cell)
        several = sum(may_be_organisation(name) for name in names) > 1
        # `Engineer, Payments, Acme`: with commas alone, two unknown names next to a role may be either way round.
        if roles:
            found.beside += names
        else:
            found.others += names if several else names[:1]
        return
    for part in parts:
        found.others += _names(part)[:1]


def _at_slashes(part: str) -> list[str]:
    sides = re.split(r"\s+/\s+", part)
    # `Dental Nurse / Trainee` is one post of two names.
    return [part] if all(is_role(side) for side in sides) else sides


def _names(part: str) -> list[str]:
    """The bits of `part` that may name an employer; those that say they are organisations, where any do."""
    bits = split_at_commas(part)
    if len(bits) > 1 and is_region(bits[-1]) and not may_be_organisation(bits[-2]):
        del bits[-2:]  # a town and its state
    bits = [bit for bit in bits if not (is_role(bit) or is_place(bit) or is_field(bit))]
    organisations = [bit for bit in bits if is_organisation(bit)]
    return organisations if len(organisations) == 1 else [bit for bit in bits if re.search(r"\w{2}", bit)]


def _first_bit(text: str) -> str:
    bits = split_at_commas(text)
    return bits[0] if bits else ""


def _employer(found: _Found) -> str | None:
    if len(found.sure) == 1:
        return found.sure[0]
    names = list(dict.fromkeys(found.others or found.beside))
    if len(names) > 1:
        names = [name for name in names if may_be_organisation(name)]
    if len(names) != 1:
        return None
    names = [_LEGAL_NAME_AND_PLACE.sub(r"\1", name) for name in names]
    return names[0] if is_organisation(names[0]) or (found.roles and _looks_like_a_name(names[0])) else None


def _looks_like_a_name(text: str) -> bool:
    return len(text.split()) <= 6 and (text[0].isupper() or text[0].isdigit() or text == text.lower())
