"""What a job asks for, made speakable: "Ability to effectively lead a team" becomes "lead a team"."""

import re
from dataclasses import dataclass
from typing import Literal

from lemminflect import getAllLemmas, getInflection
from spacy.tokens import Doc

from graph.language.cutting import cut
from graph.language.parse import parse
from graph.language.phrases import in_sentence, plain

LONGEST_NEED = 16
LONGEST_NAME = 6

_LABEL = re.compile(r"^[A-Z0-9][\w&’' /-]{2,40}(?:\([\w ]+\))?:\s+(?=\S+\s\S+)")
_QUALITY = (
    r"(?:an? |the |your |very |proven |strong |excellent |good |solid |sound |extensive |deep |demonstrated |master |"
    r"comprehensive |expert |basic |working |hands-on |practical |outstanding |great |advanced |prior |previous |"
    r"relevant |significant |direct |real |genuine |clear |(?:thorough|detailed) )*"
)
_YEARS = re.compile(
    r"^(?:(?:at least|minimum(?: of)?|more than|over)\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|ten)"
    r"(?:\s*(?:\+|or more|to \d+|-\s*\d+|–\s*\d+))*\s+years?[’']?(?:\s+of)?\s*",
    re.IGNORECASE,
)
_FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{_QUALITY}(?:ability|capacity|willingness|desire|aptitude)\s+to\s+(?:be able to\s+)?",
        r"^(?:you(?:[’']ll| will| would| can| must| should| are able to| need to| may)|"
        r"we (?:expect|want|need|ask) you to|"
        r"(?:must|should) be able to|able to|can|willing to|ready to|happy to|keen to|prepared to|comfortable to)\s+"
        r"(?:also |then |be able to )?",
    )
)
_OWNED = re.compile(
    rf"^{_QUALITY}(?:(?:experience|knowledge|understanding|expertise|skills?|familiarity|proficiency|competence|command|"
    r"background|track record|record|grasp|comfortable|confident|experienced|skilled|proficient|familiar|fluent|adept|"
    r"fluency|interest)"
    r"(?:(?:\s+(?:in|of))?\s+(?:and|or)\s+(?:expertise|experience|knowledge|skills?|understanding))?)"
    r"(?:\s+(?:in|with|of|for|at|on|as|working with|using))?\s+",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"^(?:effectively|successfully|efficiently|actively|proactively|independently|also|clearly)\s+", re.I
)
_TRAILING = re.compile(
    r"\s*(?:,\s*)?(?:(?:is|are) (?:a plus|required|preferred|essential|desirable|a must)|skills|preferred|required)$",
    re.IGNORECASE,
)
_EVALUATED = frozenset(
    "confident safe steady patient clear calm careful sound strong excellent solid good hands-on practical".split()
)
_PLURALS = frozenset("sales systems operations communications analytics news logistics economics".split())
_NAMES_A_FIELD = re.compile(r"(?:ment|tion|sion|ance|ence|ing|ysis|cy|view|research|service|control|design|ship|ty)$")


@dataclass(frozen=True, slots=True)
class Need:
    kind: Literal["do", "thing"]
    """A verb phrase in the infinitive ("lead a team") or a noun phrase ("triage of walk-in arrivals")."""
    words: str

    @property
    def as_thing(self) -> str:
        """For after "about" or "comes to": a verb phrase as what is done ("leading a team")."""
        if self.kind == "thing":
            return self.words
        verb, _, rest = self.words.partition(" ")
        return f"{_ing(verb)} {_ing_after_and(rest)}".strip()


