"""An interview of the record in the shape in which transcripts are exchanged and measured."""

import asyncio
from collections.abc import Sequence

from cli.plan import areas_of
from evals import transcript as shape
from evals.transcript import Transcript
from graph.subjects import Area, Candidate, Job, JobPlan
from graph.vocabulary import Intent, QuestionKind
from retrieval.embedder import Embedder, MiniLM
from storage.models import Interview, Turn

INTENTS = {Intent.WANTS_PERSON: Intent.LEAVE}
KINDS = {QuestionKind.CONFIRM_LEAVE: QuestionKind.ANSWER_TO_CANDIDATE}
"""Words of our own that the shape does not know, and those that come nearest."""


def shared_intent(intent: Intent) -> Intent:
    return INTENTS.get(intent, intent)


def transcript_yaml(
    interview: Interview, turns: Sequence[Turn], job: Job | None, plan: JobPlan | None, candidate: Candidate | None
) -> str:
    """The whole document, ending in a newline."""

    async def written() -> str:
        embedder = await MiniLM.load()
        name = candidate.name if candidate else ""
        return (await transcript_of(interview, turns, job, plan, embedder, name)).dumped()

    return asyncio.run(written())


async def transcript_of(
    interview: Interview,
    turns: Sequence[Turn],
    job: Job | None,
    plan: JobPlan | None,
    embedder: Embedder,
    name: str = "",
) -> Transcript:
    """An interview of the record as a transcript. What the resume shows for each area of the plan is found anew.

    `job`: None where it is no longer in the record, then title and company are those the interview began with.
    `name`: the candidate's, if known.
    """
    areas: tuple[Area, ...] = ()
    if job and plan:
        focus, names = interview.preferences.focus_areas, tuple(name.split())
        areas = await areas_of(plan, job, interview.resume_text, focus, embedder, names)
    return Transcript(
        id=interview.id,
        job=_job(interview, job),
        candidate=shape.Candidate(name=name or None, resume_text=interview.resume_text),
        preferences=shape.Preferences.model_validate(interview.preferences.model_dump()),
        areas=tuple(shape.Area(name=area.name, why=area.why, resume=area.resume) for area in areas),
        turns=tuple(_turn(turn) for turn in turns),
        final_feedback=interview.feedback,
    )


def _job(interview: Interview, job: Job | None) -> shape.Job:
    if job is None:
        return shape.Job(title=interview.job_title, company=interview.company)
    return shape.Job.model_validate(job.model_dump())


def _turn(turn: Turn) -> shape.Turn:
    return shape.Turn(
        number=turn.number,
        phase=turn.phase,
        area=turn.area,
        minute=round(turn.elapsed / 60, 1),
        response=turn.response,
        question=turn.question,
        sources=tuple(source.text for source in turn.sources),
        kind=KINDS.get(turn.kind, turn.kind),
        why=turn.why,
        prompt_set=turn.prompt_set,
        answer=turn.answer,
        intent=turn.intent and shared_intent(turn.intent),
        sufficient=turn.sufficient,
        comfort=turn.comfort,
        evidence=tuple(shape.Evidence(area=e.area, quote=e.quote, strength=e.strength) for e in turn.evidence),
    )
