"""Does the comfort that was noted fit the words? Only nerves are told for certain; calm and neutral are neighbours."""

from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.material import Material
from evals.transcript import Turn
from graph.language.comfort import signs
from graph.vocabulary import Comfort, Intent

NO_NERVES = 0.6
"""Points up to which an answer holds no sign of nerves: two fillers at most."""
NERVES = 1.5
"""Points from which nobody would call an answer confident."""
FEWEST_WORDS = 15
"""Of an answer that shows either way."""

_SHORT_OF_AN_ANSWER = frozenset({Intent.NEED_TIME, Intent.REFUSE, Intent.LEAVE, Intent.WANTS_PERSON})
"""To ask for room is a sign of its own, whatever the words."""


def check(material: Material) -> Iterator[Defect]:
    for before, turn in zip((None, *material.turns), material.turns, strict=False):
        if (heard := contradicted(turn, before)) is not None:
            yield Defect(
                turn.number, "comfort_wrong", f"noted {turn.comfort}, {heard:.1f} points of nerves: {turn.answer}"
            )


def contradicted(turn: Turn, before: Turn | None) -> float | None:
    """The points of nerves heard, where they speak against the comfort that was noted.

    Comfort changes slowly: nerves in the answer `before` count as well.
    """
    answer = turn.answer or ""
    if turn.comfort is None or len(answer.split()) < FEWEST_WORDS:
        return None
    nerves = signs(answer).nerves
    if turn.comfort is Comfort.NERVOUS and turn.intent not in _SHORT_OF_AN_ANSWER:
        lately = signs(before.answer or "").nerves if before else 0.0
        return nerves if max(nerves, lately) <= NO_NERVES else None
    return nerves if turn.comfort is Comfort.CONFIDENT and nerves >= NERVES else None
