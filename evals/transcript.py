"""A transcript: one interview in the shape in which interviews are exchanged, read and measured.

Job, candidate, areas, turns and feedback in one YAML file, as people write them by hand and as
`openhire transcript --format yaml` prints them.
"""

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.vocabulary import Comfort, Difficulty, Intent, Phase, QuestionKind, ResumeMatch, Strength

ENDINGS = (".yaml", ".yml")


class UnreadableTranscript(ValueError):
    """The file is no transcript; says what is wrong with it."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Job(Part):
    title: str
    company: str = ""
    location: str = ""
    experience_level: str = ""
    salary_range: str = ""
    skills_required: tuple[str, ...] = ()
    requirements: str = ""
    description: str = ""

    @field_validator("*", mode="before")
    @classmethod
    def absent_is_empty(cls, value: object) -> object:
        return "" if value is None else value

    @field_validator("skills_required", mode="before")
    @classmethod
    def no_skills(cls, value: object) -> object:
        return value or ()


class Candidate(Part):
    name: str | None = None
    resume_text: str = ""
    resume_file: str | None = None


class Preferences(Part):
    max_duration: int = Field(default=30, ge=1)
    """Minutes."""
    difficulty_level: Difficulty = Difficulty.MEDIUM
    focus_areas: tuple[str, ...] = ()


class Area(Part):
    name: str
    why: str = ""
    resume: ResumeMatch | None = None


class Evidence(Part):
    area: str
    quote: str
    strength: Strength


class Turn(Part):
    number: int
    phase: Phase
    area: str | None = None
    minute: float | None = None
    """On the interview's clock, when the question was asked."""
    response: str | None = None
    question: str
    sources: tuple[str, ...] = ()
    kind: QuestionKind
    why: str = ""
    prompt_set: str | None = None
    """Digest of the set of prompts the question was made with."""
    answer: str | None = None
    intent: Intent | None = None
    sufficient: bool | None = None
    comfort: Comfort | None = None
    evidence: tuple[Evidence, ...] = ()

    @field_validator("sources", "evidence", mode="before")
    @classmethod
    def none_given(cls, value: object) -> object:
        return value or ()


class PlantedDefect(Part):
    """What the writer of a flawed copy spoilt on purpose."""

    turn: int | None = None
    """None: the feedback."""
    kind: str
    why: str = ""


class Transcript(Part):
    id: str
    quality: str | None = None
    """"good" or "flawed" in reference interviews."""
    of: str | None = None
    """The good interview that this one is a flawed copy of."""
    defects: tuple[PlantedDefect, ...] = ()
    job: Job
    candidate: Candidate
    preferences: Preferences = Preferences()
    persona: str | None = None
    areas: tuple[Area, ...] = ()
    turns: tuple[Turn, ...]
    final_feedback: str | None = None

    def dumped(self) -> str:
        """YAML that `parse_transcript` reads back to an equal transcript."""
        return yaml.dump(
            self.model_dump(mode="json"), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120, indent=2
        )


class _Dumper(yaml.SafeDumper):
    """Text of several lines as a block, one item of a list a line, indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 PyYAML's way
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def read_transcript(path: Path) -> Transcript:
    """Raises UnreadableTranscript."""
    try:
        return parse_transcript(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTranscript(f"it cannot be read as text ({error}).") from error


def parse_transcript(text: str) -> Transcript:
    """Raises UnreadableTranscript."""
    try:
        read: Any = yaml.load(text, Loader=_LOADER)  # noqa: S506 a safe loader
    except yaml.YAMLError as error:
        raise UnreadableTranscript(f"it is not YAML: {error}") from error
    if not isinstance(read, dict):
        raise UnreadableTranscript("it holds no fields such as job, candidate and turns.")
    try:
        return Transcript.model_validate(read)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise UnreadableTranscript(f"{place}: {first['msg']}.") from error


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
