"""How far the interview got with each area of the plan: pure functions over the frozen areas."""

from collections.abc import Sequence

from graph.decisions.evidence import supports
from graph.decisions.moves import MISSED, Move
from graph.subjects import Area, Evidence, Question, Reading
from graph.vocabulary import AreaStatus, Intent, QuestionKind, Strength

MOST_EVIDENCE = 6
"""Quotes kept in working memory for one area, the strongest first; the record keeps all of them."""


def track(areas: Sequence[Area], asked: Question, intent: Intent, reading: Reading | None) -> tuple[Area, ...]:
    """The areas after an answer to `asked` was read. Without a reading nothing is learnt, and nothing is lost."""
    found = reading.evidence if reading else ()
    tracked = []
    for area in areas:
        evidence = strongest((*area.evidence, *(e for e in found if e.area == area.name)))
        status = area.status
        if area.name == asked.area and status is AreaStatus.OPEN:
            status = AreaStatus.PROBING
        if area.name == asked.area and reading and reading.sufficient and any(map(supports, evidence)):
            status = AreaStatus.EVIDENCED
        elif status is AreaStatus.OPEN and evidence:
            status = AreaStatus.PROBING
        if area.name == asked.area and intent is Intent.REFUSE:
            status = AreaStatus.EXHAUSTED
        tracked.append(area.model_copy(update={"evidence": evidence, "status": status}))
    return tuple(tracked)


def ask(areas: Sequence[Area], left: str | None, move: Move, most_follow_ups: int) -> tuple[Area, ...]:
    """The areas once the next move is made: its area counted, the one that is left behind settled."""
    moved = []
    for area in areas:
        update: dict[str, object] = {}
        if area.name == left and move.area != left and area.status is AreaStatus.PROBING:
            spent = area.follow_ups >= most_follow_ups or move.intent in MISSED
            shown = any(e.strength is Strength.SHOWN for e in area.evidence)
            if shown:
                update["status"] = AreaStatus.EVIDENCED
            elif spent:
                update["status"] = AreaStatus.EXHAUSTED
        if area.name == move.area and move.counts:
            update["questions"] = area.questions + 1
            if move.kind is QuestionKind.FOLLOW_UP:
                update["follow_ups"] = area.follow_ups + 1
                update["asked_for"] = (*area.asked_for, *((move.gap,) if move.gap else ()))
            if move.kind is QuestionKind.REPHRASE:
                update["rephrases"] = area.rephrases + 1
        moved.append(area.model_copy(update=update) if update else area)
    return tuple(moved)


def strongest(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Each quote once, the strongest kept, in the order in which they were said."""
    once = {(e.turn, e.start, e.end): e for e in evidence}
    ladder = list(Strength)
    kept = sorted(once.values(), key=lambda e: ladder.index(e.strength), reverse=True)[:MOST_EVIDENCE]
    return tuple(sorted(kept, key=lambda e: (e.turn, e.start)))


def strengths(areas: Sequence[Area]) -> tuple[str, ...]:
    """`strengths_identified`: names of the evidenced areas."""
    return tuple(area.name for area in areas if area.status is AreaStatus.EVIDENCED)


def to_probe(areas: Sequence[Area]) -> tuple[str, ...]:
    """`areas_to_probe`: names of the areas open or probing, most important first."""
    waiting = [area for area in areas if area.status in (AreaStatus.OPEN, AreaStatus.PROBING)]
    return tuple(area.name for area in sorted(waiting, key=lambda area: -area.weight))
