"""An answer as claims: clauses in the candidate's own words, each with who did what in it, and when, by its grammar.

Hedges, fillers, apologies and small slips of grammar change nothing here: claims are rated, never the prose (hedged
answers of equal content were scored a quarter lower by raters of prose, arXiv 2508.04939).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from graph.language.words import count_words, word_set

STATES = word_set(
    "be have do can think guess suppose know feel like love hate want wish hope mean seem remember believe need "
    "prefer enjoy understand expect worry care mind agree doubt imagine reckon assume matter belong own consist "
    "depend sound look_like appear deserve fear dislike admit regret apologise apologize struggle bet wonder"
)
"""Verbs that tell how somebody is or what they think, not what they did."""

CHANGES = word_set(
    "fall drop rise grow increase decrease improve recover double halve shrink save stop work help happen pass "
    "catch agree buy accept renew sign reopen close clear finish ship thank reduce lower raise solve fix settle "
    "calm return disappear vanish succeed run come go become get start use adopt keep stay notice learn open"
)
"""Verbs in which what came of something is told, where the subject is not the teller."""

_IMAGINING = word_set("would could should might may will 'll wo ca")
_OUTCOME = re.compile(
    r"\b(?:after that|since then|ever since|from then on|these days|as a result|which meant|meant that|in the end"
    r"|ended up|turned out|so now|(?:one|two|three|four|five|six|a few|\w+) (?:days?|weeks?|months?|years?) later"
    r"|afterwards?|(?:the )?(?:next|following) (?:day|week|month|year|spring|summer|term)|the (?:day|week|month"
    r"|year) after"
    r"|(?:within|after|in) (?:\w+ )?(?:\w+ )?(?:minutes|hours|days|weeks|months|years)|went (?:up|down|from)|came"
    r" (?:down|back|to roughly)|no (?:more|longer)|any ?more|went live"
    r"|from (?:about |around |nearly )?[\w.-]+ (?:[\w%]+ ){0,4}?(?:down |up )?to|instead of|until now|to this day"
    r"|nobody|no one|not one|within the hour|per ?cent|percent|%)",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:usually|normally|generally|typically|always|often|mostly|most of the time|in general|as a rule|whenever"
    r"|once a \w+|every (?:day|week|month|quarter|time|shift|morning|year)|each (?:day|week|time)|never)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:so now|now(?:adays)?|these days|since then|from then on|after that|ever since)\b", re.IGNORECASE
)
_REGRET = re.compile(
    r"\b(?:my (?:own )?mistake|made the mistake|I was wrong|got (?:it|that) wrong|if I['’]m honest|only read about"
    r"|differently next time|I (?:only )?wish|slightly wrong|should['’]?ve)\b",
    re.IGNORECASE,
)
_TELLERS = word_set("i we you")
_LEADING = word_set(
    "so and but or well yeah yes yep no okay ok oh ah um uh er erm hm hmm like then also anyway right actually "
    "because basically honestly maybe plus look sure"
)
_FRAMES = re.compile(
    r"(?:(?:I (?:think|guess|suppose|believe|mean|'d say|would say)|you know|I['’]d say|to be honest|to be fair"
    r"|for example|for instance|in my opinion|let me think|let me see)\b[\s,]*(?:that\b\s*)?)+",
    re.IGNORECASE,
)

LONGEST = 30
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """One or several neighbouring clauses of one sentence; `start` and `end` are offsets in the answer."""

    start: int
    end: int
    text: str
    """Equal to `answer[start:end]`."""
    words: int
    own: bool
    """The teller alone did something in it."""
    shared: bool
    """A "we" did something in it."""
    past: bool
    imagined: bool
    """Would, could, might: not something that happened."""
    habit: bool
    now: bool
    """How it has been done since."""
    outcome: bool
    """Tells what came of something."""
    numbers: bool
    bare: bool
    """Nothing is done in it: a statement about oneself or about how things are."""
    others: bool
    """Somebody or something else did something in it."""
    undone: bool
    """What was not done, or should or would have been: no evidence of anything done."""
    padded: bool
    """Several clauses, and nothing is done in the first or the last of them."""


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    own: bool
    shared: bool
    past: bool
    imagined: bool
    outcome: bool
    bare: bool
    others: bool
    undone: bool


def claims(doc: Doc) -> list[Claim]:
    """Every stretch of 3 to 30 words that starts and ends with a clause, in the order of the answer, overlapping."""
    found: list[Claim] = []
    text = doc.text  # put together anew by every look at it
    for sentence in doc.sents:
        told = text[sentence.start_char : sentence.end_char]
        if told.rstrip().endswith("?"):
            continue
        now = bool(_NOW.search(told))
        clauses = list(_clauses(sentence))
        for first in range(len(clauses)):
            for last in range(first, len(clauses)):
                claim = _claim(sentence, clauses[first : last + 1], text, now)
                if claim is None:
                    continue
                if claim.words > LONGEST:
                    break
                if claim.words >= SHORTEST:
                    found.append(claim)
    return found


def subject(verb: Token) -> Token | None:
    """The subject of a verb; for "I went and asked" that of the verb it is joined to."""
    while True:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj"):
                return child
        if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
            return None
        verb = verb.head


def imagined(verb: Token) -> bool:
    """Is the verb under would, could, might or will? "I'd labelled" is not, "I'd label" is."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.tag_ == "MD" and child.lower_ in _IMAGINING:
            return True
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"'d", "’d"} and (verb.tag_ in ("VB", "VBP") or "have" in helpers):
        return True
    return verb.dep_ == "conj" and subject(verb) is not None and verb.tag_ == "VB" and imagined(verb.head)


