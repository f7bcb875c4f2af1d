"""The lines of a job text that can be asked about, and which line says more about which required skill."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from lemminflect import getAllLemmas

from graph.language.duties import HEAD, clauses, requirements
from graph.language.needs import LONGEST_NAME, Need, area_name, need, said_to_you, skill_name
from graph.language.parse import parse
from graph.language.telling import telling
from graph.question_bank import Planning
from retrieval.chunks import Chunk, Section, chunk
from retrieval.documents import Document
from retrieval.embedder import Embedder, Vectors

SAME_AREA = 0.52
"""Cosine from which two lines of a job text are of one area."""
BEST_FOR_EACH_OTHER = 0.38
"""The same for a skill and a line of which neither has a nearer one."""
SAME_WITH_WORD = 0.34
"""The same where they share a word that few other lines hold."""
FOR_A_WORD = 0.14
"""What such a word counts beside the cosine, divided by the number of lines that hold it."""
FOR_TWO_TOGETHER = 0.2
"""What two words side by side in both count ("newly qualified")."""
NOT_ASKED = 0.50
"""Cosine from which a line is about degrees, travel or hours."""

_ASKED = (Section.SKILLS, Section.REQUIREMENTS, Section.DUTIES, Section.SUMMARY, Section.TERMS)
CREDENTIAL = re.compile(
    r"\byears?\b.{0,30}\b(?:in|of|with|experience)\b"
    r"|\breports? to\b|\b(?:licen[cs]e|degree|diploma|apprenticeship|qualified .* status|right to work|on[- ]call)\b"
    r"|\blevel \d\b|\bor (?:equal|equivalent|similar) (?:experience|qualification)\b|\bqualification\b"
    r"|^(?:an? )?(?:\w+ly )?(?:registered|licen[cs]ed|chartered|certified|qualified)\b"
    r"|\b(?:registered|licen[cs]ed|chartered|certified|qualified)\W*$|\bcertificates?\b"
    r"|^(?-i:[A-Z]{2,6}) (?:essential|required|needed|desirable)\W*$|\b(?:nice to have|closing date)\b"
    r"|\b(?:driving|criminal) record\b|^an? (?:\w+ )?portfolio\b"
    r"|\b(?:other|related)\b.{0,20}\bduties\b|\bduties as\b|\b(?:is|are) a plus$|^(?:fluent|native)\b|^we offer\b",
    re.IGNORECASE,
)
_NO_COMPETENCY = re.compile(
    r"^(?:own (?:tools|transport|car|vehicle)|shar(?:e|ing)|report to|join|start|begin|receive|get|have|sit in|travel|"
    r"relocate|lift \d+\w*|stand for|"
    r"work (?:from|in the|on site|about|(?:alternate |some )?(?:weekends|sundays|saturdays|nights|evenings|shifts))|"
    r"be (?:one|part|on call|based|supported|trained|paid|given|expected|available|flexible)|spend|move to)\b",
    re.IGNORECASE,
)
"""What a job text says of any newcomer: nobody is better or worse at it."""
_SOMEBODY_LIKE_THAT = re.compile(
    r"\b(?:person|individual|player|starter|communicator|attitude|personality)$", re.IGNORECASE
)
_NO_NAME = re.compile(r"\b(?:them|they|their|it|its|these|those|no|not|never)\b", re.IGNORECASE)
"""Names that cannot be understood alone, or that say what is not done."""
_WEAK = frozenset("supp care work mana lead team qual deve expe skil prod buil use used people make good".split())
"""Beginnings of words that say next to nothing about what is done."""
_SOMEBODY = (
    r"(?:people|colleagues?|developers?|engineers?|nurses?|starters?|parents?|famil(?:y|ies)|customers?|clients?|partners?|"
    r"guests?|managers?|operators?|apprentices?|juniors?|newcomers?|assistants?|teachers?|users?|stakeholders?|others|"
    r"shops?|volunteers?|teams?|staff|crew|pickers|learners?|pupils?|agronomists|growers|audiences?|non-specialists)"
)
_SURELY_PEOPLE = re.compile(
    rf"\b(?:listen\w* to|mentor\w*|coach\w*|(?:say|speak)\w* (?:up|so)\b|constructive criticism|disagree\w*|"
    rf"talk\w* openly|expla\w+ .*\bto (?:\w+ ){{0,3}}{_SOMEBODY})\b",
    re.IGNORECASE,
)
_WITH_PEOPLE = re.compile(
    rf"\b(?:(?:communicat|talk|work|pair|collaborat|negotiat)\w*(?: \w+)? with(?: \w+){{0,4}} {_SOMEBODY}|"
    rf"(?:help|support|train|tell|lead|manage|show|advis)\w*(?: (?!to\b)\w+){{0,3}} {_SOMEBODY}|"
    rf"help for(?: \w+){{0,3}} {_SOMEBODY})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    text: str
    """Verbatim."""
    kind: Section
    order: int
    name: str
    """What an area made of it would be called; empty where it has no short name."""
    said: Need | None
    vector: Vectors


async def lines_of(document: Document, embedder: Embedder, words: Planning) -> list[Line]:
    """Skills, requirements and duties that can be asked about, in the order of the text."""
    chunks = [c for c in await asyncio.to_thread(chunk, document) if c.section in _ASKED and not c.text.endswith("?")]
    lines = await asyncio.to_thread(lambda: list(_read(chunks)))
    return await _askable(lines, embedder, words)


async def _askable(found: Sequence[Line], embedder: Embedder, words: Planning) -> list[Line]:
    if not found:
        return []
    vectors = await embedder.embed([line.text for line in found])
    away = await embedder.embed(words.not_asked)
    return [
        Line(line.text, line.kind, line.order, line.name, line.said, vector)
        for line, vector in zip(found, vectors, strict=True)
        if line.kind is Section.SKILLS or float(np.max(away @ vector)) < NOT_ASKED
    ]


_UNKNOWN: Vectors = np.zeros(0, dtype=np.float32)


def _read(chunks: Iterable[Chunk]) -> Iterator[Line]:
    for source in chunks:
        pieces = list(_pieces(source))
        to_you = re.match(r"You\b", source.text) or (source.section is Section.SUMMARY and len(pieces) > 1)
        if to_you or source.section not in (Section.TERMS, Section.SUMMARY):
            for text, asked in pieces:
                said = need(asked)
                name = (skill_name(text) or "") if source.section is Section.SKILLS else _name(text, asked)
                if not CREDENTIAL.search(text) and _can_be_asked(source.section, said, name):
                    yield Line(text, source.section, source.order, name, said, _UNKNOWN)


def _can_be_asked(section: Section, said: Need | None, name: str) -> bool:
    if section is Section.SKILLS:
        return True
    if _NO_NAME.search(re.sub(r"\b(?:who|that|which) .*", "", name)):
        return False
    if said is None or said.kind == "thing":
        return section is Section.REQUIREMENTS and not (said and _is_a_quality(name))
    return not _NO_COMPETENCY.match(said.words)


def _name(text: str, asked: str) -> str:
    """What ends in -ing is a name already, where it is short."""
    done = asked != text and text.split()[0].endswith("ing") and len(text.split()) <= LONGEST_NAME
    return text[:1].upper() + text[1:] if done else area_name(asked) or ""


def _is_a_quality(name: str) -> bool:
    """ "A kind person", "punctual and reliable": nothing that is done, or had to do with."""
    if _SOMEBODY_LIKE_THAT.search(name):
        return True
    if len(name.split()) == 1 and "ADJ" in (kinds := getAllLemmas(name.lower())) and "NOUN" not in kinds:
        return True
    return all(token.pos_ in ("ADJ", "ADV", "CCONJ", "PUNCT") for token in parse(name[:1].lower() + name[1:]))


def _pieces(source: Chunk) -> Iterator[tuple[str, str]]:
    """The things a line asks for, each as it stands there and as it is understood."""
    if source.section is Section.SKILLS:
        yield source.text, source.text
        return
    for required in requirements(source.text) if source.section is Section.REQUIREMENTS else (source.text,):
        first, *others = clauses(required)
        begun = HEAD.sub("", first)
        alone = others and begun != first and not re.match(r"you\b", begun, re.IGNORECASE)
        yield begun, said_to_you(begun) if alone else begun
        for text in others:
            yield text, said_to_you(text)


def pairs(skills: Sequence[Line], lines: Sequence[Line]) -> dict[int, Line]:
    """For each skill, by its place, the one line that says most about it: by meaning, and by words that few lines hold.

    A line belongs to one skill only, and a skill to which none is near stays alone. Requirements come before duties.
    """
    often = Counter(word for line in (*skills, *lines) for word in telling(line.text))
    scores = {
        (place, number): likeness(skill, line, often)
        for place, skill in enumerate(skills)
        for number, line in enumerate(lines)
    }

    def best_for_each_other(place: int, number: int) -> bool:
        score = scores[place, number]
        return all(scores[place, n] <= score for n in range(len(lines))) and all(
            scores[p, number] <= score for p in range(len(skills))
        )

    paired: dict[int, Line] = {}
    for kinds in ((Section.REQUIREMENTS,), (Section.DUTIES, Section.TERMS, Section.SUMMARY)):
        taken: set[int] = set()
        for (place, number), score in sorted(scores.items(), key=lambda found: -found[1]):
            line = lines[number]
            wanted = line.kind in kinds and place not in paired and number not in taken and _says_more(line)
            near = score >= SAME_AREA or (score >= BEST_FOR_EACH_OTHER and best_for_each_other(place, number))
            if wanted and near and (Section.REQUIREMENTS in kinds or lines[number].said):
                paired[place] = lines[number]
                taken.add(number)
    return paired


def _says_more(line: Line) -> bool:
    """One or two words are a skill of their own."""
    return len(line.text.split()) > 2


def likeness(one: Line, other: Line, often: Counter[str]) -> float:
    """Cosine, plus what the rarer words they share say; such a word is enough from `SAME_WITH_WORD` on."""
    score = float(one.vector @ other.vector)
    shared = (telling(one.text) & telling(other.text)) - _WEAK
    rare = [word for word in shared if often[word] <= 3]
    if rare and score >= SAME_WITH_WORD:
        score = max(score, SAME_AREA)
    side_by_side = _pairs_of_words(one.text) & _pairs_of_words(other.text)
    return score + sum(FOR_A_WORD * 2 / often[word] for word in shared) + FOR_TWO_TOGETHER * bool(side_by_side)


def alike(one: Line, other: Line, often: Counter[str]) -> bool:
    """Would two areas made of them be one?"""
    shared = (telling(one.text) & telling(other.text)) - _WEAK
    rare = [word for word in shared if often[word] <= 3]
    score = float(one.vector @ other.vector)
    return score >= SAME_AREA or (score >= SAME_WITH_WORD and len(rare) >= 2)


def with_people(text: str) -> float:
    """How far the text says in so many words that it is about dealing with people: 0, 0.5 or 1."""
    return 1.0 if _SURELY_PEOPLE.search(text) else 0.5 if _WITH_PEOPLE.search(text) else 0.0


def _pairs_of_words(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"[a-z0-9+#]+", text.lower())
    return {(a, b) for a, b in pairwise(words) if len(a) > 3 and len(b) > 3}
