"""Is the same thing asked twice, or the same acknowledgement made twice?"""

import re
from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.cues import has
from evals.material import SERVED, Material, folded
from evals.transcript import Turn
from evals.wording import asking_part, content, sentences
from graph.decisions.guard.repeats import is_near_repeat
from graph.decisions.guard.wording import plain
from graph.vocabulary import Phase, QuestionKind

SAME = 0.75
"""Likeness of two whole questions from which they ask the same in other words, unless both stand on one lead."""
SAME_ASK = 0.2
"""What they ask without their lead must then be as much alike as this."""
ALIKE = 0.62
"""Likeness of the whole, and of what is asked, from which both together tell a repeat."""
ALIKE_IN_AREA, SUM_IN_AREA = 0.42, 1.06
"""The same inside one area, where the two likenesses together must be great."""
ALIKE_WITH_COMPLAINT, SUM_WITH_COMPLAINT = 0.55, 0.95
"""Either of them, or both together, where the candidate says that it was asked before."""
ASKED_WITHIN = 0.6
"""Likeness, inside one area, of what is asked now to the whole of what was asked before: a lead may be told apart."""
SHARED_LEAD = 0.75
"""Likeness of two leads that are one and the same: then only what is asked counts."""
AS_ONE = 12
"""Letters from which two acknowledgements are more than an "Of course"."""
_CASE = re.compile(
    r"\b(?:tell me about|take me through|walk me through|describe|think of|give me) (?:\w+ )?"
    r"(?:an?|one|somebody|someone|the last)\b"
    r"|\bone (?:real )?\w+ (?:when|where|in which|that|on which)\b"
    r"|\bwhen (?:have|did|has|was) (?:you|the last|somebody)\b|\bfor example\b"
)
AGAIN = (QuestionKind.REPHRASE, QuestionKind.ANSWER_TO_CANDIDATE)


def check(material: Material) -> Iterator[Defect]:
    for place, turn in enumerate(material.turns):
        for earlier in reversed(material.turns[:place]):
            if _asks_again(material, place, earlier):
                yield Defect(turn.number, "near_repeat", f"as in turn {earlier.number}: {turn.question}")
                break
    yield from _acknowledgements(material)


def _asks_again(material: Material, place: int, earlier: Turn) -> bool:
    turn = material.turns[place]
    if turn.phase is Phase.CONCLUSION or _wished(material, place, earlier):
        return False
    if folded(turn.question) == folded(earlier.question) or is_near_repeat(turn.question, [earlier.question]):
        return True
    if turn.kind in AGAIN or _of_two_stories(turn, earlier):
        return False
    whole = material.meaning.likeness(turn.question, earlier.question)
    asked = material.meaning.likeness(asking_part(turn.question), asking_part(earlier.question))
    begins = " ".join(sentences(turn.answer or "")[:2])
    great = max(whole, asked) >= ALIKE_WITH_COMPLAINT or whole + asked >= SUM_WITH_COMPLAINT
    if great and has("complains", plain(begins)):
        return True
    if turn.phase is not Phase.INTRODUCTION and min(whole, asked) >= ALIKE:
        return True
    one_area = turn.area is not None and turn.area == earlier.area and not _asks_for_a_case_now(turn, earlier)
    within = material.meaning.likeness(asking_part(turn.question), earlier.question)
    if one_area and min(whole, within) >= ASKED_WITHIN:
        return True
    if one_area and min(whole, asked) >= ALIKE_IN_AREA and whole + asked >= SUM_IN_AREA:
        return True
    return whole >= SAME and asked >= SAME_ASK and not _one_lead(turn.question, earlier.question)


def _of_two_stories(turn: Turn, earlier: Turn) -> bool:
    """Follow-ups on two areas: "that" is something else each time, however alike the words are."""
    return turn.kind is earlier.kind is QuestionKind.FOLLOW_UP and turn.area != earlier.area


def _asks_for_a_case_now(turn: Turn, earlier: Turn) -> bool:
    """One real case after a general question is the next step, however alike the words are."""
    now, before = plain(turn.question), plain(earlier.question)
    return _CASE.search(now) is not None and _CASE.search(before) is None


def _wished(material: Material, place: int, earlier: Turn) -> bool:
    """Asked again because the candidate wished it or did not know: no repeat, as long as it was asked just before."""
    before = material.turns[place - 1]
    if before.number != earlier.number:
        between = material.turns[material.turns.index(earlier) + 1 : place + 1]
        return all(each.kind in AGAIN for each in between)
    return before.intent in SERVED or material.turns[place].kind in AGAIN


def _one_lead(one: str, other: str) -> bool:
    """Do both stand on the same line of resume or job, so that their likeness says little?"""
    leads = [content(question.replace(asking_part(question), "")) for question in (one, other)]
    if not all(leads):
        return False
    return len(leads[0] & leads[1]) >= SHARED_LEAD * min(map(len, leads))


def _acknowledgements(material: Material) -> Iterator[Defect]:
    said: dict[str, int] = {}
    for turn in material.turns:
        if turn.response and len(turn.response) > AS_ONE:
            first = said.setdefault(folded(turn.response), turn.number)
            if first != turn.number:
                yield Defect(turn.number, "repeated_response", f"as in turn {first}: {turn.response}")
