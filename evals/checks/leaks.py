"""Words of the machinery that a candidate should never hear: its plan, its rules, what it noted down."""

import re
from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.cues import has
from evals.material import Material
from evals.wording import clauses, sentences
from graph.decisions.guard.leaks import leaks
from graph.decisions.guard.wording import plain

SAID_BACK = 5
"""Words of four letters and more, of which one may be another: that is no chance."""
LEANING, LEANING_WITHOUT_I, LEANING_WITH_WORDS = 0.25, 0.15, 0.05
"""Leaning towards examples: enough by itself in an acknowledgement, with a word of the machinery, with an "I" too."""


def check(material: Material) -> Iterator[Defect]:
    told = ""
    for turn in material.turns:
        said = [
            part
            for part in clauses(turn.response or "")
            if not _says_back(part, told) and _leaks(material, part, acknowledging=True)
        ]
        told = turn.answer or ""
        asked = [part for part in sentences(turn.question) if _leaks(material, part, acknowledging=False)]
        if said or asked:
            yield Defect(turn.number, "prompt_leak", (said or asked)[0])
    for part in sentences(material.transcript.final_feedback or ""):
        if leaks(part):
            yield Defect(None, "prompt_leak", part)


def _says_back(part: str, told: str) -> bool:
    """Are they the candidate's own words? Somebody may have built a control system."""
    words, there = (set(re.findall(r"[a-z0-9]{4,}", text.lower())) for text in (part, told))
    return len(words) >= SAID_BACK and len(words & there) >= len(words) - 1


def _leaks(material: Material, part: str, *, acknowledging: bool) -> bool:
    said = plain(part)
    if leaks(part) or has("ordered", said) or (acknowledging and (has("noted", said) or has("filed", said))):
        return True
    if not acknowledging:
        return False
    leaning = material.meaning.leaning(part, "machinery")
    worded, own = has("machinery", said), has("oneself", said)
    if leaning >= LEANING and (worded or own):
        return True
    return worded and (leaning >= LEANING_WITH_WORDS if own else leaning >= LEANING_WITHOUT_I)
