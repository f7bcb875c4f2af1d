"""What is indexed: the text of one resume or one job."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["resume", "job"]


@dataclass(frozen=True)
class Document:
    id: str
    kind: Kind
    text: str

    @cached_property
    def digest(self) -> str:
        """sha256 of the text, as hex: two documents with the same digest have the same chunks."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def job_document(
    job_id: str,
    *,
    title: str = "",
    company: str = "",
    location: str = "",
    salary_range: str = "",
    experience_level: str = "",
    skills_required: Sequence[str] = (),
    requirements: str = "",
    description: str = "",
) -> Document:
    """The fields of `JobDetails` (API document) as one text under plain headings; empty fields leave no trace.

    The description comes last, because it may be a whole advertisement with headings of its own.
    """
    facts = {
        "Job title": title,
        "Company": company,
        "Location": location,
        "Salary range": salary_range,
        "Experience level": experience_level,
    }
    skills = "\n".join(f"- {skill.strip()}" for skill in skills_required if skill.strip())
    parts = ["\n".join(f"{name}: {' '.join(value.split())}" for name, value in facts.items() if value.strip())]
    parts += [
        # A line that begins small would be read as the rest of its heading.
        heading + ("\n\n" if body.strip()[:1].islower() else "\n") + body.strip()
        for heading, body in (("Required skills", skills), ("Requirements", requirements), ("Description", description))
        if body.strip()
    ]
    return Document(job_id, "job", "\n\n".join(part for part in parts if part))
