"""A passage: what becomes a chunk once it is known where in the document it stands."""

from dataclasses import dataclass

from retrieval.sections import Section


@dataclass(frozen=True, slots=True)
class Passage:
    section: Section
    text: str
    employer: str | None = None
    role: str | None = None
    project: str | None = None
    current: bool = False
