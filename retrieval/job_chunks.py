"""A job text as passages: duties and requirements apart from terms, process and legal notices."""

import re
from collections.abc import Iterator

from retrieval.furniture import is_furniture
from retrieval.items import Item, Wrapping, gather
from retrieval.job_headings import is_surely_heading, job_section_named, names_the_job
from retrieval.job_process import goes_on
from retrieval.job_sentences import place_formality, place_sentence
from retrieval.lines import Line, read_lines
from retrieval.passages import Passage
from retrieval.sections import Section
from retrieval.sentences import split_long, split_sentences

_LABEL = re.compile(
    r"(?P<marks>\*\*|__)?(?P<label>[A-Z][\w &/'’().-]{1,45}?)(?:\s*:\s*\**_*\s*|(?:\*\*|__)\s*:?\s+)(?=\S)"
)
_NUMBERED = re.compile(r"(?:objective|goal|duty|task|responsibility)\s*#?\s*\d+\s*[:.)–-]\s*", re.IGNORECASE)
_ONLY_A_LINK = re.compile(r"[\[(<]*https?://\S+")
_NO_LABEL = frozenset({Section.DUTIES, Section.REQUIREMENTS, Section.SKILLS, Section.SUMMARY})
_LISTS = frozenset({Section.DUTIES, Section.REQUIREMENTS, Section.SKILLS})


def job_passages(text: str) -> Iterator[Passage]:
    """The passages of a job text in the order of its text, none twice."""
    lines = read_lines(text)
    seen: set[str] = set()
    for passage in _passages(lines):
        # An advertisement often says again what the fields above it said.
        key = re.sub(r"\W+", " ", passage.text).strip().lower()
        if key not in seen:
            seen.add(key)
            yield passage


def _passages(lines: list[Line]) -> Iterator[Passage]:
    under: Section | None = None
    for item in gather(lines, Wrapping.of(lines)):
        heading = _as_heading(item)
        if heading is not None:
            named = job_section_named(heading)
            # `GS-14` under "Specialized experience" says nothing new; an unknown chapter heading does.
            if named is not None:
                under = named
            elif item.first.level in (1, 2):
                under = None
            continue
        if is_furniture(item.text) or _ONLY_A_LINK.match(item.text) or item.text.endswith(":"):
            if _says_how_to_reach(item.text):
                yield Passage(Section.PROCESS, item.text)
            continue
        if under in (Section.LEGAL, Section.PROCESS) and _LABEL.match(item.text) and not item.bullet:
            # A list of labelled facts goes on; the paragraph after it does not belong to its last small heading.
            under = None
        yield from _item_passages(item, under)


def _as_heading(item: Item) -> str | None:
    """The words of a heading; None where the item is text."""
    line, text = item.first, item.text
    words = text.split()
    if len(item.lines) > 1 or (item.bullet and not (line.capitals and text.endswith(":"))):
        return None
    if line.level:
        return text
    if line.bold and not (text.endswith(".") and len(words) >= 6):
        return text
    if len(words) > 9 or text.endswith((".", "!", ";", ",")):
        return None
    if text.endswith((":", "?")) or line.capitals:
        return text if job_section_named(text) or line.capitals else None
    return text if is_surely_heading(text) and job_section_named(text) else None


def _item_passages(item: Item, under: Section | None) -> Iterator[Passage]:
    text = _NUMBERED.sub("", item.text, count=1) if _NUMBERED.match(item.text) else item.text
    labelled = _LABEL.match(text)
    if labelled and not item.bullet and (names_the_job(labelled["label"])):
        return
    named = job_section_named(labelled["label"]) if labelled and len(labelled["label"].split()) <= 5 else None
    if labelled and named and (not item.bullet or named not in _NO_LABEL) and (under not in _LISTS or not item.bullet):
        if named not in _NO_LABEL:
            yield from (Passage(place_formality(text) or named, piece) for piece in split_long(text))
            return
        under = named
    if item.bullet:
        section = under or place_sentence(text, None)
        if section is Section.PROCESS:
            section = place_sentence(text, section)
        elif section is not Section.SKILLS and place_formality(text) is Section.LEGAL:
            section = Section.LEGAL
        section = Section.REQUIREMENTS if section is Section.SUMMARY and under is None else section
        yield from (Passage(section, piece) for piece in split_long(text))
        return
    before: Section | None = None
    for sentence in split_sentences(text):
        if not sentence.endswith(":"):
            before = place_formality(sentence) or goes_on(sentence, before) or place_sentence(sentence, under)
            yield from (Passage(before, piece) for piece in split_long(sentence))


def _says_how_to_reach(text: str) -> bool:
    return "@" in text and len(text.split()) >= 3
