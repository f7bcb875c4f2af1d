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
    """A model's reading, believed where plain linguistics finds something told in the same answer, be it told weakly.

    A model that was talked into it finds everything shown; words in which nothing is told stay a bare claim.
    """
    if any(supports(evidence) for evidence in by_rules.evidence):
        return reading
    bare = tuple(e.model_copy(update={"strength": Strength.ASSERTED}) for e in reading.evidence)
    return reading.model_copy(update={"evidence": bare, "sufficient": by_rules.sufficient})


def supports(evidence: Evidence) -> bool:
    """A bare claim is heard and kept, but supports nothing."""
    return evidence.strength is not Strength.ASSERTED
