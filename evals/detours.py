"""What a simulated candidate does instead of answering, and how their way of speaking changes what they say."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.speech import Detour, Leaving, Manner, Rewrite
from graph.vocabulary import Phase


@dataclass(frozen=True)
class Told:
    """What an answer was meant to be: the candidate's own truth about it, which the interviewer never sees."""

    what: str
    """`full`: a case with the own action and its result; `gap`: a case with something left out; `more`: an answer to a
    follow-up; `talk`: about the path, wishes or what would be done; `request`, `unknown`, `detour`, `leave`."""
    detour: Detour | None = None


class Detours:
    """In turn, every so many answers; no saying twice before all were said."""

    def __init__(self, manner: Manner, chance: random.Random) -> None:
        self._manner = manner
        self._left = [self._shuffled(detour.say, chance) for detour in manner.detours]
        self._answers = 0
        self._made = 0

    @staticmethod
    def _shuffled(sayings: Sequence[str], chance: random.Random) -> list[str]:
        return chance.sample(list(sayings), len(sayings))

    def next(self, phase: str) -> tuple[Detour, str] | None:
        """The detour of this answer and its words, slots not yet filled; None where it is a proper answer's turn."""
        if not self._left or Phase(phase) not in self._manner.detour_phases:
            return None
        self._answers += 1
        if self._answers % self._manner.detour_every:
            return None
        which = self._made % len(self._left)
        self._made += 1
        sayings = self._left[which]
        sayings.append(sayings.pop(0))
        return self._manner.detours[which], sayings[-1]


def filled(saying: str, **slots: str) -> str:
    """Only our own slots: sayings may hold braces of their own."""
    return re.sub(r"\{(\w+)\}", lambda found: slots.get(found.group(1), found.group()), saying)


def rewritten(said: str, rewrites: Sequence[Rewrite], chance: random.Random) -> str:
    for each in rewrites:

        def change(found: re.Match[str], each: Rewrite = each) -> str:
            return found.expand(each.to) if chance.random() < each.share else found.group()

        said = re.sub(each.of, change, said)
    return said


def way_of_leaving(manner: Manner, chance: random.Random) -> Leaving | None:
    return chance.choice(manner.leaves.how) if manner.leaves else None
