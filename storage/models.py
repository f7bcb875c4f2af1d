"""What the record tells about an interview, beside the job and the candidate of `graph.subjects`."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field, Strict

from graph.subjects import Evidence, GuardHit, Job, JobPlan, Preferences, Skill, Source, Subject
from graph.vocabulary import Comfort, Difficulty, Gap, Intent, Phase, QuestionKind

DEFAULT_ORGANISATION = "default"
"""Whose everything is where nobody is told apart."""

MessageId = Annotated[str, Strict()] | Annotated[int, Strict()]
"""As the client chose it: `"1"` and `1` are two."""


class InterviewStatus(StrEnum):
    RUNNING = "running"
    ENDED = "ended"
    ABANDONED = "abandoned"
    """Ended because the candidate left and did not come back."""


class EndReason(StrEnum):
    COMPLETED = "completed"
    ENDED_BY_CANDIDATE = "ended_by_candidate"
    TIME_UP = "time_up"
    LEFT = "left"

    @property
    def status(self) -> InterviewStatus:
        return InterviewStatus.ABANDONED if self is EndReason.LEFT else InterviewStatus.ENDED


class Interview(Subject):
    id: str
    """UUID: `session_id` on the wire, and the thread of the graph."""
    alias: str
    """The id in the URL the interview was begun at; may be the id itself."""
    job_id: str
    candidate_id: str
    job_title: str
    """As it was when the interview began; so is `company`."""
    company: str
    job: Job | None = None
    """The whole job as it was when the interview began; None in interviews of before this was kept."""
    prompt_set: str | None = None
    """Digest of the set of prompts it began with, and is held with to its end; None in interviews of before this was
    kept."""
    resume_text: str
    """The resume this interview was held on, verbatim: the one given, else the candidate's stored one."""
    preferences: Preferences = Preferences()
    status: InterviewStatus = InterviewStatus.RUNNING
    end_reason: EndReason | None = None
    phase: Phase = Phase.INTRODUCTION
    comfort: Comfort = Comfort.NEUTRAL
    """Smoothed over turns."""
    questions_asked: int = Field(default=0, ge=0)
    strengths_identified: tuple[str, ...] = ()
    areas_to_probe: tuple[str, ...] = ()
    elapsed: float = Field(default=0.0, ge=0)
    """Seconds on the interview's clock."""
    farewell: str | None = None
    """The last `response`, which no question follows."""
    feedback: str | None = None
    feedback_skills: tuple[Skill, ...] = ()
    """How the feedback was made."""
    feedback_guard_hits: tuple[GuardHit, ...] = ()
    started_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    updated_at: AwareDatetime
    """When this row was last written."""
    organisation: str = DEFAULT_ORGANISATION
    invitation_id: str | None = None
    """The invitation it was begun with."""
    plan: JobPlan | None = None
    """The job's plan as it was when the first question was asked: an edit of the job changes nothing here. None before
    that, and in interviews of before this was kept."""

    @property
    def over(self) -> bool:
        return self.status is not InterviewStatus.RUNNING


class Turn(Subject):
    """A question, what made it, the answer, and what was found in the answer."""

    interview_id: str
    number: int = Field(ge=1)
    phase: Phase
    area: str | None = None
    kind: QuestionKind
    difficulty: Difficulty
    response: str | None = None
    """The acknowledgement said before the question; None with the first."""
    question: str
    why: str
    prompt_set: str | None = None
    """Digest of the set of prompts the question was made with."""
    sources: tuple[Source, ...] = ()
    skills: tuple[Skill, ...] = ()
    """How response and question were made."""
    guard_hits: tuple[GuardHit, ...] = ()
    asked_at: AwareDatetime
    elapsed: float = Field(default=0.0, ge=0)
    """Seconds on the interview's clock when it was asked."""
    answer: str | None = None
    """Verbatim; None where none came."""
    message_ids: tuple[MessageId, ...] = ()
    """Ids of the client's messages that the answer came in: the same message again is no new answer."""
    answered_at: AwareDatetime | None = None
    intent: Intent | None = None
    comfort: Comfort | None = None
    """Of this answer alone; None: not assessed."""
    sufficient: bool | None = None
    gap: Gap | None = None
    evidence: tuple[Evidence, ...] = ()
    assessed: bool = False
    """The answer was read for evidence. Without it, no evidence means not assessed and not that there was none."""
    assessment_skills: tuple[Skill, ...] = ()
    """How the answer was read."""


class Said(Subject):
    """An answer, or the part of one that is there, as it is to be kept."""

    text: str
    message_ids: tuple[MessageId, ...] = ()
