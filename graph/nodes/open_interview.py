"""First run only: load job and candidate, index their papers, hold the job's plan against the resume."""

from datetime import UTC, datetime

from langgraph.runtime import Runtime

from graph.context import Context
from graph.decisions.plan import hold_against_resume
from graph.errors import RecordMissing
from graph.memory import plain
from graph.opening import Opening, first_name, heeded
from graph.papers import job_papers, names_of, resume_papers
from graph.state import State
from graph.subjects import Candidate, Job, JobPlan, Preferences, Skill
from graph.vocabulary import Comfort, Phase

UNNAMED = "(none was named)"


async def open_interview(state: State, runtime: Runtime[Context]) -> State:
    """Raises RecordMissing."""
    context = runtime.context
    job, candidate = await _load(state, context)
    resume_text = state.get("resume_text") or context.resume_text or candidate.resume_text
    given = {key: value for key, value in (state.get("preferences") or {}).items() if value not in (None, "", [])}
    preferences = Preferences.model_validate(given)
    resume, job_text = resume_papers(candidate, resume_text), job_papers(job)
    papers = await context.index.open_papers(resume, job_text, names=names_of(candidate))
    plan, skill = await plan_of(job, context)
    areas = await hold_against_resume(plan, papers, preferences.focus_areas)
    opening = Opening(
        job_id=job.id,
        candidate_id=candidate.id,
        first_name=first_name(candidate.name),
        preferences=preferences,
        resume=resume.id,
        job=job_text.id,
        opened_at=datetime.now(UTC),
        plan=skill,
    )
    return State(
        opening=opening.model_dump(mode="json"),
        phase=Phase.INTRODUCTION.value,
        asked_in_phase=0,
        difficulty=preferences.difficulty_level.value,
        comfort=Comfort.NEUTRAL.value,
        comfort_readings=[],
        areas=plain(areas),
        pending=None,
        pending_response=None,
        questions_asked=0,
        leave_asked=False,
        resume_text=None,
        preferences=None,
    )


async def _load(state: State, context: Context) -> tuple[Job, Candidate]:
    job_id = state.get("job_id") or context.job_id or UNNAMED
    candidate_id = state.get("candidate_id") or context.candidate_id or UNNAMED
    job = context.job or await context.records.job(job_id)
    if job is None:
        raise RecordMissing("job", job_id)
    candidate = await context.records.candidate(candidate_id)
    if candidate is None:
        raise RecordMissing("candidate", candidate_id)
    return heeded(job), candidate


async def plan_of(job: Job, context: Context) -> tuple[JobPlan, Skill | None]:
    """The plan stored with the job; made and stored now where there is none yet."""
    plan = await context.records.job_plan(job.id)
    if plan is not None:
        return plan, None
    plan, skill = await context.interviewers.plan_job(job)
    return await context.records.keep_job_plan(job.id, plan), skill
