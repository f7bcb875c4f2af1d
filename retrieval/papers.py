"""One interview's papers in memory: the chunks of its resume and its job, searched exactly.

The cost of a search depends on these few dozen chunks alone, not on how many interviews were ever held.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.chunks import Chunk, Section
from retrieval.embedder import Embedder, Vectors
from spans import span


@dataclass(frozen=True, slots=True)
class Hit:
    chunk: Chunk
    score: float
    """Cosine similarity to the query, -1 to 1."""


class Papers:
    def __init__(self, chunks: Sequence[Chunk], vectors: Vectors, embedder: Embedder) -> None:
        """`vectors`: shape (len(chunks), dimensions), each row of length 1, in the order of `chunks`."""
        if len(chunks) != len(vectors):
            raise ValueError(f"{len(chunks)} chunks, but {len(vectors)} vectors")
        self._chunks = tuple(chunks)
        self._vectors = vectors
        self._embedder = embedder

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """Resume first, then job, each in the order of its text."""
        return self._chunks

    async def search(
        self,
        query: str,
        *,
        document: str | None = None,
        sections: Collection[Section] | None = None,
        most: int = 5,
    ) -> tuple[Hit, ...]:
        """The `most` chunks nearest to `query`, best first, of that document ("resume" or "job") and those sections."""
        (hits,) = await self.search_many([query], document=document, sections=sections, most=most)
        return hits

    async def search_many(
        self,
        queries: Sequence[str],
        *,
        document: str | None = None,
        sections: Collection[Section] | None = None,
        most: int = 5,
    ) -> tuple[tuple[Hit, ...], ...]:
        """`search` for each of `queries`, in their order."""
        rows = [
            row
            for row, chunk in enumerate(self._chunks)
            if (document is None or chunk.document == document) and (sections is None or chunk.section in sections)
        ]
        if not rows or not queries or most < 1:
            return tuple(() for _ in queries)
        counts = {"openhire.queries": len(queries), "openhire.chunks": len(rows), "openhire.most": most}
        with span("retrieval.search", counts):
            scores = (await self._embedder.embed(queries)) @ self._vectors[rows].T
        return tuple(self._best(rows, of_query, most) for of_query in scores)

    def _best(self, rows: list[int], scores: Vectors, most: int) -> tuple[Hit, ...]:
        # Stable: of equals the earlier in the document comes first, so that the same search has the same outcome.
        best = np.argsort(-scores, kind="stable")[:most]
        return tuple(Hit(self._chunks[rows[place]], float(scores[place])) for place in best)
