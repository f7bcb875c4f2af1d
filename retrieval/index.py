"""The index of all papers: documents cut into chunks, embedded once, kept in Chroma.

Chroma keeps them; it never searches and never embeds: an interview opens its papers once and searches them in memory.
So it only saves work: where it cannot be read or written, papers are made of their texts and kept in memory alone.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from weakref import WeakValueDictionary

import numpy as np

from retrieval.chunks import CHUNKING, chunk
from retrieval.documents import Document, Kind
from retrieval.embedder import Embedder
from retrieval.index_lock import IndexInUse
from retrieval.papers import Papers
from retrieval.redaction import redact
from retrieval.rows import Indexed, key_of, read_rows, write_rows
from retrieval.store import IndexUnavailable, Store
from spans import span

__all__ = ["Index", "IndexInUse", "IndexUnavailable", "PapersMissing"]

_KEPT_DOCUMENTS = 256
"""In memory, the most recently used: about 100 KB each."""


class PapersMissing(Exception):
    """The document is not in memory, and the store does not have it or does not answer."""

    def __init__(self, kind: Kind, document_id: str) -> None:
        super().__init__(f"The {kind} {document_id!r} is not in the index. Open its papers with their text first.")
        self.kind = kind
        self.document_id = document_id


class Index:
    """Make one with `Index.open` and share it; close it at the end."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._kept: OrderedDict[str, Indexed] = OrderedDict()
        self._writing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    async def open(cls, path: Path | None, url: str | None, embedder: Embedder) -> "Index":
        """Chroma in process in the folder `path`, or the Chroma server at `url`, which wins.

        Raises IndexInUse where another process has the folder open, IndexUnavailable where the store does not answer.
        """
        return cls(await Store.open(path, url), embedder)

    async def open_papers(self, resume: Document, job: Document, names: tuple[str, ...] = ()) -> Papers:
        """The papers of one interview; what is not in the index yet, or is there with other words, is indexed.

        `names`: the candidate's, taken out of the resume before it is embedded. The same texts have the same chunk ids.
        """
        with span("retrieval.open"):
            of_resume, of_job = await asyncio.gather(self._index(resume, names), self._index(job, ()))
        return self._papers(of_resume, of_job)

    async def papers(self, resume_id: str, job_id: str) -> Papers:
        """The papers of an interview that were opened before. Raises PapersMissing."""
        with span("retrieval.fetch"):
            of_resume, of_job = await asyncio.gather(self._fetch("resume", resume_id), self._fetch("job", job_id))
        return self._papers(of_resume, of_job)

    async def forget(self, document_id: str) -> None:
        """Take every version of the document out of the index. Nothing happens where there is none.

        Raises IndexUnavailable: then it may be in the store still.
        """
        for kind in ("resume", "job"):
            self._kept.pop(key_of(kind, document_id), None)
        await self._store.delete({"document_id": document_id})

    async def check(self) -> None:
        """Raises IndexUnavailable where the store does not answer."""
        await self._store.check()

    async def close(self) -> None:
        self._kept.clear()
        await self._store.close()

    async def _index(self, document: Document, names: Sequence[str]) -> Indexed:
        key, version = key_of(document.kind, document.id), self._version(document, names)
        async with self._writing.setdefault(key, asyncio.Lock()):
            kept = await self._found(key)
            if kept and kept.version == version:
                return self._keep(key, kept)
            chunks = await asyncio.to_thread(chunk, document)
            vectors = await self._embedder.embed([redact(one.plain, names) for one in chunks])
            indexed = self._keep(key, Indexed(version, chunks, vectors))
            with suppress(IndexUnavailable):  # the store has told the log, and tells `check`
                for rows in write_rows(document, indexed):
                    await self._store.put(**rows)
                await self._store.delete({"$and": [{"key": key}, {"version": {"$ne": version}}]})
            return indexed

    async def _fetch(self, kind: Kind, document_id: str) -> Indexed:
        key = key_of(kind, document_id)
        kept = await self._found(key)
        if kept is None:
            raise PapersMissing(kind, document_id)
        return self._keep(key, kept)

    async def _found(self, key: str) -> Indexed | None:
        if kept := self._kept.get(key):
            return kept
        try:
            return read_rows(await self._store.get({"key": key}))
        except IndexUnavailable:
            return None

    def _version(self, document: Document, names: Sequence[str]) -> str:
        parts = [document.digest, self._embedder.name, CHUNKING, *sorted(names)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _papers(self, resume: Indexed, job: Indexed) -> Papers:
        vectors = np.concatenate([resume.vectors, job.vectors])
        return Papers(resume.chunks + job.chunks, vectors, self._embedder)

    def _keep(self, key: str, indexed: Indexed) -> Indexed:
        self._kept[key] = indexed
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT_DOCUMENTS:
            self._kept.popitem(last=False)
        return indexed
