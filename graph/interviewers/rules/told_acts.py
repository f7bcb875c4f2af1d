"""What the candidate did and what came of it, said back right after they told it.

Whole clauses, so that "her" and "it" are understood, cut only where a clause ends. What would sound like a verdict, a
confession or nothing at all is left out.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from graph.language.claims import STATES, imagined, past, subject
from graph.language.parse import parse
from graph.language.phrases import second_person
from graph.language.tact import EMPTY_NOUNS, FILLERS, TACT, Private, touches
from graph.language.words import word_set

MOST_WORDS = 16
FEWEST_WORDS = 5
_LEAST = 1.7
_NO_ACTS = (STATES | word_set(
    "say lose forget miss break mess quit ruin waste argue fight fail try start begin realise realize mean happen lie "
    "hide ignore refuse avoid shout yell cry complain struggle panic drink eat see hear get come end become let stop "
    "hesitate steal screw blow resign freeze annoy upset confuse sleep smoke assume expect stay apply join"
)) - word_set("do")  # fmt: skip
_SPOILED = re.compile(
    r"\b(?:should|shouldn|mistake|wrong|sorry|honest|honestly|wish|regret|luck|lucky|proud|ashamed|embarrass\w*|fault|"
    r"righteous|mouth|temper|annoyed|angry|cross|tired|stupid|lazy|afraid|scared|nervous|could|might|may)\b"
    r"|[\"“”']\w+ .*['\"”]|[?()\[\]…—]|\.\.\.|n['’]t\b"
    r"|\b(?:one|a) (?:time|case|example) that fits\b|\bcomes? to mind\b"
    r"|\b(?:not|never|no|nobody|nothing|without)\b|\bthis\b|\bthese\b|\bI (?:think|guess|mean|suppose)\b",
    re.IGNORECASE,
)
_ENDS_BADLY = frozenset(
    "and but so to of with for in on at by from that which who because if as the a an was were is are had have said "
    "asked told then too also it's just only or what how when where while before after than into about".split()
)
_DECISION = word_set("so then now")
_OUTCOMES = word_set("fall drop rise grow double halve shrink improve work go come get stay stop run become take")
"""Verbs in which what came of it is told, where the subject is a thing."""
_REPORTS = word_set("ask tell write show explain")


def told_acts(answer: str, private: Private = ()) -> tuple[str, ...]:
    """Clauses of 5 to 16 words, as "you ...", each fit to stand after "So"; the most telling first, at most three."""
    doc = parse(answer)
    ranked: dict[str, float] = {}
    for sentence in doc.sents:
        if sentence.text.rstrip().endswith("?"):
            continue
        for piece in _pieces(sentence):
            if touches(piece, private) or (told := _turned(piece)) is None:
                continue
            ranked[told] = max(ranked.get(told, 0.0), _worth(piece, doc))
    best = sorted((told for told, worth in ranked.items() if worth >= _LEAST), key=lambda told: -ranked[told])
    return tuple(best[:3])


def _pieces(sentence: Span) -> Iterator[Span]:
    """From a teller's "I" or "we", or a verb that shares it after a comma, to a place where a clause ends."""
    doc = sentence.doc
    for verb in sentence:
        if verb.pos_ != "VERB" or not past(verb) or imagined(verb) or verb.lemma_.lower() in _NO_ACTS:
            continue
        doer = subject(verb)
        if doer is None or not _plain(verb):
            continue
        if doer.pos_ == "NOUN" and doer.head == verb and verb.lemma_.lower() in _OUTCOMES:
            if verb.dep_ not in ("ROOT", "conj", "parataxis"):
                continue
            first = doer.left_edge.i
            for end in _ends(doc, verb, sentence.end)[:1]:
                if FEWEST_WORDS <= _words(doc[first:end]) <= MOST_WORDS and doc[first].pos_ != "PRON":
                    yield doc[first:end]
            continue
        if doer.lower_ not in ("i", "we"):
            continue
        own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        if own and (own[0].lower_ not in ("i", "we") or any(t.is_punct for t in doc[own[0].i : verb.i])):
            continue
        start = own[0].i if own else verb.i
        if not own and verb.i > sentence.start and verb.nbor(-1).text != ",":
            continue
        for end in reversed(_ends(doc, verb, sentence.end)):
            if FEWEST_WORDS - (not own) <= _words(doc[start:end]) <= MOST_WORDS - (not own):
                yield doc[start:end]
                break


