"""What an interviewer may take up from an answer: phrases to name again and clauses to say back in the second person.

Both prefer silence to a clumsy sentence: what is not certain to stand well behind "You mentioned" or "So" is left out.
"""

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Span, Token

from graph.language.claims import STATES, imagined, past, subject
from graph.language.parse import parse

Private = Sequence[tuple[int, int, str]]
"""Stretches of the answer that tell a private fact: start, end, category. Nothing of them is taken up."""

_EMPTY_NOUNS = frozenset(
    "thing stuff way lot bit kind sort part one something anything everything nothing someone somebody anyone everyone "
    "people person guy time day week month year hour minute second moment morning evening night afternoon today "
    "yesterday tomorrow place point case example fact reason idea question answer word sentence end start beginning "
    "middle rest side number couple few dozen hundred thousand million half third side matter problem issue situation "
    "result difference change everybody nobody anybody other others same everything today lots sense use luck deal "
    "order front back top bottom line hand eye head mind life world name work job role experience career honest honesty "
    "spring summer autumn fall winter january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday weekend christmas interview total amount "
    "percent percentage figure man woman lad boy girl guy bloke lady gentleman father mother daughter son kid child "
    "mistake fault shame pity fun joke mess plenty majority minority anyone piece type matter start step while stage "
    "opinion thought feeling view best worst least most kinda gut punch pain interest background basis respect "
    "fortnight majority kilobyte megabyte gigabyte millisecond percent pound euro dollar metre meter mile kilo gram litre term degree notice trouble effort chance care patience course sir madam".split()
)
_NEVER_HEADS = frozenset("one thing stuff way bit lot kind sort number couple few hundred thousand half".split())
_TACT = frozenset(
    "die dead death kill suicide cancer burnout divorce funeral grief abuse assault rape pregnant pregnancy illness "
    "disease depression anxiety disability diagnosis therapy therapist medication tablet miscarriage husband wife "
    "partner boyfriend girlfriend mum mom mother dad father parent son daughter brother sister baby toddler kid "
    "grandmother grandfather family religion church mosque prayer union salary wage debt prison arrest body blood "
    "stab stabbing bleed bleeding blame fire shout cry tear poor sight eyesight childcare daycare god hell fuck shit "
    "damn crap idiot stupid boy girl niece nephew uncle aunt heart attack migraine headache stroke wound face".split()
)
"""Words that are not said back, even where the answer holds no private fact in them: grief, bodies, family, swearing."""

_FILLERS = frozenset("um uh er erm hm hmm ah oh like basically actually really honestly literally just kinda".split())
_DETERMINERS_KEPT = frozenset(("a", "an", "the", "my", "our"))
_SECOND_PERSON = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
}
_NOT_SAID_BACK = STATES | frozenset(
    "say fail lose forget miss break mess quit ruin waste argue fight hurt try want start begin keep end "
    "find realise realize mention mean happen stay wait sit stand come get lie hide ignore refuse avoid steal shout "
    "yell scream let see hear expect hesitate drop hate finish screw blow ramble apologise laugh complain resign "
    "panic freeze upset annoy confuse struggle sleep drink eat smoke vote pray marry cheat stop".split()
)
"""Verbs that would sound like a verdict, an intrusion or nothing at all when said back."""


_LEAST = 0.5


def topic_phrases(answer: str, private: Private = ()) -> tuple[str, ...]:
    """The most telling noun phrases, best first, at most five: fit to stand in "You mentioned {phrase}".

    In the words of the answer, apart from "my" and "our", which become "your". May be empty.
    """
    doc = parse(answer)
    often = Counter(t.lemma_.lower() for t in doc if t.pos_ in ("NOUN", "PROPN"))
    ranked: dict[str, float] = {}
    for chunk in doc.noun_chunks:
        phrase = _phrase(chunk)
        if phrase is None or _touches(phrase, private):
            continue
        if (worth := _telling(phrase, often)) < _LEAST:
            continue
        text = _turned(phrase)
        ranked[text] = max(ranked.get(text, 0.0), worth)
    best = sorted(ranked, key=lambda text: -ranked[text])
    kept: list[str] = []
    for text in best:
        if not any(_heads(text) & _heads(other) for other in kept):
            kept.append(text)
    return tuple(kept[:5])


