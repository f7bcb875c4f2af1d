"""Entries of experience and projects: whose headers they stand under, and what they say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.dates import RANGE, ends_in_range, has_date, has_range, is_dated, is_duration, without_dates
from retrieval.entries import Entry, read_entry
from retrieval.furniture import without_links
from retrieval.header_parts import is_organisation, is_place, is_role
from retrieval.items import Item
from retrieval.lines import Line
from retrieval.passages import Passage
from retrieval.prose import is_told_by_themselves, prose_passages
from retrieval.sections import Section
from retrieval.sentences import split_long, split_sentences

_MOST_HEADER_WORDS = 14
_MOST_HEADER_LINES = 4
_ACTION = re.compile(
    r"(?:\w{2,}ed|led|built|wrote|ran|made|taught|drove|grew|set|kept|won|sold|held|gave|took|oversaw)\b", re.IGNORECASE
)
_BODY_BEGINS = re.compile(rf"(?P<span>.{{0,100}}?(?:{RANGE.pattern})\)?)\s*[.:]\s+(?=[A-Z].*\w[ ,])", re.IGNORECASE)
_CITATION = re.compile(r"\((?:19|20)\d\d[a-z]?\)|\bet al\b|\bdoi\b", re.IGNORECASE)
_TECHNOLOGIES = re.compile(
    r"(?:tech(?:nology|nologies)?(?: stack| used)?|stack|tools|environment|key skills|skills)\s*(?:used)?\s*:",
    re.IGNORECASE,
)


def entry_passages(section: Section, items: Sequence[Item]) -> Iterator[Passage]:
    """What stands under each header, with employer and role of experience and the title of projects.

    Where no entry has a word under its header, the headers themselves are all there is, and are the passages.
    """
    passages: list[Passage] = []
    headers: list[tuple[Entry, str]] = []
    entry, umbrella = Entry(), Entry()
    total = False
    for header, body in _entries(section, headers_apart(items)):
        if header:
            entry = read_entry([item.first.text for item in header])
            if entry.employer and (_totals(header) or sum(has_range(item.text) for item in header) > 1):
                umbrella, total = entry, _totals(header)
            elif (header[0].first.after_blank and not total) or entry.employer or not entry.role:
                umbrella = Entry()
            else:
                # One employer with dates of its own, and under it, without a gap, one role after the other.
                entry = replace(entry, employer=umbrella.employer)
            headers.append((entry, " ".join(item.text for item in header)))
        if header and not body and section is Section.PROJECTS:
            passages.append(_passage(section, " ".join(item.text for item in header), entry))
        if section is Section.EXPERIENCE and not header and _is_prose(body):
            passages += prose_passages([item.text for item in body])
            continue
        for item in body:
            passages += [_passage(section, piece, entry) for piece in _pieces(item)]
    if passages:
        yield from passages
    else:
        yield from (_passage(section, text, entry) for entry, text in headers if text)


def headers_apart(items: Sequence[Item]) -> list[Item]:
    """`Baker, Red Hen, 2018-2020. Kept the ovens. Trained two.` as a header and what stands under it."""
    apart: list[Item] = []
    for item in items:
        text = item.text
        begins = None if item.bullet else _BODY_BEGINS.match(text)
        head = Item([replace(item.first, text=text[: begins.end("span")])]) if begins else item
        if begins and heads_an_entry(head):
            apart += [head, Item([Line(text[begins.end() :], item.first.indent)])]
        else:
            apart.append(item)
    return apart


def heads_an_entry(item: Item) -> bool:
    """May this item be a line of an entry's header?"""
    text = item.text
    numbered = item.bullet[:1].isdigit() and has_range(text) and "|" in text
    if (item.bullet and not numbered) or is_told_by_themselves(text):
        return False
    if is_duration(text):
        return True
    dated = has_date(text)
    words = re.split(r"\s\|", without_links(without_dates(text)))[0].split()
    if len(item.lines) > 1 or len(words) > _MOST_HEADER_WORDS or _TECHNOLOGIES.match(text):
        return False
    if item.first.level or item.first.bold:
        return True
    if has_range(text):
        return not text.endswith(".") or len(words) < 5 or (ends_in_range(text) and _is_of_names(text, words))
    if text.endswith((".", ";", "!", "?")) and not text.lower().endswith(("inc.", "ltd.", "co.", "corp.", "llc.")):
        return False
    if _ACTION.match(text) and not item.first.after_blank and not dated:
        return False
    if is_role(text) and len(words) <= 5:
        return True
    return _is_of_names(text, words)


