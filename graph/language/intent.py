"""What a candidate's message is by its words, told in code within a millisecond or two, without a parse or a model.

Every sentence is taken for one act (a wish, a doubt, a question, or content); what the message is follows from the acts
and from how much content stands before and after them. A long answer that holds a doubt or a question is an answer.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.language import phrasings
from graph.language.claims import STATES
from graph.language.manipulation import is_manipulation, visible
from graph.language.phrasings import plain
from graph.language.questions_back import asks_back, is_directed, is_of_the_question, is_told
from graph.language.wishes import WISHES
from graph.language.words import word_set
from graph.vocabulary import Intent, Phase

_LONGEST = 6_000
"""Characters that are read: intent shows at the beginning and at the end."""
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+|(?:,\s+|\s+)(?=but\b)|;\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NOISE = word_set(
    "yes yeah yep no nope okay ok sure right hi hello hey thanks thank you so and but oh um uh well sorry please it"
)
_OWN_ACT = re.compile(r"\bi(?:d|ve)? (?:(?:\w+ly|then|just|also|always|still|first|once|usually|often|did) )*([a-z]+)")
_AND_DID = re.compile(
    r"(?:,|\band|\bthen) (?:then |also )?([a-z]{3,}ed|wrote|made|took|put|gave|told|found|brought|built|sent|drew|cut"
    r"|rang|showed|kept|set|swapped)\b"
)
_OWN_CLAUSE = re.compile(r"\bi \w[^.!?;]*")
"""What else is done in a clause after "I": "I said no, wrote down why and rang the owner"."""
_HELPERS = word_set(
    "m am was were never no sooner rather came come joined started arrived do to a the in at on of and is are has "
    "will would could should might may must been not dont didnt cant couldnt wouldnt havent wont wasnt got did "
    "felt thought knew had liked wanted loved hoped believed meant seemed needed said guessed supposed"
)
_MOST_WISH, _MOST_CHAT = 30, 45
"""Words: longer messages tell something, whatever else stands in them."""
_COMMON = word_set(
    "about would could should there their where which while when what with your company team other people after "
    "before first during today interview question answer makes going think yourself someone"
)
_WISHES = (Intent.WANTS_PERSON, Intent.REFUSE, Intent.REPEAT_REQUEST)
_YIELDING = (Intent.CLARIFICATION_REQUEST, Intent.NEED_TIME, Intent.NO_KNOWLEDGE)
"""Acts whose wording a question about the job may share: "Wait, what kind of shifts are there?"."""
_WISHED = word_set(
    "talk speak chat say tell answer discuss share go keep leave skip pass refuse decline signed miss missed lost "
    "lose hear heard catch caught get ask understand follow want meet touch comment listening request forgot"
)
"""Verbs of a wish itself: with any other, the sentence tells what somebody did."""
_TIME_WISH = re.compile(
    r"\b(?:go|leave|run|stop|finish|off)\b.{0,12}\b(?:in|at|by|after|around|until) (?:about |around )?(?:an? |\w+"
    r" )?\w+"
)
_STRONG_LEAVE = re.compile(r"\b(?:stop|end|quit|finish|terminate|withdraw|cancel|continue|exit)\b")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    act: Intent | None
    """None for content."""
    words: int


_ACTS: tuple[tuple[Intent, re.Pattern[str], int], ...] = (
    # The act, its pattern, and how many words a sentence may have to be nothing else.
    (Intent.WANTS_PERSON, phrasings.PERSON, 30),
    (Intent.REPEAT_REQUEST, phrasings.REPEAT, 25),
    (Intent.HOSTILE, phrasings.HOSTILE, 30),
    (Intent.REFUSE, phrasings.REFUSE, 30),
    (Intent.COMMAND, phrasings.COMMAND, 30),
    (Intent.LEAVE, phrasings.LEAVE, 25),
    (Intent.LEAVE, phrasings.GO, 30),
    (Intent.CLARIFICATION_REQUEST, phrasings.CLARIFY, 30),
    (Intent.NEED_TIME, phrasings.NEED_TIME, 18),
    (Intent.OFF_TOPIC, phrasings.OFF_TOPIC, 40),
    (Intent.NO_KNOWLEDGE, phrasings.NO_KNOWLEDGE, 30),
)


@dataclass(frozen=True, slots=True)
class Worded:
    intent: Intent
    may_be: frozenset[Intent] = frozenset()
    """Wishes that it may be all the same, in words that no pattern knows. Where a wish was read and these are not
    empty, it may also be that something is only told, in words that a wish has too. Empty where the words are sure."""


def intent_by_words(question: str, answer: str, *, phase: Phase) -> Worded:
    """What `answer` to `question` is. An empty message is NO_KNOWLEDGE, dots or a mere "hmm" NEED_TIME.

    ANSWER and PARTIAL differ by how much is told: a sentence or two, generalities, or nothing of one's own is partial.
    A copied question is OFF_TOPIC. In the conclusion "no, thanks" and goodbyes are answers.
    """
    text = answer if len(answer) <= _LONGEST else answer[: _LONGEST // 2] + "\n" + answer[-_LONGEST // 2 :]
    seen = visible(text).strip()
    if is_manipulation(text):
        return Worded(Intent.INJECTION)
    if not re.search(r"\w", seen):
        return Worded(Intent.NEED_TIME if re.search(r"\.{2,}|…", seen) else Intent.NO_KNOWLEDGE)
    if _copied(question, seen) or _gibberish(seen):
        return Worded(Intent.OFF_TOPIC)
    sentences = [_sentence(part, phase) for part in _SENTENCE.split(seen) if part and re.search(r"\w", part)]
    if not any(re.search(r"\w", s.text) for s in sentences):
        return Worded(Intent.NEED_TIME if phase is not Phase.CONCLUSION else Intent.ANSWER)
    wish = _request(sentences, phase)
    if phase is Phase.CONCLUSION:
        return Worded(wish or Intent.ANSWER)
    # A word or two say it all; and what is told beside a wish would speak against it.
    sure = len(_WORD.findall(seen)) < 3 or any(s.act is None and s.words for s in sentences)
    if wish is Intent.QUESTION_BACK:
        wish = Intent.CLARIFICATION_REQUEST if _about(question, sentences) else wish
        sure = sure and any(is_directed(s.text) for s in sentences)
    read = wish or _told(sentences, phase)
    if read in (Intent.ANSWER, Intent.PARTIAL):
        return Worded(read, _open(sentences, _MOST_CHAT))
    return Worded(read, frozenset() if sure else _open(sentences, _MOST_WISH))


def _open(sentences: list[_Sentence], longest: int) -> frozenset[Intent]:
    """What wishes a message may be, other than by its words: one that is long is chat at most, or it tells something.

    longest: words from which on it is none.
    """
    text = " ".join(s.text for s in sentences)
    length = len(_WORD.findall(text))
    if length > longest:
        return frozenset()
    shut = {Intent.OFF_TOPIC} if _own_acts(text) > 1 else set()
    if any(_TIME_WISH.search(s.text) for s in sentences):
        shut.add(Intent.LEAVE)
    return frozenset(WISHES if length <= _MOST_WISH else {Intent.OFF_TOPIC}) - shut


def _sentence(part: str, phase: Phase) -> _Sentence:
    text = plain(part)
    count = len(_WORD.findall(text))
    closing = phase is Phase.CONCLUSION
    asks = asks_back(text, closing=closing)
    for act, pattern, longest in _ACTS:
        if act in _YIELDING and (is_told(text) or (asks and is_directed(text))):
            continue
        if act is Intent.CLARIFICATION_REQUEST and closing and asks and not is_of_the_question(text):
            continue
        if act in _WISHES and any(v not in _WISHED for v in _own_verbs(text)):
            continue
        if act is Intent.NO_KNOWLEDGE and _own_verbs(text) and not phrasings.UNKNOWN_ALL_THE_SAME.search(text):
            continue
        if count <= longest and pattern.search(text) and not (act is Intent.LEAVE and _TIME_WISH.search(text)):
            return _Sentence(text, act, count)
    if asks:
        return _Sentence(text, Intent.QUESTION_BACK, count)
    return _Sentence(text, None, sum(w not in _NOISE for w in _WORD.findall(text)))


_ROOM: dict[Intent, tuple[int, int]] = {
    # How many words of content may stand before the act and after it.
    Intent.WANTS_PERSON: (40, 25),
    Intent.HOSTILE: (20, 20),
    Intent.LEAVE: (400, 20),
    Intent.COMMAND: (11, 11),
    Intent.REPEAT_REQUEST: (35, 12),
    Intent.CLARIFICATION_REQUEST: (35, 14),
    Intent.QUESTION_BACK: (25, 22),
    Intent.NEED_TIME: (60, 9),
    Intent.REFUSE: (25, 25),
    Intent.OFF_TOPIC: (12, 12),
}


def _request(sentences: list[_Sentence], phase: Phase) -> Intent | None:
    """What the candidate wants instead of answering, or with it; None where the message is there to answer."""
    for act, (before, after) in _ROOM.items():
        places = [i for i, s in enumerate(sentences) if s.act is act]
        if not places:
            continue
        if phase is Phase.CONCLUSION:
            if act is Intent.LEAVE and not any(_STRONG_LEAVE.search(sentences[i].text) for i in places):
                continue
            if act is Intent.QUESTION_BACK:
                before, after = 400, 80
        told = sentences[places[-1] + 1 :]
        if act is Intent.QUESTION_BACK and phase is not Phase.CONCLUSION and _content(told) >= 8 and _acts_of(told):
            continue  # asked of themselves, and answered
        if act is Intent.REFUSE and _content(told) >= 8 and _acts_of(told):
            continue  # leaves out a name, and tells the rest
        if _content(sentences[: places[0]]) <= before and _content(told) <= after:
            return act
    return None


def _content(sentences: list[_Sentence]) -> int:
    return sum(s.words for s in sentences if s.act in (None, Intent.NO_KNOWLEDGE))


def _acts_of(sentences: list[_Sentence]) -> int:
    return sum(_own_acts(s.text) for s in sentences if s.act in (None, Intent.NO_KNOWLEDGE))


def _about(question: str, sentences: list[_Sentence]) -> bool:
    """Does a short question take up a word of the one that was asked?"""
    asked = [s for s in sentences if s.act is Intent.QUESTION_BACK]
    if len(asked) != 1 or asked[0].words > 12 or is_directed(asked[0].text):
        return False
    words = {w for w in _WORD.findall(plain(question)) if len(w) > 4 and w not in _COMMON}
    return bool(words & set(_WORD.findall(asked[0].text)))


def _told(sentences: list[_Sentence], phase: Phase) -> Intent:
    """For a message that is there to answer: how much of an answer it is."""
    told = [s for s in sentences if s.act in (None, Intent.QUESTION_BACK)]
    content = sum(s.words for s in told)
    own = _own_acts(" ".join(s.text for s in told))
    unknown = any(s.act is Intent.NO_KNOWLEDGE for s in sentences)
    if phase is Phase.INTRODUCTION:
        # How one came here and why is known to everybody: "I've never done it, that's why I'm here" is an answer.
        content += sum(_beside_a_doubt(s.text) for s in sentences if s.act is Intent.NO_KNOWLEDGE)
        if unknown and content < 8:
            return Intent.NO_KNOWLEDGE
        return Intent.ANSWER if content >= 6 else Intent.PARTIAL
    if unknown and content < (32 if not own else 8):
        return Intent.NO_KNOWLEDGE
    text = " ".join(s.text for s in sentences)
    whole = len(_WORD.findall(text))
    thin = content < 9 or (whole < 60 and not own)
    if thin or (whole < 40 and own < 2 and phrasings.EVASIVE.search(text)) or (unknown and whole < 100 and not own):
        return Intent.PARTIAL
    return Intent.ANSWER


def _beside_a_doubt(text: str) -> int:
    """Words in the clauses of a sentence that hold none of its doubt."""
    clauses = re.split(r",\s*|;\s*|\s(?=(?:but|and|because)\b)", text)
    return sum(len(_WORD.findall(c)) for c in clauses if not phrasings.NO_KNOWLEDGE.search(c))


def _own_acts(text: str) -> int:
    """How many things the teller did or does, in their own words."""
    return len(_own_verbs(text))


def _own_verbs(text: str) -> list[str]:
    more = [verb for clause in _OWN_CLAUSE.findall(text) for verb in _AND_DID.findall(clause)]
    return [*(verb for verb in _OWN_ACT.findall(text) if verb not in STATES and verb not in _HELPERS), *more]


def _copied(question: str, answer: str) -> bool:
    """Is the answer the question, given back?"""
    asked = [q for q in re.split(r"(?<=[.!?])\s+", question.strip()) if q.endswith("?")] or [question]
    given = plain(answer)
    if len(given.split()) < 5:
        return False
    return any(fuzz.ratio(plain(q), given) >= 88 for q in (question, *asked))


def _gibberish(text: str) -> bool:
    """Keys hit at random, one letter over and over, or a bare address of a page."""
    words = _WORD.findall(text.lower())
    if re.fullmatch(r"\W*(?:https?://|www\.)\S+\W*", text):
        return True
    if not all(w.isascii() for w in words):
        return False
    mashed = [w for w in words if _mashed(w)]
    return len(mashed) * 2 > len(words)


def _mashed(word: str) -> bool:
    if len(word) < 4 or word.isdigit():
        return False
    return bool(
        re.search(r"(.)\1{3,}|[bcdfghjklmnpqrstvwxz]{6,}|asdf|sdfg|dfgh|fghj|hjkl|qwert|zxcv|xcvb|jkl", word)
    ) or not re.search(r"[aeiouy]", word)
