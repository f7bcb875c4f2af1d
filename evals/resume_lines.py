"""A resume as its owner would speak of it: lines after "I", and where each belongs."""

import re
from dataclasses import dataclass

from graph.language.phrases import act, name_of, with_article
from retrieval.chunks import Chunk, chunk
from retrieval.documents import Document
from retrieval.sections import Section

TOLD = (Section.EXPERIENCE, Section.PROJECTS)
_WORD = re.compile(r"[a-z][a-z0-9+#]{2,}")
_EMPTY = frozenset(
    "the and for with that this from about into where when what who how why are was were has have had will would can"
    " could they them their our your you his her its not but all any one two more most other some such than then there"
    " these those very well work working experience team job role part using used use over out through own across"
    " which each every also did does done make made new resume says say lists list mentions names read tell take time"
    " times once first case thing things real people asks".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    did: str | None
    """After "I": "rebuilt the order form"; None where the line tells of no act."""
    now: bool
    """Told in the present tense."""
    at: str
    """Where it belongs: "at Ridgeway Robotics", "in one of my own projects"."""
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Station:
    """One job, in the order of the resume (latest first)."""

    role: str | None
    """With its article."""
    employer: str | None


@dataclass(frozen=True, slots=True)
class Resume:
    lines: tuple[Line, ...]
    stations: tuple[Station, ...]
    study: str | None
    stems: frozenset[str]
    """Of the whole text: what it has nothing of is what its owner may not know."""


def stems(text: str) -> frozenset[str]:
    """Content words, cut to what different forms of a word share."""
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", w)[:6] for w in _WORD.findall(text.lower()) if w not in _EMPTY)


def read_resume(text: str) -> Resume:
    chunks = chunk(Document(id="resume", kind="resume", text=text))
    told = [each for each in chunks if each.section in TOLD]
    lines = tuple(_line(each) for each in told)
    stations = dict.fromkeys(
        Station(with_article(each.role), name_of(each.employer)) for each in told if each.role or each.employer
    )
    stations.pop(Station(None, None), None)
    return Resume(lines, tuple(stations), _study(chunks), stems(text))


def _line(piece: Chunk) -> Line:
    found = act(piece.text, piece.current)
    did = None if found is None else _first_person(found.words)
    return Line(piece.text, did, found is not None and found.ongoing, _place(piece), stems(piece.text))


def _first_person(words: str) -> str:
    words = re.sub(r"^are\b", "am", re.sub(r"^were\b", "was", words))
    return re.sub(r"\byour\b", "our", words)


def _place(piece: Chunk) -> str:
    if employer := name_of(piece.employer):
        return f"at {employer}"
    if piece.section is Section.PROJECTS:
        return "in one of my own projects"
    if role := with_article(piece.role):
        return f"in my time as {role}"
    return "in my present job" if piece.current else "in an earlier job"


_DEGREE = re.compile(
    r"\b(?:Bachelors?|Masters?|B\.?\s?Sc|M\.?\s?Sc|B\.?\s?Tech|M\.?\s?Tech|M\.S|B\.S|BS|MS)\b\.?"
    r"(?: of (?:Science|Arts|Engineering|Technology)\b)?,?(?: (?:in|of|-|–))? "
    r"((?:[A-Z][a-z]+|&|and)(?: (?:[A-Z][a-z]+|&|and)){0,3})"
)


def _study(chunks: tuple[Chunk, ...]) -> str | None:
    """The field of study as it is said, where a line names a degree in one."""
    for piece in chunks:
        found = _DEGREE.search(piece.text) if piece.section is Section.EDUCATION else None
        if found:
            return (
                re.split(
                    r" (?:Major|Minor|Expected|University|College|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
                    found.group(1),
                )[0]
                .replace("&", "and")
                .lower()
            )
    return None
