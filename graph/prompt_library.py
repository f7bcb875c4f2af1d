"""The interviewer's words: every prompt file read and checked once, at start, and rendered for one call each.

What candidate, resume and job say never reaches the system part, and stands in the user part only inside a fence
with a mark that is fresh for each call; both are checked when the files are read.
"""

import hashlib
import json
import secrets
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes, pass_context
from jinja2.environment import Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from graph.prompt_file import Input, Limits, ModelOptions, PromptError, PromptFile, read_prompt_file

MARK = "mark"
"""The name under which the fence finds its mark; not a name for an input."""
README = "README.md"


@dataclass(frozen=True)
class Rendered:
    system: str
    """The same text for every call of one prompt."""
    user: str
    digest: str


@dataclass(frozen=True)
class Prompt:
    name: str
    file: str
    purpose: str
    inputs: Mapping[str, Input]
    output: Mapping[str, Any]
    model: ModelOptions
    limits: Limits
    system: str
    user: Template
    digest: str
    """Of the file and all it includes: 16 hexadecimal digits."""


class PromptLibrary:
    def __init__(self, prompts: Mapping[str, Prompt]) -> None:
        self._prompts = dict(prompts)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Reads `folder/*.md` and `folder/shared/*.md`. Raises `PromptError` with file, line and remedy."""
        return cls.read(prompt_texts(folder), folder.name)

    @classmethod
    def read(cls, files: Mapping[str, str], where: str) -> Self:
        """Texts by their paths in the folder, which messages name `where`. Raises `PromptError`."""
        reader = Reader(where, files)
        return cls({name: reader.read(name) for name in reader.names})

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._prompts)

    @property
    def texts(self) -> tuple[str, ...]:
        """The system parts: what must never be heard by a candidate."""
        return tuple(prompt.system for prompt in self._prompts.values())

    def prompt(self, name: str) -> Prompt:
        """Raises `KeyError` for a name no file has."""
        return self._prompts[name]

    def render(self, name: str, **inputs: Any) -> Rendered:
        """One call's messages. Inputs the prompt does not declare are left out.

        Raises `PromptError` for an input that is missing or of another type than declared, and for a template
        that fails on these values; its text holds none of them.
        """
        prompt = self._prompts[name]
        chosen = {}
        for key, declared in prompt.inputs.items():
            if key not in inputs or not declared.accepts(inputs[key]):
                raise PromptError(
                    prompt.file, 1, f"The input {key} did not come as {declared.type}.", "Mend its declaration."
                )
            chosen[key] = inputs[key]
        return Rendered(prompt.system, fill(prompt.user, prompt.file, chosen), prompt.digest)


def prompt_texts(folder: Path) -> dict[str, str]:
    """Every prompt and every piece that prompts include, by its path in the folder. Raises `PromptError`."""
    paths = [path for path in sorted(folder.glob("*.md")) if path.name != README]
    if not paths:
        raise PromptError(str(folder), 1, "There is no prompt here.", "Point OPENHIRE_PROMPTS_DIR at the prompts.")
    return {
        path.relative_to(folder).as_posix(): read_text(path, folder)
        for path in (*paths, *sorted((folder / "shared").glob("*.md")))
    }


def read_text(path: Path, folder: Path) -> str:
    """Raises `PromptError` where there is no such text."""
    file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PromptError(file, 1, "This file is missing.", "Put it back.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PromptError(file, line, "There is a sign here that is not UTF-8.", "Save the file in UTF-8.") from error


class Reader:
    """Reads and checks prompt files that share one folder of includes."""

    def __init__(self, folder: str, files: Mapping[str, str]) -> None:
        self.folder = folder
        self.files = files
        self.includes = includes = {name: text for name, text in files.items() if name.startswith("shared/")}
        self.environment = ImmutableSandboxedEnvironment(
            loader=FunctionLoader(
                lambda name: (includes[name], f"{folder}/{name}", None) if name in includes else None
            ),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.globals.clear()
        self.environment.filters["fenced"] = fenced

    @property
    def names(self) -> list[str]:
        """Of the prompts, without the ending."""
        return [name.removesuffix(".md") for name in self.files if name.endswith(".md") and "/" not in name]

    def mistakes(self) -> Iterator[PromptError]:
        """The first mistake of each prompt file."""
        for name in self.names:
            try:
                self.read(name)
            except PromptError as mistake:
                yield mistake

    def read(self, prompt: str) -> Prompt:
        """Raises `PromptError`."""
        source = read_prompt_file(f"{self.folder}/{prompt}.md", self.files[f"{prompt}.md"])
        parts = {"system": source.system, "user": source.user}
        used: dict[str, dict[str, tuple[str, int]]] = {"system": {}, "user": {}}
        words = {name for name, given in source.front.inputs.items() if given.ours}
        parsed: list[tuple[str, nodes.Template]] = []
        for part, text in parts.items():
            for file, tree in self.trees(source.file, text):
                parsed.append((file, tree))
                for name in meta.find_undeclared_variables(tree):
                    used[part].setdefault(name, (file, line_of(tree, name)))
        included = {file.removeprefix(f"{self.folder}/") for file, _ in parsed if file != source.file}
        self.check_names(source, used)
        for file, tree in parsed:
            if loose := next(unfenced(tree, words), None):
                raise PromptError(
                    file,
                    loose.lineno,
                    "What is printed here may hold words of the candidate, the resume or the job.",
                    'Put it between {% filter fenced("…") %} and {% endfilter %}.',
                )
        user = self.template(source.user, source.file)
        system = fill(self.template(source.system, source.file), source.file, {})
        longest = max(len(fill(user, source.file, values)) for values in examples(source.front.inputs))
        check_length(source, {"system": len(system), "user": longest})
        return Prompt(
            name=prompt,
            file=source.file,
            purpose=source.front.purpose,
            inputs=source.front.inputs,
            output=source.front.output,
            model=source.front.model,
            limits=source.front.limits,
            system=system,
            user=user,
            digest=digest_of([source.text, *(self.includes[each] for each in sorted(included))]),
        )

    def template(self, text: str, file: str) -> Template:
        code = self.environment.compile(text, name=file, filename=file)
        return Template.from_code(self.environment, code, self.environment.make_globals(None))

    def trees(self, file: str, text: str, above: tuple[str, ...] = ()) -> Iterator[tuple[str, nodes.Template]]:
        """The parsed template and everything it includes, each with the name of its file."""
        try:
            tree = self.environment.parse(text)
        except TemplateSyntaxError as error:
            raise PromptError(file, error.lineno, f"{error.message}", "Mend the template here.") from error
        yield file, tree
        for name in meta.find_referenced_templates(tree):
            if name is None or name not in self.includes:
                line = next((found.lineno for found in tree.find_all((nodes.Include, nodes.Import))), 1)
                raise PromptError(
                    file, line, f"There is no file {name} to include.", f"There are: {', '.join(self.includes)}."
                )
            if name in above:
                raise PromptError(file, 1, f"{name} includes itself.", "Take one of the includes out.")
            yield from self.trees(f"{self.folder}/{name}", self.includes[name], (*above, name))

    def check_names(self, source: PromptFile, used: Mapping[str, Mapping[str, tuple[str, int]]]) -> None:
        for name, (file, line) in used["system"].items():
            raise PromptError(
                file,
                line,
                f"The system part uses {name}.",
                "It is the same for every call: move what changes to the user part.",
            )
        for name, (file, line) in used["user"].items():
            if name not in source.front.inputs:
                raise PromptError(
                    file, line, f"{name} is not among the inputs of {source.file}.", "Declare it there or take it out."
                )
        for name in source.front.inputs:
            if name == MARK or name not in used["user"]:
                raise PromptError(
                    source.file,
                    source.line("inputs", name),
                    f"The input {name} is {'a reserved name' if name == MARK else 'not used'}.",
                    "Use it in the user part or take it out.",
                )


def check_length(source: PromptFile, lengths: Mapping[str, int]) -> None:
    """A prompt grows by one harmless sentence after the other: every call pays for all of them."""
    for part, length in lengths.items():
        limit = getattr(source.front.limits, part)
        if length > limit:
            raise PromptError(
                source.file,
                source.line("limits", part),
                f"The {part} part has {length} characters with the examples, its limit is {limit}.",
                f"Shorten it, or raise limits.{part} if every call is to pay for that.",
            )


@pass_context
def fenced(context: Context, text: str, name: str) -> str:
    """The text between two lines that only this call knows how to write."""
    return f"<{name} {context[MARK]}>\n{str(text).strip()}\n</{name} {context[MARK]}>\n"


def unfenced(node: nodes.Node, words: set[str]) -> Iterator[nodes.Node]:
    """Expressions that print something else than the closed words and numbers in `words`, outside of a fence."""
    if isinstance(node, nodes.FilterBlock) and node.filter.name == "fenced":
        return
    if isinstance(node, nodes.Output):
        for printed in node.nodes:
            if isinstance(printed, nodes.Filter) and printed.name == "fenced":
                continue
            names = [*printed.find_all(nodes.Name), *([printed] if isinstance(printed, nodes.Name) else [])]
            if any(name.name not in words for name in names):
                yield printed
    for child in node.iter_child_nodes():
        yield from unfenced(child, words)


def line_of(tree: nodes.Template, name: str) -> int:
    return next((found.lineno for found in tree.find_all(nodes.Name) if found.name == name), 1)


def example_inputs(inputs: Mapping[str, Input]) -> dict[str, Any]:
    return {name: given.example for name, given in inputs.items()}


def examples(inputs: Mapping[str, Input]) -> Iterator[dict[str, Any]]:
    """The examples, then again with each optional input absent, each list empty and each switch turned."""
    values = example_inputs(inputs)
    yield values
    for name, given in inputs.items():
        if given.optional:
            yield {**values, name: None}
        if given.type.startswith("list"):
            yield {**values, name: []}
        if given.type == "boolean":
            yield {**values, name: not given.example}


def fill(template: Template, file: str, values: Mapping[str, Any]) -> str:
    mark = fresh_mark(values)
    line = 1
    try:
        return template.render({**values, MARK: mark}).strip()
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.endswith(".md"):
                file, line = frame.filename, frame.lineno or 1
        problem = f"This cannot be filled in: {str(error).rstrip('.')}."
        raise PromptError(file, line, problem, "Mend the template here.") from error


def fresh_mark(values: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal digits that occur nowhere in `values`, so that no text can close its own fence."""
    text = json.dumps(values, ensure_ascii=False, default=str)
    while (mark := secrets.token_hex(8)) in text:
        continue
    return mark


def digest_of(texts: Iterator[str] | list[str]) -> str:
    whole = hashlib.sha256()
    for text in texts:
        whole.update(hashlib.sha256(text.encode()).digest())
    return whole.hexdigest()[:16]
