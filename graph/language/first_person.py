"""A sentence in the first person as a resume would put it: "by 2022 I was running the grill" as "running the grill"."""

import re
from dataclasses import dataclass

from lemminflect import getAllLemmas, getInflection

from retrieval.header_parts import is_role


@dataclass(frozen=True, slots=True)
class Told:
    line: str
    """Verb first, or the post that was held; empty where the sentence tells of no work."""
    ongoing: bool = False
    post: bool = False


_I = re.compile(r"(?:^|(?<=\s))(?:I|[Ww]e)(?P<short>['’](?:m|ve|d|ll|re))?\s+(?=[a-z])")
_SHORT = {"m": "am", "ve": "have", "d": "had", "ll": "will", "re": "are"}
_SUBORDINATE = frozenset(
    "that which who whom whose if when whenever while because as where what how why than though although until once"
    " since after before so".split()
)
_OPENS_AN_ADVERBIAL = frozenset(
    "in on at by from for since after before during until with under over there here then later now currently today"
    " also as within between first next finally besides additionally sometimes every each last this together through"
    " twice once again soon alongside".split()
)
_LONGEST_ADVERBIAL = 7
_ADVERB = re.compile(r"(also|now|then|currently|mostly|often|always|still|first|later|once|even|\w+ly) ")
_NO_DEED = re.compile(
    r"(?:can|could|will|would|might|must|should|may|never|not|(?:do|did|am|was|have|had) (?:not|never)|\w+n['’]t)\b"
    r"|(?:like|love|enjoy|hope|want|wish|believe|think|feel|prefer|speak|know|live|hate|dream|seek"
    r"|look for)(?:s|e?d)?\b"
)
_POST = re.compile(
    r"(?:(?P<now>am|are|(?:have|has) been|work as|am working as|(?:have|has) (?:worked|been working) as)|was|were"
    r"|became|had been|(?:had )?(?:worked|served) as|(?:started|began)(?: out)? as|was working as)"
    r" (?:(?:an?|the|now|currently|also|employed as) )*(?P<role>[\w&/-]+(?: [\w&/-]+){0,5}?)"
    r"(?= (?:at|for|with|in|since|from|until|on|where|who|and)\b|[,.:;]|$)"
)
_BE = re.compile(r"(?P<now>am|are|have been) |(?:was|were|became|had been) ")
_PLACE = re.compile(
    r" at (?:the )?[A-Z][\w&'’.-]*(?: (?:(?:&|of|the|de|du|von) )?[A-Z][\w&'’.-]*)*(?: in [A-Z]\w+)?(?=$|[,.;:])"
)


def told(sentence: str) -> Told | None:
    """What the writer says of themselves; None where nobody speaks in the first person.

    The employer is left out: whoever speaks of the line says it as it is known from the resume.
    """
    spoken = None
    for found in _I.finditer(sentence):
        spoken = Told("")
        if _stands_for_itself(sentence[: found.start()]):
            short = _SHORT.get((found["short"] or "")[1:], "")
            return _read(f"{short} {sentence[found.end() :]}".strip())
    return spoken


def _stands_for_itself(before: str) -> bool:
    """Is what stands before "I" nothing, an adverbial, or a clause that "and" ends?"""
    words = before.lower().rstrip(" ,:").split()
    if not words:
        return True
    pointing = words[-2:-1] and words[-2] in {"before", "after", "until", "since"} and words[-1] == "that"
    if words[-1] in _SUBORDINATE and not pointing:
        return False
    clause = re.split(r"\b(?:and|but)\b|;", before.lower().rstrip(" ,:"))[-1].split()
    if not clause:
        return True
    opens = clause[0].rstrip(",") in _OPENS_AN_ADVERBIAL or clause[0].rstrip(",").endswith("ly")
    return len(clause) <= _LONGEST_ADVERBIAL and opens and not set(clause[1:-1]) & _SUBORDINATE


def _read(rest: str) -> Told:
    """What follows "I"."""
    rest = _without_adverbs(rest)
    if _NO_DEED.match(rest):
        return Told("")
    since = re.search(r"\bsince\b", rest) is not None
    if (post := _POST.match(rest)) and is_role(post["role"]):
        now = post["now"] is not None and (since or not re.match(r"ha(?:ve|s)\b", rest))
        return Told(post["role"], now, post=True)
    if being := _BE.match(rest):
        rest = _without_adverbs(rest[being.end() :])
        if not re.match(r"\w+ing\b|responsible for\b|in charge of\b|on[- ]call\b", rest):
            return Told("")
        return Told(_without_place(rest), being["now"] is not None)
    rest = re.sub(r"^left (?:school|college|university|home)\b.*? and (?=\w+ed\b|began\b)", "", rest)
    if re.match(r"left (?:school|college|university|home)\b", rest):
        return Told("")
    if had := re.match(r"(?:have|had) (?:(?:also|since|now|\w+ly) )?(\w+)", rest):
        past = _simple_past(had[1])
        return Told(_without_place(past + rest[had.end() :])) if past else Told("")
    if used := re.match(r"used to (?=[a-z])", rest):
        return Told(_without_place(rest[used.end() :]))
    first = rest.split()[0] if rest else ""
    return Told(_without_place(rest), ongoing=not _is_past(first))


def _without_adverbs(rest: str) -> str:
    while (adverb := _ADVERB.match(rest)) and "VERB" not in getAllLemmas(adverb[1]):
        rest = rest[adverb.end() :]
    return rest


def _without_place(line: str) -> str:
    shorter = _PLACE.sub("", line, count=1)
    return shorter if len(shorter.split()) >= 3 else line


def _simple_past(word: str) -> str | None:
    """ "written" as "wrote"; None where it is no participle."""
    for lemma in getAllLemmas(word, upos="VERB").get("VERB", ()):
        if word in getInflection(lemma, "VBN") and (forms := getInflection(lemma, "VBD")):
            return str(forms[0])
    return None


def _is_past(word: str) -> bool:
    return any(
        word in getInflection(lemma, "VBD") and word not in getInflection(lemma, "VBP")
        for lemma in getAllLemmas(word, upos="VERB").get("VERB", ())
    )
