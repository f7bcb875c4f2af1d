"""What reading a file gives, and what it may cost."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["pdf", "docx", "text"]


@dataclass(frozen=True, slots=True)
class Parsed:
    text: str
    """In reading order; lines end in a line feed."""
    kind: Kind
    pages: int | None
    """None where the kind of file has no pages of its own."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one file, and of the process that reads it."""

    file_bytes: int = 10_000_000
    unpacked_bytes: int = 50_000_000
    """Of all that a DOCX packs."""
    pages: int = 100
    characters: int = 200_000
    """Of the text: the limit that the protocol sets for a resume."""
    seconds: float = 15
    """From the start of the process to its result."""
    processor_seconds: int = 10
    memory_bytes: int = 512 * 1024 * 1024
    """Of address space, Python and the libraries included."""
