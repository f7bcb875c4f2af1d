"""Resume and job text made speakable: a bullet becomes "you rebuilt the order form", a need "check a dose twice".

Everything returned is cut from the text given, with its grammar turned towards the listener; nothing is added to it.
What cannot be said well is None: a caller then says something simpler.
"""

import re
from dataclasses import dataclass

from lemminflect import getAllLemmas, getInflection
from spacy.tokens import Doc, Token

from graph.language.cutting import cut
from graph.language.first_person import told
from graph.language.parse import parse
from retrieval.dates import RANGE
from retrieval.header_parts import is_organisation
from retrieval.sentences import spelt_out, split_sentences

LONGEST_CLAUSE = 14
"""Words after "you" that a listener takes in before the question itself."""

_LABEL = re.compile(r"^(?:[\w&/ -]{2,32}|[\w ]+\([\w ]+\)):\s+")
_LINKS = re.compile(r"\S*(?:https?://|www\.|github\.com|linkedin\.com)\S*|\S+@\S+\.\w+", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_AT_LEAST = re.compile(r"(?<![\w$£€])(?:over |more than )?([$£€]?\d[\d,.]*\s?[KkMm]?)\+(?=\s|$|-)")
_GARBLED = re.compile(r"[_~^|{}<>\\]|\w[+=]\s|(?:^|\s)[b-hj-zB-HJ-QS-Z](?=\s|$)")
_FIRST_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_NOT_AN_ACT = frozenset({
    "experienced", "skilled", "certified", "registered", "proven", "dedicated", "motivated", "known", "licensed",
    "qualified", "versed", "seasoned", "adept", "detailed", "advanced", "published", "expected", "completed",
    "trusted", "results", "driven", "interested", "related", "limited", "used", "based", "preferred", "required",
    "desired", "mixed", "united", "accomplished",
})  # fmt: skip
"""Words that open a line as adjectives far more often than as verbs, unless an article follows."""
_SAME_IN_THE_PAST = frozenset("cut set put split shut hit cast let".split())
"""A resume says "Cut the time from 7 to 3 seconds" of what is done."""
_NOBODYS_ACTS = frozenset(["include", "enable", "consist", "comprise", "contain", "feature", "require"])
"""What a project does, not the person."""
_OPENS_AN_OBJECT = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "ADV"})
_AFTER_A_NOUN = frozenset("of for in on to with at by before after and or from between".split())
_BEING = re.compile(r"(?:responsible for|in charge of|on[- ]call for)\b", re.IGNORECASE)
"""What one is, not what one does."""
_HALF_A_SPAN = re.compile(r" from [$£€]?\d[\d.,]*(?: percent)?$")
_LEGAL_FORM = re.compile(
    r"\s+(?:(?i:Inc|Ltd|LLC|GmbH|Corp|Pvt\.? Ltd|Pvt|PLC|(?<!and )Co|GmbH (?:&|and) Co(?:\.? KG)?)|AG|SE|AB|KG|SARL|SAS"
    r"|SpA|S\.p\.A|BV|B\.V|NV|Oy|ApS)\.?$"
)
_POST = re.compile(
    r"(?:nurse|assistant|clerk|preceptor|manager|lead|officer|coordinator|adviser|advisor|partner|deputy|trainer|[a-z]{3}ist|mentor|tutor"
    r"|representative|member|secretary|treasurer|steward)$"
)
_PERSON = re.compile(r"(?:nurse|assistant|clerk|lead|intern|chief|[a-z]{3}(?:er|or|ist|ician))$")
_ONE_OF_MANY = frozenset({
    "pipeline", "system", "app", "application", "model", "platform", "dashboard", "tool", "program", "programme",
    "project", "team", "campaign", "process", "website", "business", "workflow", "chatbot", "club", "strategy",
    "study", "method", "database", "report", "plan", "course", "prototype",
})  # fmt: skip
"""Nouns that want an article where a resume leaves it out."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person did or does, as the words after "you"."""

    words: str
    """Finite verb first: "rebuilt the order form"."""
    lemma: str
    """Of that verb: "rebuild"."""
    ongoing: bool
    """In the present tense."""
    figure: bool
    """A number stands in it."""

    @property
    def said(self) -> str:
        return f"you {self.words}"


