"""What a short message wishes, learnt from examples: for wordings that no pattern of `phrasings` foresaw.

`python -m evals.learn_wishes` weighs the examples in `tests/data/answers`, wishes beside what only tells something,
and writes `wishes.npz`. To take an answer for a wish makes an absurd turn, to miss a wish a clumsy one: a wish must
be well ahead of "something is told".
"""

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from graph.language.phrasings import plain
from graph.learnt import Learnt, OtherEmbedder, marks
from graph.vocabulary import Intent
from retrieval.embedder import Embedder

DATA = Path(__file__).parent / "wishes.npz"
WISHES = (
    Intent.REPEAT_REQUEST,
    Intent.CLARIFICATION_REQUEST,
    Intent.QUESTION_BACK,
    Intent.NEED_TIME,
    Intent.REFUSE,
    Intent.LEAVE,
    Intent.WANTS_PERSON,
    Intent.COMMAND,
    Intent.HOSTILE,
    Intent.NO_KNOWLEDGE,
    Intent.OFF_TOPIC,
)
LEAD = 0.4
"""By how much a wish must be ahead of "something is told", or of a question back of whatever kind (an example stands at
1 for what it is, at -1 for all else)."""
SURE = 0.6
"""By how much anything must be ahead of a wish that a pattern has read."""
CHAT_LEAD = -0.1
CHAT_FAR = 0.1
"""Chat may even be a little behind, but is chat only where it is this far, as a cosine, from what was asked: a
gardener's tomatoes are none. Of 1,569 stretches of true stories, held against questions of other trades, none is."""


@dataclass(frozen=True)
class LearntWishes(Learnt):
    """Learnt are WISHES in this order, and after them that something is told."""

    @classmethod
    def load(cls, path: Path = DATA) -> Self:
        with np.load(path) as data:
            return cls(**cls.kept(data))


class Wishes:
    def __init__(self, embedder: Embedder) -> None:
        """Raises OtherEmbedder. Reads a file."""
        self._embedder = embedder
        self._learnt = LearntWishes.load()
        if embedder.name != self._learnt.embedder:
            raise OtherEmbedder(embedder.name, self._learnt.embedder, "evals.learn_wishes")

    async def likely(self, question: str, answer: str, worded: Intent, may_be: Set[Intent]) -> Intent:
        """What `answer` is, read as `worded` by its words: that, one of `may_be`, or PARTIAL: something is told."""
        said = plain(answer)
        vectors = await self._embedder.embed([said, question])
        heard = self._learnt.heard(vectors[:1], [marks(said)])[0].tolist()
        scores = dict(zip((*WISHES, Intent.PARTIAL), heard, strict=True))
        told = worded not in WISHES
        best = max(WISHES if told else scores, key=lambda intent: scores[intent])
        if best not in (*may_be, Intent.PARTIAL):
            return worded
        lead = LEAD if told or worded is Intent.QUESTION_BACK else SURE
        if best is Intent.OFF_TOPIC:
            if float(vectors[0] @ vectors[1]) >= CHAT_FAR:
                return worded
            lead = CHAT_LEAD if told else lead
        return best if scores[best] > scores[Intent.PARTIAL if told else worded] + lead else worded
