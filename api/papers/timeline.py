"""When an interview was about what: its turns as stretches of the clock, for a picture."""

from collections.abc import Sequence
from itertools import pairwise

from graph.subjects import Subject
from graph.vocabulary import Phase, QuestionKind
from storage.models import Interview, Turn


class Stretch(Subject):
    """From one question to the next."""

    phase: Phase
    area: str | None
    kind: QuestionKind
    started: float
    """Seconds on the interview's clock; so is `ended`, never the lower of the two."""
    ended: float
    turn: int


def timeline(interview: Interview, turns: Sequence[Turn]) -> tuple[Stretch, ...]:
    """One stretch a turn, in order, without gaps; the last one lasts until the interview's end, or until now as far as
    the record knows."""
    starts = [turn.elapsed for turn in turns]
    ends = [*(max(begun, then) for begun, then in pairwise(starts)), *(max(s, interview.elapsed) for s in starts[-1:])]
    return tuple(
        Stretch(phase=turn.phase, area=turn.area, kind=turn.kind, started=turn.elapsed, ended=ended, turn=turn.number)
        for turn, ended in zip(turns, ends, strict=True)
    )
