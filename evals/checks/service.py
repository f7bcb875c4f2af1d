"""A candidate who asks for something gets it in the next turn."""

from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.cues import has
from evals.material import Material
from evals.transcript import Turn
from evals.wording import asking_part, content, sentences, stem, words
from graph.decisions.guard.wording import plain
from graph.vocabulary import Intent, QuestionKind

SAME_AGAIN = 0.7
"""Likeness of the whole and of what is asked, added up, from which a question is the one that was to be repeated."""
OF_THE_JOB = 0.7
"""Likeness from which a sentence gives back a line of the job text."""
ABOUT_IT = 0.4
"""Likeness from which a sentence speaks of what the candidate asked."""


def check(material: Material) -> Iterator[Defect]:
    for before, turn in material.steps:
        if ignored(material, before, turn):
            yield Defect(turn.number, "ignored_request", f"{before.answer} / {turn.response or ''} {turn.question}")


def ignored(material: Material, before: Turn, turn: Turn) -> bool:
    """Whether what the candidate asked for in `before` is passed over in `turn`; a wish for time belongs to tone."""
    match before.intent:
        case Intent.REPEAT_REQUEST:
            return not _repeats(material, before, turn)
        case Intent.CLARIFICATION_REQUEST:
            return not _clarifies(material, before, turn)
        case Intent.QUESTION_BACK:
            return not _answers(material, before, turn)
        case Intent.REFUSE:
            return _insists(before, turn)
        case Intent.LEAVE | Intent.WANTS_PERSON:
            said = plain(f"{turn.response or ''} {turn.question}")
            return not (has("grants", said) or _shares(before, said))
        case _:
            return False


def _repeats(material: Material, before: Turn, turn: Turn) -> bool:
    if turn.kind is QuestionKind.FOLLOW_UP or turn.area != before.area:
        return False
    whole = material.meaning.likeness(before.question, turn.question)
    asked = material.meaning.likeness(asking_part(before.question), asking_part(turn.question))
    return whole + asked >= SAME_AGAIN or _same_ask(before, turn)


def _same_ask(before: Turn, turn: Turn) -> bool:
    one, other = content(asking_part(before.question)), content(turn.question)
    return len(one & other) * 2 >= len(one)


def _clarifies(material: Material, before: Turn, turn: Turn) -> bool:
    """Some word of what the candidate wondered about comes back, or the acknowledgement plainly explains."""
    response = turn.response or ""
    if turn.area != before.area or turn.kind is QuestionKind.FOLLOW_UP:
        return False
    return has("explains", plain(response)) or _shares(before, response) or _near(material, before, response)


def _answers(material: Material, before: Turn, turn: Turn) -> bool:
    response = turn.response or ""
    said = plain(response)
    told = has("leaves_open", said) or has("cites", said) or _from_the_job(material, response)
    return told or _shares(before, response) or _near(material, before, response)


def _from_the_job(material: Material, response: str) -> bool:
    """Does it tell what the job text says, whatever words the candidate asked with?"""
    told = sentences(response)
    return any(material.meaning.likeness(one, line) >= OF_THE_JOB for one in told for line in material.job)


def _insists(before: Turn, turn: Turn) -> bool:
    """Stays with what somebody would rather not answer, and offers no way out."""
    stays = turn.area == before.area and turn.kind in (QuestionKind.REPHRASE, QuestionKind.FOLLOW_UP)
    return stays and not has("way_out", plain(f"{turn.response or ''} {turn.question}"))


def _shares(before: Turn, said: str) -> bool:
    """Does a telling word of the candidate's question come back?"""
    asked = [part for part in sentences(before.answer or "") if part.rstrip().endswith("?")] or [before.answer or ""]
    wondered = frozenset(stem(word) for part in asked for word in words(part) if stem(word) in content(part))
    return bool(wondered & content(said))


def _near(material: Material, before: Turn, response: str) -> bool:
    asked = [part for part in sentences(before.answer or "") if part.rstrip().endswith("?")]
    told = sentences(response)
    return any(material.meaning.likeness(one, other) >= ABOUT_IT for one in asked for other in told)
