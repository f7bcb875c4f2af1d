"""What a sentence is like, learnt from examples: for wordings that no pattern foresaw.

"Who's waiting for you when you finish late?" asks after a family without a word that would say so; "how do you tell a
family that visiting hours are over?" does not. Some thousands of examples of both kinds stand in `tests/data/guard`;
`python -m evals.learn_guard` weighs them and writes `likeness.npz`. Above the limit a text is stopped, under the topic
it is most like.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from graph.learnt import Floats, Learnt, marks

DATA = Path(__file__).parent / "likeness.npz"
PRIVATE, JUDGING = 0, 1
"""The two things that are learnt: what asks for a private fact, and what praises, judges or promises."""
LIMITS = (0.05, 0.0)
"""A text is stopped above them; an example that is stopped stands at 1, one that passes at -1. Chosen on the examples
themselves, a part left out in turn (`python -m evals.learn_guard --measure`): most of the examples that pass were
written to sound private, and of those three in a hundred stand above."""
INNOCENT = -0.5
"""Below it a text is so like those that pass that no word in it makes it private."""

IN_PLACE = 0.35
"""How much of what a sentence asks lies in the sentences around it."""
NEAREST = 8
"""The power of likeness by which a topic is named: the few nearest examples decide, not the many that are near."""
_WORD = re.compile(r"[a-z0-9']+|\?")


@dataclass(frozen=True)
class Likeness(Learnt):
    """Learnt is what is PRIVATE and what is JUDGING: by how much each example speaks for stopping what is like it."""

    topics: tuple[tuple[str, ...], tuple[str, ...]]
    """The private ones, and those that judge."""
    of_topic: Floats
    """(all topics, n): 1 where an example is stopped under a topic, else 0."""

    @classmethod
    def load(cls, path: Path = DATA) -> Self:
        with np.load(path) as data:
            private, judging = (tuple(map(str, data[name])) for name in ("private", "judging"))
            count = len(private) + len(judging)
            return cls(
                **cls.kept(data),
                topics=(private, judging),
                of_topic=(data["topic"][None, :] == np.arange(count)[:, None]).astype(np.float32),
            )

    def topics_of(self, scores: Floats, vectors: Floats, judging: bool) -> tuple[str, ...]:
        """What a text with these scores is stopped for; () where it may be said.

        vectors: those of its sentences. judging: whether praise, verdicts and promises count.
        """
        return tuple(
            self._topic(vectors[int(scores[:, what].argmax())], what)
            for what, limit in enumerate(LIMITS[: 1 + judging])
            if scores[:, what].max() > limit
        )

    def scores(self, sentences: Sequence[str], vectors: Floats) -> Floats:
        """(len(sentences), 2): how much each plain sentence, heard in its place, is like what is stopped.

        vectors: (len(sentences), d), each of length 1; one sentence at least.
        """
        alone = self.heard(vectors, [marks(one) for one in sentences])
        if len(sentences) == 1:
            return alone
        around = self.heard(together(sentences, vectors)[None, :], [marks(" ".join(sentences))])
        return (1 - IN_PLACE) * alone + IN_PLACE * around

    def _topic(self, vector: Floats, what: int) -> str:
        """The topic of the examples that are most like it."""
        near = np.einsum("tn,n->t", self.of_topic, self.alike(vector[None, :])[0] ** NEAREST)
        private = len(self.topics[PRIVATE])
        return self.topics[what][int((near[:private] if what == PRIVATE else near[private:]).argmax())]


def together(sentences: Sequence[str], vectors: Floats) -> Floats:
    """The vector of a whole text, of length 1: its sentences' vectors, each counting by its words."""
    lengths = np.array([len(_WORD.findall(one)) for one in sentences], dtype=np.float32)
    whole = (vectors * lengths[:, None]).sum(axis=0)
    unit: Floats = whole / max(float(np.linalg.norm(whole)), 1e-6)
    return unit
