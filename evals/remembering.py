"""An embedder that embeds a text once: interviews of one job, and copies of an interview, share most texts."""

from collections.abc import Sequence

import numpy as np

from retrieval.embedder import Embedder, Vectors

MOST = 20_000
"""Texts kept; of 384 dimensions they take some 30 MB. Then it begins anew."""


class Remembering:
    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    async def embed(self, texts: Sequence[str]) -> Vectors:
        if len(self._known) > MOST:
            self._known = {}
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        found = dict(zip(new, await self._embedder.embed(new), strict=True))
        self._known |= found
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([found[text] if text in found else self._known[text] for text in texts])
