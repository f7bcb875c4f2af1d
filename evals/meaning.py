"""What the sentences of a transcript mean, as far as a small embedding model can tell: likeness to each other and to
examples of what an interviewer may and may not say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from retrieval.embedder import Embedder, Vectors

EXAMPLES = Path(__file__).parent / "data" / "sayings.yaml"
NEUTRAL = "neutral"
NEAREST = 2
"""Examples of a kind that a sentence is held against: one alone may be alike by chance."""

Examples = Mapping[str, Vectors]


@dataclass(frozen=True)
class Meaning:
    vectors: Mapping[str, Vectors]
    """Of every text asked about, by the text."""
    examples: Examples

    def likeness(self, one: str, other: str) -> float:
        """Cosine, -1 to 1. KeyError for a text that was not given to `understand`."""
        return float(self.vectors[one] @ self.vectors[other])

    def leaning(self, text: str, kind: str) -> float:
        """How much nearer the text is to examples of `kind` than to sound ones; about -0.3 to 0.4."""
        return self._near(text, kind) - self._near(text, NEUTRAL)

    def _near(self, text: str, kind: str) -> float:
        return float(np.sort(self.examples[kind] @ self.vectors[text])[-NEAREST:].mean())


async def read_examples(embedder: Embedder) -> Examples:
    sayings: dict[str, list[str]] = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return {kind: await embedder.embed(sentences) for kind, sentences in sayings.items()}


async def understand(texts: Iterable[str], embedder: Embedder, examples: Examples) -> Meaning:
    once = list(dict.fromkeys(texts))
    return Meaning(dict(zip(once, await embedder.embed(once), strict=True)), examples)
