"""Comfort over several turns: a single answer does not change the tone of an interview."""

from collections.abc import Sequence

from graph.vocabulary import Comfort

IN_A_ROW = 2
"""Equal readings that it takes to change."""


def settle(current: Comfort, readings: Sequence[Comfort]) -> Comfort:
    """The comfort that sets the tone of the next question.

    current: what held before the latest reading; NEUTRAL at the start of an interview.
    readings: of the single answers so far, oldest first; only the last two matter, so the state may keep just those.
        Turns that were not assessed are left out, they neither confirm nor interrupt.

    Pure and without memory of its own: the next state is `settle(...)` and the last readings, both plain strings.
    """
    latest = list(readings[-IN_A_ROW:])
    if len(latest) == IN_A_ROW and len(set(latest)) == 1:
        return Comfort(latest[0])
    return Comfort(current)
