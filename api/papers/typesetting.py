"""Interviews as PDF: tagged for screen readers (PDF/UA-1), set by Typst.

What is set is handed over as data and never becomes a part of a template, so no word of anybody is markup. Nothing is
fetched. The type is embedded in Typst, so a paper looks alike on every machine; for scripts that type does not have
(Chinese, Japanese, Korean, some others) the fonts of the machine are tried, and a character that none of them has is
written as its number, "[U+674E]", with a note that says so: no text is lost without a word.
"""

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category

import typst

from api.papers.conversation import Conversation
from api.papers.in_words import ENDINGS, FALLBACKS, KINDS, NOT_ASSESSED, SKILLS, STATUSES, STRENGTHS, read_as
from api.papers.review import Review

TEMPLATES = Path(__file__).parent
PRESS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="typesetting")
"""One paper at a time: however many are asked for, interviews keep the other cores."""
STANDARDS: "list[typst.PDFStandard]" = ["ua-1"]
"""Which also allows no character without a shape, so that none is left out unnoticed."""
SHAPELESS = frozenset({"Cc", "Cs", "Co"})
"""Controls, halves of characters, private characters: no font can be asked for them."""
REFUSED = re.compile(r'^error: [^\n`]*`"((?:[^"\\]|\\.)*)"`', re.MULTILINE)
"""What a message of Typst quotes: the text that cannot be drawn, or the character that the standard forbids."""
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


async def review_pdf(review: Review) -> bytes:
    """What a recruiter reads: coverage, timeline, evidence, questions and answers, feedback, decisions.

    Set in a thread, where Typst holds up nobody. The same bytes for the same review.
    """
    return await asyncio.get_running_loop().run_in_executor(PRESS, set_review, review)


async def conversation_pdf(conversation: Conversation) -> bytes:
    """A candidate's own transcript; otherwise as `review_pdf`."""
    return await asyncio.get_running_loop().run_in_executor(PRESS, set_conversation, conversation)


def set_review(review: Review) -> bytes:
    """Blocks for some tens of milliseconds: call it in a thread."""
    data = {
        "review": review.model_dump(mode="json", exclude={"resume_text"}),
        "read": {str(turn.number): "; ".join(read_as(turn.intent, turn.gap, turn.sufficient)) for turn in review.turns},
        "words": {
            "kinds": KINDS,
            "statuses": STATUSES | {"unread": NOT_ASSESSED},
            "strengths": STRENGTHS,
            "endings": ENDINGS,
            "fallbacks": FALLBACKS,
            "skills": SKILLS,
        },
    }
    return _set("transcript.typ", data, review.ended_at or review.started_at)


def set_conversation(conversation: Conversation) -> bytes:
    """Blocks as `set_review` does."""
    data = {"conversation": conversation.model_dump(mode="json")}
    return _set("conversation.typ", data, conversation.ended_at or conversation.started_at)


def _set(template: str, data: dict[str, Any], moment: datetime) -> bytes:
    """Set again without what could not be drawn, until all of it is: the first time names all that it met."""
    missing: frozenset[str] = frozenset()
    while True:
        drawable = _drawable(data, missing)
        paper = json.dumps({**drawable, "unprintable": drawable != data}, ensure_ascii=False)
        try:
            return typst.compile(
                TEMPLATES / template,
                root=TEMPLATES,
                font_paths=_fonts(),
                format="pdf",
                sys_inputs={"paper": paper},
                pdf_standards=STANDARDS,
                timestamp=moment.astimezone(UTC).replace(microsecond=0),
            )
        except typst.TypstError as error:
            met = frozenset(_unescaped(text) for text in REFUSED.findall(error.diagnostic))
            if met <= missing:
                raise
            missing |= met


def _drawable(value: Any, missing: frozenset[str]) -> Any:
    """The same JSON with the characters written as their numbers that cannot be drawn."""
    if isinstance(value, dict):
        return {name: _drawable(each, missing) for name, each in value.items()}
    if isinstance(value, list):
        return [_drawable(each, missing) for each in value]
    if not isinstance(value, str):
        return value
    for cluster in sorted(missing, key=len, reverse=True):
        value = value.replace(cluster, _numbered(cluster))
    return "".join(_numbered(char) if category(char) in SHAPELESS and char not in "\n\r\t" else char for char in value)


def _numbered(text: str) -> str:
    return "".join(f"[U+{ord(char):04X}]" for char in text)


def _unescaped(text: str) -> str:
    """As it was before Typst quoted it in a message."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else CONTROLS.get(found[2], found[2]), text)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)
