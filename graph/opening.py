"""What is fixed when an interview is opened."""

from datetime import datetime
from hashlib import sha256

from graph.subjects import Preferences, Skill, Subject


class Opening(Subject):
    job_id: str
    candidate_id: str
    first_name: str | None
    preferences: Preferences
    resume: str
    """Document id of the resume in the index."""
    job: str
    """Document id of the job text in the index."""
    opened_at: datetime
    """UTC."""
    plan: Skill | None = None
    """How the job's plan was made, where it was made for this interview."""


TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir"})


def first_name(name: str) -> str | None:
    """The word to greet with, or None: a wrong name is worse than none."""
    words = [word for word in name.replace(",", " ").split() if word.rstrip(".").lower() not in TITLES]
    if not words or len(words[0]) < 2 or not words[0].replace("-", "").replace("'", "").isalpha():
        return None
    return words[0] if not words[0].isupper() else words[0].capitalize()


def document_id(kind: str, owner: str, text: str) -> str:
    """The same text of the same owner is the same document; a changed one is another, and running interviews keep
    the one they began with."""
    return f"{kind}/{owner}/{sha256(text.encode()).hexdigest()[:16]}"
