"""A running `langgraph dev`, started by the command that `make studio` runs."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket

import httpx

from tests.e2e.conftest import READY_WITHIN, ROOT, environment


@dataclass(frozen=True)
class Studio:
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def blocking_calls(self) -> set[str]:
        """What held up the event loop, in the words of the server's detector; its name where our own code caught it."""
        said = self.log.read_text()
        return {*re.findall(r"Blocking call to ([\w.]+)", said), *re.findall(r"error\S*=\S*(BlockingError)", said)}


def command() -> str:
    """As the Makefile has it, but that edits do not start it again."""
    here = f"BIN={Path(sys.executable).parent}"
    dry = ("make", "-n", "--no-print-directory", "-o", ".venv/.dev", here, "studio")
    recipe = subprocess.run(dry, cwd=ROOT, capture_output=True, text=True, check=True, timeout=30).stdout
    return f"{recipe.strip()} --no-reload"


@contextmanager
def studio(folder: Path, config: Path = ROOT / "langgraph.json", **settings: str) -> Iterator[Studio]:
    """`folder`: where it keeps everything. `config`: in place of the repository's `langgraph.json`."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    kept = environment(folder / "data", OPENHIRE_PORT=str(port), PYTHONPATH=str(ROOT), NO_PROXY="*", **settings)
    started = Studio(port, folder / "log")
    with started.log.open("w") as output:
        server = subprocess.Popen(
            ["/bin/sh", "-c", f"{command()} --config {config}"],
            cwd=folder,
            env=kept,
            stdout=output,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
    try:
        wait_until_up(started, server)
        yield started
    finally:
        os.killpg(server.pid, 15)
        server.wait(timeout=30)


def wait_until_up(started: Studio, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + READY_WITHIN
    with httpx.Client(trust_env=False) as http:
        while time.monotonic() < deadline:
            assert server.poll() is None, started.log.read_text()[-3000:]
            try:
                if http.get(f"{started.url}/ok", timeout=1).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
    raise AssertionError(started.log.read_text()[-3000:])
