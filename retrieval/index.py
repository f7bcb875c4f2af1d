"""The index of all papers: chunks and their vectors in one Chroma collection, in process on disk or on a server.

Chroma keeps them; it never searches and never embeds: an interview opens its papers once and searches them in memory.
"""

import asyncio
import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings

from retrieval.chunks import CHUNKING, Chunk, Section, chunk
from retrieval.documents import Document, Kind
from retrieval.embedder import Embedder, Vectors
from retrieval.index_lock import IndexLock
from retrieval.papers import Papers
from retrieval.redaction import redact

_COLLECTION = "papers"
_KEPT_DOCUMENTS = 256
"""In memory, the most recently used: about 100 KB each."""
_ROWS_A_CALL = 200


class IndexUnavailable(Exception):
    """Chroma could not be reached or refused; nothing was lost, the same call may be made again."""

    def __init__(self, doing: str, cause: Exception) -> None:
        super().__init__(f"The index is not available ({doing}: {type(cause).__name__}). Try again, or check its store.")


class PapersMissing(Exception):
    """No such document is in the index: open the papers with their text first."""

    def __init__(self, kind: Kind, document_id: str) -> None:
        super().__init__(f"The {kind} {document_id!r} is not in the index. Open its papers with their text first.")
        self.kind = kind
        self.document_id = document_id


@dataclass(frozen=True, slots=True)
class _Indexed:
    """One document as it is kept in memory."""

    version: str
    chunks: tuple[Chunk, ...]
    vectors: Vectors


