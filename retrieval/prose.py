"""A life told in sentences ("Since 2021 I am a cook at the Blue Door"): what each is about, and where it happened.

As in the headers of entries, employer and role are told only where a sentence says them plainly.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.dates import has_date, is_current
from retrieval.header_parts import is_field, is_place, is_role
from retrieval.passages import Passage
from retrieval.sections import Section
from retrieval.sentences import split_long, split_sentences

_I = re.compile(r"\b(?:I|[Ww]e)(?= [a-z]|['’](?:m|ve|d)\b)|\b(?:let|made|gave|asked|promoted|put) me\b")
_INTRODUCTION = re.compile(
    r"(?:(?:hello|hi)[,!]? )?(?:I am|I['’]m|my name is) (?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,4})[.!]*", re.IGNORECASE
)
_PRIVATE = re.compile(r"\bmy name is\b|\b\d\d years old\b|\b(?:I was born|my nationality)\b", re.IGNORECASE)
_ABOUT: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (
        Section.OTHER,
        re.compile(
            r"\bhobb(?:y|ies)\b|\b(?:free|spare|leisure) time\b|\bI (?:also |really )?(?:like|love|enjoy)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Section.PROFILE,
        re.compile(
            r"\bI(?:['’]m| am)? (?:now |currently |also )?(?:look(?:ing)? for|seek\w*|hop\w+ |want|wish|aim"
            r"|would|can\b|apply)",
            re.IGNORECASE,
        ),
    ),
    (Section.SKILLS, re.compile(r"\bI (?:also )?speak\b", re.IGNORECASE)),
    (
        Section.EDUCATION,
        re.compile(
            r"\bI (?:have |then |also )?(?:got|studied|study|graduated|completed|passed|hold|finished|earned"
            r"|attend\w*)\b.{0,80}\b(?:university|college|school|academy|bachelor|master|diploma|degree|certificate|qualification"
            r"|exams?|nvq|gcses?|a-levels?|apprenticeship|ph\.?d|m\.?sc|b\.?sc|m\.?a|b\.?a)\b",
            re.IGNORECASE,
        ),
    ),
)
_POST = re.compile(
    r"\bI(?:(?: have|['’]ve)?(?: been| also)? (?:work|serv)(?:ed|ing|e)?\b[^,.;:]{0,40}? as"
    r"|(?: am|['’]m| was) (?:\w+ )?working as|['’]m| am|['’]ve been| have been| was| became"
    r"| (?:started|began|joined)\b[^,.;:]*? as)"
    r" (?:(?:now|currently|also|employed as) )?(?:an? |the )?(?P<role>[\w&/-]+(?: [\w&/-]+){0,5}?)"
    r"(?= (?:at|for|with|in|since|from|until|on|where|who|and|looking)\b|[,.:;]|$)"
)
_IS = re.compile(
    r"\bI(?:['’]m| am)\b|\bI(?: have|['’]ve) been\b.*\bsince\b|\b[Ss]ince\b.*\bI(?: have|['’]ve) been\b"
    r"|\b(?:currently|at present|at the moment)\b"
)
_NAME = r"(?P<name>(?:[Tt]he )?[A-Z][\w&'’.-]*(?: (?:(?:&|of|de|du|von|the) )?[A-Z][\w&'’.-]*){0,5})"
_WORKED = re.compile(r"\b(?:work|start|serv|train|employ|volunteer|job|apprentice|career)\w*\b(?! as)")
_JOINED = re.compile(r"\bjoined " + _NAME)
_AFTER_A_POST = re.compile(r" (?:at|for|with) " + _NAME)
_AT = re.compile(r" (?:at|for) " + _NAME)
_TIME = re.compile(r"(?:Christmas|Easter|Ramadan|New Year|\w+days?|Level|Year)\b")
_SAME_PLACE = re.compile(
    r"(?:There|Here|In (?:this|that) (?:job|role|post|position)|At (?:this|that) (?:company|firm|place|time))\b"
    r"|.*\bthey (?:let|made|gave|asked|promoted|put) me\b"
)


def is_told_by_themselves(text: str) -> bool:
    return _I.search(text) is not None


def prose_passages(texts: Sequence[str]) -> Iterator[Passage]:
    """The sentences of paragraphs in the first person, each in the section it belongs to."""
    sentences = (sentence for text in texts for sentence in split_sentences(text))
    passages = list(_read(piece for sentence in sentences for piece in split_long(sentence)))
    stations = {(one.employer, one.role) for one in passages if one.employer or one.role}
    if len(stations) > 1 and not any(one.current for one in passages):
        # Some tell their life from its beginning, some from today: which post came last is not said.
        passages = [replace(one, employer=None, role=None) for one in passages]
    yield from passages


def _read(sentences: Iterator[str]) -> Iterator[Passage]:
    station = Passage(Section.EXPERIENCE, "")
    for sentence in sentences:
        if _INTRODUCTION.fullmatch(sentence) or _PRIVATE.search(sentence):
            continue
        section = _section(sentence)
        if section is not Section.EXPERIENCE:
            yield Passage(section, sentence)
            continue
        found = _station(sentence)
        if found is None and not _SAME_PLACE.match(sentence):
            station = Passage(Section.EXPERIENCE, sentence)
        else:
            station = found or replace(station, text=sentence)
        yield station


def _section(sentence: str) -> Section:
    for section, about in _ABOUT:
        if about.search(sentence):
            return section
    trait = re.search(r"\bI(?:['’]m| am) (?!\w+ing\b)", sentence)
    if not is_told_by_themselves(sentence) or (trait and _role(sentence) is None):
        return Section.PROFILE
    return Section.EXPERIENCE


def _station(sentence: str) -> Passage | None:
    """The post a sentence tells of; None where it names neither role nor employer."""
    role = _role(sentence)
    employer = _employer(sentence)
    if role is None and employer is None:
        return None
    current = is_current(sentence) or _IS.search(sentence) is not None
    return Passage(Section.EXPERIENCE, sentence, employer, role, current=current)


def _role(sentence: str) -> str | None:
    roles = [found["role"] for found in _POST.finditer(sentence) if is_role(found["role"])]
    return roles[0] if len(roles) == 1 else None


def _employer(sentence: str) -> str | None:
    named = [found["name"] for found in _JOINED.finditer(sentence)]
    if not named and (worked := _WORKED.search(sentence)):
        named = [found["name"] for found in _AT.finditer(sentence, worked.end())]
    if posts := [at for post in _POST.finditer(sentence) if (at := _AFTER_A_POST.match(sentence, post.end("role")))]:
        named = [at["name"] for at in posts]
    names = {name.rstrip(".,") for name in named}
    names = {name for name in names if not (is_place(name) or is_field(name) or has_date(name) or _TIME.match(name))}
    return names.pop() if len(names) == 1 else None
