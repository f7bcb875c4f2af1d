"""A line of a job text that asks for several things at once, cut into them: "take orders, keep the bar clean and train
new staff" is three.

Cut is only where another verb of the same list begins; every piece is a stretch of the line as it stands.
"""

import re

from lemminflect import getAllLemmas
from spacy.tokens import Token

from graph.language.parse import parse

HEAD = re.compile(
    r"^(?:"
    r"(?:the|this|your) (?:role|job|position|post|work|main tasks?|tasks?|duties|responsibilities)"
    r"(?: (?:also|mainly))? (?:involves?|includes?|means|consists? of|covers?|are|is)(?: to)?\s*:?"
    r"|(?:(?:your|main|key|typical) )*(?:tasks|duties|responsibilities)(?: (?:are|include)\s*:?|\s*:)"
    r"|(?:you (?:are|will be|would be)|you['’]ll be)? ?responsible for"
    r"|the (?:\w+ )?(?:candidate|applicant|person|post ?holder) (?:will|should|must|can|would)(?: be able to)?\s*:?"
    r"|(?:we (?:are looking for|need|want)|looking for) (?:someone|somebody|a person|people) (?:to|who (?:can|will))"
    r"|as an? [\w -]+?,? (?=you)"
    r")\s*",
    re.IGNORECASE,
)
"""What may stand before the first of the verbs; after it they are in the infinitive or end in -ing."""
_DOER = re.compile(
    r"^you(?:[’'](?:ll|d)| will| would| can| must| should| need to| have to)?\s*:?\s+(?:also |then |be able to )?",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:also\s+|then\s+|to\s+)?(?=[a-z])")
_OBJECTS = frozenset(
    {"dobj", "prep", "prt", "xcomp", "ccomp", "acomp", "advmod", "oprd", "agent", "dative", "npadvmod"}
)


def clauses(text: str) -> tuple[str, ...]:
    """The things a line asks to be done, in its order; the line alone where it asks for one, or for none to be done.

    The first keeps what stands before its verb ("You will take orders"); the others begin with theirs.
    """
    line = text.rstrip(" .;")
    begin = _first_verb(line)
    if begin is None:
        return (text,)
    body = line[begin:]
    gerunds = body.split()[0].lower().endswith("ing")
    places = [found for found in _BOUNDARY.finditer(body) if not _inside_brackets(body, found.start())]
    cuts: list[tuple[int, int]] = []
    last = 0
    for number, place in enumerate(places):
        end = next((p.start() for p in places[number + 1 :] if p.group()[0] in ",;"), len(body))
        piece = body[place.end() : end]
        whole = body[last : place.start()]
        if len(whole.split()) >= 2 and len(piece.split()) >= 2 and _goes_on(body, place, piece, gerunds):
            cuts.append(place.span())
            last = place.end()
    if not cuts:
        return (text,)
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(body)]
    return (line[: begin + ends[0]], *(body[start:end] for start, end in zip(starts[1:], ends[1:], strict=True)))


def _first_verb(line: str) -> int | None:
    """Where the first verb of the list begins; None where nothing is said to be done."""
    begin = head.end() if (head := HEAD.match(line)) else 0
    if doer := _DOER.match(line[begin:]):
        begin += doer.end()
    words = line[begin:].split()
    if len(words) < 2 or not (head or doer or words[0][0].isupper() or words[0].endswith("ing")):
        return None
    first = words[0].lower()
    lemmas = getAllLemmas(first, upos="VERB").get("VERB", ())
    if not lemmas or not (first in lemmas or first.endswith("ing")):
        return None
    if head or doer:
        return begin
    return begin if first.endswith("ing") or _acts(f"{first} {' '.join(words[1:])}") else None


def _goes_on(body: str, place: "re.Match[str]", piece: str, gerunds: bool) -> bool:
    """Does another verb of the list begin at the end of this boundary?"""
    first = piece.split()[0].lower()
    lemmas = getAllLemmas(first, upos="VERB").get("VERB", ())
    if not lemmas or (not first.endswith("ing") if gerunds else first not in lemmas):
        return False
    said = ("They like " if gerunds else "They ") + body[0].lower() + body[1:]
    at = len(said) - len(body) + place.end()
    token = next((t for t in parse(said) if t.idx == at), None)
    if token is not None and token.pos_ == "VERB":
        return gerunds or not _belongs_to_another(token)
    # A short noun beside it misleads the parser in a long list: the piece alone is clearer.
    return place.group()[0] in ",;" and (gerunds or _acts(piece))


def _belongs_to_another(token: Token) -> bool:
    """Is it told of what is done elsewhere in the line ("people who call and write")?"""
    while token.dep_ == "conj":
        token = token.head
    of_another = any(
        (child.dep_ in {"nsubj", "nsubjpass"} and child.i > 0) or child.tag_ == "TO" for child in token.children
    )
    return token.dep_ == "relcl" or (token.dep_ in {"advcl", "acl", "ccomp", "xcomp"} and of_another)


def _acts(piece: str) -> bool:
    doc = parse(f"They {piece[0].lower()}{piece[1:]}")
    verbs = [doc[1], *(c for c in doc[1].children if c.dep_ == "conj" and c.pos_ == "VERB")]
    upon = any(c.dep_ in _OBJECTS for verb in verbs for c in verb.children)
    return doc[1].pos_ == "VERB" and doc[1].dep_ == "ROOT" and upon


def _inside_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


_OPENS = re.compile(
    r"^(?:and )?(?:(?:strong|good|solid|sound|basic|working|proven|excellent) |experience|experienced|knowledge|able to"
    r"|ability|willing|ready to|familiar|fluent|confident|comfortable|an? \w+ (?:licen[cs]e|degree)|\d+ ?\+? years)",
    re.IGNORECASE,
)


def requirements(text: str) -> tuple[str, ...]:
    """What a line requires, cut at semicolons, and at commas where a requirement of its own follows one."""
    pieces = [piece.strip(" .") for piece in text.split(";")]
    found: list[str] = []
    for piece in pieces:
        parts = [part.strip() for part in piece.split(",")]
        found += parts if any(_OPENS.match(part) for part in parts[1:]) else [piece]
    return tuple(part for part in found if part) if len(found) > 1 else (text,)
