"""Entries filled in like a form (`Dates: ... / Position held: ... / Employer: ...`) in the shape of all others."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from retrieval.lines import Line


class _Field(Enum):
    WHEN = r"dates?|period|duration|tenure|time ?frame|dates? (?:of employment|employed)|employment period|from"
    EMPLOYER = (
        r"(?:current |former )?(?:employer|company|organi[sz]ation|firm)(?: name)?|name (?:and address )?of (?:the )?"
        r"(?:employer|company)|name and type of organi[sz]ation(?: providing education and training)?"
    )
    ROLE = (
        r"(?:job |position )?title|position|role|designation|occupation|post|occupation or position held|position held"
        r"|title of qualification awarded"
    )
    DONE = (
        r"(?:main |key )?(?:roles?|activities|responsibilities|duties|tasks|achievements)"
        r"(?: (?:and|&) (?:responsibilities|duties|tasks|achievements))?|job description"
    )
    ASIDE = r"type of business or sector|sector|industry|location|place|address|reason for leaving|supervisor"


_MOST_HEADER_WORDS = 14
_HEADER = (_Field.ROLE, _Field.EMPLOYER, _Field.WHEN)
_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{field.name}>{field.value})" for field in _Field) + r")(?:\s*:(?:\s+|$)|\t\s*|\s{3,})",
    re.IGNORECASE,
)


def without_labels(lines: Sequence[Line]) -> list[Line]:
    """`lines` of a section of entries; where they are filled in like a form, each entry has one line as its header."""
    labels = [_label(line) for line in lines]
    named = {field for field, _ in labels if field in _HEADER}
    if len(named) < 2:
        pairs = zip(lines, labels, strict=True)
        return [
            _done(line, value) if field is _Field.DONE else line
            for line, (field, value) in pairs
            if _is_kept(field, value)
        ]
    start = next(place for place, (field, _) in enumerate(labels) if field is not None)
    found = list(lines[:start])
    header: dict[_Field, str] = {}
    body: list[Line] = []
    under: _Field | None = None
    for line, (field, value) in zip(lines[start:], labels[start:], strict=True):
        if field in header:
            found += [_header(header), *body]
            header, body = {}, []
        if field is not None:
            under = field
        if field in _HEADER:
            header[field] = value
        elif value and under is not _Field.ASIDE:
            opens = field is _Field.DONE or line.text[:1].isupper()
            body.append(replace(line, text=value, bullet=line.bullet or ("•" if opens else "")))
    return [*found, _header(header), *body]


def without_label(line: Line) -> Line:
    """`Title of qualification awarded: BSc Nursing` as what was awarded."""
    field, value = _label(line)
    return replace(line, text=value) if field in _HEADER and value else line


def _label(line: Line) -> tuple[_Field | None, str]:
    label = _LABEL.match(line.text)
    if label is None or label.lastgroup is None:
        return None, line.text
    return _Field[label.lastgroup], line.text[label.end() :].strip()


def _is_kept(field: _Field | None, value: str) -> bool:
    return field is not _Field.ASIDE and (field is not _Field.DONE or value != "")


def _done(line: Line, value: str) -> Line:
    """A short one is set off, so that it is not taken for a header."""
    return replace(line, text=value, bullet=line.bullet or ("•" if len(value.split()) <= _MOST_HEADER_WORDS else ""))


def _header(fields: dict[_Field, str]) -> Line:
    return Line("\t".join(fields[field] for field in _HEADER if fields.get(field)), after_blank=True)
