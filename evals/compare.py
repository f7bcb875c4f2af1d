"""Two runs held against each other: what got better and what got worse, over the interviews that both held."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from evals.figures import Figures, Interview

Verdict = Literal["better", "worse", "the same", ""]
"""Empty: more of it is neither better nor worse."""

SHARES = {
    "grounded": 1,
    "one_question": 1,
    "areas": 1,
    "follow_ups_due": 1,
    "follow_ups_unneeded": -1,
    "comfort_fits": 1,
    "verbatim": 1,
}
"""Of `evals.metrics.Metrics`, and whether more of it is better (1) or worse (-1)."""
MEANS = {"questions": 0, "near_repeats": -1, "guard_hits": -1, "words_per_question": 0, "reading_ease": 0}
SAME = 1e-9


@dataclass(frozen=True)
class Change:
    name: str
    before: float | None
    now: float | None
    verdict: Verdict
    is_share: bool = False


@dataclass(frozen=True)
class Comparison:
    both: int
    """Interviews that both runs held; everything below is over these."""
    only_before: int
    only_now: int
    changes: tuple[Change, ...]
    interviews: tuple[Change, ...]
    """Defects of each interview whose number changed: those that got worse most first."""


def compare(before: Figures, now: Figures) -> Comparison:
    old = {each.name: each for each in before.interviews if each.failed is None}
    new = {each.name: each for each in now.interviews if each.failed is None}
    names = [name for name in new if name in old]
    pairs = [old[name] for name in names], [new[name] for name in names]
    kinds = [_kinds(side) for side in pairs]
    old_side, new_side = pairs
    changes = [
        _change(name, _share(old_side, name), _share(new_side, name), way, is_share=True)
        for name, way in SHARES.items()
    ]
    changes += [_change(name, _mean(old_side, name), _mean(new_side, name), way) for name, way in MEANS.items()]
    changes += [_change("expectations not met", _unmet(old_side), _unmet(new_side), -1)]
    changes += [_change(kind, kinds[0][kind], kinds[1][kind], -1) for kind in sorted(kinds[0] | kinds[1])]
    each = [_change(name, len(old[name].defects), len(new[name].defects), -1) for name in names]
    moved = sorted((c for c in each if c.verdict != "the same"), key=lambda c: (c.before or 0) - (c.now or 0))
    return Comparison(len(names), len(old) - len(names), len(new) - len(names), tuple(changes), tuple(moved))


def _kinds(interviews: Sequence[Interview]) -> Counter[str]:
    return Counter(fault.kind for each in interviews for fault in each.defects)


def _unmet(interviews: Sequence[Interview]) -> int:
    return sum(len(each.unmet) for each in interviews)


def _share(interviews: Sequence[Interview], name: str) -> float | None:
    found = [each.metrics[name] for each in interviews if isinstance(each.metrics.get(name), Mapping)]
    of = sum(share["of"] for share in found)
    return sum(share["some"] for share in found) / of if of else None


def _mean(interviews: Sequence[Interview], name: str) -> float | None:
    found = [each.metrics[name] for each in interviews if each.metrics.get(name) is not None]
    return sum(found) / len(found) if found else None


def _change(name: str, before: float | None, now: float | None, way: int, *, is_share: bool = False) -> Change:
    verdict: Verdict = ""
    if before is not None and now is not None:
        difference = (now - before) * way
        verdict = "" if way == 0 else "the same" if abs(difference) < SAME else "better" if difference > 0 else "worse"
    return Change(name.replace("_", " "), before, now, verdict, is_share)
