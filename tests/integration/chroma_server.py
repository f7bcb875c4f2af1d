"""A real Chroma server on loopback, that a test may kill, stop and start again."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class ChromaServer:
    def __init__(self) -> None:
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self, folder: Path) -> None:
        """Returns once it answers."""
        chroma = Path(sys.executable).parent / "chroma"
        self._process = subprocess.Popen(
            [str(chroma), "run", "--host", "127.0.0.1", "--port", str(self._port), "--path", str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "ANONYMIZED_TELEMETRY": "False"},
        )
        with httpx.Client(transport=httpx.HTTPTransport(retries=5)) as client:
            for _ in range(600):
                assert self._process.poll() is None, "the Chroma server stopped"
                try:
                    if client.get(f"{self.url}/api/v2/heartbeat").is_success:
                        return
                except httpx.TransportError:
                    continue
        raise AssertionError("the Chroma server did not answer")

    def hang(self) -> None:
        """It takes connections and answers none."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None
