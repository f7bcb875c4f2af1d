"""What an interviewer may say back from an answer: short clauses of what was done, turned to the second person.

Silence is better than a clumsy sentence: what is not certain to stand well between "So" and a full stop is left out.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from graph.language.claims import STATES, imagined, past, subject
from graph.language.parse import parse
from graph.language.story import stems, story
from graph.language.tact import EMPTY_NOUNS, FILLERS, TACT, Private, persons, touches
from graph.language.words import word_set

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
_NOT_SAID_BACK = STATES | word_set(
    "say fail lose forget miss break mess quit ruin waste argue fight hurt try want start begin keep end find "
    "realise realize mention mean happen stay wait sit stand come get lie hide ignore refuse avoid steal shout "
    "yell scream let see hear expect hesitate drop hate finish screw blow ramble apologise laugh complain resign "
    "panic freeze upset annoy confuse struggle sleep drink eat smoke vote pray marry cheat stop"
)
"""Verbs that would sound like a verdict, an intrusion or nothing at all when said back."""


def echo_clauses(answer: str, private: Private = (), known: Sequence[str] = ()) -> tuple[str, ...]:
    """Clauses of what they did, 4 to 14 words, turned to the second person, best first, at most four.

    Each reads as a sentence after "So " and before a full stop: "you split the chart library off"; what a "we" did
    becomes "you and your team ...". `known`: the question and the resume lines, which are not said back. May be empty.
    """
    doc = parse(answer)
    told = story(doc, map(stems, known))
    names = persons(doc)
    last = max((s.start for s in told.sentences if s.acts and not s.points), default=-1)
    ranked: dict[str, float] = {}
    for sentence in doc.sents:
        place = told.at(sentence.start_char)
        if place is None or place.empty or place.points:
            continue
        for verb in sentence:
            clause = _clause(verb)
            if clause is None or touches(clause, private) or any(t.text in names for t in clause):
                continue
            text = _said_back(clause, verb)
            if text is not None:
                worth = _weight(clause, verb) + 0.8 * place.result + 0.6 * (place.start == last) - 0.6 * place.inspects
                ranked[text] = max(ranked.get(text, 0.0), worth)
    return tuple(sorted(ranked, key=lambda text: -ranked[text])[:4])


def _clause(verb: Token) -> Span | None:
    """From the subject, or from a verb that shares it, to the end of what the verb governs; None if not sure of"
    " it."""
    if verb.pos_ != "VERB" or not past(verb) or imagined(verb) or verb.lemma_.lower() in _NOT_SAID_BACK:
        return None
    doer = subject(verb)
    if doer is None or doer.lower_ not in ("i", "we") or doer.dep_ != "nsubj" or not _plain(verb):
        return None
    doc = verb.doc
    own = doer.head == verb
    if not own and verb.nbor(-1).pos_ not in ("CCONJ", "PUNCT", "ADV"):
        return None  # "we had lists and people mixed them up": the parser lost the subject
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


_THIRD = word_set(
    "he she they him her them his its hers theirs this these those such there herself himself itself themselves "
    "same whoever whatever whichever rest"
)


def _said_back(clause: Span, verb: Token) -> str | None:
    doer = subject(verb)
    team = doer is not None and doer.lower_ == "we"
    you = "you and your team" if team else "you"
    if len(clause) > 4 and clause[-1].lower_ in ("them", "it", "him", "her") and clause[-2].pos_ == "ADP":
        clause = clause[:-2]
    words: list[str] = [] if clause[0].lower_ in ("i", "we") else [f"{you} "]
    for token in clause:
        low = token.lower_
        if (
            low in _THIRD
            or low in ("it", "they")
            or low in ("you", "your", "yourself", "one", "ones")
            or token.is_quote
        ):
            return None
        if token.lemma_.lower() in TACT or (token.pos_ in ("INTJ", "SYM", "X", "SPACE") and low not in FILLERS):
            return None
        if low in ("that", "who", "which") and token.dep_ != "mark" and token.head.dep_ != "relcl":
            return None
        if token.lemma_.lower() in (
            "only",
            "merely",
            "think",
            "hope",
            "suppose",
            "assume",
            "guess",
            "something",
            "anything",
        ):
            return None
        if token.text in ("(", ")", ":", "-", "--", "–", "—", "/", "…", "...") and not _hyphen(token):
            return None
        if (low == "i" and token.dep_ not in ("nsubj", "nsubjpass")) or (low in _DISTRIBUTED and token.dep_ != "det"):
            return None  # "an id" is taken for "an I'd" by the tokenizer
        if low in FILLERS:
            continue
        word = you if low in ("i", "we") and token.i == clause.start else _SECOND_PERSON.get(low, token.text)
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


_DISTRIBUTED = word_set("each either neither all some any none many few most another")


def _hyphen(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_


def _whole(clause: Span, verb: Token) -> bool:
    """Is something concrete done to or with something, and does nothing dangle at the end?"""
    last = clause[-1]
    if last.pos_ in ("ADP", "CCONJ", "SCONJ", "DET", "AUX", "PART") and last.dep_ != "prt":
        return False
    if (
        last.tag_ in ("PRP$", "WDT", "WP", "IN", "TO", "JJ")
        and last.dep_ not in ("prt", "acomp", "oprd", "pobj")
        and last.head.pos_ != "ADP"
    ):
        return False
    if last.lower_ in ("after", "before", "then", "too", "also", "though", "there"):
        return False
    nouns = [t for t in clause if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in EMPTY_NOUNS]
    if not nouns or any(t.dep_ == "neg" for t in clause) or (_thin(clause, nouns, verb) and not _held_by(clause)):
        return False
    if any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children):
        return False  # what had been before
    if any(t.dep_ in ("relcl", "acl") and not _closed(t, clause) for t in clause):
        return False
    if verb.lemma_ == "put" and not any(c.dep_ in ("prep", "prt", "advmod") for c in verb.children):
        return False
    if verb.lemma_ == "tell" and any(c.dep_ in ("ccomp", "xcomp", "prep") for c in verb.children):
        return False
    objects = [c for c in verb.children if c.dep_ in ("dobj", "prep", "dative", "prt", "xcomp", "advmod", "oprd")]
    return bool(objects)


def _thin(clause: Span, nouns: list[Token], verb: Token) -> bool:
    """Out of its context it says nothing: "you made the calls", "you wrote down every click"."""
    telling = len({t.lemma_ for t in nouns}) + sum(t.dep_ == "amod" for t in clause)
    vague = any(t.dep_ in ("det", "predet") and t.lower_ in ("every", "some", "any", "all", "a", "an") for t in clause)
    return telling < 2 and (vague or verb.lemma_ in _LIGHT)


_LIGHT = word_set("make take put get give have bring set use do go write note")


def _held_by(clause: Span) -> bool:
    return any(t.lower_ in ("myself", "ourselves") for t in clause)


def _closed(relative: Token, clause: Span) -> bool:
    return clause.start <= relative.left_edge.i and relative.right_edge.i < clause.end


def _weight(clause: Span, verb: Token) -> float:
    nouns = [t for t in clause if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in EMPTY_NOUNS]
    worth = float(len({t.lemma_ for t in nouns})) + 0.5 * any(t.like_num for t in clause)
    worth += 0.5 * (clause[0].lower_ == "i") + 0.4 * any(c.dep_ == "dobj" for c in verb.children)
    return worth - 0.15 * max(0, len(clause) - 10)
