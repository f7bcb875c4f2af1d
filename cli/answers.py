"""Where the answers come from: someone typing, a pipe, or a file."""

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from cli.failure import CommandError


class Answers(Protocol):
    patient: bool
    """Someone is there who can answer again after an error."""

    async def read(self) -> str | None:
        """The next line without its end; None when there will be no more."""
        ...


class WrittenAnswers:
    """The lines of a file, one answer each; empty lines are left out."""

    patient = False

    def __init__(self, path: Path) -> None:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise CommandError(f"The answers in {path} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"The answers in {path} are not UTF-8 text.") from error
        self._lines = iter([line.strip() for line in text.split("\n") if line.strip()])

    async def read(self) -> str | None:
        return next(self._lines, None)


class TypedAnswers:
    """Lines from standard input, read in a thread of their own so that messages are shown meanwhile."""

    def __init__(self, prompt: str = "") -> None:
        self.patient = sys.stdin.isatty()
        self._prompt = prompt if self.patient else ""

    async def read(self) -> str | None:
        loop = asyncio.get_running_loop()
        line: asyncio.Future[str | None] = loop.create_future()

        def deliver(text: str | None) -> None:
            if not line.done():
                line.set_result(text)

        def wait_for_line() -> None:
            text = self._next_line()
            # The loop is closed where the interview ended while a line was awaited.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(deliver, text)

        # A daemon: an interview that ends must not wait for one more line.
        threading.Thread(target=wait_for_line, name="typed-answer", daemon=True).start()
        return await line

    def _next_line(self) -> str | None:
        if self.patient:
            try:
                return input(self._prompt)
            except EOFError:
                return None
        # Not through sys.stdin: its lock, held by a waiting daemon thread, aborts the interpreter's exit.
        with open(0, "rb", buffering=0, closefd=False) as stream:
            raw = stream.readline()
        return raw.decode("utf-8", "replace").rstrip("\r\n") if raw else None


@contextmanager
def terminal_kept() -> Iterator[None]:
    """Line editing while answers are typed; the terminal is given back as it was, whatever happens."""
    if os.name != "posix" or not sys.stdin.isatty():
        yield
        return
    import termios

    with suppress(ImportError):
        import readline  # noqa: F401 (its import is what gives `input` its line editing)
    before = termios.tcgetattr(0)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
