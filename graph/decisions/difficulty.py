"""How hard the next question is: one step with the answers, never far from what was asked for."""

from graph.vocabulary import Comfort, Difficulty, Intent


def next_difficulty(
    current: Difficulty, preferred: Difficulty, sufficient: bool | None, intent: Intent, comfort: Comfort
) -> Difficulty:
    """One step up after a sufficient answer, one down where the candidate does not know, and never more than one
    step from `preferred`. A nervous candidate is not asked anything harder than `preferred`."""
    if intent is Intent.NO_KNOWLEDGE:
        wanted = current.step(-1)
    elif sufficient and intent is Intent.ANSWER:
        wanted = current.step(1)
    else:
        wanted = current
    ladder = list(Difficulty)
    lowest = preferred.step(-1)
    highest = preferred if comfort is Comfort.NERVOUS else preferred.step(1)
    return ladder[max(ladder.index(lowest), min(ladder.index(highest), ladder.index(wanted)))]