class Index:
    """Make one with `Index.open` and share it; close it at the end."""

    def __init__(self, client: Client, collection: Collection, embedder: Embedder, lock: IndexLock | None) -> None:
        self._client = client
        self._collection = collection
        self._embedder = embedder
        self._lock = lock
        self._kept: OrderedDict[str, _Indexed] = OrderedDict()
        self._writing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @classmethod
    async def open(cls, path: Path | None, url: str | None, embedder: Embedder) -> "Index":
        """Chroma in process in the folder `path`, or the Chroma server at `url`, which wins.

        Raises IndexInUse where another process has the folder open, IndexUnavailable where the store does not answer.
        """
        if url is None and path is None:
            raise ValueError("An index needs a folder or the address of a Chroma server.")
        lock = None
        if url is None and path is not None:
            lock = await asyncio.to_thread(IndexLock.take, path)
        try:
            client, collection = await asyncio.to_thread(_connect, path, url)
        except Exception as error:  # Chroma raises what its transport raises
            if lock:
                lock.release()
            raise IndexUnavailable("opening", error) from error
        return cls(client, collection, embedder, lock)

    async def open_papers(self, resume: Document, job: Document, names: tuple[str, ...] = ()) -> Papers:
        """The papers of one interview; what is not in the index yet, or is there with other words, is indexed.

        `names`: the candidate's, taken out of the resume before it is embedded. Raises IndexUnavailable.
        """
        first, second = await asyncio.gather(self._index(resume, names), self._index(job, ()))
        return self._papers(first, second)

    async def papers(self, resume_id: str, job_id: str) -> Papers:
        """The papers of an interview that were opened before. Raises PapersMissing, IndexUnavailable."""
        first, second = await asyncio.gather(self._fetch("resume", resume_id), self._fetch("job", job_id))
        return self._papers(first, second)

    async def forget(self, document_id: str) -> None:
        """Take every version of the document out of the index. Nothing happens where there is none."""
        for kind in ("resume", "job"):
            self._kept.pop(f"{kind}:{document_id}", None)
        await self._call("forgetting", self._collection.delete, where={"document_id": document_id})

    async def check(self) -> None:
        """Raises IndexUnavailable where the store does not answer."""
        await self._call("checking", self._collection.count)

    async def close(self) -> None:
        self._kept.clear()
        await asyncio.to_thread(self._client.close)
        if self._lock:
            self._lock.release()

    async def _index(self, document: Document, names: Sequence[str]) -> _Indexed:
        key, version = _key(document.kind, document.id), self._version(document, names)
        async with self._writing[key]:
            kept = self._kept.get(key) or await self._find(document.kind, document.id)
            if kept and kept.version == version:
                return self._keep(key, kept)
            chunks = await asyncio.to_thread(chunk, document)
            vectors = await self._embedder.embed([redact(one.plain, names) for one in chunks])
            await self._write(document, version, chunks, vectors)
            return self._keep(key, _Indexed(version, chunks, vectors))

    async def _fetch(self, kind: Kind, document_id: str) -> _Indexed:
        key = _key(kind, document_id)
        kept = self._kept.get(key) or await self._find(kind, document_id)
        if kept is None:
            raise PapersMissing(kind, document_id)
        return self._keep(key, kept)

    async def _find(self, kind: Kind, document_id: str) -> _Indexed | None:
        rows = await self._call(
            "reading",
            self._collection.get,
            where={"key": _key(kind, document_id)},
            include=["metadatas", "documents", "embeddings"],
        )
        return _read_rows(rows)

    async def _write(self, document: Document, version: str, chunks: Sequence[Chunk], vectors: Vectors) -> None:
        key = _key(document.kind, document.id)
        common = {"key": key, "document_id": document.id, "version": version}
        rows = [
            (f"{key}:{version[:16]}:{one.order}", vector, one.text, {**common, **_fields(one)})
            for one, vector in zip(chunks, vectors, strict=True)
        ]
        # Written last: a document is in the index when its title page is, so a torn write is as none.
        title_page = np.zeros(self._embedder.dimensions, dtype=np.float32)
        rows.append((f"{key}:{version[:16]}", title_page, "", {**common, "chunks": len(chunks)}))
        for start in range(0, len(rows), _ROWS_A_CALL):
            ids, embeddings, texts, fields = zip(*rows[start : start + _ROWS_A_CALL], strict=True)
            await self._call(
                "writing",
                self._collection.upsert,
                ids=list(ids),
                embeddings=np.stack(embeddings),
                documents=list(texts),
                metadatas=list(fields),
            )
        older = {"$and": [{"key": key}, {"version": {"$ne": version}}]}
        await self._call("writing", self._collection.delete, where=older)

    def _version(self, document: Document, names: Sequence[str]) -> str:
        parts = [document.digest, self._embedder.name, CHUNKING, *sorted(names)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _papers(self, resume: _Indexed, job: _Indexed) -> Papers:
        vectors = np.concatenate([resume.vectors, job.vectors])
        return Papers(resume.chunks + job.chunks, vectors, self._embedder)

    def _keep(self, key: str, indexed: _Indexed) -> _Indexed:
        self._kept[key] = indexed
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT_DOCUMENTS:
            self._kept.popitem(last=False)
        return indexed

    async def _call(self, doing: str, function: Any, **arguments: Any) -> Any:
        try:
            return await asyncio.to_thread(function, **arguments)
        except Exception as error:  # Chroma raises what its transport raises
            raise IndexUnavailable(doing, error) from error


def _connect(path: Path | None, url: str | None) -> tuple[Client, Collection]:
    settings = Settings(anonymized_telemetry=False)
    if url is not None:
        address = urlsplit(url)
        secure = address.scheme == "https"
        host, port = address.hostname or "localhost", address.port or (443 if secure else 8000)
        client = chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
    else:
        client = chromadb.PersistentClient(path=str(path), settings=settings)
    # None, said aloud: Chroma's own embedding function would download a model.
    assert isinstance(client, Client)
    return client, client.get_or_create_collection(_COLLECTION, embedding_function=None)


def _key(kind: Kind, document_id: str) -> str:
    return f"{kind}:{document_id}"


def _fields(one: Chunk) -> dict[str, str | int | bool]:
    fields: dict[str, str | int | bool | None] = {
        "chunk_id": one.id,
        "document": one.document,
        "section": one.section.value,
        "order": one.order,
        "current": one.current,
        "employer": one.employer,
        "role": one.role,
        "project": one.project,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _read_rows(rows: Any) -> _Indexed | None:
    """The newest whole version among the rows of one document; None where there is none."""
    fields = rows["metadatas"]
    for title_page in (page for page in fields if "chunks" in page):
        found = [row for row, page in enumerate(fields) if "order" in page and page["version"] == title_page["version"]]
        if len(found) == title_page["chunks"]:
            found.sort(key=lambda row: int(fields[row]["order"]))
            chunks = tuple(_chunk(fields[row], rows["documents"][row]) for row in found)
            dimensions = len(rows["embeddings"][0])
            vectors = np.asarray([rows["embeddings"][row] for row in found], dtype=np.float32).reshape(-1, dimensions)
            return _Indexed(str(title_page["version"]), chunks, vectors)
    return None


def _chunk(fields: dict[str, Any], text: str) -> Chunk:
    return Chunk(
        id=fields["chunk_id"],
        document=fields["document"],
        section=Section(fields["section"]),
        text=text,
        order=int(fields["order"]),
        employer=fields.get("employer"),
        role=fields.get("role"),
        current=bool(fields["current"]),
        project=fields.get("project"),
    )
