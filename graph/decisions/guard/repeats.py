"""Has this been asked before, perhaps in other words?"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from graph.decisions.guard.shape import asks
from graph.decisions.guard.wording import plain, sentences

SAME_WORDS = 92.0
"""Similarity (0 to 100, words in any order) from which two questions read alike whatever they are about."""
SHARED = 0.75
"""Share of the smaller question's content words that the larger one holds too."""
SHARED_OF_ALL = 0.4
"""Share of all content words of both that they have in common."""
SAME_FRAME = 0.6
"""Similarity (0 to 1) of two word sequences from which one is the other with words exchanged."""

SAME_GROUND = 0.6
"""Share of the shorter lead's content words from which two questions stand on the same ground."""
SHARED_OF_ASKED = 0.3
"""Share of the content words of what two questions on the same ground ask that they have in common."""
FULL_QUESTION = 3
"""Content words that a question needs to be understood without its lead."""

POINTING = frozenset(("it", "that", "this", "them"))
POINTING_BACK = POINTING | {"there", "those", "these", "one", "then", "they", "here", "so", "its", "their"}

# Words that frame a question and say nothing about what it is on.
FRAME = frozenset(
    """
    a able about actually add after again all also an and another any anything are as ask asked at be because been
    before being best both bit but by came can case could day did do does doing done each else end ever every
    example exactly feel felt few find finish first for from gave get give go going good got had happen happened
    has have he hear heard her here him his how i if imagine in instance into is it its just kind know last lead
    let like little look made make many may me mean mention mentioned might more most much must my need new next
    no not now occasion of off often on once one only or other our out over own part particular please point put
    question recent recently right said say see she should show side situation so some somebody someone something
    sort start still such suppose take tell than thank thanks that the their them then there these they thing
    think this those through time to today told took try turn two up us use used very walk want was way we well
    went were what when where which while who whom whose why will with within without work worked would year years
    yes you your yourself tended tend really describe share detail talk bring brought particularly specific
    experience role job career interview concrete moment story words
    """.split()
)

# What interviewers say for the same thing; the first word stands for the others.
ALIKE = (
    "test check verify validate confirm ensure",
    "miss overlook neglect forget",
    "colleague people person coworker teammate staff member somebody peer",
    "discover notice realise realize learn detect spot",
    "repair fix solve resolve mend",
    "build create develop implement",
    "choose decide pick select decision choice",
    "mistake error fail failure wrong slip",
    "disagree conflict argue argument dispute differ disagreement clash",
    "hard harder hardest difficult challenge challenging tough demanding difficulty",
    "improve better optimise optimize improvement",
    "quick fast speed rapid",
    "late deadline pressure",
    "customer client",
    "manager boss supervisor lead leader",
    "help support assist",
    "measure metric number figure quantify",
    "problem issue trouble bug",
    "result outcome effect impact",
    "prioritise prioritize priority urgent important order",
    "proud achievement accomplishment success accomplish achieve",
    "motivate draw attract apply interest appeal",
    "feedback criticism critique",
    "goal target aim objective",
    "explain teach",
    "page card sheet",
    "new unfamiliar unknown",
    "persuade convince",
    "plan organise organize schedule",
    "error fault",
)
STANDS_FOR: dict[str, str] = {}


