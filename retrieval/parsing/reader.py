"""Files to text: plain text here, everything else in a process of its own that is held to limits."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from signal import SIGABRT, SIGKILL, SIGXCPU

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
        process = await asyncio.create_subprocess_exec(
            # Nothing of the environment: it may hold keys.
            *(sys.executable, "-P", "-s", "-m", "retrieval.parsing.worker", json.dumps(asdict(self.limits))),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={"PYTHONPATH": str(_ROOT)},
        )
        try:
            async with asyncio.timeout(self.limits.seconds):
                said = await self._exchange(process, data)
                code = await process.wait()
        except TimeoutError:
            raise TookTooLong from None
        finally:
            await _ended(process)
        if code:
            raise _ENDED_BY.get(-code, ReadingFailed)
        return _told(said)

    async def _exchange(self, process: Process, data: bytes) -> bytes:
        assert process.stdin and process.stdout
        process.stdin.write(data)
        # A process that ended early says why, or its exit code does.
        with suppress(ConnectionError):
            await process.stdin.drain()
        process.stdin.close()
        most = _BYTES_A_CHARACTER * self.limits.characters + 1000
        said = bytearray()
        while part := await process.stdout.read(65536):
            said += part
            if len(said) > most:
                raise TooMuchText
        return bytes(said)


async def _ended(process: Process) -> None:
    """No process is left behind, whoever gave up waiting."""
    with suppress(ProcessLookupError):
        process.kill()
    await asyncio.shield(_drained(process))


async def _drained(process: Process) -> None:
    """Unread words in its pipe would keep `wait` waiting for ever."""
    assert process.stdout
    while await process.stdout.read(65536):
        continue
    await process.wait()


def _told(said: bytes) -> Parsed:
    """Raises what the process told."""
    told = json.loads(said)
    if "error" in told:
        raise CODES[told["error"]]
    return Parsed(**told)