def echo_clauses(answer: str, private: Private = ()) -> tuple[str, ...]:
    """Clauses of what they did, 4 to 14 words, turned to the second person, best first, at most four.

    Each reads as a sentence after "So " and before a full stop: "you split the chart library off". May be empty.
    """
    doc = parse(answer)
    ranked: dict[str, float] = {}
    for sentence in doc.sents:
        if sentence.text.rstrip().endswith("?"):
            continue
        for verb in sentence:
            clause = _clause(verb)
            if clause is None or _touches(clause, private):
                continue
            text = _said_back(clause, verb)
            if text is not None:
                ranked[text] = max(ranked.get(text, 0.0), _weight(clause, verb))
    return tuple(sorted(ranked, key=lambda text: -ranked[text])[:4])


def _touches(span: Span, private: Private) -> bool:
    return any(span.start_char < end and start < span.end_char for start, end, _ in private)


# phrases


def _phrase(chunk: Span) -> Span | None:
    """The noun phrase, with an "of" phrase that belongs to it; None where it would not stand alone."""
    doc, root = chunk.doc, chunk.root
    start, end = chunk.start, chunk.end
    if root.pos_ not in ("NOUN", "PROPN"):
        return None
    if end < len(doc) and doc[end].lower_ == "of" and doc[end].head == root:
        right = [c for c in doc.noun_chunks if c.start == end + 1]
        if not right or right[0].root.pos_ not in ("NOUN", "PROPN"):
            return None
        end = right[0].end
    while start < end and doc[start].lower_ in _FILLERS | {"maybe", "only", "also", "even", "still"}:
        start += 1
    phrase = doc[start:end]
    if not 1 <= len(phrase) <= 7 or _unfit(phrase, root):
        return None
    return phrase


def _unfit(phrase: Span, root: Token) -> bool:
    doc = phrase.doc
    lemmas = {t.lemma_.lower() for t in phrase}
    if root.tag_ == "VBG" or phrase[0].tag_ == "VBG" or root.lemma_.lower() in _NEVER_HEADS:
        return True
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN")]
    if lemmas & _TACT or all(t.lemma_.lower() in _EMPTY_NOUNS for t in nouns):
        return True
    if root.lemma_.lower() in _EMPTY_NOUNS and not any(
        t.pos_ in ("NOUN", "PROPN", "NUM") and t.lemma_.lower() not in _EMPTY_NOUNS for t in phrase if t != root
    ):
        return True
    for token in phrase:
        if token.is_punct and token.text not in ("-", "'", "’") and not token.is_quote:
            return True
        if token.is_quote or token.is_space or token.pos_ in ("INTJ", "X", "SYM", "VERB") and token.dep_ != "amod":
            return True
        if token.pos_ == "PRON" and token.lower_ not in ("my", "our"):
            return True
        if token.dep_ in ("det", "predet") and token.lower_ not in _DETERMINERS_KEPT:
            return True
        if token.pos_ == "DET" and token.lower_ not in _DETERMINERS_KEPT:
            return True
        if token.lower_ in _FILLERS | {"or", "no"} or not token.text.isprintable():
            return True
        if token.tag_ in ("JJR", "JJS", "RBR", "RBS") or token.lower_ in ("other", "same", "such", "more", "next", "last"):
            return True
    first = phrase[0]
    if first.pos_ in ("CCONJ", "ADV", "AUX", "PART", "ADP", "SCONJ", "PUNCT"):
        return True
    determined = any(t.dep_ in ("det", "poss", "nummod") for t in phrase)
    if root.tag_ == "NN" and not determined and len(phrase) < 2:
        return True  # "audit" alone may want an article
    if len(phrase) == 1 and (root.pos_ != "PROPN" or not root.text[0].isupper() or first.is_sent_start):
        return True
    following = doc[phrase.end] if phrase.end < len(doc) else None
    return following is not None and following.lower_ in ("-", "/", "'s", "’s", "of", "um", "uh")


