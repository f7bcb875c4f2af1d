"""Resume and job text as chunks: one bullet, sentence or skill line each, with where it stood."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from retrieval.documents import Document
from retrieval.job_chunks import job_passages
from retrieval.lines import plain
from retrieval.resume_chunks import resume_passages
from retrieval.sections import Section

__all__ = ["CHUNKING", "MOST_CHUNKS", "Chunk", "Section", "chunk"]

CHUNKING = "3"
"""Changes whenever the same text would be cut otherwise: what was indexed before is indexed again."""
MOST_CHUNKS = 400
"""Of one document: five times an ordinary resume. What stands after them is not indexed."""


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
    project: str | None = None
    """Title of the project it stands under, of chunks in `Section.PROJECTS`."""

    @property
    def plain(self) -> str:
        """`text` as it would be spoken: without Markdown marks, a word split at a line's end whole again."""
        return plain(self.text)


def chunk(document: Document) -> tuple[Chunk, ...]:
    """The chunks of `document` in the order of its text, at most `MOST_CHUNKS`; none where it holds no word.

    Headings, names, contact data, page furniture and front matter are no chunks.
    """
    passages = resume_passages(document.text) if document.kind == "resume" else job_passages(document.text)
    seen: Counter[str] = Counter()
    chunks: list[Chunk] = []
    for passage in islice((passage for passage in passages if _says_something(passage.text)), MOST_CHUNKS):
        seen[passage.text] += 1
        place = f"{passage.section}\n{seen[passage.text]}\n{passage.text}"
        digest = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        chunks.append(
            Chunk(
                id=f"{document.id}:{digest}",
                document=document.kind,
                section=passage.section,
                text=passage.text,
                order=len(chunks),
                employer=passage.employer,
                role=passage.role,
                current=passage.current,
                project=passage.project,
            )
        )
    return tuple(chunks)


def _says_something(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    if text[0] in ".,;:|" or (text[0].islower() and text.endswith(".") and " " not in text):
        return False  # what is left of a torn line
    return letters >= 2 and letters >= 0.3 * len(text.replace(" ", ""))
