"""How hard the next question is: one step with the answers, never far from what was asked for."""

from graph.subjects import Reading
from graph.vocabulary import Comfort, Difficulty, Intent, Strength


def next_difficulty(
    current: Difficulty, preferred: Difficulty, reading: Reading, intent: Intent, comfort: Comfort
) -> Difficulty:
    """One step up after an answer that shows a case and leaves nothing open, one down where the candidate does not
    know, and never more than one step from `preferred`. A nervous candidate is not asked anything harder than that."""
    shown = any(evidence.strength is Strength.SHOWN for evidence in reading.evidence)
    if intent is Intent.NO_KNOWLEDGE:
        wanted = current.step(-1)
    elif intent is Intent.ANSWER and reading.sufficient and shown:
        wanted = current.step(1)
    else:
        wanted = current
    ladder = list(Difficulty)
    lowest = preferred.step(-1)
    highest = preferred if comfort is Comfort.NERVOUS else preferred.step(1)
    return ladder[max(ladder.index(lowest), min(ladder.index(highest), ladder.index(wanted)))]
