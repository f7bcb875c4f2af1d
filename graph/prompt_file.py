"""One prompt file: YAML front matter, then a part for the system and a part for the user, each at its line."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from graph.prompt_yaml import PromptError as PromptError
from graph.prompt_yaml import Strict, Yaml, read_yaml

HEADINGS = {"system": "# System", "user": "# User"}
WORD = re.compile(r"[a-z][a-z0-9_-]*")


class Input(Strict):
    """What the code hands to a prompt under one name."""

    type: Literal[
        "text",
        "word",
        "number",
        "boolean",
        "list",
        "object",
        "text or none",
        "word or none",
        "number or none",
        "list or none",
        "object or none",
    ]
    """`text`, `list` and `object` may hold words of others; `word` is one of a closed set of ours."""
    example: Any

    @property
    def optional(self) -> bool:
        return self.type.endswith(" or none")

    @property
    def ours(self) -> bool:
        """It holds no words of others and may be printed anywhere in the user part."""
        return self.type.split()[0] in ("word", "number", "boolean")

    def accepts(self, value: object) -> bool:
        if value is None:
            return self.optional
        match self.type.removesuffix(" or none"):
            case "text":
                return isinstance(value, str)
            case "word":
                return isinstance(value, str) and WORD.fullmatch(value) is not None
            case "number":
                return isinstance(value, int | float) and not isinstance(value, bool)
            case "boolean":
                return isinstance(value, bool)
            case "list":
                return isinstance(value, list)
            case _:
                return isinstance(value, dict)


class ModelOptions(Strict):
    name: str | None = None
    """Another model for this prompt alone; default: the one of the settings."""
    temperature: float = Field(ge=0, le=2)
    max_tokens: int = Field(ge=1)
    timeout: float | None = Field(default=None, gt=0)
    """Seconds; can only shorten the limit of the settings."""


class Limits(Strict):
    """Characters that a part may have, filled in with the examples."""

    system: int = Field(ge=1)
    user: int = Field(ge=1)


class FrontMatter(Strict):
    purpose: str = Field(min_length=1)
    inputs: dict[str, Input]
    output: dict[str, Any]
    """JSON schema of what the model returns, in the strict subset that endpoints accept."""
    model: ModelOptions
    limits: Limits


@dataclass(frozen=True)
class PromptFile:
    file: str
    """As it is named in messages, for example `prompts/ask.md`."""
    text: str
    front: FrontMatter
    yaml: Yaml
    """The front matter as it was written."""
    system: str
    user: str
    """Both parts start with as many empty lines as stand above them, so that line numbers are the file's."""

    def line(self, *keys: str) -> int:
        """The line of the deepest of these keys of the front matter that is there."""
        return self.yaml.line(*keys)


def read_prompt_file(file: str, text: str) -> PromptFile:
    """Raises `PromptError` for a text that is not of this shape."""
    rows = text.split("\n")
    if rows[0].strip() != "---" or "---" not in (row.strip() for row in rows[1:]):
        raise PromptError(file, 1, "There is no front matter.", "Start the file with YAML between two lines of ---.")
    end = next(number for number, row in enumerate(rows[1:], start=1) if row.strip() == "---")
    source = read_yaml(file, "\n".join(rows[1:end]), first=2)
    front = source.validated(FrontMatter, "Compare with the table of keys in prompts/README.md.")
    parts = split_body(file, rows, end + 1)
    prompt = PromptFile(file=file, text=text, front=front, yaml=source, system=parts["system"], user=parts["user"])
    check_inputs(prompt)
    check_output(prompt, front.output, ("output",))
    return prompt


def split_body(file: str, rows: list[str], start: int) -> dict[str, str]:
    places = {}
    for part, heading in HEADINGS.items():
        found = [number for number in range(start, len(rows)) if rows[number].rstrip() == heading]
        if len(found) != 1:
            raise PromptError(
                file,
                found[1] + 1 if found else start + 1,
                f"The line {heading!r} stands here {len(found)} times.",
                f"Write it once, above the {part} part.",
            )
        places[part] = found[0]
    if places["system"] > places["user"]:
        raise PromptError(file, places["user"] + 1, "The user part comes first.", "Put the system part above it.")
    if any(row.strip() for row in rows[start : places["system"]]):
        raise PromptError(
            file, start + 1, "There is text above the system part.", f"Move it below {HEADINGS['system']!r}."
        )
    system_end = places["user"]
    return {
        "system": "\n" * (places["system"] + 1) + "\n".join(rows[places["system"] + 1 : system_end]),
        "user": "\n" * (places["user"] + 1) + "\n".join(rows[places["user"] + 1 :]),
    }


def check_inputs(prompt: PromptFile) -> None:
    for name, declared in prompt.front.inputs.items():
        if not declared.accepts(declared.example):
            raise PromptError(
                prompt.file,
                prompt.line("inputs", name, "example"),
                f"The example of the input {name} is not of its type {declared.type}.",
                "Change the one or the other.",
            )


def check_output(prompt: PromptFile, schema: Any, keys: tuple[str, ...]) -> None:
    """Strict structured output wants every object closed and all of its properties required.

    Source: https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
    """
    line = prompt.line(*keys)
    name = ".".join(keys)
    if not isinstance(schema, dict) or not ({"type", "enum"} & schema.keys()):
        raise PromptError(prompt.file, line, f"{name} has no type.", "Give it a type or an enum.")
    if keys == ("output",) and schema.get("type") != "object":
        raise PromptError(prompt.file, line, "The output is not an object.", "Make it `type: object`.")
    if schema.get("type") == "object":
        properties = schema.get("properties")
        if not isinstance(properties, dict) or not properties:
            raise PromptError(prompt.file, line, f"{name} has no properties.", "List what it is made of.")
        if schema.get("additionalProperties") is not False:
            raise PromptError(prompt.file, line, f"{name} is open.", "Add `additionalProperties: false`.")
        if not isinstance(schema.get("required"), list) or set(schema["required"]) != properties.keys():
            raise PromptError(
                prompt.file, line, f"{name} does not require all of its properties.", "Name each under `required`."
            )
        for key, value in properties.items():
            check_output(prompt, value, (*keys, "properties", str(key)))
    if schema.get("type") == "array":
        check_output(prompt, schema.get("items"), (*keys, "items"))
