"""What simulated candidates say: manners, wordings and cases, read from the YAML beside this file."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

HERE = Path(__file__).parent


class Spoken(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Case(Spoken):
    """One small story in pieces that fit each other; cases/people.yaml says what each piece is."""

    about: tuple[str, ...]
    began: str
    first: str
    snag: str
    decided: str
    checked: str
    came: str
    own: str
    lesson: str
    shared: str

    def piece(self, name: str) -> str:
        return str(getattr(self, name))


class Cases(Spoken):
    field: tuple[str, ...]
    """Words of which the resume must hold some; none: for anyone."""
    cases: tuple[Case, ...]


class Manner(Spoken):
    name: str
    description: str
    full: float = Field(ge=0, le=1)
    """Share of the cases that are told with nothing left out."""
    pieces: tuple[str, ...]
    """Of a case, in the order they are told."""
    least: int = Field(ge=1)
    on_follow_up: int = Field(ge=1)
    """Pieces told on a follow-up, the one asked for first."""
    leaves_out: tuple[str, ...]
    """`result`, `own_part` or `method`, in turn, where a case is not told in full."""
    opens_with: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    calms_after: int = 0
    """Answers after which `opens_with` and `asides` stop."""
    asks_to_repeat: bool
    says_unknown: bool
    questions_back: int = Field(ge=0)


@cache
def manner(name: str) -> Manner:
    return Manner.model_validate(_read(HERE / "candidates" / f"{name}.yaml"))


@cache
def wordings() -> dict[str, tuple[str, ...]]:
    """By kind, as in candidates/speech.yaml."""
    return TypeAdapter(dict[str, tuple[str, ...]]).validate_python(_read(HERE / "candidates" / "speech.yaml"))


@cache
def cases() -> tuple[Cases, ...]:
    return tuple(Cases.model_validate(_read(path)) for path in sorted((HERE / "cases").glob("*.yaml")))


def _read(path: Path) -> dict[str, object]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} is not a list of names and values.")
    return found