def need(text: str, longest: int = LONGEST_NEED) -> Need | None:
    """A line or sentence of a job text as what it asks for; None where it cannot be said in a question."""
    line = _bare(text)
    if not line:
        return None
    for frame in _FRAMES:
        if match := frame.match(line):
            return _doing(_ADVERB.sub("", line[match.end() :]), longest)
    if re.match(r"(?:comfortable|confident|calm|happy|at ease) (?:on|at|under|with|around)\b", line, re.IGNORECASE):
        return _doing(f"be {in_sentence(line)}", longest)
    if (match := re.match(r"you\s+([a-z]+)\s", line, re.IGNORECASE)) and _infinitive(match.group(1)):
        return _doing(line[match.start(1) :], longest)
    if perfect := re.match(r"(?:has|have)\s+(?=[a-z]+(?:ed|en|t|d|n|g|e|k|m)\b)", line, re.IGNORECASE):
        return _doing(re.split(r",? and (?:has|have) ", line[perfect.end() :])[0], longest, perfect=True)
    line = _ADVERB.sub("", line)
    if match := _OWNED.match(line):
        line = line[match.end() :]
        line = _ADVERB.sub("", line)
    first = re.match(r"[A-Za-z][A-Za-z'’-]*", line)
    if first is None:
        return None
    word = first.group().lower()
    if word.endswith("ing") and "VERB" in getAllLemmas(word) and len(line.split()) > 1 and _acts_on(line):
        return _doing(line, longest)
    if _opens_with_verb(line):
        return _doing(line, longest)
    told = len(line.split()) > 3 and _has_finite_verb(line)
    if told or word in {"we", "you", "our", "the", "this", "they", "it", "there", "every"}:
        return None
    body = cut(parse(line), first=0, longest=longest)
    return Need("thing", in_sentence(body)) if body and len(body) > 2 else None


def area_name(text: str) -> str | None:
    """A need or a skill as it would stand in a list: one to six words, seldom eight, without brackets; None where none
    is short. A label before the need ("Communication: ...") is its name."""
    label = _label(plain(text))
    if label and len(label.split()) < LONGEST_NAME:
        return label.strip(" :")
    found = need(text, longest=LONGEST_NAME) or need(text, longest=LONGEST_NAME + 2)
    if found is None:
        return None
    name = re.sub(r"^(?:the|an?|your|our|their)\s+", "", found.as_thing, flags=re.IGNORECASE)
    if re.match(r"(?:wide |broad )?(?:variety|range|number) of ", name):
        return None
    if found.kind == "thing":
        name = re.split(r"\s(?:to|in order)\s", name)[0]
    if not re.search(r", .* and ", name) or len(name.split()) > LONGEST_NAME:
        name = name.split(", ")[0]
    first, _, rest = name.partition(" ")
    name = rest if rest and first.lower() in _EVALUATED else name
    return name[:1].upper() + name[1:]


def _label(line: str) -> str:
    """ "Communication: " before what is meant by it; empty where the line begins with a clause of its own."""
    match = _LABEL.match(line)
    if match is None or re.search(r"\b(?:an?|the|before|after|that|which)\b", match.group()):
        return ""
    return match.group()


def _bare(text: str) -> str:
    line = plain(text)
    if label := _label(line):
        line = line[len(label) :]
    line = re.sub(r"^As an? [\w -]+?,? (?=you )", "", line)
    line = _TRAILING.sub("", re.split(r"(?<=\w\w)[.;]\s", line)[0]).strip(" .,;:")
    line = _YEARS.sub("", line)
    return re.sub(r"^(?:of|in|with)\s+", "", line)


def _doing(line: str, longest: int, perfect: bool = False) -> Need | None:
    first, _, rest = line.partition(" ")
    lemmas = getAllLemmas(first.lower(), upos="VERB").get("VERB", ())
    if not lemmas:
        return None
    base = min(lemmas, key=len)
    if perfect and (pair := re.match(r"(and|or)\s+((?:\w+-)?)(\w+)", rest)):
        second = getAllLemmas(pair.group(3).lower(), upos="VERB").get("VERB", (pair.group(3),))
        rest = f"{pair.group(1)} {pair.group(2)}{min(second, key=len)}{rest[pair.end() :]}"
    if rest.startswith("of "):
        return Need("thing", line)
    doc = parse(f"they {base} {rest}")
    body = cut(doc, first=1, longest=longest)
    if body is None:
        return None
    tags = {"VBN", "VBD"} if perfect else {"VBG"} if first.endswith("ing") else {"VBZ"}
    for token in reversed([t for t in doc[2:] if t.dep_ == "conj" and t.tag_ in tags and t.nbor(-1).dep_ == "cc"]):
        start = token.idx - doc[1].idx
        if body[start : start + len(token.text)] == token.text:
            body = body[:start] + token.lemma_ + body[start + len(token.text) :]
    return Need("do", re.sub(r" (and|or) to (?=[a-z])", r" \1 ", body))


