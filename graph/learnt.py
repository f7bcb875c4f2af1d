"""What is learnt from examples: a text is like some of them, by what it means and by the words it uses.

Kernel ridge regression (Saunders, Gammerman and Vovk 1998): a text is held against every example, and the weights of
those it is like add up. `evals.learning` finds the weights; the files they are kept in lie beside those who use them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NARROW = 1.2
"""How quickly likeness of meaning falls with the distance of two vectors."""
BY_WORDS = 0.3
"""What it counts, beside the meaning, that two texts use the same words."""
BUCKETS = 8192
_WORD = re.compile(r"[a-z0-9']+|\?")


class OtherEmbedder(Exception):
    """The examples were read by another embedder than the one that is given."""

    def __init__(self, given: str, learnt: str, again: str) -> None:
        """again: the module that learns anew."""
        super().__init__(
            f"The examples were learnt with {learnt}, not with {given}. Give that one, or let them be learnt again: "
            f"python -m {again}"
        )


@dataclass(frozen=True)
class Learnt:
    """n examples, m main directions of the embedder's d dimensions, k things that are learnt."""

    embedder: str
    """Name of the embedder whose vectors these are."""
    corpora: str
    """Hash of the corpora that it was learnt from."""
    directions: Floats
    """(d, m)"""
    examples: Floats
    """(n, m)"""
    weights: Floats
    """(n, k): by how much each example speaks for what is like it."""
    word_weights: Floats
    """(BUCKETS, k)"""

    @staticmethod
    def kept(data: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
        """The fields above, from the arrays that `evals.learning` has written."""
        return {
            "embedder": str(data["embedder"]),
            "corpora": str(data["corpora"]),
            "directions": data["directions"].astype(np.float32),
            "examples": data["examples"].astype(np.float32) * data["step"],
            "weights": data["weights"].astype(np.float32),
            "word_weights": data["word_weights"].astype(np.float32),
        }

    def heard(self, vectors: Floats, marked: Sequence[frozenset[int]]) -> Floats:
        """(len(vectors), k): what speaks for each thing in texts with these vectors, of length 1, and marks."""
        by_words: Floats = np.stack(
            [self.word_weights[list(each)].sum(axis=0) / np.float32(max(1, len(each)) ** 0.5) for each in marked]
        )
        heard: Floats = self.alike(vectors) @ self.weights + BY_WORDS * by_words
        return heard

    def alike(self, vectors: Floats) -> Floats:
        """(len(vectors), n)"""
        # Not `@`: for a row or two, waking the threads of the library behind it costs more than the sum itself.
        points = np.einsum("id,dm->im", vectors, self.directions)
        products = np.einsum("im,nm->in", points, self.examples)
        return alike((points**2).sum(axis=1), self._squares, products)

    @cached_property
    def _squares(self) -> Floats:
        squares: Floats = (self.examples**2).sum(axis=1)
        return squares


def alike(these: Floats, those: Floats, products: Floats) -> Floats:
    """(i, n): 1 where two vectors are the same, near 0 where they are far apart.

    these, those: (i,) and (n,), the squared lengths of the vectors; products: (i, n), of each with each.
    """
    near: Floats = np.exp(-NARROW * (these[:, None] + those - 2 * products))
    return near


def marks(text: str) -> frozenset[int]:
    """The words of a plain text and its pairs of neighbouring words, as numbers below BUCKETS."""
    words = _WORD.findall(text)
    pairs = (f"{one} {two}" for one, two in zip(["^", *words], words, strict=False))
    return frozenset(crc32(mark.encode()) % BUCKETS for mark in (*words, *pairs))
