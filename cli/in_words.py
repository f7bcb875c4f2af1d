"""How an answer was read, with its tone, in words: for those who work on the interviewer. Recruiters see no comfort."""

from api.papers.in_words import read_as
from graph.vocabulary import Comfort, Gap, Intent


def in_words(intent: Intent | None, comfort: Comfort | None, gap: Gap | None, sufficient: bool | None) -> str:
    """How an answer was read."""
    seen, *left_open = read_as(intent, gap, sufficient)
    return "; ".join([seen, f"comfort {comfort.value}" if comfort else "comfort not assessed", *left_open])
