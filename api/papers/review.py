"""What a recruiter reads of an interview: what was asked and why, answered, and what the answers show.

No score, no ranking, no verdict; and how at ease a candidate sounded is nowhere in it.
"""

from collections.abc import Iterable, Sequence

from pydantic import AwareDatetime

from api.papers.coverage import Coverage, coverage
from api.papers.timeline import Stretch, timeline
from graph.subjects import Area, Evidence, GuardHit, JobPlan, Preferences, Skill, Source, Subject
from graph.vocabulary import Difficulty, Gap, Intent, Phase, QuestionKind
from storage.desk.invitations import Consent
from storage.desk.reviews import Decision
from storage.models import EndReason, Interview, InterviewStatus, Turn

OF_THE_TONE = "assess_comfort"
"""The skill that hears the tone: it shapes the next question and concerns nobody who decides."""


class GroundedOn(Subject):
    """A piece of resume or job text that a question rests on, verbatim."""

    document: str
    """"resume" or "job"."""
    section: str
    text: str
    employer: str | None
    role: str | None


class ReviewedTurn(Subject):
    number: int
    phase: Phase
    area: str | None
    kind: QuestionKind
    difficulty: Difficulty
    response: str | None
    """The acknowledgement said before the question; None with the first."""
    question: str
    why: str
    """What made the interviewer ask this."""
    sources: tuple[GroundedOn, ...]
    guard_hits: tuple[GuardHit, ...]
    """What the question guard stopped, never said to anybody."""
    skills: tuple[Skill, ...]
    """How the question was made and how the answer was read."""
    asked_at: AwareDatetime
    elapsed: float
    """Seconds on the interview's clock when it was asked."""
    answer: str | None
    """Verbatim; None where none came."""
    answered_at: AwareDatetime | None
    intent: Intent | None
    sufficient: bool | None
    gap: Gap | None
    evidence: tuple[Evidence, ...]
    assessed: bool
    """The answer was read for evidence. Without it, no evidence means not assessed and not that there was none."""


class Fallback(Subject):
    """One skill that the rules did although a model is set up."""

    turn: int | None
    """None: the feedback at the end."""
    skill: str
    reason: str
    """`late`, `refused`, `unreachable`, `unusable`, `guarded` or `withheld`."""


class Note(Subject):
    """What a person decided, in that person's words and under that person's name."""

    id: str
    at: AwareDatetime
    author: str
    text: str


class ConsentGiven(Subject):
    """What the candidate agreed to, and when."""

    hash: str
    """SHA-256 of the text, hexadecimal."""
    given_at: AwareDatetime
    text: str


class Review(Subject):
    """One interview, whole."""

    id: str
    job_id: str
    job_title: str
    """As it was when the interview began; so is `company`."""
    company: str
    candidate_id: str
    candidate_name: str
    """Empty where the record holds none."""
    status: InterviewStatus
    end_reason: EndReason | None
    phase: Phase
    questions_asked: int
    elapsed: float
    """Seconds on the interview's clock."""
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    preferences: Preferences
    resume_text: str
    """The resume it was held on, verbatim."""
    feedback: str | None
    farewell: str | None
    feedback_skills: tuple[Skill, ...]
    plan: tuple[Coverage, ...]
    timeline: tuple[Stretch, ...]
    turns: tuple[ReviewedTurn, ...]
    fallbacks: tuple[Fallback, ...]
    decisions: tuple[Note, ...]
    consent: ConsentGiven | None
    """None: it was begun without an invitation."""
    invitation_id: str | None


_AS_RECORDED = set(Interview.model_fields) & set(Review.model_fields) - {"plan"}


def review(
    interview: Interview,
    turns: Sequence[Turn],
    plan: JobPlan | None = None,
    areas: Sequence[Area] = (),
    *,
    candidate_name: str = "",
    decisions: Sequence[Decision] = (),
    consent: Consent | None = None,
) -> Review:
    """The same for the same record. `turns` in order; `plan` and `areas` as `coverage` takes them;
    the plan that was kept with the interview comes before `plan`, the job's of now.
    """
    return Review(
        **interview.model_dump(include=_AS_RECORDED),
        candidate_name=candidate_name,
        plan=coverage(interview, turns, interview.plan or plan, areas),
        timeline=timeline(interview, turns),
        turns=tuple(_turn(turn) for turn in turns),
        fallbacks=tuple(_fallbacks(interview, turns)),
        decisions=tuple(Note.model_validate(each.model_dump()) for each in decisions),
        consent=ConsentGiven(hash=consent.hash, given_at=consent.at, text=consent.text) if consent else None,
    )


def _turn(turn: Turn) -> ReviewedTurn:
    shown = turn.model_dump(include=set(ReviewedTurn.model_fields) - {"sources", "skills"})
    return ReviewedTurn(
        **shown,
        sources=tuple(_source(source) for source in turn.sources),
        skills=tuple(_shown((*turn.skills, *turn.assessment_skills))),
    )


def _source(source: Source) -> GroundedOn:
    return GroundedOn.model_validate(source.model_dump())


def _shown(skills: Iterable[Skill]) -> list[Skill]:
    return [skill for skill in skills if skill.skill != OF_THE_TONE]


def _fallbacks(interview: Interview, turns: Sequence[Turn]) -> Iterable[Fallback]:
    made = [(turn.number, skill) for turn in turns for skill in _shown((*turn.skills, *turn.assessment_skills))]
    for number, skill in (*made, *((None, skill) for skill in _shown(interview.feedback_skills))):
        if skill.fallback:
            yield Fallback(turn=number, skill=skill.skill, reason=skill.fallback)