def plain(text: str) -> str:
    """`text` without markup, links, parentheses and bullet labels, with signs as they are spoken."""
    text = re.sub(r"^#+\s|`", "", re.sub(r"(\*{1,3}|__?)(\S(?:.*?\S)?)\1", r"\2", text))
    text = _LINKS.sub("", _PARENTHESES.sub("", text))
    text = _AT_LEAST.sub(r"more than \1", text)
    text = re.sub(r"(?<=\d)\s?%", " percent", text)
    text = (
        re.sub(r"\s&\s|\band/or\b", lambda m: " and " if "&" in m.group() else "or", text)
        .replace(" w/ ", " with ")
        .replace(" vs. ", " versus ")
    )
    text = re.sub(r"\b([A-Za-z]+)\s?/\s?([a-z]{4,})\b", r"\1 and \2", text)
    text = re.sub(r"(\w)- (?=[a-z])", r"\1-", text)
    return re.sub(r"\s+", " ", text).strip(" \t•▪-–—·|.,;:")


def act(text: str, current: bool, longest: int = LONGEST_CLAUSE) -> Act | None:
    """A line of a resume as something its writer did; None where it tells of no act.

    `current`: the entry it stands in goes on, so that a bare verb ("Review code") is the present tense.
    """
    line = _line(text)
    if spoken := told(line):
        line, current = spoken.line, spoken.ongoing
        if spoken.post:
            return Act(f"{'work' if current else 'worked'} as {article(line)} {line}", "serve", current, _counts(line))
    line = re.sub(r"^(?:[A-Z][a-z]+ly|[A-Z]\w+-\w+ly)\s+", "", line).strip()
    line = re.sub(r"(?<=\w), from \w[^,]* to [^,]+$", "", line)  # what came of it is for the candidate to tell
    line = re.sub(r",? (?:\w+ )?so far$", "", line)
    if _BEING.match(line):
        body = cut(parse("I was " + line[0].lower() + line[1:]), first=2, longest=longest)
        return (
            None
            if body is None
            else Act(f"{'are' if current else 'were'} {second_person(body)}", "be", current, _counts(body))
        )
    found = _verb(line, sure=spoken is not None)
    if found is None:
        return _post(line, current, longest)
    doc, lemma, finished = found
    body = cut(doc, first=1, longest=longest)
    body = body and _HALF_A_SPAN.sub("", body)
    if body is None or len(body.split()) < 3:
        return None
    body = _with_article(body, doc)
    coordinated = [t for t in doc[2:] if t.dep_ == "conj" and t.head.i == 1 and _second_verb(t)]
    pair = len(doc) > 3 and doc[2].lower_ == "and" and _past(doc[3].lower_)
    finished = finished or lemma in _SAME_IN_THE_PAST or pair or any(_past(t.text.lower()) for t in coordinated)
    ongoing = current and not finished
    said = _in_tense(body, doc, lemma, coordinated, ongoing)
    return Act(second_person(said), lemma, ongoing, _counts(said))


def _post(line: str, current: bool, longest: int) -> Act | None:
    """ "Triage nurse for up to 70 patients a shift": a post that was held."""
    head = re.match(r"(?:[A-Z]?[\w-]+ ){0,3}?([A-Za-z]+)(?= (?:to|for|of|in|on|at|with)\b|:)", line)
    if head is None or not _POST.search(head.group(1).lower()) or line.split()[0].lower() in {"a", "an", "the"}:
        return None
    body = cut(parse(line), first=0, longest=longest - 3)
    if body is None or len(body.split()) < 2:
        return None
    said = in_sentence(second_person(body))
    return Act(f"{'work' if current else 'worked'} as {article(said)} {said}", "serve", current, _counts(said))


