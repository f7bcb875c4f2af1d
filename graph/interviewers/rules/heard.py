"""What of the last answer may be taken up again before or in the next question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lemminflect import getAllLemmas

from graph.decisions.guard.disclosures import private_facts
from graph.interviewers.rules.grounds import SOMEBODY, sources_of
from graph.interviewers.rules.told_acts import told_acts
from graph.interviewers.skills import AskBrief
from graph.language.claims import imagined, past, subject
from graph.language.mentions import echo_clauses, topic_phrases
from graph.language.parse import parse
from graph.language.phrases import second_person
from graph.language.tact import Private
from graph.vocabulary import Intent

MOST_ECHOED = 14
"""Words of the answer that are said back."""
_FEWEST_ECHOED = 5
_SAID_AGAIN = 0.7
"""Share of a clause's telling words in one text from which it only says that text again."""
_AT_LENGTH = 25
"""Words of an answer from which what it says was done is more than a claim."""
_PRAISE = re.compile(
    r"\b(?:everything|everywhere|single-handed(?:ly)?|easily|the best|an? (?:\w+ )?expert|without me|second to none)\b"
    r"|\bI(?:['’]m| am|['’]ve been| have been) (?:\w+ )?(?:known|famous|the)\b"
    r"|\b(?:everybody|everyone|nobody) (?:\w+ ){0,3}(?:knows?|says?|admires?|as (?:well|good|much))\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_WOULD = re.compile(
    r"(?:^|, (?:and |so |then )?|; )(?:(?:so|and|then|first|first of all|well|also|probably|maybe|i think|i guess),? )*"
    r"I(?:['’]d| would)(?: (?:also|probably|maybe|first|then|always|just|simply|definitely))* "
    r"(?P<done>[a-z][^,.;:!?—]+)",
    re.IGNORECASE,
)
_NO_ACT = re.compile(
    r"^(?:not|be|been|have|had|like|love|rather|prefer|say|guess|think|want|need|hope|probably|expect|imagine|never|"
    r"better|know|bet|argue|only|do|feel|struggle|see|start|begin|try|go|take|get|hate)\b"
)
_CUT = re.compile(r" (?:in|on|at|to|of|with|for|by|from|about|and|or|the|a|an|not)$")
_POINTING = re.compile(
    r"\b(?:it|he|she|they|them|him|her|his|their|this|that|these|those|there|I|one)\b", re.IGNORECASE
)
_COMMON_HEADS = frozenset(
    "end time day week place thing part way people team job work side bit case question answer role company room row "
    "box morning year month man woman child patient customer family bus car road".split()
)


@dataclass(frozen=True)
class Heard:
    """Of an answer without its private facts; empty after a message that was none."""

    echoes: tuple[str, ...] = ()
    """Clauses of what they did, as "you ...", fit to stand between "So" and a full stop; the best first."""
    topics: tuple[str, ...] = ()
    """Things the answer was about: each begins with "the" or "your" and says enough to be recognised."""
    supposed: bool = False
    """Told what they would do, not what they did."""
    would: tuple[str, ...] = ()
    """Clauses of what they would do, as "you'd ..."."""
    private: bool = False
    """It held private facts."""
    answered: bool = False

    def without(self, said: str) -> "Heard":
        """What is left when `said` is spoken in the same turn: nothing is said twice."""

        def left(phrases: Sequence[str]) -> tuple[str, ...]:
            return tuple(p for p in phrases if p.lower() not in said.lower() and not says_again(p, said))

        return replace(self, echoes=left(self.echoes), topics=left(self.topics), would=left(self.would))


def says_again(clause: str, text: str) -> bool:
    """Does it only say what stands in the text?"""
    told, there = (_stems(words) for words in (clause, text))
    return bool(told) and len(told & there) >= _SAID_AGAIN * len(told)


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]{4,}|\d+", text.lower())
    return {word[:5] for word in words if word not in ("your", "with", "that", "team")}


def hear(brief: AskBrief) -> Heard:
    """Blocks for tens of milliseconds: the answer is parsed."""
    if not brief.exchanges or brief.intent not in (Intent.ANSWER, Intent.PARTIAL):
        return Heard()
    said = brief.exchanges[-1].answer
    private = private_facts(said)
    supposed, would = _imagined(said)
    known = [source.text for source in sources_of(brief) if source.document == "resume"] + list(brief.asked[-1:])
    echoes = _best(
        joined([e for e in echo_clauses(said, private) if len(e.split()) <= MOST_ECHOED], said), said, private
    )
    spared = [said[start:end] for start, end, _ in private]
    return Heard(
        echoes=tuple(echo for echo in echoes if not any(says_again(echo, text) for text in known))
        if _is_told(said)
        else (),
        topics=tuple(t for t in map(_definite, topic_phrases(said, private)) if t and _telling(t, said)),
        supposed=supposed,
        would=() if spared else would,
        private=bool(private),
        answered=True,
    )


