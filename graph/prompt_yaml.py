"""YAML that people write in prompts/, read strictly: whatever is wrong is told with file, line and remedy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)
Keys = tuple[str, ...]
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PromptError(Exception):
    """A file of prompts/ cannot be used as it stands. The text says where, what is wrong and what to do."""

    def __init__(self, file: str, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{file}:{line}: {problem} {remedy}")
        self.file = file
        self.line = line


class Strict(BaseModel):
    """Refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Yaml:
    file: str
    """As it is named in messages, for example `prompts/ask.md`."""
    content: Any
    lines: Mapping[Keys, int]
    """Line of each key and each item of a list (by its number, from 0), from 1."""
    texts: Mapping[str, int]
    """Line of the first scalar that reads so."""

    def line(self, *keys: str) -> int:
        """The line of the deepest of `keys` that is there."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def validated(self, model: type[M], remedy: str) -> M:
        """Raises `PromptError` with the first mistake; `remedy`: what to do where it does not say so itself."""
        try:
            return model.model_validate(self.content)
        except ValidationError as error:
            raise self.mistake(error.errors(include_url=False, include_input=False)[0], remedy) from error

    def mistake(self, problem: ErrorDetails, remedy: str, above: int = 0) -> PromptError:
        """`above`: so many keys of the model stand above this file."""
        keys = tuple(str(part) for part in problem["loc"])[above:]
        place = ".".join(keys)
        line = self.texts.get(str(problem.get("ctx", {}).get("wording")), self.line(*keys))
        if problem["type"] == "extra_forbidden":
            return PromptError(
                self.file, line, f"{place} is not a part of this file.", "Take it out or correct its name."
            )
        message = problem["msg"].removeprefix("Value error, ")
        return PromptError(self.file, line, f"{place}: {message}." if place else f"{message}.", remedy)


def read_yaml(file: str, text: str, first: int = 1) -> Yaml:
    """`first`: the line of the file that the text begins at. Raises `PromptError`."""
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        content = None if root is None else loader.construct_document(root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, why = (mark.line + first if mark else first), getattr(error, "problem", None) or "it cannot be read"
        raise PromptError(
            file, line, f"This is not YAML: {why}.", "Put a text with signs in it between quotes."
        ) from error
    finally:
        loader.dispose()
    lines: dict[Keys, int] = {}
    texts: dict[str, int] = {}
    for keys, node in _nodes(root, ()):
        line = node.start_mark.line + first
        if keys in lines and isinstance(node, _Key):
            raise PromptError(file, line, f"{'.'.join(keys)} stands here twice.", "Keep one of them.")
        lines.setdefault(keys, line)
        if isinstance(node, yaml.ScalarNode):
            texts.setdefault(str(node.value), line)
    return Yaml(file, content, lines, texts)


class _Key(yaml.ScalarNode):
    """The name before a colon, as against what stands after it."""


def _nodes(node: yaml.Node | None, above: Keys) -> Iterator[tuple[Keys, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            keys = (*above, str(key.value))
            yield keys, _Key(key.tag, key.value, key.start_mark, key.end_mark)
            yield from _nodes(value, keys)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield (*above, str(number)), item
            yield from _nodes(item, (*above, str(number)))
    elif node is not None:
        yield above, node
