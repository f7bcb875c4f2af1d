"""Chroma, opened on a folder or at an address, tried and closed. Everything here blocks.

Chroma's own client is left aside: it keeps every system it ever started in a table of its class, the broken ones too.
"""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from chromadb.api import ServerAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration, CreateHNSWConfiguration
from chromadb.api.fastapi import FastAPI
from chromadb.api.models.Collection import Collection
from chromadb.api.rust import RustBindingsAPI
from chromadb.config import Settings, System
from chromadb.errors import ChromaError

from retrieval.calls import Panicked, panics_as_errors
from retrieval.damage import FatalOpening, being_opened, put_aside
from retrieval.index_lock import IndexLock

Trial = Callable[[Collection], object]
"""A read that must succeed before a connection counts as open."""

_COLLECTION = "papers"
_NEVER_SEARCHED = CreateCollectionConfiguration(
    hnsw=CreateHNSWConfiguration(ef_construction=2, max_neighbors=2, batch_size=2, sync_threshold=2)
)
"""Chroma's graph of neighbours, which nobody asks, at its smallest: half the work of every write. In step with every
write, too: until then Chroma keeps the texts of what was written in a queue, even those of what is deleted."""
_SECONDS = 6.0
"""Of silence end a request to a server, which nobody waits for by then; Chroma itself would wait for ever."""


def one_row(collection: Collection) -> object:
    """Fails where the rows or the vectors cannot be read."""
    return collection.get(limit=1, include=["documents", "embeddings"])


@dataclass(frozen=True)
class Connection:
    collection: Collection
    _opened: ExitStack

    def close(self) -> None:
        """Calls that are still being made on it may fail."""
        self._opened.close()


class Place(Protocol):
    def open(self, trial: Trial) -> Connection:
        """Raises whatever Chroma and what it stands on raise."""
        ...

    def leave(self) -> None:
        """After the last connection was closed."""
        ...


class Folder:
    """One process has a folder at a time: with two, queries go stale or fail."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: IndexLock | None = None

    def open(self, trial: Trial) -> Connection:
        """A folder that cannot be read is put aside and made anew: all of it can be made again from the texts.

        Raises IndexInUse, FolderDamaged where it cannot be put aside.
        """
        if self._lock is None:
            self._lock = IndexLock.take(self._path)
            self._tidy()
        try:
            return self._open(trial)
        except (ChromaError, Panicked, FatalOpening, FileExistsError) as damage:
            put_aside(self._path, damage)
            return self._open(trial)

    def _tidy(self) -> None:
        """What was deleted leaves the file, not only its list of rows. While nothing else here has it open: the SQLite
        in Chroma and Python's own know nothing of each other's locks. A file that cannot be read is for Chroma to meet.
        """
        rows = self._path / "chroma.sqlite3"
        if rows.is_file():
            with suppress(sqlite3.Error), closing(sqlite3.connect(rows)) as connection:
                connection.execute("VACUUM")

    def leave(self) -> None:
        if self._lock:
            self._lock.release()
            self._lock = None

    def _open(self, trial: Trial) -> Connection:
        with being_opened(self._path), panics_as_errors():
            return _connect(Settings(is_persistent=True, persist_directory=str(self._path)), RustBindingsAPI, trial)


@dataclass(frozen=True)
class Server:
    url: str

    def open(self, trial: Trial) -> Connection:
        address = urlsplit(self.url)
        secure = address.scheme == "https"
        settings = Settings(
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=address.hostname or "localhost",
            chroma_server_http_port=address.port or (443 if secure else 8000),
            chroma_server_ssl_enabled=secure,
        )
        return _connect(settings, FastAPI, trial)

    def leave(self) -> None:
        """Nothing is held."""


def place_of(path: Path | None, url: str | None) -> Place:
    if url is not None:
        return Server(url)
    if path is not None:
        return Folder(path)
    raise ValueError("An index needs a folder or the address of a Chroma server.")


def _connect(settings: Settings, kind: type[ServerAPI], trial: Trial) -> Connection:
    settings.anonymized_telemetry = False
    with ExitStack() as opened:
        system = System(settings)
        server = system.instance(kind)
        if isinstance(server, FastAPI):
            opened.callback(server._session.close)
            server._session.timeout = _SECONDS
        system.start()
        opened.callback(system.stop)
        # Without an embedding function: Chroma's own would download a model.
        model = server.create_collection(_COLLECTION, configuration=_NEVER_SEARCHED, get_or_create=True)
        collection = Collection(server, model, None)
        trial(collection)
        return Connection(collection, opened.pop_all())
