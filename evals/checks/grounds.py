"""Does a question rest on what it cites, and does anything it takes for granted stand in the papers or in the talk?"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from evals.checks.kinds import Defect
from evals.checks.numbers import figures
from evals.material import SERVED, Material, folded
from evals.transcript import Turn
from evals.wording import asking_part, content, sentences, stem, words
from graph.decisions.guard.wording import plain
from graph.language.parse import parse
from graph.language.tact import EMPTY_NOUNS
from graph.vocabulary import Intent, Phase, QuestionKind

FAR, NEAR, NEARER = 0.32, 0.28, 0.2
"""A citation is wrong where it is farther from the question than FAR, another line at least NEAR and NEARER by this."""
OF_THE_AREA = 0.45
"""Likeness of a line to the name of the area from which it bears out any question on it."""
FAR_FROM_AREA = 0.3
"""A follow-up may rest on a line that is near to its area and not to its words."""
UNKNOWN_THINGS = 2
"""Things nobody has spoken of that a question may not take for granted; one may be the interviewer's own word."""
USUAL_FROM = 4
"""Lines of the papers in which a word stands that is shared by chance."""
FEWEST_OF_A_LINE = 4
"""Words of a line that bears something out; the name of a skill is like any question about it."""
RUN = 4
"""Words in a row by which a line of a resume in two columns is found again."""

_SUPPOSES = re.compile(r"\b(?:imagine|suppose|say|if|would|picture|could)\b", re.IGNORECASE)
_OBJECTS = re.compile(
    r"\b(?:no|not|never|nobody|nothing|(?:was|were|did|have|had|is|do|are)n['’]t)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"^(?:(?:well|no|um|uh|actually|oh|sorry|hm|ah),? )*"
    r"(?:(?:i|we|they|he|she|it|there|that) (?:\w+ ){0,2}(?:not|never|no)|nobody|no one)\b"
)
DENIAL = 10
"""Words of a first sentence that denies something and does no more: "I was never ...", "We did not ..."."""
_OF_TALK = frozenset(
    stem(word)
    for word in """
    question answer example case role job resume interview interviewer step moment order limit agreement difference
    cause number item occasion couple colleague role weakness strength challenge approach decision experience
    responsibility situation team way kind mind hello hi evening morning afternoon person career reason thing sort
    percent text story conversation talk topic subject minute word ad advert advertisement posting monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december christmas easter summer winter spring autumn
    """.split()
)
"""Words that any interviewer brings along."""


def check(material: Material) -> Iterator[Defect]:
    for place, turn in enumerate(material.turns):
        if foreign := foreign_things(material, turn):
            yield Defect(turn.number, "ungrounded", f"nobody spoke of {', '.join(foreign)}: {turn.question}")
        elif not turn.sources and _needs_sources(material, place):
            yield Defect(turn.number, "ungrounded", f"rests on nothing: {turn.question}")
        elif invented := [source for source in turn.sources if not in_papers(material, source)]:
            yield Defect(turn.number, "wrong_source", f"not in the papers: {invented[0]}")
        elif better := misplaced(material, place):
            yield Defect(
                turn.number, "wrong_source", f"“{turn.sources[0]}” does not bear out “{turn.question}”; {better}"
            )


def grounded(material: Material, place: int) -> bool | None:
    """Whether the citations of a turn are there and bear it out; None where none is needed."""
    turn = material.turns[place]
    if not turn.sources:
        return False if _needs_sources(material, place) else None
    real = all(in_papers(material, source) for source in turn.sources)
    return real and misplaced(material, place) is None and not foreign_things(material, turn)


def in_papers(material: Material, source: str) -> bool:
    """Verbatim, or in pieces: a resume in two columns is read line by line, each with a bit of the other column."""
    said, papers = folded(source), _folded_papers(material.papers)
    if said in papers:
        return True
    spoken = said.split()
    pieces = [" ".join(spoken[at : at + RUN]) for at in range(0, max(1, len(spoken) - RUN + 1), RUN)]
    return sum(piece in papers for piece in pieces) >= 0.6 * len(pieces)


@lru_cache(maxsize=8)
def _folded_papers(papers: str) -> str:
    return folded(papers)


def _needs_sources(material: Material, place: int) -> bool:
    turn = material.turns[place]
    if turn.phase not in (Phase.TECHNICAL, Phase.BEHAVIORAL) or turn.kind is not QuestionKind.NEW_AREA:
        return False
    return place == 0 or material.turns[place - 1].intent not in SERVED