def _telling(phrase: Span, often: Counter[str]) -> float:
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in _EMPTY_NOUNS]
    worth = 1.0 * len(nouns) + 0.5 * sum(t.dep_ == "amod" for t in phrase)
    worth += 0.6 * min(2, max((often[t.lemma_.lower()] for t in nouns), default=1) - 1)
    worth += 0.8 * any(t.pos_ == "PROPN" for t in nouns) + 0.4 * any(t.like_num for t in phrase)
    root = phrase.root
    verb = root.head if root.head.pos_ == "VERB" else root.head.head
    doer = subject(verb) if verb.pos_ == "VERB" else None
    if doer is not None and doer.lower_ in ("i", "we") and root.dep_ in ("dobj", "pobj"):
        worth += 1.0
    worth -= 0.6 * any(t.ent_type_ == "ORDINAL" or t.lower_ in _ORDINALS for t in phrase)
    if len(nouns) == 1 and len(phrase) <= 2 and nouns[0].pos_ != "PROPN":
        worth -= 0.7
    return worth


_ORDINALS = frozenset("first second third fourth fifth whole old new big small little".split())


def _heads(text: str) -> set[str]:
    return {w for w in re.findall(r"[\w-]{3,}", text.lower()) if w not in ("the", "your", "and", "for", "with")}


def _turned(phrase: Span) -> str:
    words = []
    for token in phrase:
        word = {"my": "your", "our": "your"}.get(token.lower_, token.text)
        if token.i == phrase.start and token.pos_ != "PROPN" and word[1:].islower():
            word = word.lower()
        words.append(word + (" " if token.whitespace_ else ""))
    return "".join(words).strip()


# clauses


def _clause(verb: Token) -> Span | None:
    """From the subject, or from a verb that shares it, to the end of what the verb governs; None if not sure of it."""
    if verb.pos_ != "VERB" or not past(verb) or imagined(verb) or verb.lemma_.lower() in _NOT_SAID_BACK:
        return None
    doer = subject(verb)
    if doer is None or doer.lower_ not in ("i", "we") or doer.dep_ != "nsubj" or not _plain(verb):
        return None
    doc = verb.doc
    own = doer.head == verb
    if own:
        doer = max((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), key=lambda c: c.i, default=doer)
    start = doer.i if own else verb.i
    inside = {t.i for t in verb.subtree}
    after = {
        t.i
        for c in verb.children
        if c.i > verb.i and (c.dep_ in ("conj", "parataxis", "cc", "punct", "intj") or _loose(c))
        for t in c.subtree
    }
    end = start
    while end < verb.sent.end and (end in inside or end == start) and end not in after:
        if end > verb.i and doc[end].text in _MARKS:
            break  # what follows a mark can be left away: a list goes on, an aside, an afterthought
        end += 1
    if end <= verb.i or (end < len(doc) and not _ends_well(doc[end], verb)):
        return None
    return doc[start:end]


_MARKS = frozenset(".,;:!…–—(")


def _plain(verb: Token) -> bool:
    """Told as a fact: not denied, not under a condition, not somebody else's words, not only thought."""
    while True:
        if any(c.dep_ in ("neg", "auxpass", "mark") and c.i < verb.i for c in verb.children):
            return False
        if any(c.dep_ == "advmod" and c.tag_ == "WRB" for c in verb.children) or imagined(verb):
            return False
        if verb.dep_ in ("ROOT", "parataxis"):
            return True
        if verb.dep_ == "ccomp":
            # a comma splice ("it was late, I rang her") or a hedge ("I think I rang her")
            head, doer = verb.head, subject(verb.head)
            hedge = head.lemma_ in ("think", "guess", "suppose", "believe") and head.tag_ == "VBP"
            spliced = any(t.text in (",", ";") for t in verb.doc[verb.i : head.i])
            return (spliced and head.lemma_ not in ("say", "tell", "write", "ask")) or (
                hedge and doer is not None and doer.lower_ == "i" and not any(c.dep_ == "neg" for c in head.children)
            )
        if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
            return False
        if any(c.dep_ == "nsubj" for c in verb.children):
            # its own subject: what it is joined to does not matter, unless a condition governs both
            return not any(c.dep_ == "mark" for c in verb.head.children)
        verb = verb.head


def _loose(child: Token) -> bool:
    """A clause that may be left away: set off by a comma, or a reason."""
    if child.dep_ not in ("advcl", "ccomp", "dep", "appos"):
        return False
    edge = child.left_edge
    return edge.nbor(-1).text == "," or edge.lower_ in ("because", "so", "since", "as")


