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
from itertools import pairwise
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from evals import learning
from evals.learning import Numbers
from graph.decisions.guard import Guard
from graph.decisions.guard.likeness import DATA, LIMITS, together
from graph.decisions.guard.topics import COMPILED
from graph.decisions.guard.wording import plain, sentences
from graph.learnt import Floats
from retrieval.embedder import MiniLM

CORPORA = Path(__file__).parent.parent / "tests" / "data" / "guard"
LEARNT_FROM = ("stopped", "allowed", "examples_stopped", "examples_allowed")
HELD_OUT = ("heldout_stopped", "heldout_allowed")
PRIVATE = (*COMPILED, "finance", "association")
JUDGING = ("flattery", "verdict", "score", "comparison", "promise")


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
    return learning.digest(map(_path, LEARNT_FROM))


def _path(name: str) -> Path:
    return CORPORA / f"{name}.jsonl"


async def vectors_of(texts: Sequence[str], embedder: MiniLM) -> Floats:
    """(len(texts), d), each of length 1."""
    cut = [sentences(plain(text)) for text in texts]
    ends = np.cumsum([0, *map(len, cut)])
    embedded = await embedder.embed([one for each in cut for one in each])
    return np.stack([together(each, embedded[a:b]) for each, (a, b) in zip(cut, pairwise(ends), strict=True)])


def targets(learnt: Sequence[Example]) -> Numbers:
    """(n, 2): 1 where an example is stopped, -1 where it passes."""
    rows = [[each.category in PRIVATE, each.category in JUDGING] for each in learnt]
    return np.where(np.array(rows), 1.0, -1.0)


async def learn(path: Path = DATA) -> None:
    learnt, embedder = examples(), await MiniLM.load()
    texts = [each.text for each in learnt]
    vectors = await vectors_of(texts, embedder)
    topics = (*PRIVATE, *JUDGING)
    of_topic = [topics.index(each.category) if each.category else len(topics) for each in learnt]
    weighed = learning.weighed([plain(text) for text in texts], vectors, targets(learnt), embedder, digest())
    named = {"private": np.array(PRIVATE), "judging": np.array(JUDGING), "topic": np.array(of_topic, np.uint8)}
    learning.keep(path, weighed | named)


async def left_out(embedder: MiniLM) -> tuple[list[Example], Numbers]:
    """The examples and what each would be given by the others, (n, 2)."""
    learnt = examples()
    texts = [each.text for each in learnt]
    vectors = await vectors_of(texts, embedder)
    return learnt, learning.left_out([plain(text) for text in texts], vectors, targets(learnt))


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
