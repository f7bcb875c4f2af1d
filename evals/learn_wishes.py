"""`python -m evals.learn_wishes`: what is learnt of wishes from examples, to graph/language/wishes.npz.

`--measure` tells instead how well it decides: on the examples, each left out in turn of ten parts, and how well
messages are read that it never learns from.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from evals import learning
from evals.learning import Numbers
from graph.language.intent_reader import IntentReader
from graph.language.phrasings import plain
from graph.language.wishes import DATA, LEAD, WISHES
from graph.vocabulary import Intent, Phase
from retrieval.embedder import MiniLM

CORPORA = Path(__file__).parent.parent / "tests" / "data" / "answers"
LEARNT_FROM = (CORPORA / "examples_wishes.jsonl", CORPORA / "examples_told.jsonl")
HELD_OUT = CORPORA / "heldout_intents.jsonl"
TOLD = "told"


@dataclass(frozen=True)
class Example:
    answer: str
    wish: Intent | None
    """None where something is told."""


def examples() -> list[Example]:
    lines = [json.loads(line) for path in LEARNT_FROM for line in path.read_text(encoding="utf-8").splitlines()]
    return [Example(line["answer"], None if line["intent"] == TOLD else Intent(line["intent"])) for line in lines]


def digest() -> str:
    return learning.digest(LEARNT_FROM)


def targets(learnt: Sequence[Example]) -> Numbers:
    """(n, len(WISHES) + 1)"""
    return np.where(np.array([[each.wish is wish for wish in (*WISHES, None)] for each in learnt]), 1.0, -1.0)


async def learn(path: Path = DATA) -> None:
    learnt, embedder = examples(), await MiniLM.load()
    texts = [plain(each.answer) for each in learnt]
    vectors = await embedder.embed(texts)
    learning.keep(path, learning.weighed(texts, vectors, targets(learnt), embedder, digest()))


async def measure(console: Console) -> None:
    learnt, embedder = examples(), await MiniLM.load()
    texts = [plain(each.answer) for each in learnt]
    given = learning.left_out(texts, await embedder.embed(texts), targets(learnt))
    best, lead = given[:, :-1].argmax(axis=1), given[:, :-1].max(axis=1) - given[:, -1]
    heard = [WISHES[one] if ahead > LEAD else None for one, ahead in zip(best, lead, strict=True)]
    table = Table("each left out in turn", "taken for it", "taken for another wish", "of")
    for wish in (*WISHES, None):
        taken = [one for one, each in zip(heard, learnt, strict=True) if each.wish is wish]
        wrong = sum(one not in (wish, None) for one in taken)
        table.add_row(str(wish or TOLD), str(taken.count(wish)), str(wrong), str(len(taken)))
    console.print(table)
    await _measure_reading(console, IntentReader(embedder))


async def _measure_reading(console: Console, reader: IntentReader) -> None:
    """All that reads a message, patterns too, on what was held out."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for line in HELD_OUT.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        read = await reader.read(row["question"], row["answer"], phase=Phase(row["phase"]))
        every[row["intent"]] += 1
        if is_right(row["intent"], read):
            right[row["intent"]] += 1
        else:
            console.print(f"{row['intent']} read as {read}: {row['answer']}", markup=False)
    table = Table("held out", "read right", "of")
    for intent, count in every.items():
        table.add_row(intent, str(right[intent]), str(count))
    table.add_row("all", str(right.total()), str(every.total()))
    console.print(table)


def is_right(intent: str, read: Intent) -> bool:
    """Something is told in an answer and in a partial one."""
    return read in (Intent.ANSWER, Intent.PARTIAL) if intent == TOLD else read == intent


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.learn_wishes", description=__doc__)
    parser.add_argument("--measure", action="store_true", help="tell how well it decides; write nothing")
    chosen = parser.parse_args(arguments)
    asyncio.run(measure(Console()) if chosen.measure else learn())
    return 0


if __name__ == "__main__":
    sys.exit(main())