def misplaced(material: Material, place: int) -> str | None:
    """The line that bears the question out, where none of the cited ones does; None where they may well do."""
    turn = material.turns[place]
    if turn.phase not in (Phase.TECHNICAL, Phase.BEHAVIORAL) or turn.kind is QuestionKind.ANSWER_TO_CANDIDATE:
        return None
    asked = content(turn.question) - _usual(material)
    if not turn.sources or any(content(source) & asked for source in turn.sources):
        return None
    near = max(_near(material, turn, source) for source in turn.sources)
    if turn.area and max(material.meaning.likeness(turn.area, source) for source in turn.sources) >= OF_THE_AREA:
        return None
    if near > FAR or (turn.kind is not QuestionKind.NEW_AREA and near > FAR_FROM_AREA - NEARER):
        return None
    lines = [line for line in (*material.resume, *material.job) if len(line.split()) >= FEWEST_OF_A_LINE]
    others = [line for line in lines if not any(_same(line, source) for source in turn.sources)]
    likeness, best = max(((_near(material, turn, line), line) for line in others), default=(0.0, ""))
    return best if likeness >= NEAR and likeness - near >= NEARER else None


def _usual(material: Material) -> frozenset[str]:
    """Words in so many lines of resume and job that sharing one says nothing."""
    often = Counter(word for line in (*material.resume, *material.job) for word in content(line))
    return frozenset(word for word, count in often.items() if count >= USUAL_FROM)


def _near(material: Material, turn: Turn, line: str) -> float:
    """Likeness of a line to the question; for a question that points back, to its area too."""
    near = material.meaning.likeness(turn.question, line)
    if turn.kind is not QuestionKind.NEW_AREA and turn.area:
        near = max(near, material.meaning.likeness(turn.area, line))
    return near


def _same(line: str, source: str) -> bool:
    one, other = folded(line), folded(source)
    return one in other or other in one


def foreign_things(material: Material, turn: Turn) -> list[str]:
    """Names, figures and things taken for granted in a question that are neither in the papers nor were spoken of."""
    known = _known(material.papers) | _known(material.told_before(turn))
    known |= _known(" ".join(area.name for area in material.transcript.areas))
    names, things, taken = [], [], []
    asked_from = turn.question.find(asking_part(turn.question))
    for token in parse(turn.question):
        if not _unknown(token, known):
            continue
        if _is_name(token):
            names.append(token.text)
        elif token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in EMPTY_NOUNS:
            things.append(token.text)
            if token.idx < asked_from and not _SUPPOSES.search(token.sent.text):
                taken.append(token.text)
    counted = [] if turn.phase is Phase.CONCLUSION else _new_figures(material, turn)
    if names or counted:
        return [*names, *counted, *things]
    if len(taken) >= UNKNOWN_THINGS:
        return taken
    if _SUPPOSES.search(turn.question) or turn.intent is Intent.NO_KNOWLEDGE:
        return []
    premise = [word for word in words(turn.question[: max(asked_from, 0)]) if stem(word) in content(word)]
    return _objected_to(turn.answer or "", things) or _denied(turn.answer or "", premise)


def _new_figures(material: Material, turn: Turn) -> list[str]:
    known = figures(material.papers) | figures(material.told_before(turn))
    return [str(figure) for figure in sorted(figures(turn.question, written=False) - known)]


def _unknown(token: Token, known: frozenset[str]) -> bool:
    if not token.is_alpha or len(token.text) < 3 or token.is_stop:
        return False
    forms = {stem(token.text), stem(token.lemma_)}
    return not forms & known and not forms & _OF_TALK


def _is_name(token: Token) -> bool:
    """Written like a name inside a sentence: "GraphQL", "Salesforce"; not the first word, and no form of address."""
    first = token.is_sent_start or token.i == 0 or token.nbor(-1).text in "\"'“‘:"
    return token.text[0].isupper() and not first and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")


def _objected_to(answer: str, things: list[str]) -> list[str]:
    """Those of which the candidate says to begin with that there was no such thing."""
    return _in_both(things, [part for part in sentences(answer)[:2] if _OBJECTS.search(part)])


def _denied(answer: str, things: list[str]) -> list[str]:
    """Those that the first sentence, in so many words, is there to deny."""
    first = sentences(answer)[:1]
    return _in_both(things, [one for one in first if len(one.split()) <= DENIAL and _DENIES.search(plain(one))])


def _in_both(things: list[str], parts: list[str]) -> list[str]:
    said = {stem(word) for part in parts for word in words(part)}
    return [thing for thing in things if stem(thing) in said]


@lru_cache(maxsize=512)
def _known(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))
