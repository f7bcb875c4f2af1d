"""The real server in a process of its own, soon back after a kill.

A cold start is five to seven seconds, nearly all of it imports and the language pipeline. So the process is forked
from one that has those (`tests.reliability.imported`) and nothing else. From there it runs the same code as
`openhire serve`: it opens and migrates its stores and loads the embedding model, as ever, in about a second. No thread
of ours runs at the fork; of the libraries' only idle ones do: OpenBLAS stops and restarts its own around it, and those
that ONNX Runtime works with are started with its session.
"""

import asyncio
import multiprocessing
import os
import signal
import socket
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

START_LIMIT = 90.0
"""Seconds; the first start also imports everything."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


class Server:
    """At most one process at a time, always on the same port."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        """`environment`: what the server finds there of OPENHIRE_*; what it says on stderr is added to `log`."""
        self.port = free_port()
        self.log = log
        self._environment = environment | {"OPENHIRE_HOST": "127.0.0.1", "OPENHIRE_PORT": str(self.port)}
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.reliability.imported"])
        self._process: ForkServerProcess | None = None
        self._said: asyncio.StreamReader | None = None
        self._pipe: asyncio.ReadTransport | None = None
        self.started_at = 0.0
        """Monotonic seconds, of the last start."""
        self.serving = False
        """It said so, and was not ended since."""

    @property
    def pid(self) -> int:
        """Of the process that runs now."""
        assert self._process is not None and self._process.pid is not None
        return self._process.pid

    async def start(self) -> None:
        """Returns when there is a process, long before it serves."""
        reading, writing = self._context.Pipe(duplex=False)
        self._process = self._context.Process(target=_run, args=(self._environment, writing, self.log))
        await asyncio.to_thread(self._process.start)
        self.started_at = time.monotonic()
        writing.close()
        self._said = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(self._said)
        self._pipe, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, reading)

    async def serves(self) -> bool:
        """Waits for the server to say where it listens; False where it ended before. Raises TimeoutError."""
        assert self._said is not None
        async with asyncio.timeout(START_LIMIT):
            while line := await self._said.readline():
                if b"listens on" in line:
                    self.serving = True
                    return True
        return False

    async def kill(self) -> None:
        """`kill -9`, and wait until it is gone."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> None:
        if self._process is None or self._pipe is None:
            return
        assert self._process.pid is not None
        self.serving = False
        if self._process.is_alive():
            os.kill(self._process.pid, number)
        await asyncio.to_thread(self._process.join)
        self._process.close()
        self._pipe.close()
        self._process = None


def _run(environment: dict[str, str], writing: Connection, log: Path) -> None:
    """In the new process: what `openhire serve` does."""
    for name in [name for name in os.environ if name.startswith(("OPENHIRE_", "OPENAI_"))]:
        del os.environ[name]
    os.environ.update(environment)
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    os.dup2(writing.fileno(), sys.stdout.fileno())
    writing.close()

    from api.environment import read_settings
    from api.serve import serve

    sys.exit(serve(read_settings()))
