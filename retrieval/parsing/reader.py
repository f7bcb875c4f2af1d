"""Files to text: plain text here, everything else in a process of its own that is held to limits."""

import asyncio
import json
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from signal import SIGABRT, SIGKILL, SIGXCPU
from subprocess import DEVNULL, PIPE, Popen
from threading import Event, Lock, Timer

from retrieval.parsing.errors import (
    CODES,
    ReadingFailed,
    TookTooLong,
    TooLarge,
    TooMuchMemory,
    TooMuchText,
    UnreadableDocument,
)
from retrieval.parsing.kinds import kind_of
from retrieval.parsing.parsed import Limits, Parsed
from retrieval.parsing.plain import read_plain

_ROOT = Path(__file__).parents[2]
_BYTES_A_CHARACTER = 12
"""At most, in JSON in ASCII: a pair of surrogates."""

_ENDED_BY: dict[int, type[UnreadableDocument]] = {SIGXCPU: TookTooLong, SIGABRT: TooMuchMemory, SIGKILL: TooMuchMemory}
"""Signals that end a process; PDFium aborts where it gets no more memory, and a machine that has none left kills."""


class DocumentReader:
    """Reads files for one process; `at_once` at most, the others wait."""

    def __init__(self, limits: Limits | None = None, *, at_once: int = 2) -> None:
        self.limits = limits or Limits()
        self._free = asyncio.Semaphore(at_once)

    async def text_of(self, data: bytes) -> Parsed:
        """The text of the file that `data` is, by its content, in reading order.

        Raises UnreadableDocument, of the kind that says why. Cancelling it ends the process that reads.
        """
        if len(data) > self.limits.file_bytes:
            raise TooLarge
        if kind_of(data) == "text":
            return read_plain(data, self.limits)
        async with self._free:
            return await self._elsewhere(data)

    async def _elsewhere(self, data: bytes) -> Parsed:
        reading = Reading(self.limits)
        done = asyncio.get_running_loop().run_in_executor(None, reading.of, data)
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            reading.end()
            await asyncio.wait({done})  # the process is gone before whoever gave up goes on
            raise


class Reading:
    """One file read in a process of its own, in plain blocking calls: for a thread.

    asyncio's processes can be waited for without end: where one is given up while it is started, or has words unread.
    """

    def __init__(self, limits: Limits, python: str = sys.executable) -> None:
        self._limits = limits
        self._python = python
        self._most = _BYTES_A_CHARACTER * limits.characters + 1000
        self._process: Popen[bytes] | None = None
        self._ended = False
        self._starting = Lock()

    def of(self, data: bytes) -> Parsed:
        """Raises UnreadableDocument."""
        late = Event()

        def too_late() -> None:
            late.set()
            self.end()

        with self._started() as process:
            limit = Timer(self._limits.seconds, too_late)
            limit.start()
            try:
                said = self._exchange(process, data)
                code = process.wait()
            finally:
                limit.cancel()
                self.end()
        if late.is_set():
            raise TookTooLong
        if len(said) > self._most:
            raise TooMuchText
        if code:
            raise _ENDED_BY.get(-code, ReadingFailed)
        return _told(said)

    def end(self) -> None:
        """From any thread, at any time: no process is left behind, whoever gave up waiting."""
        with self._starting:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def _started(self) -> "Popen[bytes]":
        with self._starting:
            if self._ended:
                raise ReadingFailed
            self._process = Popen(  # noqa: S603 - our own worker, by our own interpreter
                (self._python, "-P", "-s", "-m", "retrieval.parsing.worker", json.dumps(asdict(self._limits))),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                env={"PYTHONPATH": str(_ROOT)},  # nothing of the environment: it may hold keys
            )
            return self._process

    def _exchange(self, process: "Popen[bytes]", data: bytes) -> bytes:
        """What it says, and no more of it than can be right. It reads all it is given before it says anything."""
        assert process.stdin and process.stdout
        # A process that ended early says why, or its exit code does.
        with suppress(OSError):
            process.stdin.write(data)
        with suppress(OSError):
            process.stdin.close()
        said = process.stdout.read(self._most + 1)
        if len(said) > self._most:
            process.kill()
        return said


def _told(said: bytes) -> Parsed:
    """Raises what the process told."""
    told = json.loads(said)
    if "error" in told:
        raise CODES[told["error"]]
    return Parsed(**told)