def _is_told(answer: str) -> bool:
    """Was something told at some length, or in few words as a case: what was, and what was done? Else it is claimed."""
    if len(answer.split()) >= _AT_LENGTH:
        return True
    happened = [
        any(token.tag_ == "VBD" and not imagined(token) for token in sentence) for sentence in parse(answer).sents
    ]
    return sum(happened) >= 2 and not _PRAISE.search(answer)


def _best(echoes: Sequence[str], answer: str, private: Private) -> tuple[str, ...]:
    """What was decided or done, told in a whole clause, before the surest short ones; nothing inside another."""
    kept: list[str] = []
    for clause in (*told_acts(answer, private), *echoes):
        if not any(clause in other or other in clause for other in kept):
            kept.append(clause)
    return tuple(kept[:4])


def joined(clauses: Sequence[str], answer: str) -> tuple[str, ...]:
    """The clauses, two short ones that were told one after the other as one; what is too short alone is left out."""
    best: list[str] = []
    for clause in clauses:
        if len(clause.split()) >= _FEWEST_ECHOED + 1:
            best.append(clause)
            continue
        for other in clauses:
            if other is clause or len(other.split()) + len(clause.split()) > MOST_ECHOED - 1:
                continue
            first, second = sorted((clause, other), key=lambda told: _place(told, answer))
            near = 0 <= _place(second, answer) - _place(first, answer) <= 90
            both = f"{first} and {second.removeprefix('you ')}"
            if near and second.startswith("you ") and first.startswith("you ") and " and " not in first:
                best.append(both)
                break
        else:
            if len(clause.split()) >= _FEWEST_ECHOED:
                best.append(clause)
    fit: list[str] = []
    for clause in best:
        if not any(clause in other or other in clause for other in fit):
            fit.append(clause)
    return tuple(fit)


def _place(clause: str, answer: str) -> int:
    """Where in the answer a clause ends, told by its last words, which are rarely turned."""
    words = clause.split()
    for count in (3, 2, 1):
        found = answer.lower().find(" ".join(words[-count:]).lower())
        if found >= 0:
            return found
    return -1000


def _imagined(answer: str) -> tuple[bool, tuple[str, ...]]:
    doc = parse(answer)
    would = did = 0
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        doer = subject(verb)
        if doer is None or doer.lower_ not in ("i", "we"):
            continue
        would += imagined(verb) and verb.lower_ != "say"
        did += past(verb)
    clauses = []
    for sentence in _SENTENCES.split(answer):
        if sentence.endswith("?"):
            continue
        for found in _WOULD.finditer(sentence):
            done = re.split(
                r" (?:because|but|so that|so|since|as|if|when|which|who|and (?:then|I|the)) ", found["done"]
            )[0]
            told = f"you'd {second_person(done.strip())}"
            if 5 <= len(told.split()) <= MOST_ECHOED and not (
                _NO_ACT.match(done) or _POINTING.search(done) or _CUT.search(told)
            ):
                clauses.append(told)
    return would >= 2 and would > did, tuple(sorted(clauses, key=lambda told: abs(len(told.split()) - 10)))


def _definite(topic: str) -> str:
    """ "a price chart" is "the price chart" once it was mentioned; "" for what cannot be spoken of so."""
    first, _, rest = topic.partition(" ")
    if first.lower() in ("a", "an") and rest:
        return f"the {rest}"
    return topic if first.lower() in ("the", "your") and rest else ""


def _telling(topic: str, answer: str) -> bool:
    """What an answer was about is named in it more than once, and by more than one word."""
    words = topic.split()[1:]
    head = words[-1].lower()
    if len(words) < 2 or head in _COMMON_HEADS or SOMEBODY.search(topic) or any(not w.islower() for w in words):
        return False
    if set(getAllLemmas(words[0])) == {"VERB"} or words[0] in ("first", "second", "wrong", "right", "old", "new"):
        return False
    stem = head.rstrip("s")
    return len(re.findall(rf"\b{re.escape(stem)}", answer.lower())) >= 2