def thing(text: str, longest: int = 9) -> str | None:
    """The first noun phrase of a line that is one ("Preceptor to seven nurses"), for after "your resume lists"."""
    line = _line(text)
    if has_span := RANGE.match(line):
        line = line[has_span.end() :].strip(" .,;:–—-")
    what, *where = line.split(", ")
    if any(is_organisation(bit) for bit in where) and len(what.split()) > 1:
        line = what  # of a school only what was learnt there
    if not line or _verb(line) is not None or _past(line.split()[0].lower()):
        return None
    doc = parse(line)
    if doc[0].pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "NUM"} or any(t.pos_ == "AUX" for t in doc):
        return None
    body = cut(doc, first=0, longest=longest)
    return body and second_person(in_sentence(body))


def second_person(text: str) -> str:
    """First person turned to the listener: "I told my team" becomes "you told your team"."""

    def turn(match: re.Match[str]) -> str:
        return _TURNED[match.group(0).lower().replace("’", "'")]

    return _FIRST_PERSON.sub(turn, text)


def in_sentence(text: str, known_in: str = "") -> str:
    """`text` as it stands in the middle of a sentence: its first letter small unless it is a name or an acronym.

    `known_in`: a text in which the word may stand with a small letter, which settles it.
    """
    first = _FIRST_WORD.match(text)
    if first is None or first.group() == "I":
        return text
    word = first.group()
    if not word[0].isupper() or any(letter.isupper() for letter in word[1:]):
        return text
    settled = bool(known_in) and re.search(rf"\b{re.escape(word.lower())}\b", known_in) is not None
    if settled or (_known(word) and not _title_case(text)):
        return word[0].lower() + text[1:]
    return text


def as_sentence(text: str) -> str:
    """With a capital first letter and one full stop."""
    text = text.strip().rstrip(".,;: ")
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('?', '!')) else '.'}" if text else text


def name_of(employer: str | None) -> str | None:
    """An employer as one says it: without legal form, place and shouting capitals; None where that leaves nothing."""
    if not employer:
        return None
    name = re.split(r"\s[|–—-]\s|,\s|\s\|\s|;", plain(employer))[0]
    name = _LEGAL_FORM.sub("", name).strip(" ,.")
    if name.isupper() and len(name) > 5:
        name = " ".join(word.capitalize() if len(word) > 3 else word for word in name.split())
    return name if 1 <= len(name.split()) <= 5 and len(name) > 1 else None


def with_article(role: str | None) -> str | None:
    """A role as it is said: "Systems Engineer II" becomes "a systems engineer"; None where it is too long to say."""
    said = re.split(r"\s[|–—-]\s|,|\(|:|/|\sat\s|\+|-(?=[A-Z])", plain(role or ""))[0].strip()
    said = re.sub(r"^Jr\.?\s+", "Junior ", re.sub(r"^Sr\.?\s+", "Senior ", re.sub(r"\s+(?:I{1,3}|IV|V|\d)$", "", said)))
    shouted = said.isupper()  # then only two letters are an acronym: "BI DEVELOPER", "BUS DRIVER"
    words = [
        w if (shouted and len(w) == 2 and w != "OF") or (not shouted and sum(c.isupper() for c in w) > 1) else w.lower()
        for w in said.split()
    ]
    if not 1 <= len(words) <= 4 or len(said) < 3 or words[-1] in _NO_ROLES:
        return None
    return f"{article(words[0])} {' '.join(words)}"


def article(word: str) -> str:
    """The article before `word`, by its sound: "an hour", "a university", "an LLM"."""
    first = re.match(r"[A-Za-z0-9]*", word.strip("\"'“‘"))
    stem = first.group() if first else ""
    if len(stem) > 1 and stem.isupper():
        return "an" if stem[0] in "AEFHILMNORSX" and stem not in _SAID_AS_WORDS else "a"
    if stem[:1].isdigit():
        return "an" if stem.startswith("8") or stem in {"11", "18"} else "a"
    if re.match(r"(?:hour|honest|honou?r|heir)", stem, re.IGNORECASE):
        return "an"
    if re.match(r"(?:uni(?![mnd])|us(?:e|a|u)|eu|one\b|once|ubiq|uti)", stem, re.IGNORECASE):
        return "a"
    return "an" if stem[:1].lower() in {"a", "e", "i", "o", "u"} else "a"


