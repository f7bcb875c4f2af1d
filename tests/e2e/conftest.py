"""The real server as its users start it, in a process of its own."""

import os
import re
import select
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import IO

import pytest

from tests.e2e.forked import started

ROOT = Path(__file__).parents[2]
READY_WITHIN = 90.0
"""Seconds."""
OURS = ("OPENHIRE_", "OPENAI_", "OTEL_", "LANGSMITH_", "LANGCHAIN_")
"""How the variables begin that change what the server does."""


def environment(data: Path, **more: str) -> dict[str, str]:
    """Of a machine where nothing else is set: no model, no key, no leftovers. `more`: what is set after all."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    own = {"OPENHIRE_DATA_DIR": str(data), "OPENHIRE_PORT": "0", "PYTHONUNBUFFERED": "1", "COLUMNS": "100"}
    return kept | own | more


def openhire(
    *arguments: str, data: Path, more: Mapping[str, str] = MappingProxyType({})
) -> "subprocess.CompletedProcess[str]":
    with TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        process = started(arguments, environment(data, **more), ROOT, out, err)
        process.join(90)
        if process.exitcode is None:
            process.kill()
            pytest.fail(f"openhire {' '.join(arguments)} did not end: {out.read_text()}{err.read_text()}")
        return subprocess.CompletedProcess(arguments, process.exitcode, out.read_text(), err.read_text())


ADDRESS = re.compile(rb"http://(?:127\.0\.0\.1|0\.0\.0\.0):[1-9]\d*")


def address(output: IO[bytes]) -> str:
    """What the server says about where it is; fails with all it said where it does not."""
    said, deadline = b"", time.monotonic() + READY_WITHIN
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([output], [], [], left)[0]:
            break
        more = os.read(output.fileno(), 65536)
        if not more:
            break
        said += more
        if found := ADDRESS.search(said):
            return found.group().decode()
    pytest.fail(f"The server did not say where it is:\n{said.decode(errors='replace')}")


@contextmanager
def serving(
    data: Path,
    command: tuple[str, ...] | None = None,
    more: Mapping[str, str] = MappingProxyType({}),
    log: Path | None = None,
) -> Iterator[tuple[str, int]]:
    """The address of a server that keeps its record in `data`, and the process it runs in. `more`: its environment.

    `command`: what starts it; None: forked, see `tests.e2e.forked`, with what it says on stderr added to `log`.
    """
    if command is None:
        with _forked(data, more, log) as served:
            yield served
        return
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        process_group=0,
    ) as process:
        assert process.stdout is not None
        try:
            yield address(process.stdout), process.pid
        finally:
            process.terminate()
            process.communicate(timeout=30)


@contextmanager
def _forked(data: Path, more: Mapping[str, str], log: Path | None) -> Iterator[tuple[str, int]]:
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        said.touch()
        process = started(("serve",), environment(data, **more), ROOT, said, log or said)
        assert process.pid is not None
        try:
            deadline = time.monotonic() + READY_WITHIN
            while (found := ADDRESS.search(said.read_bytes())) is None:
                if not process.is_alive() or time.monotonic() > deadline:
                    pytest.fail(f"The server did not say where it is:\n{said.read_text(errors='replace')}")
                time.sleep(0.05)
            yield found.group().decode(), process.pid
        finally:
            process.terminate()
            process.join(30)
            process.kill()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("record")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[str]:
    """One for all tests of a module: loading what it thinks with is most of the time they take."""
    with serving(data) as (url, _):
        yield url