def past(verb: Token) -> bool:
    """Did it happen? Simple past, "had done" and "have done", also where the parser took "put" for the present."""
    if imagined(verb):
        return False
    if verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children):
        return True
    if verb.tag_ == "VBN":
        return True
    return verb.lower_ in ("put", "cut", "set", "let", "split", "read", "hit", "shut") and verb.tag_ == "VBP"


def _clauses(sentence: Span) -> Iterator[_Clause]:
    starts = {sentence.start}
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)
        if has_subject and token.dep_ in ("conj", "parataxis", "advcl") and token.left_edge.i > sentence.start:
            before = token.left_edge.nbor(-1)
            if token.dep_ != "advcl" or before.is_punct:
                starts.add(token.left_edge.i)
        if has_subject and token.dep_ in ("ccomp", "parataxis") and token.i < token.head.i:
            after = token.right_edge.i + 1
            if after < sentence.end and sentence.doc[after].is_punct:
                starts.add(after + 1)
    edges = [*sorted(s for s in starts if s < sentence.end), sentence.end]
    for start, end in pairwise(edges):
        piece = sentence.doc[start:end]
        yield _read(piece)


def _read(piece: Span) -> _Clause:
    own = shared = happened = imagining = outcome = others = undone = False
    acts = False
    for token in piece:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod", "compound"):
            continue
        doer = subject(token)
        if doer is None:
            continue
        imagining = imagining or imagined(token)
        happened = happened or past(token)
        who = doer.lower_
        undone = undone or (who in ("i", "we") and _undone(token))
        if who not in _TELLERS and past(token) and token.lemma_.lower() not in STATES:
            others = True
        if token.lemma_.lower() in STATES:
            continue
        acts = True
        own = own or (who == "i" and not imagined(token))
        shared = shared or (who == "we" and not imagined(token))
        if who not in _TELLERS and past(token) and token.lemma_.lower() in CHANGES:
            outcome = True
    return _Clause(piece.start, piece.end, own, shared, happened, imagining, outcome, not acts, others, undone)


def _undone(verb: Token) -> bool:
    """ "I never used it", "we haven't run one", "I should have asked", "if we had shipped it"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod", "mark")}
    perfect = bool(helpers & {"have", "'ve", "’ve", "had", "'d", "’d"})
    if helpers & {"never", "n't", "n’t", "not"} and (perfect or "never" in helpers or verb.lemma_.lower() in STATES):
        return True
    if "should" in helpers or ("could" in helpers and "have" in helpers):
        return True
    return "if" in helpers and bool(helpers & {"had", "'d", "’d"})


def _counts(piece: Span) -> bool:
    return any(t.like_num and t.lower_ != "one" for t in piece)


def _claim(sentence: Span, clauses: list[_Clause], answer: str, now: bool) -> Claim | None:
    doc = sentence.doc
    start, end = clauses[0].start, clauses[-1].end
    while start < end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in _LEADING):
        start += 1
    within = end < sentence.end
    while end > start and (
        doc[end - 1].is_punct
        or doc[end - 1].is_space
        or (within and doc[end - 1].lower_ in ("and", "but", "so", "or", "because"))
    ):
        if doc[end - 1].text in ('"', "'", "”", "’", ")"):
            break
        end -= 1
    if start >= end:
        return None
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    if framed := _FRAMES.match(answer, first, last):
        first = framed.end()
    text = answer[first:last]
    if not text.strip():
        return None
    return Claim(
        start=first,
        end=last,
        text=text,
        words=count_words(text),
        own=any(c.own for c in clauses),
        shared=any(c.shared for c in clauses),
        past=any(c.past for c in clauses),
        imagined=any(c.imagined for c in clauses),
        habit=bool(_HABIT.search(text)),
        now=now,
        outcome=any(c.outcome for c in clauses) or bool(_OUTCOME.search(text)),
        numbers=_counts(doc[start:end]),
        bare=all(c.bare for c in clauses),
        others=any(c.others for c in clauses),
        undone=any(c.undone for c in clauses) or bool(_REGRET.search(text)),
        padded=len(clauses) > 1 and (clauses[0].bare or clauses[-1].bare),
    )
