"""What simulated candidates say: personas, wordings and cases, read from the YAML beside this file."""

from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from graph.vocabulary import Comfort, Intent, Phase
from storage.models import EndReason

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


class Detour(Spoken):
    """What is said in place of an answer, or before one."""

    say: tuple[str, ...] = Field(min_length=1)
    """{question} {did} {at} {company} {title} are filled in."""
    then_answers: bool = False
    """The answer follows in the same breath."""
    meant: tuple[Intent, ...] = ()
    """What it may be read as; none: nothing is expected."""


class Rewrite(Spoken):
    """How somebody speaks: `of` (a regular expression) becomes `to`, in a share of the places."""

    of: str
    to: str
    share: float = Field(default=1.0, ge=0, le=1)


class Leaving(StrEnum):
    SAYS_SO = "says_so"
    ENDS = "ends"
    """Presses the button for it: `end_interview`."""
    HANGS_UP = "hangs_up"
    """The line is closed without a word; they come back only to end it."""


class Leaves(Spoken):
    at: int = Field(ge=2)
    """The answer at which they go, counted from 1."""
    how: tuple[Leaving, ...] = Field(min_length=1)
    """One of these, by the seed."""
    say: tuple[str, ...] = Field(min_length=1)


class Expected(Spoken):
    """What must be found in the record of an interview with this persona."""

    comfort: Comfort | None = None
    by: int = 6
    """The answer by which that comfort was noted."""
    ends: tuple[EndReason, ...] = ()


class Manner(Spoken):
    """A persona: how somebody tells what they did, and what they do instead."""

    name: str
    description: str
    full: float = Field(ge=0, le=1)
    """Share of the cases that are told with nothing left out."""
    pieces: tuple[str, ...]
    """Of a case, in the order they are told."""
    least: int = Field(default=2, ge=1)
    on_follow_up: int = Field(default=2, ge=1)
    """Pieces told on a follow-up, the one asked for first."""
    leaves_out: tuple[str, ...] = ("result",)
    """`result`, `own_part` or `method`, in turn, where a case is not told in full."""
    imagines: bool = True
    """Asked about what was never done, tells how it would be done; otherwise the nearest real case."""
    opens_with: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    calms_after: int = 0
    """Answers after which `opens_with` and `asides` stop."""
    digressions: tuple[str, ...] = ()
    """Said between the pieces of a case."""
    rewrites: tuple[Rewrite, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    """Wordings of their own, by the kinds of candidates/speech.yaml."""
    detours: tuple[Detour, ...] = ()
    """In turn."""
    detour_every: int = Field(default=2, ge=1)
    """Every so many answers a detour, in `detour_phases`."""
    detour_phases: tuple[Phase, ...] = (Phase.TECHNICAL, Phase.BEHAVIORAL)
    leaves: Leaves | None = None
    asks_to_repeat: bool = False
    says_unknown: bool = False
    questions_back: int = Field(default=1, ge=0)
    """In the conclusion."""
    other_trade: bool = False
    """Comes with the resume of another trade than the job's."""
    expect: Expected = Expected()


class UnreadablePersona(ValueError):
    """Says which file, what is wrong with it and what to do."""


def personas() -> tuple[str, ...]:
    """The names of all personas, in order."""
    return tuple(sorted(path.stem for path in (HERE / "candidates").glob("*.yaml") if path.stem != "speech"))


@cache
def manner(name: str) -> Manner:
    """Raises UnreadablePersona."""
    path = HERE / "candidates" / f"{name}.yaml"
    if name not in personas():
        raise UnreadablePersona(f"There is no persona {name}; there are {', '.join(personas())}.")
    try:
        return Manner.model_validate(_read(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise UnreadablePersona(f"{path.name}, {'.'.join(map(str, first['loc']))}: {first['msg']}.") from error


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
