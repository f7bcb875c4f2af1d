"""How much each area of a plan counts."""

from collections.abc import Sequence

from graph.subjects import PlannedArea
from graph.vocabulary import Phase


def weighted(areas: Sequence[tuple[str, str, Phase]]) -> tuple[PlannedArea, ...]:
    """Falling weights that add up to 1: the first counts about twice the last."""
    raw = [2 * len(areas) - place for place in range(len(areas))]
    return tuple(
        PlannedArea(name=name, phase=phase, weight=share / sum(raw), need=text)
        for (name, text, phase), share in zip(areas, raw, strict=True)
    )
