"""`python -m evals.learn_guard`: what the guard learns from its examples, to graph/decisions/guard/likeness.npz.

`--measure` tells instead how well it decides: on the examples, each left out in turn of ten parts, and on those that
it never learns from.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from graph.decisions.guard import Guard
from graph.decisions.guard.likeness import BUCKETS, BY_WORDS, DATA, LIMITS, Floats, alike, marks, together
from graph.decisions.guard.topics import COMPILED
from graph.decisions.guard.wording import plain, sentences
from retrieval.embedder import MiniLM

CORPORA = Path(__file__).parent.parent / "tests" / "data" / "guard"
LEARNT_FROM = ("stopped", "allowed", "examples_stopped", "examples_allowed")
HELD_OUT = ("heldout_stopped", "heldout_allowed")
PRIVATE = (*COMPILED, "finance", "association")
JUDGING = ("flattery", "verdict", "score", "comparison", "promise")
DIRECTIONS = 128
RIDGE = 0.2
"""How far an example may be missed for the sake of a plainer rule."""
PARTS = 10


@dataclass(frozen=True)
class Example:
    text: str
    kind: str
    category: str | None


def examples(names: Sequence[str] = LEARNT_FROM) -> list[Example]:
    """Those that say something about a topic: how long or how many a question is can not be learnt from likeness."""
    lines = [json.loads(line) for name in names for line in _path(name).read_text(encoding="utf-8").splitlines()]
    found = [Example(line["text"], line["kind"], line.get("category")) for line in lines]
    return [each for each in found if each.kind != "feedback" and each.category in (None, *PRIVATE, *JUDGING)]


def digest() -> str:
    """Changes whenever an example does."""
    return sha256(b"\0".join(_path(name).read_bytes() for name in LEARNT_FROM)).hexdigest()[:16]


def _path(name: str) -> Path:
    return CORPORA / f"{name}.jsonl"


async def vectors_of(texts: Sequence[str], embedder: MiniLM) -> Floats:
    """(len(texts), d), each of length 1."""
    cut = [sentences(plain(text)) for text in texts]
    ends = np.cumsum([0, *map(len, cut)])
    embedded = await embedder.embed([one for each in cut for one in each])
    return np.stack([together(each, embedded[a:b]) for each, (a, b) in zip(cut, pairwise(ends), strict=True)])


def kernel(points: Floats, texts: Sequence[str]) -> tuple[NDArray[np.float64], Floats]:
    """How like each example is to each, (n, n), and their marks, (n, BUCKETS), each row of length 1."""
    marked = np.zeros((len(texts), BUCKETS), dtype=np.float32)
    for row, text in enumerate(texts):
        each = list(marks(plain(text)))
        marked[row, each] = len(each) ** -0.5
    squares = (points**2).sum(axis=1)
    return (alike(squares, squares, points @ points.T) + BY_WORDS * marked @ marked.T).astype(np.float64), marked


def targets(learnt: Sequence[Example]) -> NDArray[np.float64]:
    """(n, 2): 1 where an example is stopped, -1 where it passes."""
    rows = [[each.category in PRIVATE, each.category in JUDGING] for each in learnt]
    return np.where(np.array(rows), 1.0, -1.0)


def solved(likeness: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    weights: NDArray[np.float64] = np.linalg.solve(likeness + RIDGE * np.eye(len(likeness)), wanted).astype(np.float64)
    return weights


async def learn(path: Path = DATA) -> None:
    learnt, embedder = examples(), await MiniLM.load()
    texts = [each.text for each in learnt]
    vectors = await vectors_of(texts, embedder)
    directions = np.linalg.svd(vectors, full_matrices=False)[2][:DIRECTIONS].T.astype(np.float16)
    points = vectors @ directions.astype(np.float32)
    step = np.float32(np.abs(points).max() / 127)
    rounded = np.round(points / step).astype(np.int8)
    likeness, marked = kernel(rounded * step, texts)
    weights = solved(likeness, targets(learnt))
    topics = (*PRIVATE, *JUDGING)
    np.savez_compressed(
        path,
        embedder=np.array(embedder.name),
        corpora=np.array(digest()),
        directions=directions,
        examples=rounded,
        step=step,
        weights=weights.astype(np.float32),
        word_weights=(marked.T @ weights).astype(np.float16),
        private=np.array(PRIVATE),
        judging=np.array(JUDGING),
        topic=np.array([topics.index(each.category) if each.category else len(topics) for each in learnt], np.uint8),
    )


async def left_out(embedder: MiniLM) -> tuple[list[Example], NDArray[np.float64]]:
    """The examples and what each would be given by the others, (n, 2)."""
    learnt = examples()
    texts = [each.text for each in learnt]
    likeness, _ = kernel(await vectors_of(texts, embedder), texts)
    wanted, given = targets(learnt), np.zeros((len(learnt), 2))
    part = np.random.default_rng(1).permutation(len(learnt)) % PARTS
    for one in range(PARTS):
        rest, these = np.flatnonzero(part != one), np.flatnonzero(part == one)
        given[these] = likeness[np.ix_(these, rest)] @ solved(likeness[np.ix_(rest, rest)], wanted[rest])
    return learnt, given


async def measure(console: Console) -> None:
    embedder = await MiniLM.load()
    learnt, given = await left_out(embedder)
    wanted = targets(learnt) > 0
    for what, name in enumerate(("private", "judging")):
        over, stopped = given[:, what] > LIMITS[what], wanted[:, what]
        console.print(
            f"{name}, each left out in turn: {over[stopped].mean():.1%} of {stopped.sum()} stopped, "
            f"{over[~stopped].mean():.1%} of {(~stopped).sum()} stopped wrongly"
        )
    guard = Guard(embedder)
    table = Table("held out", "stopped", "under its name", "of")
    rows: dict[str, list[tuple[bool, bool]]] = {}
    lines = [json.loads(line) for name in HELD_OUT for line in _path(name).read_text(encoding="utf-8").splitlines()]
    for line in lines:
        verdict = await guard.inspect(line["text"], kind=line["kind"])
        category = line.get("category", "may be said")
        rows.setdefault(category, []).append((not verdict.allowed, category in verdict.categories))
    for category, found in rows.items():
        table.add_row(category, str(sum(s for s, _ in found)), str(sum(n for _, n in found)), str(len(found)))
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.learn_guard", description=__doc__)
    parser.add_argument("--measure", action="store_true", help="tell how well it decides; write nothing")
    chosen = parser.parse_args(arguments)
    asyncio.run(measure(Console()) if chosen.measure else learn())
    return 0


if __name__ == "__main__":
    sys.exit(main())