def _infinitive(word: str) -> bool:
    return word.lower() in getAllLemmas(word.lower(), upos="VERB").get("VERB", ())


def _opens_with_verb(line: str) -> bool:
    words = line.split()
    first = words[0].lower()
    lemmas = getAllLemmas(first)
    if "VERB" not in lemmas or len(words) < 2 or first in _EVALUATED:
        return False
    verb = min(lemmas["VERB"], key=len)
    if first == verb:
        if not {"NOUN", "ADJ", "ADV"} & set(lemmas):
            return True
        doc = parse("They " + line[0].lower() + line[1:])
        return doc[1].pos_ == "VERB" and _acts_upon(doc, len(words))
    if first in getInflection(verb, "VBZ") and first not in _PLURALS:
        doc = parse("She " + line[0].lower() + line[1:])
        return doc[1].tag_ == "VBZ" and doc[2].pos_ != "CCONJ"
    return False


def _acts_upon(doc: Doc, words: int) -> bool:
    """Has the bare word after "They" an object, as in "Build trusted relationships" and not in "Stock accuracy"?"""
    verb, following = doc[1], doc[2]
    if following.pos_ in {"DET", "PRON", "NUM"} or (following.tag_ == "NNS" and words >= 4):
        return True
    if following.pos_ == "CCONJ":
        return len(doc) > 5 and doc[3].pos_ == "VERB" and doc[4].pos_ in {"DET", "ADJ", "NOUN", "PROPN"}
    if verb.lemma_ in {"work", "collaborate", "partner"} and following.text in {
        "with",
        "closely",
        "alongside",
        "across",
    }:
        return True
    if following.pos_ in {"ADJ", "VERB", "PROPN"} or following.tag_ in {"VBN", "VBG"}:
        return words > 2
    return following.pos_ == "NOUN" and words >= 5 and not _NAMES_A_FIELD.search(following.text)


def _acts_on(line: str) -> bool:
    """ "Leading cross functional teams" and not "Engineering experience" or "Marketing"."""
    doc = parse("They like " + line[0].lower() + line[1:])
    return doc[2].pos_ == "VERB" and any(
        c.dep_ in {"dobj", "prep", "conj", "prt", "xcomp", "advmod"} for c in doc[2].children
    )


def _has_finite_verb(line: str) -> bool:
    doc = parse(line)
    return any(t.tag_ == "MD" or (t.dep_ == "ROOT" and t.tag_ in {"VBZ", "VBP", "VBD"}) for t in doc)


def _ing(verb: str) -> str:
    forms = getInflection(verb.lower(), "VBG")
    return str(forms[0]) if forms else verb


def _ing_after_and(rest: str) -> str:
    """The second verb of "watch and record it" along with the first."""
    match = re.match(r"((?:and|or)\s+(?:[a-z]+ly\s+)?)([a-z]+)\b", rest)
    if match and "VERB" in getAllLemmas(match.group(2)):
        return f"{match.group(1)}{_ing(match.group(2))}{rest[match.end() :]}"
    doc = parse("They x " + rest)
    for token in doc[2:]:
        if (
            token.dep_ == "conj"
            and token.pos_ == "VERB"
            and token.tag_ in {"VB", "VBP"}
            and token.nbor(-1).dep_ == "cc"
        ):
            if token.head.dep_ in {"relcl", "xcomp", "advcl"}:
                continue
            start = token.idx - doc[2].idx
            return rest[:start] + _ing(token.text) + rest[start + len(token.text) :]
    return rest


__all__ = ["Need", "area_name", "need"]
