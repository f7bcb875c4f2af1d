"""The candidate's own examples, told back so that each can be understood by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from graph.decisions.guard import inspect
from graph.interviewers.rules.told_acts import told_acts
from graph.language.mentions import echo_clauses
from graph.language.parse import parse
from graph.language.phrases import plain, second_person
from graph.language.tact import EMPTY_NOUNS, TACT
from graph.subjects import Area, Evidence
from graph.vocabulary import Strength

MOST_TOLD = 28
"""Words of a quote that is told back."""
_FEWEST_TOLD = 5
_FEWEST_QUOTED = 7
_LEAST_WORTH = {Strength.SHOWN: 0.5, Strength.DESCRIBED: 1.2}
_LEADING = re.compile(
    r"^(?:(?:and|but|so|then|well|yes|no|also|now|um|uh|er|because|basically|after that|in the end|at first|okay"
    r"|right)[,\s]+)+",
    re.I,
)
_FILLERS = re.compile(
    r"[,\s]+(?:um|uh|er|you know|I mean|like|sort of|kind of|I think|I guess|probably|really)(?=[,\s])", re.I
)
_IMAGINED = re.compile(
    r"\b(?:(?<!who )(?<!which )(?<!that )would|could|might|should|if I|if we|I['’]ll"
    r"|I['’]d (?!been|had|gone|made|done|\w+ed\b)\w+|never|wish"
    r"|hope)\b|n['’]t\b",
    re.I,
)
_ABOUT_THE_ANSWER = re.compile(
    r"\b(?:can|could) (?:tell|say|add|name|think)\b|\b(?:remember|think of|mention)\b"
    r"|\b(?:best|closest|nearest) (?:example|case)\b|\b(?:that fits|comes to mind|makes me think|left that out)\b"
    r"|\b(?:maybe|perhaps|something like|more of those)\b|\b(?:mistake|fault|wrong|failed|forgot|annoyed|angry)\b",
    re.I,
)
_NEW_CLAUSE = re.compile(r"[,;]\s+(?=(?:(?:and|so|but|then) )*(?:I|we)\b)")
_ENDS_BADLY = re.compile(r" (?:and|to|of|with|it|them|for|that|the|so|but|in)$")
_NO_DEED = re.compile(r"(?:I|we) (?:had|was|were|got|did|went|thought|felt|knew)\b|.*\bcrash")
_OTHERS_DID = re.compile(
    r";\s+(?:and |but |so |then )*(?:(?:the|my|our|two|three|both|some) )?(?:\w+ )?"
    r"(?:he|she|they|others?|rest|colleagues?|managers?|boss|team|teachers?|nurses?|doctors?|people|staff|guests?|"
    r"customers?|"
    r"(?-i:(?!I\b)[A-Z][a-z]+)) (?!fell|rose|dropped|came)\w+.*$",
    re.IGNORECASE | re.DOTALL,
)
_POINTS = frozenset(
    "it he she they them him her his their its this that these those there others both one ones".split()
)
_RESULT = re.compile(
    r"\b(?:from\b.+\bto\b|until|so that|after that|since|within|instead|\d+|percent|half|twice)\b", re.I
)
_FIGURES = re.compile(r"\b(?:from\b.+\bto\b|\d+|percent|half|twice|zero)\b", re.IGNORECASE)
_SAID_AGAIN = 0.7


@dataclass(frozen=True)
class Example:
    area: Area
    told: str
    """ "you ...", a clause or two."""
    worth: float


def examples(areas: Sequence[Area], most: int) -> list[Example]:
    """The best example of each area, the best of all areas, in the order of the areas; no thing told twice."""
    best = [max(found, key=lambda e: e.worth) for area in areas if (found := list(_of(area)))]
    chosen: list[Example] = []
    for example in sorted(best, key=lambda e: -e.worth):
        if len(chosen) < most and not any(_alike(example.told, other.told) for other in chosen):
            chosen.append(example)
    shown = [e for e in chosen if e.worth >= 10]
    # What was only described stands in where nothing better was told.
    kept = shown if len(shown) >= 2 else chosen
    return sorted(kept, key=lambda e: areas.index(e.area))


def _of(area: Area) -> Iterator[Example]:
    lines = [source.text for source in area.sources if source.document == "resume"]
    for evidence in area.evidence:
        if evidence.strength is Strength.ASSERTED:
            continue
        said = _quoted(evidence) if evidence.strength is Strength.SHOWN else None
        again = any(_says_again(evidence.quote, line) for line in lines)
        if said and not again and inspect(f"You told this {said}.", kind="feedback").allowed:
            yield Example(area, said, 10.0)  # behind all that can be told back
        for told in _ways_to_tell(evidence):
            worth = _worth(told)
            if worth < _LEAST_WORTH[evidence.strength] or any(_says_again(told, line) for line in lines):
                continue
            if inspect(f"You told how {told}.", kind="feedback").allowed:
                yield Example(area, told, worth + 10 * (evidence.strength is Strength.SHOWN))


def _quoted(evidence: Evidence) -> str | None:
    """Their own words between quotation marks, where no "you ..." can be made of them and they stand alone."""
    said = _OTHERS_DID.sub("", _LEADING.sub("", evidence.quote)).strip(" .,;:")
    doc = parse(said)
    if _began_before(doc):
        return None
    if not _FEWEST_QUOTED <= len(said.split()) <= MOST_TOLD or _ABOUT_THE_ANSWER.search(said):
        return None
    if not re.search(r"\b(?:I|we|my|our)\b", said) and not _FIGURES.search(said):
        return None  # how things were, neither what was done nor what came of it
    if re.search(r"[“”\"]", said) or any(token.lemma_.lower() in TACT for token in doc):
        return None
    teller = doc[0].lower_ in ("i", "we", "i'd", "i've")
    if not teller and (doc[0].lower_ in _POINTS or doc[0].pos_ not in ("DET", "NOUN", "NUM", "ADJ", "ADP", "PRON")):
        return None
    if any(t.pos_ == "PROPN" and t.text.istitle() and t.i > 0 and not t.like_num for t in doc):
        return None  # a name may be a colleague's
    return f"in your words: “{said}”"


def _ways_to_tell(evidence: Evidence) -> Iterator[str]:
    clauses = _NEW_CLAUSE.split(evidence.quote)
    for first in range(len(clauses)):
        if (told := told_back(", ".join(clauses[first:]))) is None:
            continue
        yield told
        # "..., and I told them so": the first clause may say enough.
        head = re.split(r"[,;] (?:and|but|so|which|because|though|although)\b|;|, (?=I\b|you\b)", told)[0]
        if head != told and len(head.split()) >= _FEWEST_TOLD:
            yield head
    yield from told_acts(evidence.quote)
    yield from (said for said in echo_clauses(evidence.quote) if len(said.split()) >= _FEWEST_TOLD)


def told_back(quote: str) -> str | None:
    """A quote as "you ..."; None where it does not begin with the speaker's own act."""
    said = _LEADING.sub("", plain(quote)).strip()
    said = _OTHERS_DID.sub("", _FILLERS.sub("", said))
    if not re.match(r"(?:I|we)\b", said, re.IGNORECASE) or not _FEWEST_TOLD <= len(said.split()) <= MOST_TOLD:
        return None
    if (
        _NO_DEED.match(said)
        or _IMAGINED.search(said)
        or _ABOUT_THE_ANSWER.search(said)
        or re.match(r"(?:I|we)['’](?:m|ve|re)\b|I am\b", said, re.I)
    ):
        return None
    turned = second_person(said)
    return turned[0].lower() + turned[1:].rstrip(" .,;:")


