"""Feedback with the candidate's own examples, without verdict or score; and promises, wherever they are made."""

import re
from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.cues import cue, has
from evals.material import Material
from evals.transcript import Turn
from evals.wording import clauses, content
from graph.decisions.guard.judgements import judgements
from graph.decisions.guard.wording import plain
from graph.vocabulary import Strength

FEWEST_OWN, FEWEST_TOGETHER = 5, 3
"""Words of the candidate's answers, which are not the job's, in the whole feedback and in one clause of it."""
FEWEST_SHOWN = 2
"""Quotes rated as shown from which there is something to name."""

FEWEST_WORDS = 4
"""Of a verdict that is told by its meaning."""
VERDICT, VERDICT_WITH_WORDS = 0.1, -0.12
SCORE_WITH_WORDS = 0.1
PROMISE, PROMISE_WITH_WORDS = 0.12, -0.16
"""Leaning towards examples: enough by itself, and enough with a word for it."""

_MARKS = re.compile(r"(?:\b[^\W\d][\w ]*: \d{1,2}\b[,;.]? ?){2}")
""" "Teamwork: 4, planning: 3"."""
_GRADE = re.compile(
    r"\b(?:an?|the|with|grade) [A-F](?:[+-]| ?(?:plus|minus)\b)|\bgrade:? [A-F1-6]\b|(?:^|\s)[A-F][+-](?=[\s.,;])"
)


def check(material: Material) -> Iterator[Defect]:
    feedback = material.transcript.final_feedback
    for turn in material.turns:
        for part in clauses(turn.response or ""):
            if promises(material, part, "response") or _guarded(material, turn, part):
                yield Defect(turn.number, "promise", part)
                break
    if not feedback:
        return
    own = [part for part in clauses(feedback) if not _is_quoted(material, part)]
    for kind, finds in (("promise", _promise), ("verdict_in_feedback", verdict), ("score_in_feedback", score)):
        found = next((part for part in own if finds(material, part)), None)
        if found:
            yield Defect(None, kind, found)
    if generic(material, feedback):
        yield Defect(None, "generic_feedback", feedback)


def _is_quoted(material: Material, part: str) -> bool:
    """What the candidate said, given back between quotation marks, judges nobody."""
    answers = " ".join(turn.answer or "" for turn in material.turns)
    quotations = re.findall(r"“([^”]+)", part) or ([part.strip(" “”.,;:")] if "”" in part else [])
    return any(said in answers for said in quotations)


def _guarded(material: Material, turn: Turn, part: str) -> bool:
    """Does the question guard hear a promise that the part may well hold?"""
    heard = material.guarded[(turn.response or "", "response")].categories
    return "promise" in heard and has("future", plain(part)) and not has("conditional", plain(part))


def _promise(material: Material, part: str) -> bool:
    return promises(material, part, "feedback")


def promises(material: Material, part: str, kind: str) -> bool:
    said = plain(part)
    if has("conditional", said):
        return False
    if has("future", said) and "promise" in judgements(part, "response" if kind == "response" else "feedback"):
        return True
    leaning = material.meaning.leaning(part, "promise")
    if has("outcome", said) and leaning >= PROMISE_WITH_WORDS:
        return True
    return leaning >= PROMISE and has("future", said)


def verdict(material: Material, part: str) -> bool:
    said = plain(part)
    if has("conditional", said):
        return False
    guarded = set(judgements(part, "feedback"))
    if guarded & {"verdict", "comparison", "flattery"} or ("promise" in guarded and not has("future", said)):
        return True
    if len(part.split()) < FEWEST_WORDS or not has("about_them", said):
        return False
    leaning = material.meaning.leaning(part, "verdict")
    if has("scale", said) and material.meaning.leaning(part, "score") > leaning:
        return False
    return leaning >= VERDICT or (leaning >= VERDICT_WITH_WORDS and has("judges", said))


def score(material: Material, part: str) -> bool:
    said = plain(part)
    if (
        "score" in judgements(part, "feedback")
        or _MARKS.search(part)
        or _GRADE.search(part)
        or cue("full_marks").search(said)
    ):
        return True
    return has("scale", said) and material.meaning.leaning(part, "score") >= SCORE_WITH_WORDS


def generic(material: Material, feedback: str) -> bool:
    """Could it be sent to anybody? Only where there was something of the candidate's own to name."""
    shown = sum(e.strength is Strength.SHOWN for turn in material.turns for e in turn.evidence)
    if shown < FEWEST_SHOWN:
        return False
    told = content(" ".join(turn.answer or "" for turn in material.turns))
    told -= content(material.job_text) | content(" ".join(area.name for area in material.transcript.areas))
    together = max((len(content(part) & told) for part in clauses(feedback)), default=0)
    return len(content(feedback) & told) < FEWEST_OWN or together < FEWEST_TOGETHER
