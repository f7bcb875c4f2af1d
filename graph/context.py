"""What a run of the graph is given beside its state: the services a node may call.

Nothing in the graph is reached any other way: no globals, no singletons.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from graph.decisions.guard import Guard
from graph.decisions.phases import PhasePlan
from graph.interviewers.fallback import Interviewers
from graph.language.intent_reader import IntentReader
from graph.measures import UNMEASURED, Measures
from graph.question_bank import QuestionBank
from graph.subjects import Candidate, Job, JobPlan
from retrieval.index import Index


class InterviewRecords(Protocol):
    """All that the graph knows of storage."""

    async def job(self, job_id: str) -> Job | None: ...

    async def candidate(self, candidate_id: str) -> Candidate | None: ...

    async def job_plan(self, job_id: str) -> JobPlan | None: ...

    async def keep_job_plan(self, job_id: str, plan: JobPlan) -> JobPlan:
        """The first plan kept for a job wins and is the one returned."""
        ...


@dataclass(frozen=True)
class Context:
    records: InterviewRecords
    index: Index
    interviewers: Interviewers
    bank: QuestionBank
    phase_plan: PhasePlan
    guard: Guard
    intents: IntentReader
    measures: Measures = UNMEASURED
    assess_comfort: bool = True
    secrets: tuple[str, ...] = ()
    """Prompt texts: none of them may leak into what the candidate hears."""
    prompt_set: str | None = None
    """Digest of the set of prompts that interviewers, bank, phase plan and secrets were made of."""
    elapsed: Callable[[], float] | None = None
    """Seconds on the interview's clock; None: the wall clock since the interview was opened."""
    job: Job | None = None
    """The job as it was when the interview began; None: as it is in the record now."""
    resume_text: str | None = None
    """The resume the interview is held on; None: the candidate's stored one."""
    job_id: str | None = None
    """The job to open an interview for where a run's input names none."""
    candidate_id: str | None = None
    """The candidate, likewise."""
