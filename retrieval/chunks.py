"""Resume and job text as chunks: one bullet, sentence or skill line each, with where it stood."""

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    PROFILE = "profile"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    COURSES = "courses"
    # of a job text
    SUMMARY = "summary"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    PROCESS = "process"
    """What happens after the interview, who reads it, when the candidate hears."""
    TERMS = "terms"
    """Pay, benefits, place, hours: facts a candidate may ask about."""
    LEGAL = "legal"
    """Equal opportunity, eligibility, announcements: never asked about."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Chunk:
    id: str
    """`<document id>:<hash of the text and its place>`: the same text in the same document has the same id."""
    document: str
    """"resume" or "job"."""
    section: Section
    text: str
    """Verbatim from the document, whitespace and line breaks folded, the bullet sign gone."""
    order: int
    """Place in the document, from 0."""
    employer: str | None = None
    """Of the entry of the resume it stands in, only where the layout tells it for certain."""
    role: str | None = None
    """Likewise."""
    current: bool = False
    """The entry goes on to this day."""
