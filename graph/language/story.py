"""An answer as a story, by sentences: what only points at a case, what was done and by whom, what came of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graph.language.claims import CHANGES, STATES, imagined, past, subject
from graph.language.tact import EMPTY_NOUNS
from graph.language.words import count_words, word_set

_TALK = STATES | word_set(
    "tell say recall remember mention add explain describe talk answer speak ask take go come let start leave "
    "happen try begin see sort forget"
)
"""Verbs of talk about the answer itself, where no concrete noun stands beside them."""
_PERCEIVING = word_set("see hear learn notice realise realize find get receive inherit")
_INSPECTING = word_set(
    "look ask check count compare measure draw log watch read test sample listen collect trace profile interview "
    "review audit sort hang record copy replay"
)
"""What is told after these, with no further action, was found out: no result yet."""
_WAITING = word_set("keep stay wait sit stand")
_MOVING = word_set("drop fall rise grow halve double shrink improve recover decrease increase disappear vanish")
"""Said of anything but the teller: what came of it, wherever in the story it stands."""
_POINTS = re.compile(
    r"\b(?:best|good|better|closest|nearest|similar|real|one|an?|another) (?:\w+ )?(?:example|case|instance"
    r"|situation)\b"
    r"(?:,? then\b|(?: (?:I|that|we|of|for)(?: [\w'’]+){0,4})? (?:is|was|would be|comes?|came|from when)\b)"
    r"|\b(?:what|thing that|case that) (?:\w+ )?(?:comes? (?:to mind|closest|near|close|up)|springs to mind)\b"
    r"|\b(?:makes me think of|reminds me of|go back to when|think(?:ing)? back to|around the time (?:when |that )?I)\b"
    r"|\bthere(?:['’]s| is| was) (?:one|a) (?:time|case|example|story|situation|I)\b"
    r"|\b(?:something|a thing|one) (?:like that|similar|of the kind) (?:happened|came up)\b|\bthat happened\b"
    r"|\b(?:the|that['’]s the) (?:closest|nearest)\b|\b(?:touched|seen) it (?:only )?from the side\b"
    r"|\b(?:I['’]d|I would|I could) build on\b|\bwould carry over\b|\bgive you an example\b|\bthat['’]s part of what\b"
    r"|\bI (?:can|could) (?:think of|tell you about|name|point to)\b|\bI remember (?:one|that|it)\b|\bone example\b"
    r"|\b(?:can['’]?t|can not|don['’]t|do not) (?:have|point to) (?:a|an|any|one) (?:real )?(?:case|example)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:since then|ever since|from (?:then|that day|this day) on|from this day|these days|so now|no longer|any ?more"
    r"|in the end|as a result|by the end|to this day|ended up|(?:days?|weeks?|months?|years?|hours?) (?:later|after)"
    r"|within (?:the|an|one|two|three|\w+) (?:hour|day|week|month|minute)s?|(?<!I )(?<!we )went (?:up|down"
    r"|from|live)|came down"
    r"|from (?:about |around |nearly |over )?(?:\d[\d.,]*|\w+teen|\w+ty(?:-\w+)?|one|two|three|four|five|six"
    r"|seven|eight"
    r"|nine|ten|eleven|twelve|an?|half)%? (?:[\w%]+ ){0,4}?(?:down |up )?to|per ?cent|%|half (?:of )?(?:the|as|that)"
    r"|twice as|after (?:that|those|we|I)\b|(?:the|that) (?:next|same|following|whole)? ?(?:day|week"
    r"|month|year|spring|summer|term|winter|evening|night) (?:after|they|he|she|it)|(?:has|(?<!would"
    r" )(?<!could )(?<!might )(?<!must )have|['’]s|hasn['’]t"
    r"|haven['’]t) (?:\w+ )?(?:been|worked|run|stayed|held|happened|come|tripped|had|needed)|(?:for|in) (?:the )?"
    r"(?:first|next) time|still (?:uses?|works?|runs?|in use|there|do|does|ha[sd]|have)"
    r"|by (?:\w+day|then|noon|the (?:evening|weekend|morning|summer|winter|spring)) "
    r"(?:it|we|they|he|she|the|there|everything|nothing|all"
    r"|nobody)\b|never \w+ (?:\w+ )?again|full speed|before that|it had been|used to)",
    re.IGNORECASE,
)
_DID = re.compile(r"\b(?:thing|what) I did(?: \w+){0,3} was (?:to )?(\w+)", re.IGNORECASE)
_BACKGROUND = word_set("had 'd ’d")
_AS_FACT = word_set("i we you")


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    empty: bool
    """Talk about the answer itself: nothing is told."""
    points: bool
    """Names a case, or says again what the resume or the question said: asserted at most."""
    imagined: bool
    supposes: bool
    """Something in it is only imagined."""
    own: int
    """Past actions of the teller."""
    shared: int
    """Past actions of a "we"."""
    habits: int
    """What the teller does, in the present."""
    acts: bool
    """The teller or a "we" did something in its main clause."""
    past: int
    result: bool
    """Tells what came of something, by its wording."""
    follows: bool
    """Somebody or something else did something or was somehow: a result where it ends the story."""
    changes: bool
    """Somebody or something else came, went, stayed, stopped: a result also where it was found by looking."""
    inspects: bool
    """The last thing done in it was looking, asking, measuring."""


@dataclass(frozen=True, slots=True)
class Story:
    sentences: tuple[Sentence, ...]
    own: bool
    shared: bool
    past: int
    result: bool
    turn: bool
    """Somebody or something else did something after all or before: what happened, if not what came of it."""
    words: int
    """Of what is told: without pointing and empty sentences."""
    imagined: int

    def at(self, place: int) -> Sentence | None:
        return next((s for s in self.sentences if s.start <= place < s.end), None)


def story(doc: Doc, known: Iterable[frozenset[str]] = ()) -> Story:
    """`known`: the word stems of the question and of each resume line the answer may only say again."""
    known = tuple(known)
    read: list[Sentence] = []
    text = doc.text
    for place, span in enumerate(doc.sents):
        after_pointer = bool(read) and place <= 3 and (read[-1].empty or read[-1].points)
        read.append(_sentence(span, text[span.start_char : span.end_char], known, place, after_pointer))
    told = [s for s in read if not s.empty and not s.points]
    facts = [s for s in told if not s.imagined]
    return Story(
        sentences=tuple(read),
        own=any(s.own for s in facts) or (any(s.habits for s in facts) and not any(s.shared for s in facts)),
        shared=any(s.shared for s in facts),
        past=sum(s.past for s in facts),
        result=_has_result(facts),
        turn=any(s.follows for s in facts),
        words=sum(count_words(text[s.start : s.end]) for s in told),
        imagined=sum(s.supposes for s in told),
    )


def _has_result(facts: list[Sentence]) -> bool:
    acted = [i for i, s in enumerate(facts) if s.acts] or [i for i, s in enumerate(facts) if s.own or s.habits]
    if not acted:
        return any(s.result for s in facts)
    if any(s.result and i >= acted[0] for i, s in enumerate(facts)):
        return True
    last = acted[-1]
    ends = [s for s in facts[last + 1 :] if s.follows] or ([facts[last]] if facts[last].follows else [])
    if facts[last].inspects and not all(facts[i].inspects for i in acted):
        return any(s.changes for s in ends)  # looked at after something was done
    return bool(ends) and not facts[last].inspects


def _sentence(span: Span, text: str, known: tuple[frozenset[str], ...], place: int, after_pointer: bool) -> Sentence:
    own = shared = habits = happened = supposed = 0
    acts = follows = changes = inspects = moved = False
    for verb in span:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass", "amod", "compound"):
            continue
        doer = subject(verb)
        if doer is None:
            continue
        if imagined(verb):
            supposed += 1
            continue
        lemma, who = verb.lemma_.lower(), doer.lower_
        if not past(verb):
            habits += (
                who == "i" and _main(verb) and lemma not in STATES and lemma not in _PERCEIVING and not _denied(verb)
            )
            continue
        happened += 1
        background = any(c.dep_ == "aux" and c.lower_ in _BACKGROUND for c in verb.children)
        if who in _AS_FACT:
            if lemma in STATES or lemma in _PERCEIVING or background or _denied(verb):
                continue
            own += who == "i"
            shared += who == "we"
            inspects = lemma in _INSPECTING or (inspects and lemma in _WAITING)
            acts = acts or _main(verb)
        elif not background and _main(verb) and (lemma in CHANGES or verb.dep_ in ("ROOT", "conj", "parataxis")):
            follows = True
            changes = changes or lemma in CHANGES
            moved = moved or lemma in _MOVING
    if did := _DID.search(text):
        own, acts, inspects = own + 1, True, inspects or did[1].lower() in _INSPECTING
    quoted = text.rstrip().endswith("?")
    return Sentence(
        start=span.start_char,
        end=span.end_char,
        empty=quoted or _empty(span),
        points=bool(_POINTS.search(text)) or _says_again(span, text, known, place, after_pointer),
        imagined=supposed > happened,
        supposes=supposed > 0,
        own=own,
        shared=shared,
        habits=habits,
        acts=acts,
        past=happened,
        result=(moved or bool(_STRONG.search(text))) and not quoted,
        follows=follows,
        changes=changes,
        inspects=inspects,
    )


def _denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def _main(verb: Token) -> bool:
    """Not inside a relative clause, a reason or somebody's words."""
    while verb.dep_ in ("conj", "parataxis"):
        verb = verb.head
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def _empty(span: Span) -> bool:
    if sum(t.is_alpha for t in span) > 16:
        return False
    concrete = [t for t in span if t.pos_ in ("NOUN", "PROPN", "NUM") and t.lemma_.lower() not in EMPTY_NOUNS]
    doing = [t for t in span if t.pos_ == "VERB" and t.lemma_.lower() not in _TALK]
    claimed = any(t.dep_ in ("acomp", "attr") and (doer := subject(t.head)) and doer.lower_ == "i" for t in span)
    return not concrete and not doing and not claimed


def _says_again(span: Span, text: str, known: tuple[frozenset[str], ...], place: int, after_pointer: bool) -> bool:
    if place > 3:
        return False
    if after_pointer and re.match(r"\W*(?:and |but |so )?(?:at|in) (?:\S+ ){1,6}?I \w+", text, re.IGNORECASE):
        return sum(t.pos_ == "VERB" and t.dep_ in ("ROOT", "conj") for t in span) <= 2
    said = stems(text)
    return len(said) >= 4 and any(len(said & line) >= 0.6 * len(said) for line in known)


_TOKEN = re.compile(r"[a-z]{3,}")
_EMPTY = word_set(
    "the and for with that this from able about into where when what who whom how why are was were has have had "
    "will would can could they them their our your you his her its not but all any one two three year years more "
    "most other some such than then there these those very well good work working experience team job role part "
    "less under over out being does did done make made use used new using through own across between while which "
    "each every also"
)


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, without their endings, at most six letters each."""
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", w)[:6] for w in _TOKEN.findall(text.lower()) if w not in _EMPTY)