def _line(text: str) -> str:
    """The first sentence of a line, its label gone; empty where the line is broken beyond reading aloud."""
    line = plain(text)
    if _GARBLED.search(line):
        return ""
    label = _LABEL.match(line)
    if label and not _past(label.group().split()[0].lower()) and not re.search(r"\bI\b", label.group()):
        line = line[label.end() :]
    return spelt_out((split_sentences(line) or [""])[0]).strip(" .,;:")


def _with_article(body: str, doc: Doc) -> str:
    """ "developed pipeline" with the article a resume leaves out."""
    for token in doc[2:]:
        if token.dep_ != "dobj" or token.head.i != 1:
            continue
        first = token.left_edge
        if token.tag_ != "NN" or token.lemma_.lower() not in _ONE_OF_MANY or first.i < 2:
            return body
        if any(child.dep_ in {"det", "poss", "nummod"} for child in token.children):
            return body
        at = first.idx - doc[1].idx
        return f"{body[:at]}{article(first.text)} {body[at:]}" if at < len(body) else body
    return body


def _verb(line: str, sure: bool = False) -> tuple[Doc, str, bool] | None:
    """The parse of "I <line>", the lemma of its verb and whether that is in the past; None where it has no verb.

    `sure`: its writer said "I" before it, so its first word is a verb whatever else it may be.
    """
    first = _FIRST_WORD.match(line)
    if first is None:
        return None
    word = first.group().lower()
    doc = parse("I " + word + line[first.end() :])
    if word in _NOT_AN_ACT and (len(doc) < 3 or doc[2].pos_ not in {"DET", "PRON", "NUM"}):
        return None
    stem = word.rsplit("-", 1)[-1]
    lemmas = getAllLemmas(stem)
    if "VERB" not in lemmas:
        coined = stem.endswith("ed") and not lemmas and doc[1].pos_ in {"VERB", "AUX"}
        return (doc, stem.removesuffix("ed"), True) if coined else None
    lemma = _lemma_of_verb(stem, lemmas["VERB"])
    past = _past(stem)
    if lemma in _NOBODYS_ACTS or ("-" in word and not past):
        return None
    if len(doc) < 3 or not (past or sure or (_going_on(doc) if word.endswith("ing") else _acts(doc, lemmas, line))):
        return None
    return doc, lemma, past


def _going_on(doc: Doc) -> bool:
    """ "Working with", not "Scaling, polishing" nor "Caring nurse"."""
    following = doc[2]
    person = following.tag_ == "NN" and _PERSON.search(following.text) and (len(doc) < 4 or doc[3].pos_ != "NOUN")
    return not (following.text in {",", "/"} or (following.pos_ == "CCONJ" and len(doc) < 5) or person)


def _acts(doc: Doc, lemmas: dict[str, tuple[str, ...]], line: str) -> bool:
    """Is a bare word that may be a noun too ("Review code", "Research on fires") a verb here?"""
    verb, following = doc[1], doc[2]
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if any(t.i > 2 and t.tag_ in {"VBD", "VBZ"} and t.dep_ in {"ccomp", "ROOT"} for t in doc):
        return False
    if not {"NOUN", "ADJ", "PROPN"} & set(lemmas):
        return True
    if (following.dep_ == "prt" and following.is_alpha) or (verb.lower_, following.lower_) == ("set", "up"):
        return True
    if following.pos_ == "CCONJ":
        return len(doc) > 4 and _is_verb(doc[3])
    if following.text.lower() in _AFTER_A_NOUN or (following.tag_ == "NN" and _PERSON.search(following.text)):
        return False
    return following.pos_ in _OPENS_AN_OBJECT and not (line.istitle() or _title_case(line))


