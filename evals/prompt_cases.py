"""What must hold of a prompt (`prompts/cases/NAME.yaml`): of what is sent, and of what a model replies."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from graph.prompt_library import Prompt, PromptLibrary, example_inputs, read_text
from graph.prompt_yaml import PromptError, Strict, Yaml, read_yaml

FOLDER = "cases"
REMEDY = "Compare with the table of assertions in prompts/README.md."


class Sent(Strict):
    """Of both parts as a model is sent them; line breaks do not matter."""

    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    shorter_than: int | None = Field(default=None, ge=1)
    """Characters."""


class Of(Strict):
    """Of one field of the reply; of a field of items of a list, each of them. Capitals do not matter."""

    equals: Any = None
    one_of: tuple[Any, ...] = ()
    contains: tuple[str, ...] = ()
    contains_one_of: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    most_words: int | None = Field(default=None, ge=0)
    least_words: int | None = Field(default=None, ge=1)
    one_question: Literal[True] | None = None
    most_items: int | None = Field(default=None, ge=0)
    least_items: int | None = Field(default=None, ge=1)


class Expected(Strict):
    sent: Sent | None = None
    reply: dict[str, Of] = {}
    """By the field's name; `evidence.strength` is a field of each item of `evidence`."""
    guard: Literal["passes"] | None = None
    dropped: Literal["nothing"] | None = None
    """The code believes all of it: every quote is verbatim, every text named was given."""

    @property
    def needs_reply(self) -> bool:
        return bool(self.reply or self.guard or self.dropped)


class Case(Strict):
    name: str = Field(min_length=1)
    inputs: dict[str, Any] = {}
    """Laid over the examples of the prompt."""
    expect: Expected


class Cases(Strict):
    cases: tuple[Case, ...] = Field(min_length=1)


def read_cases(folder: Path, library: PromptLibrary, name: str) -> tuple[Case, ...]:
    """`folder`: of the prompts. Empty where the prompt has no file of cases. Raises `PromptError`."""
    path = folder / FOLDER / f"{name}.yaml"
    if not path.exists():
        return ()
    source = read_yaml(f"{folder.name}/{FOLDER}/{name}.yaml", read_text(path, folder))
    cases = source.validated(Cases, REMEDY).cases
    for number, case in enumerate(cases):
        _check(case, library.prompt(name), source, ("cases", str(number)))
        if case.name in [each.name for each in cases[:number]]:
            line = source.line("cases", str(number), "name")
            raise PromptError(source.file, line, f"A case of this name stands above: {case.name}.", "Rename one.")
    return cases


def check_cases(folder: Path, library: PromptLibrary) -> list[PromptError]:
    """The first mistake of each file of cases."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        try:
            if path.stem not in library.names:
                known = ", ".join(library.names)
                file = f"{folder.name}/{FOLDER}/{path.name}"
                raise PromptError(file, 1, f"There is no prompt {path.stem}.", f"Name the file after one of {known}.")
            read_cases(folder, library, path.stem)
        except PromptError as mistake:
            found.append(mistake)
    return found


def inputs_of(case: Case, prompt: Prompt) -> dict[str, Any]:
    return example_inputs(prompt.inputs) | case.inputs


def _check(case: Case, prompt: Prompt, source: Yaml, place: tuple[str, str]) -> None:
    for name, value in case.inputs.items():
        line = source.line(*place, "inputs", name)
        if name not in prompt.inputs:
            known = ", ".join(prompt.inputs)
            raise PromptError(source.file, line, f"{prompt.file} has no input {name}.", f"It has {known}.")
        if not prompt.inputs[name].accepts(value):
            wanted = prompt.inputs[name].type
            raise PromptError(source.file, line, f"The input {name} is not of its type {wanted}.", "Change the value.")
    for field in case.expect.reply:
        if not _is_in(prompt.output, field.split(".")):
            raise PromptError(
                source.file,
                source.line(*place, "expect", "reply", field),
                f"The reply has no field {field}.",
                f"Its fields stand under `output` in {prompt.file}.",
            )
    if not (case.expect.sent or case.expect.needs_reply):
        raise PromptError(source.file, source.line(*place, "expect"), "Nothing is expected here.", REMEDY)


def _is_in(schema: Mapping[str, Any], keys: list[str]) -> bool:
    if not keys:
        return True
    found = schema.get("items", schema).get("properties", {}).get(keys[0])
    return found is not None and _is_in(found, keys[1:])
