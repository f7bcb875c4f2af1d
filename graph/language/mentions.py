"""What an interviewer may name again from an answer: phrases that stand well behind "You mentioned".

Silence is better than a clumsy sentence: what is not certain to be well formed and tactful is left out.
"""

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Span, Token

from graph.language.claims import subject
from graph.language.echoes import echo_clauses
from graph.language.parse import parse
from graph.language.story import stems, story
from graph.language.tact import EMPTY_NOUNS, FILLERS, TACT, Private, persons, touches
from graph.language.words import word_set

__all__ = ["echo_clauses", "topic_phrases"]

_NEVER_HEADS = word_set("one thing stuff way bit lot kind sort number couple few hundred thousand half")
_SPOILERS = word_set("or no not very too quite example mine yours other same such more next last")
_DETERMINERS_KEPT = word_set("a an the my our")


_LEAST = 0.5


def topic_phrases(answer: str, private: Private = (), known: Sequence[str] = ()) -> tuple[str, ...]:
    """The most telling noun phrases, best first, at most five: fit to stand in "You mentioned {phrase}".

    Two to six words of the answer, apart from "my" and "our", which become "your"; no names of people, no places, no
    bare measures. `known`: the question and the resume lines; where they are only said again, nothing is taken up.
    May be empty.
    """
    doc = parse(answer)
    told = story(doc, map(stems, known))
    names = persons(doc)
    often = Counter(t.lemma_.lower() for t in doc if t.pos_ in ("NOUN", "PROPN"))
    ranked: dict[str, float] = {}
    for chunk in doc.noun_chunks:
        place = told.at(chunk.start_char)
        if place is None or place.empty or place.points or any(t.text in names for t in chunk):
            continue
        if _says_what_somebody_is(chunk.root):
            continue
        phrase = _phrase(chunk)
        if phrase is None or touches(phrase, private) or any(t.text in names for t in phrase):
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


def _says_what_somebody_is(root: Token) -> bool:
    """ "I came to be an electrician", "as a nurse": no subject to talk about."""
    return root.dep_ == "attr" or (root.dep_ == "pobj" and root.head.lower_ == "as")


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
    while start < end and doc[start].lower_ in FILLERS | {"maybe", "only", "also", "even", "still"}:
        start += 1
    phrase = doc[start:end]
    if not 2 <= len(phrase) <= 7 or _unfit(phrase, root) or _vague(phrase, root):
        return None
    return phrase


_MEASURES = word_set("single high low whole right wrong certain full average half real big small different many few")
_WHERE = word_set("at in from near around")


def _vague(phrase: Span, root: Token) -> bool:
    """One noun alone, a count of something, a place or an employer: nothing one would ask about again."""
    telling = [
        t
        for t in phrase
        if (t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in EMPTY_NOUNS and not t.like_num)
        or (t.dep_ == "amod" and t.lower_ not in _MEASURES)
    ]
    if len(telling) < 2 or root.like_num or root.lower_.endswith("ties"):
        return True
    if any("." in t.text or (t.is_sent_start and t.i > phrase.start) for t in phrase):
        return True
    if phrase[0].pos_ == "PROPN" and phrase[0].text.islower():
        return True  # a verb taken for a name
    placed = root.dep_ == "pobj" and root.head.lower_ in _WHERE
    return placed and all(t.pos_ == "PROPN" for t in phrase if t.pos_ in ("NOUN", "PROPN"))


def _unfit(phrase: Span, root: Token) -> bool:
    doc = phrase.doc
    lemmas = {t.lemma_.lower() for t in phrase}
    if root.tag_ == "VBG" or phrase[0].tag_ == "VBG" or root.lemma_.lower() in _NEVER_HEADS:
        return True
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN")]
    if lemmas & TACT or all(t.lemma_.lower() in EMPTY_NOUNS for t in nouns):
        return True
    if root.lemma_.lower() in EMPTY_NOUNS and not any(
        t.pos_ in ("NOUN", "PROPN", "NUM") and t.lemma_.lower() not in EMPTY_NOUNS for t in phrase if t != root
    ):
        return True
    for token in phrase:
        if token.is_punct and token.text not in ("-", "'", "’") and not token.is_quote:
            return True
        if token.is_quote or token.is_space or (token.pos_ in ("INTJ", "X", "SYM", "VERB") and token.dep_ != "amod"):
            return True
        if token.pos_ == "PRON" and token.lower_ not in ("my", "our"):
            return True
        if token.dep_ in ("det", "predet") and token.lower_ not in _DETERMINERS_KEPT:
            return True
        if token.pos_ == "DET" and token.lower_ not in _DETERMINERS_KEPT:
            return True
        if token.lower_ in FILLERS | _SPOILERS or not token.text.isprintable():
            return True
        if token.tag_ in ("JJR", "JJS", "RBR", "RBS"):
            return True
    first = phrase[0]
    if first.pos_ in ("CCONJ", "ADV", "AUX", "PART", "ADP", "SCONJ", "PUNCT"):
        return True
    determined = any(t.dep_ in ("det", "poss", "nummod") for t in phrase)
    if root.tag_ == "NN" and root.text.islower() and not determined and root == first:
        return True  # "audit" alone may want an article
    if len(phrase) == 1 and (not root.text[0].isupper() or first.is_sent_start):
        return True
    following = doc[phrase.end] if phrase.end < len(doc) else None
    return following is not None and following.lower_ in ("-", "/", "'s", "’s", "of", "um", "uh")


def _telling(phrase: Span, often: Counter[str]) -> float:
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in EMPTY_NOUNS]
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


_ORDINALS = word_set("first second third fourth fifth whole old new big small little")


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
