"""What the checks look at: a transcript, its papers cut into lines, and the meaning of its sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from evals.guarded import Judged, Said, Watch
from evals.meaning import Examples, Meaning, understand
from evals.transcript import Transcript, Turn
from evals.wording import asking_part, clauses, sentences
from graph.vocabulary import Intent
from retrieval.chunks import chunk
from retrieval.documents import Document, job_document
from retrieval.embedder import Embedder

SERVED = frozenset({Intent.REPEAT_REQUEST, Intent.CLARIFICATION_REQUEST, Intent.NEED_TIME, Intent.QUESTION_BACK})
"""What a candidate asks for: the turn after it serves them and is no new question."""


@dataclass(frozen=True)
class Material:
    transcript: Transcript
    resume: tuple[str, ...]
    """Lines and sentences of the resume."""
    job: tuple[str, ...]
    meaning: Meaning
    guarded: Mapping[Said, Judged]
    """Of everything that was said to the candidate."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self.transcript.turns

    @cached_property
    def steps(self) -> tuple[tuple[Turn, Turn], ...]:
        """Each turn with the one before it, from the second on."""
        return tuple(pairwise(self.turns))

    @cached_property
    def resume_text(self) -> str:
        return self.transcript.candidate.resume_text

    @cached_property
    def job_text(self) -> str:
        return text_of_job(self.transcript).text

    @cached_property
    def papers(self) -> str:
        return f"{self.resume_text}\n{self.job_text}"

    def told_before(self, turn: Turn) -> str:
        """What candidate and interviewer said before the question of `turn`."""
        before = [t for t in self.turns if t.number < turn.number]
        return "\n".join(part for t in before for part in (t.response, t.question, t.answer) if part)


async def prepare(transcript: Transcript, embedder: Embedder, examples: Examples, watch: Watch) -> Material:
    resume = chunk(Document("resume", "resume", transcript.candidate.resume_text))
    job = chunk(text_of_job(transcript))
    lines = tuple(each.plain for each in resume), tuple(each.plain for each in job)
    meaning = await understand((*lines[0], *lines[1], *_said(transcript)), embedder, examples)
    return Material(transcript, *lines, meaning, await watch.judge(transcript))


def text_of_job(transcript: Transcript) -> Document:
    job = transcript.job
    return job_document("job", **job.model_dump())


def _said(transcript: Transcript) -> Iterator[str]:
    for turn in transcript.turns:
        yield turn.question
        yield asking_part(turn.question)
        yield from clauses(turn.question)
        yield from turn.sources
        yield from (turn.area,) if turn.area else ()
        yield from clauses(turn.response or "")
        yield from sentences(turn.answer or "")
    yield from clauses(transcript.final_feedback or "")
    yield from (area.name for area in transcript.areas)


def folded(text: str) -> str:
    """For finding a passage again: line breaks, marks of Markdown and ways of writing quotes and dashes are one."""
    text = text.translate(str.maketrans("‘’“”–—•·", "''\"\"----"))
    return re.sub(r"[\s*_`-]+", " ", text).strip().casefold()