def _worth(told: str) -> float:
    """How well it can be understood alone: things that are named count, pointing at what is not named costs."""
    doc = parse(told)
    if _began_before(doc):
        return 0.0
    if _IMAGINED.search(told) or _ENDS_BADLY.search(told) or any(token.lemma_.lower() in TACT for token in doc):
        return 0.0
    nouns = [t for t in doc if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in EMPTY_NOUNS]
    if not nouns or any(t.pos_ == "PROPN" and t.text.istitle() and t.i > 0 and not t.like_num for t in doc):
        return 0.0  # a name may be a colleague's
    pointing = [t for t in doc if t.lower_ in _POINTS and t.dep_ not in ("mark", "expl") and t.i < nouns[-1].i + 4]
    unnamed = [t for t in pointing if not any(noun.i < t.i for noun in nouns)]
    worth = min(4.0, len({noun.lemma_ for noun in nouns})) + 0.8 * bool(_RESULT.search(told))
    worth -= 1.6 * len(unnamed) + 0.3 * (len(pointing) - len(unnamed))
    return worth - 0.15 * abs(len(told.split()) - 14)


def _began_before(doc: Doc) -> bool:
    """ "I had sent": what had happened before is where a case began, sometimes with a mistake, not what was done."""
    words = [token for token in doc[:6] if token.pos_ != "ADV"]
    if len(words) < 3 or words[0].lower_ not in ("i", "we", "you") or words[1].lower_ not in ("had", "'d", "’d"):
        return False
    return words[2].tag_ in ("VBN", "VBD")


def _says_again(told: str, line: str) -> bool:
    said, there = _stems(told), _stems(line)
    return bool(said) and len(said & there) >= _SAID_AGAIN * len(said)


def _alike(told: str, other: str) -> bool:
    a, b = _stems(told), _stems(other)
    return len(a & b) >= 0.6 * min(len(a), len(b))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z0-9]{4,}", text.lower()) if word not in ("your", "with", "that")}
