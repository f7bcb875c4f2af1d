"""The mirror: what it needs is opened once, then it measures one transcript after the other."""

import asyncio
from dataclasses import dataclass
from typing import Self

from evals.checks import Defect, check
from evals.guarded import Watch
from evals.material import Material, prepare
from evals.meaning import Examples, read_examples
from evals.metrics import Metrics, measure
from evals.transcript import Transcript
from graph.language.parse import warm
from retrieval.embedder import Embedder, MiniLM


@dataclass(frozen=True)
class Mirror:
    embedder: Embedder
    examples: Examples
    watch: Watch

    @classmethod
    async def open(cls) -> Self:
        """Takes about two seconds: models are loaded."""
        # Interviews of one job, and copies of an interview, share most of their texts.
        embedder = await MiniLM.load(kept=20_000)
        await asyncio.to_thread(warm)
        return cls(embedder, await read_examples(embedder), Watch(embedder))

    async def material(self, transcript: Transcript) -> Material:
        return await prepare(transcript, self.embedder, self.examples, self.watch)

    async def measure(self, transcript: Transcript) -> "Measured":
        """About a second for an interview."""
        material = await self.material(transcript)
        return await asyncio.to_thread(_measured, material)


@dataclass(frozen=True)
class Measured:
    transcript: Transcript
    defects: tuple[Defect, ...]
    metrics: Metrics


def _measured(material: Material) -> Measured:
    defects = check(material)
    return Measured(material.transcript, defects, measure(material, defects))