def _ends_well(following: Token, verb: Token) -> bool:
    """Does the clause end where its meaning does: at a mark, or before a clause that is only joined to it?"""
    if following.text in _MARKS or following.lower_ in ("because", "so"):
        return True
    doc = following.doc
    if following.lower_ not in ("and", "but"):
        return False
    next_ = following.i + 1
    while next_ < len(doc) and doc[next_].lower_ in ("and", "but", "so", ",", "then", "only", "just"):
        next_ += 1
    if next_ >= len(doc):
        return False
    return any(_opens(other, next_, verb) for other in verb.sent if other.pos_ in ("VERB", "AUX"))


def _opens(other: Token, first: int, verb: Token) -> bool:
    """Does a clause of its own begin at token `first`?"""
    if other.tag_ == "VBG" or any(c.tag_ in ("WDT", "WP") for c in other.children):
        return False
    starts = {c.left_edge.i for c in other.children if c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i > verb.i}
    if other.dep_ in ("conj", "parataxis", "advcl") and other.left_edge.i > verb.i:
        starts.add(other.left_edge.i)
        starts |= {other.i} if other.head == verb else set()
    return first in starts


_THIRD = frozenset("he she they him her his its hers theirs this these those such there herself himself itself themselves".split())


def _said_back(clause: Span, verb: Token) -> str | None:
    words: list[str] = [] if clause[0].lower_ in ("i", "we") else ["you "]
    for token in clause:
        low = token.lower_
        if low in _THIRD or (low in ("it", "they") and token.dep_ not in ("dobj", "pobj", "dative")) or low in ("you", "your", "yourself", "one", "ones") or token.is_quote:
            return None
        if token.lemma_.lower() in _TACT or (token.pos_ in ("INTJ", "SYM", "X", "SPACE") and low not in _FILLERS):
            return None
        if low in ("that", "who", "which") and token.dep_ not in ("mark", "det") and token.head.dep_ != "relcl":
            return None
        if token.lemma_.lower() in ("think", "hope", "suppose", "assume", "guess", "something", "anything"):
            return None
        if token.text in ("(", ")", ":", "-", "--", "–", "—", "/", "…", "...") and not _hyphen(token):
            return None
        if low in _FILLERS:
            continue
        word = _SECOND_PERSON.get(low, token.text)
        if low in ("'m", "’m"):
            word = "'re"
        elif low == "am":
            word = "are"
        elif low == "was" and (doer := subject(token if token.dep_ != "aux" else token.head)) and doer.lower_ == "i":
            word = "were"
        elif low in ("'ll", "’ll", "would", "could", "should", "might"):
            return None
        words.append(word + (" " if token.whitespace_ else ""))
    text = re.sub(r"\s+", " ", "".join(words)).strip(" ,")
    if re.search(r",\s*,| ,", text) or text.count(",") > 1:
        return None
    if not 4 <= len(text.split()) <= 14 or not _whole(clause, verb):
        return None
    return text


def _hyphen(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_


def _whole(clause: Span, verb: Token) -> bool:
    """Is something concrete done to or with something, and does nothing dangle at the end?"""
    last = clause[-1]
    if last.pos_ in ("ADP", "CCONJ", "SCONJ", "DET", "AUX", "PART") and last.dep_ != "prt":
        return False
    if last.tag_ in ("PRP$", "WDT", "WP", "IN", "TO", "JJ") and last.dep_ not in ("prt", "acomp", "oprd", "pobj") and last.head.pos_ != "ADP":
        return False
    nouns = [t for t in clause if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in _EMPTY_NOUNS]
    if not nouns or any(t.dep_ == "neg" for t in clause):
        return False
    if any(t.dep_ in ("relcl", "acl") and not _closed(t, clause) for t in clause):
        return False
    if verb.lemma_ == "tell" and any(c.dep_ in ("ccomp", "xcomp", "prep") for c in verb.children):
        return False
    objects = [c for c in verb.children if c.dep_ in ("dobj", "prep", "dative", "prt", "xcomp", "advmod", "oprd")]
    return bool(objects)


def _closed(relative: Token, clause: Span) -> bool:
    return clause.start <= relative.left_edge.i and relative.right_edge.i < clause.end


def _weight(clause: Span, verb: Token) -> float:
    nouns = [t for t in clause if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in _EMPTY_NOUNS]
    worth = float(len({t.lemma_ for t in nouns})) + 0.5 * any(t.like_num for t in clause)
    worth += 0.5 * (clause[0].lower_ == "i") + 0.4 * any(c.dep_ == "dobj" for c in verb.children)
    return worth - 0.15 * max(0, len(clause) - 10)