def _is_of_names(text: str, words: Sequence[str]) -> bool:
    """Few words, and capitals at most of them."""
    long_words = re.findall(r"[^\W\d_]{4,}", re.sub(r"\([^()]*\)", " ", without_links(text)))
    capitals = sum(word[0].isupper() for word in long_words)
    return len(words) <= 12 and capitals >= 0.6 * len(long_words)


def _is_prose(body: Sequence[Item]) -> bool:
    return any(is_told_by_themselves(item.text) for item in body) and not any(item.bullet for item in body)


def _totals(header: Sequence[Item]) -> bool:
    """Does it say how long somebody was with one employer, over the roles there?"""
    return any(is_duration(item.text) for item in header)


def _entries(section: Section, items: Sequence[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
    """Each header with the body under it, in order; the first header may be empty."""
    header: list[Item] = []
    body: list[Item] = []
    place = 0
    while place < len(items):
        group = _header_at(section, items, place, bool(header and not body))
        if group:
            if header or body:
                yield header, body
            header, body = list(group), []
            place += len(group)
        else:
            body.append(items[place])
            place += 1
    yield header, body


def _header_at(section: Section, items: Sequence[Item], start: int, follows_header: bool) -> Sequence[Item]:
    """The items from `start` on that are one header; empty where a body goes on."""
    if section is Section.PROJECTS:
        return _project_header_at(items, start)
    end = start
    ranges = 0
    while end < len(items) and end - start < _MOST_HEADER_LINES + _totals(items[start:end]):
        item = items[end]
        if not (heads_an_entry(item) or _is_role_set_as_bullet(items, end, start)):
            break
        dated = is_dated(item.text)
        if end > start and item.first.after_blank and ranges and (dated or _next_is_dated(items, end)):
            break
        # Employer and role may each have their own dates; a third span begins another entry.
        if ranges and dated and (ranges > 1 or not _lacks_role(items[start:end])):
            break
        ranges += dated
        end += 1
    group = items[start:end]
    if not group or follows_header:
        return group if ranges else []
    return group if ranges or any(_stands_out(item) for item in group) else []


def _project_header_at(items: Sequence[Item], start: int) -> Sequence[Item]:
    item = items[start]
    alone = (
        item.bullet
        and (without_links(item.first.text) != item.first.text.rstrip(" |,"))
        and len(item.text.split()) <= 12
    )
    if alone:
        return items[start : start + 1]
    titles_bullets = start + 1 < len(items) and items[start + 1].bullet and (start == 0 or item.first.after_blank)
    if not heads_an_entry(item) and not (titles_bullets and _is_title(item)):
        return []
    end = start + 1
    while end < len(items) and end - start < 3 and heads_an_entry(items[end]) and not items[end].first.after_blank:
        end += 1
    body_follows = end < len(items) and not heads_an_entry(items[end])
    return items[start:end] if body_follows or has_date(item.text) else items[start : start + 1]


def _is_title(item: Item) -> bool:
    short = len(item.lines) == 1 and len(item.text.split()) <= _MOST_HEADER_WORDS
    return short and not item.bullet and not item.text.endswith((".", ";", "!", ":"))


def _stands_out(item: Item) -> bool:
    text = without_links(without_dates(item.text))
    bits = [bit.strip() for bit in re.split(r",|\s[-–—|]\s|—|:", text) if bit.strip()]
    return bool(
        item.first.level
        or item.first.bold
        or (item.first.capitals and len(text) > 4)
        or any(is_role(bit) or is_organisation(bit) for bit in bits)
        or (len(bits) > 1 and is_place(bits[-1]))
    )


def _is_role_set_as_bullet(items: Sequence[Item], at: int, start: int) -> bool:
    """`- Student Intern` under the employer, where the bullets that follow have another sign."""
    item = items[at]
    if not item.bullet or not is_role(item.text) or len(item.text.split()) > 4 or at + 1 >= len(items):
        return False
    after = items[at + 1]
    if not after.bullet:
        return heads_an_entry(after) and is_dated(after.text)
    return at > start and after.bullet != item.bullet


def _next_is_dated(items: Sequence[Item], at: int) -> bool:
    return at + 1 < len(items) and heads_an_entry(items[at + 1]) and is_dated(items[at + 1].text)


def _lacks_role(items: Sequence[Item]) -> bool:
    return read_entry([item.first.text for item in items]).role is None


def _passage(section: Section, text: str, entry: Entry) -> Passage:
    if section is Section.PROJECTS:
        return Passage(section, text, project=entry.title, current=entry.current)
    return Passage(section, text, entry.employer, entry.role, current=entry.current)


def _pieces(item: Item) -> Iterator[str]:
    whole = item.bullet or _CITATION.search(item.text)
    for piece in [item.text] if whole else split_sentences(item.text):
        yield from split_long(piece)
