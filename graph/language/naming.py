"""What an area is called, and what it asks for, when it is spoken of."""

from graph.language.needs import Need, gerund, need, said_to_you
from graph.language.phrases import in_sentence
from graph.subjects import Area, Job


def spoken_name(area: Area, job: Job) -> str:
    """In the middle of a sentence."""
    return in_sentence(area.name, words_of(job))


def need_of(area: Area) -> Need | None:
    """What the job text asks for here; None where it cannot be said in a question.

    A need may be a later piece of a sentence ("keep the bar clean"): the area's name tells that it is something done.
    """
    first = area.need.split()[0].lower() if area.need.split() else ""
    done = first != "" and area.name.lower().startswith(f"{gerund(first)} ")
    return need(said_to_you(area.need) if done else area.need)


def words_of(job: Job) -> str:
    """What the job asks for, in which a word stands with the letters it is written with."""
    return "\n".join((*job.skills_required, job.requirements, job.description))
