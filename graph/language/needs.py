"""What a job asks for, made speakable: "Ability to effectively lead a team" becomes "lead a team"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lemminflect import getAllLemmas, getInflection
from spacy.tokens import Doc

from graph.language.cutting import cut
from graph.language.duties import HEAD
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
        r"^(?:you(?:[’'](?:ll|d)| will| would| can| must| should| are able to| need to| may)|"
        r"we (?:expect|want|need|ask) you to|"
        r"(?:must|should) be able to|able to|can|willing to|ready to|happy to|keen to|prepared to|comfortable to)\s+"
        r"(?:also |then |be able to )?",
    )
)
_OWNED = re.compile(
    rf"^{_QUALITY}(?:(?:experience|knowledge|understanding|expertise|skills?|familiarity|proficiency|competence|command|"
    r"background|track record|record|grasp|comfortable|confident|experienced|skilled|proficient|familiar|fluent|adept|"
    r"fluency|interest|use)"
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
_STATE = "comfortable|confident|calm|patient|open|honest|fair|firm|polite|happy|at ease"
_EXPECTED = re.compile(
    r"^(?P<when>[Ww]hen [^,]+?),?\s+(?:we expect you to|you(?: will| would|[’']ll)?)\s+(?P<what>[a-z]+ .+)$"
)
"""A case and what one does in it: "When an order is late, you tell the shop"."""
_TO_WHOM = re.compile(
    r"explain .*?\bto (?P<whom>people (?:outside \w+ \w+|who .{4,32}$))|"
    r"listen to (?P<heard>the people who (?:\w+ ?){1,4})"
)
"""Here the name of an area is whom one speaks with."""
_EVALUATED = frozenset(
    "confident safe steady patient clear calm careful sound strong excellent solid good hands-on practical".split()
)
_RATHER_NO_VERBS = frozenset(
    "live product sound model group field time level open complex safe long past future human last second close "
    "present site top term key core back front light house stock shop ward class year sales people data code".split()
)
"""Verbs too, but hardly ever where they open a line of a job text without an article after them."""
_EXAMPLES = re.compile(
    r",?\s*\b(?:such as|for example|for instance|including|e\.\s?g\.?|i\.\s?e\.?|like those)(?=[\s,]).*$", re.IGNORECASE
)
"""What a need names only as examples."""
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
        return f"{gerund(verb)} {_ing_after_and(rest)}".strip()


def need(text: str, longest: int = LONGEST_NEED) -> Need | None:
    """A line or sentence of a job text as what it asks for; None where it cannot be said in a question."""
    line = _bare(text)
    if not line:
        return None
    if expected := _EXPECTED.match(line):
        return _when(expected, longest)
    for frame in _FRAMES:
        if match := frame.match(line):
            return _doing(_ADVERB.sub("", line[match.end() :]), longest)
    if re.match(rf"(?:{_STATE})(?:,? and \w+)? (?:on|at|under|with|around)\b", line, re.IGNORECASE) or _is_so(line):
        return _doing(f"be {in_sentence(line)}", longest)
    if (match := re.match(r"you\s+([a-z]+)\s", line, re.IGNORECASE)) and _infinitive(match.group(1)):
        return _doing(line[match.start(1) :], longest)
    if perfect := re.match(r"(?:has|have)\s+(?=[a-z]+(?:ed|en|t|d|n|g|e|k|m)\b)", line, re.IGNORECASE):
        return _doing(re.split(r",? and (?:has|have) ", line[perfect.end() :])[0], longest, perfect=True)
    line = _ADVERB.sub("", line)
    owned = _OWNED.match(line)
    if owned:
        line = _ADVERB.sub("", line[owned.end() :])
    first = re.match(r"[A-Za-z][A-Za-z'’-]*", line)
    if first is None:
        return None
    word = first.group().lower()
    if word.endswith("ing") and "VERB" in getAllLemmas(word) and len(line.split()) > 1 and _acts_on(line):
        return _doing(line, longest)
    # "Experience with live data": after "with" stands a thing.
    if not (owned and re.search(r"\b(?:in|with|of|for|on)\s+$", owned.group())) and _opens_with_verb(line):
        return _doing(line, longest)
    if re.match(r"\w+s, \w+s\b", line) and all(_third_person(w) for w in re.findall(r"\w+", line)[:2]):
        return None
    told = len(line.split()) > 3 and _has_finite_verb(line)
    if told or word in {"we", "you", "our", "the", "this", "they", "it", "there", "every"}:
        return None
    body = cut(parse(line), first=0, longest=longest)
    return Need("thing", in_sentence(body)) if body and len(body) > 2 else None


def _when(match: re.Match[str], longest: int) -> Need | None:
    """What is done in a case, with the case after it: "tell the shop when an order is late"."""
    what = re.split(r",? and (?:to )?(?=[a-z])", match["what"])[0]
    done = _doing(what, longest) if _infinitive(what.split()[0]) else None
    when = match["when"][0].lower() + match["when"][1:]
    if done is None or len(done.words.split()) + len(when.split()) > longest + 2:
        return None
    return Need("do", f"{done.words} {when}")


def _case_done(text: str) -> Need | None:
    """Of "When an order is late, you tell the shop" what is done."""
    case = _EXPECTED.match(_bare(text))
    return _doing(re.split(r",? and (?:to )?(?=[a-z])", case["what"])[0], LONGEST_NAME) if case else None


def skill_name(text: str) -> str | None:
    """A skill as the job lists it, which is a name already; None where it is a whole sentence without a short name."""
    said = plain(text)
    if not 0 < len(said.split()) <= LONGEST_NAME + 2 or re.search(r"[.:;]\s", said):
        return area_name(text)
    return said[:1].upper() + said[1:]


def area_name(text: str) -> str | None:
    """A need or a skill as it would stand in a list: one to six words, seldom eight, without brackets; None where none
    is short. A label before the need ("Communication: ...") is its name."""
    label = _label(plain(text))
    if label and len(label.split()) < LONGEST_NAME:
        return label.strip(" :")
    if (case := _EXPECTED.match(_bare(text))) and re.search(r"\b(?:so|it|this)\b", case["what"][:12]):
        doc = parse(case["when"])
        about = next((t for t in doc if t.dep_ in {"nsubj", "nsubjpass"}), None)
        return _titled(doc[about.left_edge.i : about.right_edge.i + 1].text) if about is not None else None
    if told := _TO_WHOM.match(getattr(need(text), "words", "")):
        return f"Explaining to {told['whom']}" if told["whom"] else f"Listening to {told['heard']}"
    found = (_case_done(text) or need(text, longest=LONGEST_NAME)) or need(text, longest=LONGEST_NAME + 2)
    if found is None:
        return None
    name = _titled(found.as_thing)
    if re.match(r"(?:wide |broad )?(?:variety|range|number) of ", name):
        return None
    if found.kind == "thing" and len(name.split()) > 4:
        name = re.split(r"\s(?:to|in order)\s", name)[0]
    name = re.sub(r"(?<=\w{4}) (?:who|that|which) .*$|(?<=\w{4}) to people$", "", name)
    if not re.search(r", .* and ", name) or len(name.split()) > LONGEST_NAME:
        name = name.split(", ")[0]
    name = re.sub(r"(?<=\w) at [A-Z0-9][\w.&-]*$", "", name)
    first, _, rest = name.partition(" ")
    name = rest if rest and first.lower() in _EVALUATED and not rest.startswith(("and ", "or ")) else name
    name = re.sub(r" in order$", "", name)
    return name[:1].upper() + name[1:]


def _titled(phrase: str) -> str:
    said = re.sub(r"^(?:the|an?|your|our|their)\s+", "", phrase, flags=re.IGNORECASE)
    return said[:1].upper() + said[1:]


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
    line = HEAD.sub("", line)
    line = re.sub(r",? and reports? to .*$", "", _EXAMPLES.sub("", line))
    line = _TRAILING.sub("", re.split(r"(?<=\w\w)[.;]\s", line)[0]).strip(" .,;:")
    line = _YEARS.sub("", line)
    return re.sub(r"^(?:of|in|with)\s+", "", line)


def _doing(line: str, longest: int, perfect: bool = False) -> Need | None:
    first, _, rest = line.partition(" ")
    lemmas = getAllLemmas(first.lower(), upos="VERB").get("VERB", ())
    if not lemmas:
        return None
    base = _base(first, lemmas)
    pair = re.match(r"(and|or)\s+((?:\w+-)?)(\w+)", rest)
    if pair and (perfect or (_third_person(first) and _third_person(pair.group(3)))):
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


def _third_person(word: str) -> bool:
    return any(
        word.lower() in getInflection(lemma, "VBZ") for lemma in getAllLemmas(word.lower(), upos="VERB").get("VERB", ())
    )


def _infinitive(word: str) -> bool:
    return word.lower() in getAllLemmas(word.lower(), upos="VERB").get("VERB", ())


def _is_so(line: str) -> bool:
    """ "Friendly with visitors": how somebody is with them."""
    if len(line.split()) < 3 or _OWNED.match(line):
        return False
    doc = parse(line[0].lower() + line[1:])
    return doc[0].pos_ == "ADJ" and doc[0].dep_ == "ROOT" and doc[1].lower_ in {"with", "towards", "to"}


def _opens_with_verb(line: str) -> bool:
    words = line.split()
    first = words[0].lower()
    lemmas = getAllLemmas(first)
    if "VERB" not in lemmas or len(words) < 2 or first in _EVALUATED:
        return False
    if first in _RATHER_NO_VERBS and words[1].lower() not in {"a", "an", "the", "our", "your", "their"}:
        return False
    verb = min(lemmas["VERB"], key=len)
    if first == verb:
        if not {"NOUN", "ADJ", "ADV"} & set(lemmas):
            return True
        doc = parse("They " + line[0].lower() + line[1:])
        return doc[1].pos_ == "VERB" and _acts_upon(doc, len(words))
    if len(words) > 3 and words[1].lower() in {"and", "or"} and _third_person(first) and _third_person(words[2]):
        return True  # "Reads and corrects circuit diagrams"
    if first in getInflection(verb, "VBZ") and first not in _PLURALS:
        doc = parse("She " + line[0].lower() + line[1:])
        return doc[1].tag_ == "VBZ" and doc[2].pos_ != "CCONJ"
    return False


def _acts_upon(doc: Doc, words: int) -> bool:
    """Has the bare word after "They" an object, as in "Build trusted relationships" and not in "Stock accuracy"?"""
    verb, following = doc[1], doc[2]
    if following.lower_ in {"how", "what", "whether", "why", "which"}:
        return True
    if following.pos_ in {"DET", "PRON", "NUM"} or (following.tag_ == "NNS" and words >= 4):
        return True
    if following.pos_ == "CCONJ":
        if len(doc) <= 5:
            return False
        upon = doc[4].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} or doc[4].lower_ in {"up", "off", "out", "down", "away"}
        return upon and (doc[3].pos_ == "VERB" or _infinitive(doc[3].text))
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
    verbs = [doc[2], *(c for c in doc[2].children if c.dep_ == "conj")]  # "Moving and handling" acts on nothing
    upon = any(c.dep_ in {"dobj", "prep", "prt", "xcomp", "advmod"} for verb in verbs for c in verb.children)
    return doc[2].pos_ == "VERB" and upon


def _has_finite_verb(line: str) -> bool:
    doc = parse(line)
    return any(t.tag_ == "MD" or (t.dep_ == "ROOT" and t.tag_ in {"VBZ", "VBP", "VBD"}) for t in doc)


def said_to_you(done: str) -> str:
    """A piece of a list, "keep the bar clean" or "keeping the bar clean", as a sentence of its own."""
    first, _, rest = done.partition(" ")
    return f"You {_base(first, getAllLemmas(first.lower(), upos='VERB').get('VERB', (first,)))} {rest}"


def _base(verb: str, lemmas: Sequence[str]) -> str:
    """ "lay" may be of "lie", and is a verb of its own."""
    return verb.lower() if verb.lower() in lemmas else min(lemmas, key=len)


def gerund(verb: str) -> str:
    forms = getInflection(verb.lower(), "VBG")
    return str(forms[0]) if forms else verb


def _ing_after_and(rest: str) -> str:
    """The second verb of "watch and record it" along with the first."""
    match = re.match(r"((?:and|or)\s+(?:[a-z]+ly\s+)?)([a-z]+)\b", rest)
    if match and "VERB" in getAllLemmas(match.group(2)):
        return f"{match.group(1)}{gerund(match.group(2))}{rest[match.end() :]}"
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
            return rest[:start] + gerund(token.text) + rest[start + len(token.text) :]
    return rest


__all__ = ["Need", "area_name", "gerund", "need", "said_to_you", "skill_name"]
