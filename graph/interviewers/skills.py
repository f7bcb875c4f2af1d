"""The five skills of an interviewer: the one interface behind which rules and language models stand.

A skill is given everything it may use and returns a value or raises `SkillError`; it keeps nothing between
calls and decides nothing about the course of the interview: which area, which kind of question and when it
ends is for `graph.decisions`.
"""

from typing import Literal, Protocol

from pydantic import Field

from graph.subjects import Area, Exchange, Job, JobPlan, Reading, Source, Subject
from graph.vocabulary import Comfort, Difficulty, Gap, Intent, Phase, QuestionKind


class SkillError(Exception):
    """A skill could not be done now (late, refused, unusable output). The rules stand in for this turn."""

    def __init__(self, skill: str, reason: str) -> None:
        super().__init__(f"{skill}: {reason}")
        self.skill = skill
        self.reason = reason
        """One of a few fixed words (`late`, `refused`, `unreachable`, `unusable`), without personal data."""


class AskBrief(Subject):
    """All that may go into one question."""

    job: Job
    first_name: str | None
    """None where the record holds no name."""
    phase: Phase
    entering_phase: bool
    """The first question of its phase."""
    kind: QuestionKind
    area: Area | None
    """None in the introduction and the conclusion."""
    difficulty: Difficulty
    comfort: Comfort
    intent: Intent | None
    """What the last message was; None for the opening."""
    gap: Gap | None
    """For a follow-up: what the last answer left open."""
    exchanges: tuple[Exchange, ...] = ()
    """The latest exchanges, oldest first, at most four; the last one holds the message to respond to."""
    asked: tuple[str, ...] = ()
    """Every question asked so far, oldest first."""
    wordings: tuple[str, ...] = ()
    """Those of them in which the pending question was asked so far: asked again it may sound like each of them."""
    responses: tuple[str, ...] = ()
    """Every acknowledgement made so far, oldest first."""
    sources: tuple[Source, ...] = ()
    """What was retrieved for this turn, best first: the only texts a question may rest on."""
    turn: int
    """The number of the question to be made, from 1."""
    minutes_left: float
    objection: str | None = None
    """On the second try: what the question guard found wrong with the first."""


class Draft(Subject):
    """What an interviewer would say next, before the guard has seen it."""

    response: str | None
    """One or two sentences that acknowledge; None for the opening. Never contains the question."""
    question: str
    source_ids: tuple[str, ...] = ()
    """`chunk_id`s of `AskBrief.sources` that the question or response rests on."""


class Hearer(Protocol):
    """Told a draft while it is being made, by an interviewer that can."""

    def again(self) -> None:
        """A try begins: what was heard of the one before counts no more."""
        ...

    async def hear(self, field: Literal["response", "question"], text: str) -> None:
        """All of a field so far: the acknowledgement in whole sentences, then the question, whole."""
        ...


class ReadBrief(Subject):
    """One exchange to be read, with the area it is about and the others it may touch."""

    exchange: Exchange
    intent: Intent
    area: Area | None
    areas: tuple[Area, ...] = ()
    """All areas of the interview: an answer may hold evidence for another area than the one asked about."""


class FeedbackBrief(Subject):
    job: Job
    first_name: str | None
    areas: tuple[Area, ...]
    """With their evidence: the only thing feedback may rest on."""
    answers: int
    """How many real answers were given; 0 where the candidate left before the first."""
    left_early: bool
    next_steps: tuple[Source, ...] = Field(default=())
    """Excerpts of the job text about what happens after the interview; empty where it says nothing."""


class Interviewer(Protocol):
    @property
    def name(self) -> str:
        """ "rules", or the model's name: stored with what it made."""
        ...

    async def plan_job(self, job: Job) -> JobPlan:
        """Four to nine areas with weights, most important first, from the job's text alone."""
        ...

    async def ask(self, brief: AskBrief, hearer: Hearer | None = None) -> Draft: ...

    async def assess_comfort(self, exchange: Exchange) -> Comfort:
        """From the words of this one answer alone; smoothing over turns is done elsewhere."""
        ...

    async def find_evidence(self, brief: ReadBrief) -> Reading:
        """Claims in the candidate's words. Quotes that are not verbatim are dropped by the caller."""
        ...

    async def give_feedback(self, brief: FeedbackBrief) -> str:
        """Plain text for the candidate: no score, no verdict, no comparison."""
        ...
