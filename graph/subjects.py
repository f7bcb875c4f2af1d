"""What an interview is about and made of: plain, frozen models that travel between graph, record and wire.

Everything here is JSON-plain: `model_dump(mode="json")` and `model_validate` are inverse to each other.
"""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.vocabulary import (
    AreaStatus,
    Comfort,
    Difficulty,
    Gap,
    Intent,
    Phase,
    QuestionKind,
    ResumeMatch,
    Strength,
)


class Subject(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Job(Subject):
    """`JobDetails` of the API document."""

    id: str
    title: str
    description: str = ""
    requirements: str = ""
    company: str = ""
    location: str = ""
    salary_range: str = ""
    experience_level: str = ""
    skills_required: tuple[str, ...] = ()
    created_at: datetime | None = None


class Candidate(Subject):
    """`CandidateDetails` of the API document."""

    id: str
    name: str = ""
    email: str = ""
    resume_text: str = ""
    resume_url: str = ""
    skills: tuple[str, ...] = ()
    experience: str = ""
    education: str = ""
    created_at: datetime | None = None


class Preferences(Subject):
    """`InterviewPreferences` of the API document, absent values filled in."""

    max_duration: int = Field(default=30, ge=1, le=180)
    """Minutes."""
    difficulty_level: Difficulty = Difficulty.MEDIUM
    focus_areas: tuple[str, ...] = ()
    breaks: bool = False
    """A break is offered where a new phase begins."""


class Source(Subject):
    """A piece of resume or job text that a question rests on."""

    chunk_id: str
    document: str
    """"resume" or "job"."""
    text: str
    """Verbatim."""
    section: str = ""
    """A `retrieval.chunks.Section`."""
    employer: str | None = None
    role: str | None = None
    project: str | None = None
    """Title of the project it stands under."""
    current: bool = False
    score: float | None = None
    """Cosine similarity to what it was retrieved for; None where it was chosen otherwise."""


class PlannedArea(Subject):
    """One area of a job's plan: the same for every candidate of that job."""

    name: str
    """Short, as it would stand in a list: two to six words."""
    phase: Phase
    """TECHNICAL or BEHAVIORAL: where it is asked."""
    weight: float = Field(ge=0)
    """Share of the plan; the weights of a plan add up to 1."""
    need: str
    """What the job asks for, verbatim from the job text."""


class JobPlan(Subject):
    """Made once for a job and stored with it."""

    areas: tuple[PlannedArea, ...]
    made_by: str
    """"rules" or the name of the model."""


class Evidence(Subject):
    """A claim in the candidate's own words."""

    area: str
    quote: str
    """Verbatim: equal to `answer[start:end]` of that turn."""
    turn: int
    start: int
    end: int
    strength: Strength


class Area(Subject):
    """A planned area held against one resume, and how far the interview got with it."""

    name: str
    phase: Phase
    weight: float
    need: str
    why: str
    """One sentence: what the job asks for and what the resume shows, mentions or lacks."""
    resume: ResumeMatch
    sources: tuple[Source, ...] = ()
    """The best resume chunks first, then the job's. May be empty of resume chunks."""
    status: AreaStatus = AreaStatus.OPEN
    questions: int = 0
    """New-area question, follow-ups and rephrases asked on it so far."""
    follow_ups: int = 0
    asked_for: tuple[Gap, ...] = ()
    """What follow-ups on it have asked for."""
    rephrases: int = 0
    evidence: tuple[Evidence, ...] = ()


class Exchange(Subject):
    """One question and what came back."""

    turn: int
    phase: Phase
    area: str | None
    kind: QuestionKind
    question: str
    answer: str
    intent: Intent | None = None
    """None while the answer is being read."""


class Reading(Subject):
    """What an answer was found to say about its area."""

    sufficient: bool | None
    """Does no gap remain that matters for the area? None where the question does not apply."""
    gap: Gap | None = None
    evidence: tuple[Evidence, ...] = ()


class Question(Subject):
    """A question as it is asked and stored."""

    turn: int
    phase: Phase
    area: str | None
    kind: QuestionKind
    difficulty: Difficulty
    text: str
    sources: tuple[Source, ...] = ()
    why: str
    """For whoever reads the record: what made the interviewer ask this."""
    prompt_set: str | None = None
    """Digest of the set of prompts it was made with; None in questions of before this was kept."""


class Piece(Subject):
    """Some words of a reply that is being made: more of one field."""

    attempt: int
    """From 1 in each run; a higher one begins the reply anew."""
    field: Literal["response", "question"]
    text: str


class Skill(Subject):
    """How one skill was done in one turn: kept with the turn."""

    skill: str
    """plan_job, ask, assess_comfort, find_evidence or give_feedback."""
    made_by: str
    """"rules" or the name of the model."""
    prompt: str | None = None
    """Hash of the prompt files it was made with; None for what uses none."""
    fallback: str | None = None
    """`late`, `refused`, `unreachable`, `unusable`, `guarded` or `withheld`: why the rules stood in. Else None."""
    milliseconds: int = 0


class GuardHit(Subject):
    """A sentence that the question guard stopped. The text itself stays in the record, never in a log."""

    text: str
    kind: str
    """"question", "response" or "feedback"."""
    categories: tuple[str, ...]


class Assessment(Subject):
    """What was found in the answer of one turn. None means not assessed, never a default."""

    turn: int
    intent: Intent
    comfort: Comfort | None = None
    reading: Reading | None = None


class Reply(Subject):
    """What one run of the graph ends with."""

    response: str | None
    """The acknowledgement; None with the first question."""
    question: Question | None
    """None when the interview is over."""
    phase: Phase
    comfort: Comfort
    """Smoothed over turns."""
    questions_asked: int
    strengths_identified: tuple[str, ...] = ()
    areas_to_probe: tuple[str, ...] = ()
    completed: bool = False
    ended: str | None = None
    """When completed, why: `completed`, `ended_by_candidate`, `time_up`, or the reason the run was given."""
    feedback: str | None = None
    """`final_feedback`, when completed."""
    assessment: Assessment | None = None
    """Of the answer this run was given."""
    skills: tuple[Skill, ...] = ()
    guard_hits: tuple[GuardHit, ...] = ()
