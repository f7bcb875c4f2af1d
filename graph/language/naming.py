"""What an area is called when it is spoken of."""

from graph.language.phrases import in_sentence
from graph.subjects import Area, Job


def spoken_name(area: Area, job: Job) -> str:
    """In the middle of a sentence."""
    return in_sentence(area.name, words_of(job))


def words_of(job: Job) -> str:
    """What the job asks for, in which a word stands with the letters it is written with."""
    return "\n".join((*job.skills_required, job.requirements, job.description))