def _ends(doc: Doc, verb: Token, last: int) -> list[int]:
    """Where a clause that began before `verb` may end: at a mark, or before "and" with a verb of its own."""
    ends: list[int] = []
    for place in range(verb.i + 1, last):
        token = doc[place]
        after = doc[place + 1] if place + 1 < last else None
        if token.text in ".;:!":
            ends.append(place)
            break
        if token.text == ",":
            # "I asked the doctor, can she come in": what was asked comes after the comma.
            reports = any(t.lemma_.lower() in _REPORTS for t in doc[verb.i : place])
            joins = after is not None and after.lower_ in ("and", "but", "so", "because", "since", "as", "though")
            listed = after is not None and after.pos_ == "VERB"  # "left the desk, walked him in and ...": goes on
            if joins or not (reports or listed):
                ends.append(place)
            reason = after is not None and after.lower_ in ("because", "since", "as")
            if (not joins and not listed) or reason:
                break
        elif token.lower_ in ("and", "but", "because", "so") and after is not None and token.nbor(-1).text != ",":
            subject_next = after.dep_ in ("nsubj", "nsubjpass", "expl", "det", "poss", "nummod", "compound")
            opens = any(
                t.i > place
                and t.pos_ in ("VERB", "AUX")
                and t.left_edge.i in (place, place + 1)
                and t.dep_ in ("conj", "advcl")
                for t in doc[place + 1 : min(last, place + 7)]
            )
            if token.lower_ in ("because", "so") or (
                opens and (subject_next or after.pos_ == "PRON" or after.tag_ == "VBD")
            ):
                ends.append(place)
    return ends


def _plain(verb: Token) -> bool:
    """Told as something that happened, in the main line of the story."""
    while True:
        if any(c.dep_ in ("neg", "auxpass", "mark") and c.i < verb.i for c in verb.children):
            return False
        if any(c.dep_ == "advmod" and c.tag_ == "WRB" for c in verb.children) or imagined(verb):
            return False
        if any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d", "was", "were") for c in verb.children):
            return False
        if verb.dep_ in ("ROOT", "parataxis", "ccomp"):
            return verb.dep_ != "ccomp" or verb.head.lemma_ not in (
                "say",
                "tell",
                "think",
                "know",
                "mean",
                "ask",
                "wish",
            )
        if verb.dep_ != "conj":
            return False
        if any(c.dep_ == "nsubj" for c in verb.children):
            return True
        verb = verb.head


def _words(span: Span) -> int:
    return len(span.text.split())


def _turned(piece: Span) -> str | None:
    kept = "".join(t.text_with_ws for t in piece if t.lower_ not in FILLERS)
    text = re.sub(r"\s+", " ", re.sub(r"\s*,\s*(?=,)|^\W+", "", kept)).strip(" ,;")
    lemmas = {t.lemma_.lower() for t in piece}
    if _SPOILED.search(text) or lemmas & TACT or text.split()[-1].lower() in _ENDS_BADLY:
        return None
    if any(t.pos_ == "PROPN" and t.text.istitle() and not t.is_sent_start and t.i > piece.start for t in piece):
        return None  # a name
    if re.search(r"\b(?:you|your|yourself|that|one|it)$", text, re.IGNORECASE) or re.match(
        r"\w+ \w+ that\b(?! \w+ \w+ed)", text
    ):
        return None
    if any(t.lower_ in ("you", "your") for t in piece):
        return None
    if re.search(r", (?:\w+ed|had|made|put|took|went|told)\b(?!.*\band\b)", text):
        return None  # a list that was cut before its last part
    turned = second_person(re.sub(r"\bI was\b", "you were", text))
    turned = turned[0].lower() + turned[1:]
    if piece.root.pos_ == "VERB" and (doer := subject(piece.root)) is not None and doer.pos_ == "NOUN":
        return turned
    return turned if turned.startswith("you ") else f"you {turned}"


def _worth(piece: Span, doc: Doc) -> float:
    nouns = [t for t in piece if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in EMPTY_NOUNS]
    pointing = [t for t in piece if t.lower_ in ("it", "they", "them", "those", "him", "her", "he", "she", "there")]
    before = [t.lower_ for t in doc[max(0, piece.start - 2) : piece.start]]
    outcome = piece[0].lower_ not in ("i", "we") and piece.root.lemma_.lower() in _OUTCOMES
    worth = 1.0 * outcome + 1.0 * min(3, len({t.lemma_ for t in nouns})) + 0.8 * any(t.like_num for t in piece)
    worth += 1.0 * bool(_DECISION & set(before)) + 0.4 * (piece[0].lower_ == "i") + 1.0 * piece.start / max(1, len(doc))
    unnamed = [t for t in pointing if not any(noun.i < t.i for noun in nouns)]
    return worth - 0.4 * len(pointing) - 0.8 * len(unnamed) + 0.05 * min(14, len(piece))
