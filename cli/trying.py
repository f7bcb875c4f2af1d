"""`openhire try`: one skill alone, on cases of your own: a line of JSON in, a line of JSON out, in the same order."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from cli.failure import CommandError, failures_told
from cli.trying_prompts import add_prompts

if TYPE_CHECKING:
    from cli.trial import Trial

app = typer.Typer(help="Try one skill or one prompt alone, on cases of your own.", no_args_is_help=True)

Cases = Annotated[
    str, typer.Option("--cases", metavar="FILE", help="A line of JSON for each case; - for standard input.")
]
Model = Annotated[bool, typer.Option("--model", help="By the configured model (OPENHIRE_MODEL) instead of by rules.")]
AT_ONCE = 8
"""Cases in the making at the same time: a model is waited for, and every processor has something to do."""


@app.command("guard")
def guard(cases: Cases, model: Model = False) -> None:
    """May this be said? {id, text, kind: question|response} -> {id, allowed, categories}.

    The guard is code and the same in both ways of thinking.
    """
    _try("guard", cases, model)


@app.command("read")
def read(cases: Cases, model: Model = False) -> None:
    """How is this answer understood? {id, area, question, answer} -> {id, intent, sufficient, comfort, evidence}."""
    _try("read", cases, model)


@app.command("plan")
def plan(cases: Cases, model: Model = False) -> None:
    """What would be asked about? {id, job, resume_text, focus_areas} -> {id, areas: [{name, why, resume}]}."""
    _try("plan", cases, model)


add_prompts(app)


def _try(skill: str, cases: str, by_model: bool) -> None:
    import asyncio

    from cli.configuration import read_settings
    from cli.trials import open_trial

    with failures_told():
        settings = read_settings()
        if by_model and not settings.model:
            raise CommandError(
                "No model is configured: set OPENHIRE_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL with it, "
                "or leave --model out.",
                exit_code=2,
            )

        async def run() -> None:
            with _opened(cases) as lines:
                async with open_trial(skill, settings, by_model=by_model) as trial:
                    await _answer(lines, trial)

        asyncio.run(run())


@contextmanager
def _opened(cases: str) -> Iterator[TextIO]:
    if cases == "-":
        yield sys.stdin
        return
    try:
        with Path(cases).open(encoding="utf-8-sig") as file:
            yield file
    except OSError as error:
        raise CommandError(f"{cases} cannot be read ({error.strerror}).", exit_code=2) from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{cases} is not text in UTF-8; save it in that encoding.", exit_code=2) from error


async def _answer(lines: TextIO, trial: "Trial") -> None:
    """Print an answer for each case in the order of the cases, however long one of them takes."""
    import asyncio
    from collections import deque

    waiting: deque[asyncio.Task[str]] = deque()
    for number, line in enumerate(lines, 1):
        if line.strip():
            waiting.append(asyncio.create_task(trial.answer(line, number)))
        while len(waiting) >= AT_ONCE:
            _say(await waiting.popleft())
    while waiting:
        _say(await waiting.popleft())


def _say(line: str) -> None:
    """In UTF-8 everywhere; half a character, which JSON can hold and UTF-8 cannot, goes out as it came in: escaped."""
    typer.echo(line.encode(errors="backslashreplace"))
