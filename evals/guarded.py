"""What the question guard says of each text of a transcript."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals.transcript import Transcript
from graph.decisions.guard import Guard
from graph.decisions.guard.likeness import PRIVATE, Likeness
from graph.decisions.guard.shape import Kind
from graph.decisions.guard.topics import private_topics
from graph.decisions.guard.wording import plain, sentences
from retrieval.embedder import Embedder

SURE = 0.35
"""How much a text without a private word must be like private ones to be told as a defect. The guard itself stops a
question from 0.05 on: to ask another one costs nothing, and a false alarm does. Of what the guard never learnt from,
0.35 keeps four fifths of those it stops without a private word, and stops none that passes."""

Said = tuple[str, Kind]
Saying = tuple[str, Kind, str | None]
"""With the question that follows it, where it is an acknowledgement."""


@dataclass(frozen=True, slots=True)
class Judged:
    categories: tuple[str, ...]
    """Why the guard stops the text; empty where it lets it pass."""
    private: frozenset[str]
    """The private topics among them, where there is a word for it or the likeness is great."""


class Watch:
    """The question guard, asked about whole transcripts."""

    def __init__(self, embedder: Embedder) -> None:
        """Raises graph.decisions.guard.inspection.OtherEmbedder."""
        self._embedder = embedder
        self._guard = Guard(embedder)
        self._likeness = Likeness.load()
        self._lately: dict[Saying, Judged] = {}
        """What was judged in the transcript before: a copy of it has most of its texts."""

    async def judge(self, transcript: Transcript) -> Mapping[Said, Judged]:
        known = self._lately
        self._lately = {saying: known.get(saying) or await self._judged(*saying) for saying in _said(transcript)}
        return {(text, kind): judged for (text, kind, _), judged in self._lately.items()}

    async def _judged(self, text: str, kind: Kind, question: str | None) -> Judged:
        verdict = await self._guard.inspect(text, kind=kind, question=question)
        private = set(verdict.categories) & set(self._likeness.topics[PRIVATE])
        if private and not private & set(private_topics(text)):
            said = sentences(plain(text))
            scores = self._likeness.scores(said, await self._embedder.embed(said))
            if scores[:, PRIVATE].max() < SURE:
                private = set()
        return Judged(verdict.categories, frozenset(private))


def _said(transcript: Transcript) -> Iterator[Saying]:
    for turn in transcript.turns:
        yield turn.question, "question", None
        if turn.response:
            yield turn.response, "response", turn.question
    if transcript.final_feedback:
        yield transcript.final_feedback, "feedback", None
