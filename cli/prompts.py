"""`openhire prompts`: look at the interviewer's words, check them and see what a change does, without an interview."""

import difflib
import io
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.configuration import read_settings
from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from graph.prompt_library import PromptLibrary
    from graph.prompt_set import PromptSet
    from graph.prompt_yaml import PromptError

app = typer.Typer(help="The prompts: list, check, render and compare them.", no_args_is_help=True)

_MARK = re.compile(r"(?<=[a-z]) [0-9a-f]{16}(?=>$)", re.MULTILINE)
"""The mark of a fence is new for each rendering: without it two of them can be compared."""


@app.command("list")
def list_prompts() -> None:
    """Name, hash, model options and purpose of each prompt, and the hash of the whole set."""
    from rich.console import Console
    from rich.table import Table

    with failures_told():
        whole = set_of(read_settings().prompts_dir)
        library = whole.library
        table = Table("prompt", "hash", "temperature", "tokens", "purpose", box=None, pad_edge=False)
        for name in library.names:
            prompt = library.prompt(name)
            options = (f"{prompt.model.temperature:g}", str(prompt.model.max_tokens))
            table.add_row(name, prompt.digest, *options, prompt.purpose)
        console = Console(highlight=False)
        console.print(table)
        console.print(f"The set: {whole.digest}")


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="Default: the folder of the settings.")] = None,
) -> None:
    """Read every prompt, the question bank and the phase plan as the server does; tell each mistake with its line."""
    from graph.prompt_set import PromptSet, mistakes

    with failures_told():
        folder = folder or read_settings().prompts_dir
        found = [str(mistake) for mistake in mistakes(folder)]
        found += [] if found else [str(mistake) for mistake in _misfits(folder)]
        if found:
            raise CommandError("\n".join([_count(len(found), "mistake"), *found]))
        whole = PromptSet.load(folder)
        typer.echo(f"{_count(len(whole.library.names), 'prompt')}, the question bank and the phase plan can be used.")
        typer.echo(f"The set: {whole.digest}")


def _misfits(folder: Path) -> "list[PromptError]":
    """Prompts that the code cannot use, then cases that cannot be played."""
    from evals.prompt_cases import check_cases
    from graph.interviewers.briefs import OFFERED
    from graph.interviewers.model import check_fit
    from graph.prompt_yaml import PromptError

    library, found = library_of(folder), []
    for skill in OFFERED:
        try:
            check_fit(library, skill)
        except PromptError as mistake:
            found.append(mistake)
    return found or check_cases(folder, library)


@app.command("render")
def render(
    name: Annotated[str, typer.Argument(help="As `openhire prompts list` names it.")],
    example: Annotated[bool, typer.Option("--example", help="With the examples of its front matter.")] = False,
    inputs: Annotated[Path | None, typer.Option(help="A JSON object with inputs; the examples for the others.")] = None,
) -> None:
    """What a model is sent for one call: both parts, as they leave the server."""
    from graph.prompt_file import PromptError

    with failures_told():
        library = library_of(read_settings().prompts_dir)
        values = filled_in(library, name, example, inputs)
        try:
            rendered = library.render(name, **values)
        except PromptError as mistake:
            raise CommandError(str(mistake)) from mistake
        typer.echo(f"# System\n\n{rendered.system}\n\n# User\n\n{rendered.user}")


@app.command("diff")
def diff(
    against: Annotated[
        Path | None, typer.Option(help="Another folder of prompts. Default: the last commit of this one.")
    ] = None,
) -> None:
    """What models are sent now and were sent before, line by line, over the examples. Exit code 1 where they differ."""
    with failures_told():
        folder = read_settings().prompts_dir
        now = _rendered(library_of(folder))
        with _before(folder, against) as other:
            before = _rendered(library_of(other))
        changed = False
        for name in sorted(now.keys() | before.keys()):
            for line in difflib.unified_diff(
                before.get(name, []), now.get(name, []), f"{name} before", f"{name} now", lineterm="", n=2
            ):
                changed = True
                typer.echo(line)
        if changed:
            raise typer.Exit(1)
        typer.echo("Models are sent the same.")


def set_of(folder: Path) -> "PromptSet":
    from graph.prompt_file import PromptError
    from graph.prompt_set import PromptSet
    from graph.question_bank import QuestionBankError

    try:
        return PromptSet.load(folder)
    except (PromptError, QuestionBankError) as mistake:
        raise CommandError(str(mistake)) from mistake


def library_of(folder: Path) -> "PromptLibrary":
    from graph.prompt_file import PromptError
    from graph.prompt_library import PromptLibrary

    try:
        return PromptLibrary.load(folder)
    except PromptError as mistake:
        raise CommandError(str(mistake)) from mistake


def filled_in(library: "PromptLibrary", name: str, example: bool, inputs: Path | None) -> dict[str, Any]:
    """The inputs of a prompt: those of a file of JSON laid over the examples. Raises CommandError."""
    from graph.prompt_library import example_inputs

    if name not in library.names:
        raise CommandError(f"There is no prompt {name}; there are {', '.join(library.names)}.", exit_code=2)
    if not example and inputs is None:
        raise CommandError("Say what to fill in: --example, or --inputs FILE.json.", exit_code=2)
    given = _given(inputs) if inputs else {}
    declared = library.prompt(name).inputs
    if unknown := sorted(given.keys() - declared.keys()):
        raise CommandError(f"{name} has no input {unknown[0]}; it has {', '.join(declared)}.", exit_code=2)
    return example_inputs(declared) | given


def _given(path: Path) -> dict[str, Any]:
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read as JSON: {type(error).__name__}.", exit_code=2) from error
    if not isinstance(given, dict):
        raise CommandError(f'{path} holds no JSON object: write {{"name of an input": value}}.', exit_code=2)
    return given


def _rendered(library: "PromptLibrary") -> dict[str, list[str]]:
    from graph.prompt_library import example_inputs

    found = {}
    for name in library.names:
        rendered = library.render(name, **example_inputs(library.prompt(name).inputs))
        text = f"# System\n\n{rendered.system}\n\n# User\n\n{_MARK.sub('', rendered.user)}"
        prompt = library.prompt(name)
        options = prompt.model.model_dump_json(exclude_none=True)
        output = json.dumps(prompt.output, indent=1, ensure_ascii=False)
        found[name] = [f"model: {options}", *f"output: {output}".splitlines(), *text.splitlines()]
    return found


@contextmanager
def _before(folder: Path, against: Path | None) -> Iterator[Path]:
    """The folder to compare with: the one named, or the last commit of `folder` in a place that is gone afterwards."""
    if against is not None:
        yield against
        return
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place, folder.name)
        tree.mkdir()
        try:
            archive = subprocess.run(  # noqa: S603 words of our own
                ["git", "-C", str(folder), "archive", "HEAD", "."],  # noqa: S607 wherever git is installed
                check=True,
                capture_output=True,
            ).stdout
            with tarfile.open(fileobj=io.BytesIO(archive)) as files:
                files.extractall(tree, filter="data")
        except (OSError, subprocess.CalledProcessError) as error:
            raise CommandError(
                "The last commit of the prompts cannot be read; name a folder to compare with: --against FOLDER.",
                exit_code=2,
            ) from error
        yield tree


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