def _lemma_of_verb(word: str, lemmas: tuple[str, ...]) -> str:
    bare = {word.removesuffix(ending) for ending in ("s", "ed", "ing")}
    for lemma in sorted(lemmas, key=lambda lemma: (lemma not in bare, len(lemma))):
        if any(word in getInflection(lemma, tag) for tag in ("VBD", "VBN", "VBZ", "VBG", "VB")):
            return str(lemma)
    return str(lemmas[0])


def _past(word: str) -> bool:
    return any(
        word in getInflection(lemma, tag) and (word != lemma)
        for lemma in getAllLemmas(word, upos="VERB").get("VERB", ())
        for tag in ("VBD", "VBN")
    )


def _second_verb(token: Token) -> bool:
    """The second of "selected and implemented", not a noun that was taken for a verb."""
    before = token.nbor(-1)
    while before.pos_ == "ADV":
        before = before.nbor(-1)
    return before.dep_ == "cc" and _is_verb(token) and (token.tag_ != "VB" or token.i == 3)


def _is_verb(token: Token) -> bool:
    known = "VERB" in getAllLemmas(token.text.lower())
    return token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG" and known


def _in_tense(body: str, doc: Doc, lemma: str, coordinated: list[Token], ongoing: bool) -> str:
    """`body` (which starts at the second token of `doc`) with its verbs in one tense."""
    offset = doc[1].idx
    changes = [] if doc[2].text == "-" else [(doc[1], lemma)]
    changes += [(t, _lemma_of_verb(t.text.lower(), (t.lemma_.lower(),))) for t in coordinated]
    for token, base in sorted(changes, key=lambda change: -change[0].i):
        start = token.idx - offset
        if body[start : start + len(token.text)] != token.text or (_past(token.text.lower()) and not ongoing):
            continue
        forms = getInflection(base, "VBP" if ongoing else "VBD")
        form = base if ongoing else (forms[0] if forms else token.text)
        body = body[:start] + form + body[start + len(token.text) :]
    return body


def _counts(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _known(word: str) -> bool:
    """Is it an ordinary English word, so that a capital at the head of a line says nothing?"""
    if word in _PRODUCTS:
        return False
    return all(getAllLemmas(part.lower()) or part.lower() in _SMALL_WORDS for part in word.split("-") if part)


def _title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w'-]+", text) if word.lower() not in _SMALL_WORDS]
    return len(words) > 1 and all(word[0].isupper() for word in words[:3])


_PRODUCTS = frozenset(
    "Python React Java Go Rust Swift Ruby Excel Word Access Outlook Oracle Docker Spark Flask Redis Tableau Slack Zoom "
    "Teams Sage Shell Snowflake Agile Scrum Lean Linux Windows Angular Spring Node Sketch Chef Puppet Salesforce "
    "English French German Spanish Arabic I".split()
)
_SAID_AS_WORDS = frozenset("NASA NATO RAG SCRUM SLAM LORA REST ROS SIM LAN RAM MAC HIPAA".split())
_NO_ROLES = frozenset(
    "research operations sales marketing projects experience internship volunteering nights days shifts".split()
)
_SMALL_WORDS = frozenset({
    "a", "an", "the", "of", "for", "with", "and", "or", "in", "on", "at", "by", "to", "from", "how", "what", "when",
    "where", "who", "which", "this",
})  # fmt: skip
_TURNED = {
    "i": "you", "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "i was": "you were",
    "i am": "you are", "was i": "were you", "am i": "are you", "me": "you", "my": "your", "mine": "yours",
    "myself": "yourself", "we": "you", "we're": "you're", "we've": "you've", "we'd": "you'd", "us": "you",
    "our": "your", "ours": "yours", "ourselves": "yourselves", "i wasn't": "you weren't", "we'll": "you'll",
}  # fmt: skip
_FIRST_PERSON = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(k).replace("'", "['’]") for k in _TURNED), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)

__all__ = ["Act", "act", "article", "as_sentence", "in_sentence", "name_of", "plain", "second_person", "thing"]
