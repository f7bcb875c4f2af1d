"""How examples are weighed, for `graph.learnt`: kernel ridge regression, and what it would say of each left out."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.learnt import BUCKETS, BY_WORDS, Floats, alike, marks
from retrieval.embedder import Embedder

Numbers = NDArray[np.float64]

DIRECTIONS = 128
RIDGE = 0.2
"""How far an example may be missed for the sake of a plainer rule."""
PARTS = 10


def digest(paths: Iterable[Path]) -> str:
    """Changes whenever an example does."""
    return sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def weighed(
    plain_texts: Sequence[str], vectors: Floats, wanted: Numbers, embedder: Embedder, corpora: str
) -> dict[str, NDArray[Any]]:
    """The arrays that `graph.learnt.Learnt.kept` reads.

    vectors: (n, d), each of length 1; wanted: (n, k), 1 where an example is for a thing, -1 where it is against it.
    """
    directions = np.linalg.svd(vectors, full_matrices=False)[2][:DIRECTIONS].T.astype(np.float16)
    points = vectors @ directions.astype(np.float32)
    step = np.float32(np.abs(points).max() / 127)
    rounded = np.round(points / step).astype(np.int8)
    likeness, marked = _kernel(rounded * step, plain_texts)
    weights = _solved(likeness, wanted)
    return {
        "embedder": np.array(embedder.name),
        "corpora": np.array(corpora),
        "directions": directions,
        "examples": rounded,
        "step": np.array(step),
        "weights": weights.astype(np.float32),
        "word_weights": (marked.T @ weights).astype(np.float16),
    }


def keep(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    np.savez_compressed(path, allow_pickle=False, **arrays)


def left_out(plain_texts: Sequence[str], vectors: Floats, wanted: Numbers) -> Numbers:
    """(n, k): what each example would be given by the others, a tenth of them left out in turn."""
    likeness, _ = _kernel(vectors, plain_texts)
    given = np.zeros_like(wanted)
    part = np.random.default_rng(1).permutation(len(plain_texts)) % PARTS
    for one in range(PARTS):
        rest, these = np.flatnonzero(part != one), np.flatnonzero(part == one)
        given[these] = likeness[np.ix_(these, rest)] @ _solved(likeness[np.ix_(rest, rest)], wanted[rest])
    return given


def _kernel(points: Floats, plain_texts: Sequence[str]) -> tuple[Numbers, Floats]:
    """How like each example is to each, (n, n), and their marks, (n, BUCKETS), each row of length 1."""
    marked = np.zeros((len(plain_texts), BUCKETS), dtype=np.float32)
    for row, text in enumerate(plain_texts):
        each = list(marks(text))
        marked[row, each] = max(1, len(each)) ** -0.5
    squares = (points**2).sum(axis=1)
    return (alike(squares, squares, points @ points.T) + BY_WORDS * marked @ marked.T).astype(np.float64), marked


def _solved(likeness: Numbers, wanted: Numbers) -> Numbers:
    weights: Numbers = np.linalg.solve(likeness + RIDGE * np.eye(len(likeness)), wanted).astype(np.float64)
    return weights
