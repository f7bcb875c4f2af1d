"""How far an interview got with each area of its plan, told from the record alone."""

from collections.abc import Sequence

from graph.decisions.moves import Move
from graph.decisions.reasons import NEXT
from graph.decisions.support import with_focus
from graph.subjects import Area, JobPlan, PlannedArea, Subject
from graph.vocabulary import AreaStatus, Phase, QuestionKind, Strength
from storage.models import Interview, Turn


class Quote(Subject):
    """A claim in the candidate's own words."""

    turn: int
    quote: str
    """Verbatim from the answer of that turn."""
    strength: Strength


class Coverage(Subject):
    """One area. What was shown is in `evidence`; nothing here adds up to a score."""

    area: str
    phase: Phase | None
    """None where the plan is no longer known and the area was not asked about."""
    weight: float | None
    """Share of the plan, the same for every candidate of the job; None where the plan is no longer known."""
    need: str
    """What the job asks for, verbatim; empty where the plan is no longer known."""
    why: str
    """What the job asks for and what the resume shows; empty while it was not asked about."""
    status: AreaStatus | None
    """None before the first question."""
    assessed: bool
    """An answer about it was read for evidence. Without it, no evidence is no finding: it was not assessed."""
    questions: int
    """Asked about it, without those repeated or explained at the candidate's wish."""
    evidence: tuple[Quote, ...]
    """All that was kept, in the order in which it was said."""


def coverage(
    interview: Interview, turns: Sequence[Turn], plan: JobPlan | None = None, areas: Sequence[Area] = ()
) -> tuple[Coverage, ...]:
    """Each area of the interview, in the order in which they were to be asked.

    `turns` in order. `plan`: the job's, of which the interview's is made as at its opening. `areas`: the areas as the
    interview was opened with, where they are at hand; they tell more than the plan, and stay when a job's text and
    with it its plan are changed later. Where neither knows an area, what was asked about it tells what it is.

    Agrees with the interview: the evidenced are `strengths_identified`, the open and probing `areas_to_probe`.
    """
    planned: Sequence[Area | PlannedArea] = areas or (
        with_focus(plan, interview.preferences.focus_areas) if plan else ()
    )
    by_name = {area.name: area for area in planned}
    if turns:
        asked = [turn.area for turn in turns if turn.area]
        known = dict.fromkeys((*asked, *interview.strengths_identified, *interview.areas_to_probe))
        names = [name for name in by_name if name in known] + [name for name in known if name not in by_name]
    else:
        names = list(by_name)
    return tuple(_of(name, by_name.get(name), interview, turns) for name in names)


def _of(name: str, area: Area | PlannedArea | None, interview: Interview, turns: Sequence[Turn]) -> Coverage:
    about = [turn for turn in turns if turn.area == name]
    quotes = [
        Quote(turn=e.turn, quote=e.quote, strength=e.strength)
        for e in sorted((e for turn in turns for e in turn.evidence), key=lambda e: (e.turn, e.start))
        if e.area == name
    ]
    first = next((turn for turn in about if turn.kind is QuestionKind.NEW_AREA), None)
    return Coverage(
        area=name,
        phase=area.phase if area else about[0].phase if about else None,
        weight=area.weight if area else None,
        need=area.need if area else "",
        why=area.why if isinstance(area, Area) else first.why.removeprefix(NEXT) if first else "",
        status=_status(name, interview, about, quotes) if turns else None,
        assessed=bool(quotes) or any(turn.assessed for turn in about),
        questions=sum(
            _counts(turn, before) for before, turn in zip((None, *turns), turns, strict=False) if turn.area == name
        ),
        evidence=tuple(quotes),
    )


def _status(name: str, interview: Interview, about: Sequence[Turn], quotes: Sequence[Quote]) -> AreaStatus:
    """As `graph.decisions.areas` left it: the interview names the evidenced and those that wait."""
    if name in interview.strengths_identified:
        return AreaStatus.EVIDENCED
    if name not in interview.areas_to_probe:
        return AreaStatus.EXHAUSTED
    begun = quotes or any(turn.answer is not None for turn in about)
    return AreaStatus.PROBING if begun else AreaStatus.OPEN


def _counts(turn: Turn, before: Turn | None) -> bool:
    """As when it was asked: a question asked again as a service counts for nobody."""
    intent = before.intent if before else None
    return Move(kind=turn.kind, phase=turn.phase, intent=intent, difficulty=turn.difficulty).counts
