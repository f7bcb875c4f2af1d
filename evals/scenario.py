"""A scenario: wire events in YAML. Say this, expect that within so long, and this must be absent."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from evals.patterns import UnusablePattern, validate

FOLDER = Path(__file__).parent / "scenarios"
SHORT = ("start", "end", "status", "hang up", "come back")
SHORT_WITH_WORDS = ("start", "answer", "transcript", "fragment")


class UnusableScenario(ValueError):
    """Names file and line, what is wrong there and what to write instead."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Step(Part):
    """One of: `say`; or `expect` and `absent`, either or both."""

    say: str | dict[str, Any] | None = None
    """start, end, status, hang up, come back; {start: {preferences: …}}, {answer: words}, {transcript: words} (final),
    {fragment: words} (not final yet); or a message of the wire, {type: …, data: …}."""
    expect: dict[str, Any] | None = None
    """The next message of that `type` must be like this; others may come before it."""
    absent: dict[str, Any] | None = None
    """No message like this comes before the expected one; without `expect`, none within `within`."""
    within: float = Field(default=10.0, gt=0, le=60)
    """Seconds."""
    kept_as: str | None = Field(default=None, alias="as")
    """Keeps the message for `same_as` and `other_than`."""

    @field_validator("say")
    @classmethod
    def known_words(cls, say: Any) -> Any:
        if isinstance(say, str) and say not in SHORT:
            raise ValueError(
                f"{say!r} is nothing that can be said; write one of {', '.join(SHORT)}, or {{answer: {say}}}"
            )
        if isinstance(say, dict) and not ("type" in say or (len(say) == 1 and next(iter(say)) in SHORT_WITH_WORDS)):
            raise ValueError(f"write one of {', '.join(SHORT_WITH_WORDS)}, or a message with its type")
        return say

    @field_validator("expect", "absent")
    @classmethod
    def usable(cls, pattern: dict[str, Any] | None) -> dict[str, Any] | None:
        if pattern is not None:
            validate(pattern)
            if not isinstance(pattern.get("type"), str):
                raise UnusablePattern("the message's type is missing; write type: ai_response, or another one")
        return pattern

    @model_validator(mode="after")
    def one_thing(self) -> Self:
        if (self.say is None) == (self.expect is None and self.absent is None):
            raise ValueError("a step is either something to say, or something to expect or to be absent")
        if self.say is not None and self.kept_as:
            raise ValueError("only what comes can be kept with `as`; move it to the step that expects it")
        return self


class Scenario(Part):
    what: str
    """One sentence: how the conversation behaves."""
    job: str = "warehouse"
    """A file in evals/jobs, without its ending."""
    resume: str = "warehouse"
    """A file in evals/resumes, without its ending."""
    steps: tuple[Step, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Read:
    name: str
    scenario: Scenario
    lines: tuple[int, ...]
    """Of each step in the file."""


def read_scenario(path: Path) -> Read:
    """Raises UnusableScenario."""
    try:
        text = path.read_text(encoding="utf-8")
        tree, data = yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnusableScenario(f"{path}: it cannot be read as YAML: {error}") from error
    if not isinstance(data, dict) or tree is None:
        raise UnusableScenario(f"{path}: it has no fields; write `what:` and `steps:`.")
    try:
        scenario = Scenario.model_validate(data)
    except ValidationError as error:
        raise UnusableScenario("\n".join(_told(path, tree, each) for each in error.errors())) from error
    return Read(path.stem, scenario, tuple(line_of(tree, ("steps", step)) for step in range(len(scenario.steps))))


def scenarios(names: list[str] | None = None) -> list[Read]:
    """Those named, by name or path; all of evals/scenarios where none is. Raises UnusableScenario."""
    return [read_scenario(path) for path in (map(_path, names) if names else sorted(FOLDER.glob("*.yaml")))]


def _path(name: str) -> Path:
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    path = FOLDER / f"{name}.yaml"
    if not path.is_file():
        there = ", ".join(sorted(each.stem for each in FOLDER.glob("*.yaml")))
        raise UnusableScenario(f"There is no scenario {name}; there are {there}.")
    return path


def _told(path: Path, tree: yaml.Node, error: Any) -> str:
    place = error["loc"]
    step = f" (step {place[1] + 1})" if len(place) > 1 and place[0] == "steps" else ""
    what = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        model = Step if step else Scenario
        names = [field.alias or name for name, field in model.model_fields.items()]
        what = f"{place[-1]} is not known here; there are {', '.join(names)}"
    elif error["type"] == "missing":
        what = f"{place[-1]} is missing"
    return f"{path}, line {line_of(tree, place)}{step}: {what}."


def line_of(tree: yaml.Node, place: tuple[str | int, ...]) -> int:
    """The line, from 1, of the deepest part of `place` that the file has."""
    node, line = tree, tree.start_mark.line
    for part in place:
        found = next(_children(node, part), None)
        if found is None:
            break
        line, node = found
    return line + 1


def _children(node: yaml.Node, part: str | int) -> Iterator[tuple[int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                yield key.start_mark.line, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        yield node.value[part].start_mark.line, node.value[part]
