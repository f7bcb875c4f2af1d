"""What goes wrong is told in one sentence on stderr: exit code 2 for a wrong call or setting, 1 for a failure."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer


class CommandError(Exception):
    """A command could not be done; the text says why and what to do about it."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


@contextmanager
def failures_told() -> Iterator[None]:
    """A `CommandError` inside becomes a sentence on stderr and an exit code; anything else is a bug and stays loud."""
    try:
        yield
    except CommandError as failure:
        typer.echo(f"Error: {failure}", err=True)
        raise typer.Exit(failure.exit_code) from failure
