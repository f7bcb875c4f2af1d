"""Does the comfort that was noted fit the words? Only nerves are told for certain; calm and neutral are neighbours."""

from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.material import Material
from evals.transcript import Turn
from graph.language.comfort import NERVOUS_FROM, signs
from graph.vocabulary import Comfort, Intent

NO_NERVES = 0.6
"""Points up to which an answer holds no sign of nerves: two fillers at most."""
FEWEST_WORDS = 12
"""Of an answer that shows either way."""


def check(material: Material) -> Iterator[Defect]:
    for turn in material.turns:
        if (heard := contradicted(turn)) is not None:
            yield Defect(
                turn.number, "comfort_wrong", f"noted {turn.comfort}, {heard:.1f} points of nerves: {turn.answer}"
            )


def contradicted(turn: Turn) -> float | None:
    """The points of nerves heard, where they speak against the comfort that was noted."""
    answer = turn.answer or ""
    if turn.comfort is None or len(answer.split()) < FEWEST_WORDS:
        return None
    nerves = signs(answer).nerves
    if turn.comfort is Comfort.NERVOUS and nerves <= NO_NERVES and turn.intent is not Intent.NEED_TIME:
        return nerves
    return nerves if turn.comfort is Comfort.CONFIDENT and nerves >= NERVOUS_FROM else None