def _stem(word: str) -> str:
    """A rough English stem: enough to hold "decided", "decides" and "deciding" together."""
    for ending, instead in (
        ("'s", ""),
        ("ies", "y"),
        ("sses", "ss"),
        ("ied", "y"),
        ("ing", ""),
        ("eed", "ee"),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("ly", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


FRAME_STEMS = frozenset(_stem(word) for word in FRAME)
STANDS_FOR.update({_stem(word): _stem(line.split()[0]) for line in ALIKE for word in line.split()})


# A place or time put before the question itself: "When you built the parser, how did you test it?"
CLAUSE = re.compile(
    r"^(?:(?:and|so|then|now) )?(?:when|while|as|at|in|on|for|with|after|before|back|during|coming back|going back"
    r"|thinking back|to return|once more)\b[^?]*?,"
    r"(?= (?:how|what|which|who|whom|whose|why|when|where|tell|take|walk|describe)\b)"
)
WH = re.compile(r"\b(?:how|what|which|who|whom|whose|why|when|where)\b")
KIND_OF_WH = {"which": "what", "how": "what", "whom": "who", "whose": "who"}


class _Question(NamedTuple):
    words: tuple[str, ...]
    content: frozenset[str]
    """What the content words of all of it stand for."""
    lead: frozenset[str]
    """Those of what is said before the question itself: where it stands in the resume, what was told before."""
    ask: frozenset[str]
    """Those of what is asked."""
    kind: str
    """Its question word; those that ask alike are one. "" with "tell me about"."""
    points: bool
    """It asks about an "it" or "there" that only the lead names."""


@lru_cache(maxsize=1024)
def _read(text: str) -> _Question:
    said = plain(text)
    parts = sentences(said)
    asking = [one for one in parts if asks(one)] or list(parts[-1:])
    lead = [one for one in parts if one not in asking]
    for place, one in enumerate(asking):
        if clause := CLAUSE.match(one):
            lead.append(clause.group())
            asking[place] = one[clause.end() :]
    ask = " ".join(asking)
    wh = WH.search(ask)
    return _Question(
        tuple(_words(said)),
        _content(said),
        _content(" ".join(lead)),
        _content(ask),
        KIND_OF_WH.get(wh.group(), wh.group()) if wh else "",
        not POINTING_BACK.isdisjoint(_words(ask)),
    )


def _words(said: str) -> list[str]:
    words = re.findall(r"[a-z0-9][a-z0-9+#.'-]*[a-z0-9+#]|[a-z0-9]", said)
    return [part for word in words for part in word.split("-") if part]


def _content(said: str) -> frozenset[str]:
    stems = [_stem(part) for part in _words(said) if part not in FRAME]
    return frozenset(STANDS_FOR.get(stem, stem) for stem in stems if stem not in FRAME_STEMS)


def is_near_repeat(text: str, asked: Sequence[str]) -> bool:
    """`asked`: the questions so far, without the one that is being rephrased on purpose.

    Two questions may stand on the same ground, such as one line of a resume: what counts is what they ask.
    """
    return any(_same(_read(text), _read(earlier)) for earlier in asked)


def _same(new: _Question, old: _Question) -> bool:
    if new.words == old.words:
        return True
    if not new.content or not old.content:
        return (
            new.content == old.content and fuzz.token_sort_ratio(" ".join(new.words), " ".join(old.words)) >= SAME_WORDS
        )
    if new.lead and old.lead and _share(new.lead, old.lead) >= SAME_GROUND:
        return _asks_the_same(new, old)
    if not _asked_in(new, old) or not _asked_in(old, new):
        return False
    if _same_content(new.words, old.words, new.content, old.content):
        return True
    # Another lead does not make another question of one that needs none.
    enough = min(len(new.ask), len(old.ask)) >= FULL_QUESTION
    whole = not (new.points or old.points) and bool(new.lead or old.lead)
    return enough and whole and new.kind == old.kind and len(new.ask & old.ask) / len(new.ask | old.ask) >= SHARED


def _share(new: frozenset[str], old: frozenset[str]) -> float:
    return len(new & old) / min(len(new), len(old))


def _asks_the_same(new: _Question, old: _Question) -> bool:
    """Of two questions on the same ground."""
    if not new.ask or not old.ask:
        return new.ask == old.ask and new.kind == old.kind
    shared = len(new.ask & old.ask)
    return shared / min(len(new.ask), len(old.ask)) >= SAME_FRAME and shared / len(new.ask | old.ask) >= SHARED_OF_ASKED


def _asked_in(one: _Question, other: _Question) -> bool:
    """Whether half of what the one asks after its lead is spoken of in the other at all."""
    return not one.lead or not one.ask or len(one.ask & other.content) / len(one.ask) >= 0.5


def _same_content(
    new_words: tuple[str, ...], old_words: tuple[str, ...], new: frozenset[str], old: frozenset[str]
) -> bool:
    shared = new & old
    if not shared or _about_something_else(new_words, old_words, new, old):
        return False
    smaller = min(len(new), len(old))
    if smaller == 1:
        # "How did you test it?" may mean another "it".
        points_back = not POINTING.isdisjoint((*new_words, *old_words)) and new != old
        return len(new | old) <= 2 and not points_back
    return len(shared) / smaller >= SHARED and len(shared) / len(new | old) >= SHARED_OF_ALL


def _about_something_else(
    new_words: tuple[str, ...], old_words: tuple[str, ...], new: frozenset[str], old: frozenset[str]
) -> bool:
    """The same frame with another thing in it: "how did you test the date picker", "... the payment page"."""
    if Levenshtein.normalized_similarity(new_words, old_words) < SAME_FRAME:
        return False
    only_new, only_old = new - old, old - new
    return bool(only_new and only_old)
