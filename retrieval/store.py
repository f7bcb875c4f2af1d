"""Where the index keeps its rows: one Chroma collection, in process on disk or on a server."""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api.client import AdminClient, Client
from chromadb.api.fastapi import FastAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings

from retrieval.index_lock import IndexLock

_COLLECTION = "papers"
_PATIENCE = httpx.Timeout(15.0, connect=5.0)


class IndexUnavailable(Exception):
    """Chroma could not be reached or refused; nothing was lost, the same call may be made again."""

    def __init__(self, doing: str, cause: Exception) -> None:
        super().__init__(
            f"The index is not available ({doing}: {type(cause).__name__}). Try again; if it lasts, look at its store."
        )


class Store:
    """The collection. All its calls block and run in threads."""

    def __init__(self, client: Client, collection: Collection, sessions: list[httpx.Client], lock: IndexLock | None):
        self._client = client
        self._collection = collection
        self._sessions = sessions
        self._lock = lock

    @classmethod
    async def open(cls, path: Path | None, url: str | None) -> "Store":
        """Chroma in the folder `path`, or at `url`, which wins. Raises IndexInUse, IndexUnavailable."""
        return await asyncio.to_thread(cls._open, path, url)

    @classmethod
    def _open(cls, path: Path | None, url: str | None) -> "Store":
        if url is None and path is None:
            raise ValueError("An index needs a folder or the address of a Chroma server.")
        lock = IndexLock.take(path) if url is None and path is not None else None
        try:
            client = _on_server(url) if url is not None else _in_process(path)
            # None, said aloud: Chroma's own embedding function would download a model.
            collection = client.get_or_create_collection(_COLLECTION, embedding_function=None)
        except Exception as error:  # Chroma raises whatever its transport raises
            if lock:
                lock.release()
            raise IndexUnavailable("opening", error) from error
        return cls(client, collection, _sessions_of(client), lock)

    async def get(self, where: dict[str, Any]) -> Any:
        """Chroma's `GetResult` with metadatas, documents and embeddings."""
        return await self._call(
            "reading", self._collection.get, where=where, include=["metadatas", "documents", "embeddings"]
        )

    async def put(self, **rows: Any) -> None:
        await self._call("writing", self._collection.upsert, **rows)

    async def delete(self, where: dict[str, Any]) -> None:
        await self._call("deleting", self._collection.delete, where=where)

    async def check(self) -> None:
        await self._call("checking", self._collection.count)

    async def close(self) -> None:
        await asyncio.to_thread(self._client.close)
        for session in self._sessions:
            session.close()
        if self._lock:
            self._lock.release()

    @staticmethod
    async def _call(doing: str, function: Any, **arguments: Any) -> Any:
        try:
            return await asyncio.to_thread(function, **arguments)
        except Exception as error:  # Chroma raises whatever its transport raises
            raise IndexUnavailable(doing, error) from error


def _in_process(path: Path | None) -> Client:
    client = chromadb.PersistentClient(path=str(path), settings=Settings(anonymized_telemetry=False))
    assert isinstance(client, Client)
    return client


def _on_server(url: str) -> Client:
    address = urlsplit(url)
    secure = address.scheme == "https"
    # First of all, and with an end to the waiting: making Chroma's client has none.
    httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=_PATIENCE).raise_for_status()
    client = chromadb.HttpClient(
        host=address.hostname or "localhost",
        port=address.port or (443 if secure else 8000),
        ssl=secure,
        settings=Settings(anonymized_telemetry=False),
    )
    assert isinstance(client, Client)
    for session in _sessions_of(client):
        session.timeout = _PATIENCE
    return client


def _sessions_of(client: Client) -> list[httpx.Client]:
    """Chroma's HTTP sessions, none in process: they wait for ever and stay open unless told otherwise from outside."""
    admin = client._admin_client
    servers = (client._server, admin._server if isinstance(admin, AdminClient) else None)
    return [server._session for server in servers if isinstance(server, FastAPI)]
