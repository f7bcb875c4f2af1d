"""What can be told of an interview without a judge: pure functions over its material, one file a family."""

from collections.abc import Iterable, Mapping

from evals.checks import (
    comfort,
    course,
    evidence,
    facts,
    feedback,
    grounds,
    leaks,
    repeats,
    seams,
    service,
    shape,
    tone,
    topics,
)
from evals.checks.kinds import KINDS, Defect
from evals.material import Material

__all__ = ["KINDS", "Defect", "check"]

FAMILIES = (grounds, repeats, shape, seams, topics, tone, leaks, course, service, evidence, comfort, facts, feedback)

COVERS: Mapping[str, frozenset[str]] = {
    kind: frozenset(others.split())
    for kind, others in {
        "moved_by_command": "missed_follow_up prompt_leak ignored_request promise flattery",
        "prohibited_topic": "multi_question ungrounded wrong_source flattery evidence_overrated",
        "interrogation_tone": "near_repeat ignored_request",
        "ignored_request": "unneeded_follow_up near_repeat invented_fact",
        "near_repeat": "unneeded_follow_up wrong_source",
        "question_in_response": "prompt_leak flattery",
        "jargon_heading_quoted": "template_seam",
        "leading_question": "ungrounded",
        "evidence_not_verbatim": "evidence_overrated",
        "generic_feedback": "verdict_in_feedback",
        "promise": "invented_fact verdict_in_feedback",
        "score_in_feedback": "verdict_in_feedback invented_fact",
    }.items()
}
"""What is not named again where the kind before it was found in the same turn: one fault, one name."""


def check(material: Material) -> tuple[Defect, ...]:
    """Every defect found, by turn; those of the feedback last."""
    found = _once(defect for family in FAMILIES for defect in family.check(material))
    kinds = {(defect.turn, defect.kind) for defect in found}
    covered = {(turn, other) for turn, kind in kinds for other in COVERS.get(kind, ())}
    named = [defect for defect in found if (defect.turn, defect.kind) not in covered]
    return tuple(sorted(named, key=lambda d: (d.turn is None, d.turn or 0, list(KINDS).index(d.kind))))


def _once(found: Iterable[Defect]) -> list[Defect]:
    """One defect of a kind in a turn."""
    return list({(defect.turn, defect.kind): defect for defect in found}.values())
