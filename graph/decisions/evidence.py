"""What may stand as evidence, whoever found it: verbatim, about a known area, not private, from a real answer."""

from graph.decisions.guard import private_facts
from graph.interviewers.skills import ReadBrief
from graph.subjects import Evidence, Reading
from graph.vocabulary import ANSWERS, Strength


def admissible(reading: Reading, brief: ReadBrief) -> Reading:
    """The reading with every quote dropped that is not verbatim in the answer, names no area of the plan, or holds
    something private that the candidate volunteered. A message that is no answer shows nothing either way."""
    if brief.intent not in ANSWERS:
        return Reading(sufficient=None)
    answer, names = brief.exchange.answer, {area.name for area in brief.areas}
    private = private_facts(answer)

    def stands(evidence: Evidence) -> bool:
        return (
            evidence.area in names
            and evidence.turn == brief.exchange.turn
            and bool(evidence.quote.strip())
            and answer[evidence.start : evidence.end] == evidence.quote
            and not any(start < evidence.end and evidence.start < end for start, end, *_ in private)
        )

    return reading.model_copy(update={"evidence": tuple(filter(stands, reading.evidence))})


def held_against_rules(reading: Reading, by_rules: Reading) -> Reading:
    """A model's reading, believed one step beyond what plain linguistics finds in the same answer, and no further.

    A model that was talked into it finds everything shown; words in which nothing is told stay a bare claim.
    """
    ladder = list(Strength)
    found = max((ladder.index(e.strength) for e in by_rules.evidence), default=-1)
    most = ladder[min(found + 1, len(ladder) - 1)]
    capped = tuple(
        e if ladder.index(e.strength) <= ladder.index(most) else e.model_copy(update={"strength": most})
        for e in reading.evidence
    )
    return reading.model_copy(update={"evidence": capped})
