"""The turns of an interview as a table for spreadsheets (CSV, RFC 4180)."""

import csv
import io
from datetime import datetime
from enum import StrEnum

from api.papers.in_words import STRENGTHS
from api.papers.review import GroundedOn, Review, ReviewedTurn
from graph.subjects import Evidence

COLUMNS = (
    "number", "phase", "area", "kind", "difficulty", "asked_at", "elapsed", "response", "question", "why", "sources",
    "answer", "answered_at", "intent", "sufficient", "gap", "evidence", "assessed", "guard_hits", "fallbacks",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these, the wide ones of East Asian type too, is run as a formula by spreadsheets
(https://owasp.org/www-community/attacks/CSV_Injection)."""


def as_csv(review: Review) -> bytes:
    """A row for each turn under a row of names; UTF-8 with a byte order mark, by which spreadsheets know it.

    A text that a spreadsheet would take for a formula begins with an apostrophe: take that away for the words
    themselves, or read the JSON. Several sources, claims or fallbacks stand in one cell, one a line.
    """
    rows = io.StringIO(newline="")
    writer = csv.writer(rows)
    writer.writerow(COLUMNS)
    for turn in review.turns:
        cells = _cells(turn, review)
        writer.writerow([_defused(cells[name]) for name in COLUMNS])
    return rows.getvalue().encode("utf-8-sig", errors="backslashreplace")


def _cells(turn: ReviewedTurn, review: Review) -> dict[str, object]:
    plain = {name: getattr(turn, name) for name in COLUMNS if hasattr(turn, name)}
    return plain | {
        "sources": "\n".join(map(_source, turn.sources)),
        "evidence": "\n".join(map(_claim, turn.evidence)),
        "guard_hits": "\n".join(f"{hit.kind}: {', '.join(hit.categories)}" for hit in turn.guard_hits),
        "fallbacks": "\n".join(f"{each.skill}: {each.reason}" for each in review.fallbacks if each.turn == turn.number),
    }


def _source(source: GroundedOn) -> str:
    place = ", ".join(part for part in (source.document, source.section, source.role, source.employer) if part)
    return f"{place}: {source.text}"


def _claim(evidence: Evidence) -> str:
    return f"{evidence.area}, {STRENGTHS[evidence.strength]}: {evidence.quote}"


def _defused(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat()
        case StrEnum():
            return value.value
        case float():
            return f"{value:.1f}"
        case _:
            text = str(value)
            return f"'{text}" if text.startswith(FORMULA) else text
