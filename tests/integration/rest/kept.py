"""One organisation's rows, in every table, with a word in each text that can be found again wherever it goes."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from api.auth.caller import Caller, Role
from api.auth.door import new_invitation_token, token_hash
from api.live.opening import session_name
from graph.subjects import (
    Assessment,
    Candidate,
    Evidence,
    GuardHit,
    Job,
    JobPlan,
    PlannedArea,
    Preferences,
    Question,
    Reading,
    Reply,
    Skill,
    Source,
)
from graph.vocabulary import Comfort, Difficulty, Intent, Phase, QuestionKind, Strength
from storage.database import Database
from storage.desk import Desk
from storage.desk.erasing import Receipt
from storage.desk.invitations import Consent, Invitation, Terms
from storage.desk.replays import Key
from storage.desk.replays import Reply as Replayed
from storage.desk.reviews import Decision
from storage.models import Interview, Said
from storage.records import Records


@dataclass(frozen=True)
class Kept:
    organisation: str
    job: str
    candidate: str
    invitation: str
    interview: str
    receipt: str
    token: str
    """Of the invitation."""

    @classmethod
    def new(cls, organisation: str) -> "Kept":
        job, candidate, invitation, interview, receipt = (str(uuid4()) for _ in range(5))
        return cls(organisation, job, candidate, invitation, interview, receipt, new_invitation_token())

    @property
    def ids(self) -> dict[str, str]:
        return {
            "job_id": self.job,
            "candidate_id": self.candidate,
            "invitation_id": self.invitation,
            "interview_id": self.interview,
        }


async def kept(
    database: Database, organisation: str, word: str, *, ended: datetime | None = None, ends: bool = True
) -> Kept:
    """`word` stands in every text of a person's; `ended`: when the interview did, else now; `ends`: else it runs."""
    records, desk, now = Records(database), Desk(database), ended or datetime.now(UTC)
    made = Kept.new(organisation)
    job = Job(id=made.job, title=f"Baker {word}", company=word, description=word, requirements=word, created_at=now)
    candidate = Candidate(
        id=made.candidate,
        name=word,
        email=f"{word}@example.org",
        resume_text=f"I baked bread, {word}",
        resume_url=word,
        skills=(word,),
        experience=word,
        education=word,
        created_at=now,
    )
    await desk.jobs.add(organisation, job)
    await records.keep_job_plan(job.id, plan(word))
    await desk.candidates.add(organisation, candidate)
    await desk.invitations.add(invitation(made, word, now), token_hash(made.token))
    await desk.invitations.keep_consent(made.invitation, Consent(text=f"# {word}", hash="0" * 64, at=now))
    await held(database, made, job, candidate, word, now, ends)
    note = Decision(id=str(uuid4()), at=now, author=word, written_by="a-recruiter", text=word)
    await desk.reviews.decide(organisation, made.interview, note)
    await desk.audit.note(organisation, made.candidate, "candidate", "interview.read", ("interview", made.interview))
    await desk.erasing.keep(
        organisation,
        Receipt(id=made.receipt, at=now, erased_by="a-recruiter", subject_kind="candidate", subject_id="x", removed={}),
    )
    key = Key(organisation, "a-recruiter", str(uuid4()))
    await desk.replays.begin(key, "0" * 64)
    await desk.replays.keep(key, Replayed(200, {}, word))
    return made


def plan(word: str) -> JobPlan:
    area = PlannedArea(name=word, phase=Phase.TECHNICAL, weight=1.0, need=word)
    return JobPlan(areas=(area,), made_by="rules")


def invitation(made: Kept, word: str, now: datetime) -> Invitation:
    return Invitation(
        id=made.invitation,
        organisation=made.organisation,
        job_id=made.job,
        job_title="",
        company="",
        candidate_id=made.candidate,
        candidate_name="",
        terms=Terms(preferences=Preferences(focus_areas=(word,))),
        contact=word,
        created_at=now,
        created_by="a-recruiter",
        expires_at=now + timedelta(days=14),
    )


async def held(
    database: Database, made: Kept, job: Job, candidate: Candidate, word: str, now: datetime, ends: bool
) -> None:
    records = Records(database)
    whose = await Desk(database).invitations.one(made.organisation, made.invitation)
    caller = Caller(made.candidate, Role.CANDIDATE, made.organisation, whose)
    alias = await session_name(records, caller, made.invitation)
    begun = Interview(
        id=made.interview,
        alias=alias,
        job_id=job.id,
        candidate_id=candidate.id,
        job_title=job.title,
        company=job.company,
        job=job,
        resume_text=candidate.resume_text,
        preferences=Preferences(focus_areas=(word,)),
        started_at=now,
        updated_at=now,
        organisation=made.organisation,
        invitation_id=made.invitation,
    )
    interview = await records.begin_interview(begun, str(uuid4()), now + timedelta(seconds=30))
    await interview.keep_question(reply(1, word), now, 1.0)
    await interview.keep_answer(1, Said(text=f"I baked, {word}"), now)
    if ends:
        await interview.finish(reply(None, word), now, "completed", 2.0)
    else:
        await interview.release()


def reply(turn: int | None, word: str) -> Reply:
    """The first question, or the end after its answer."""
    found = Evidence(area=word, quote=word, turn=1, start=9, end=9 + len(word), strength=Strength.SHOWN)
    asked = Question(
        turn=turn or 0,
        phase=Phase.TECHNICAL,
        area=word,
        kind=QuestionKind.NEW_AREA,
        difficulty=Difficulty.MEDIUM,
        text=f"How did you bake, {word}?",
        why=word,
        sources=(Source(chunk_id="resume:1", document="resume", text=word),),
    )
    reading = Reading(sufficient=True, gap=None, evidence=(found,))
    return Reply(
        response=f"Thank you, {word}.",
        question=asked if turn else None,
        phase=Phase.TECHNICAL,
        comfort=Comfort.NERVOUS,
        questions_asked=1,
        strengths_identified=(word,),
        areas_to_probe=(word,),
        completed=turn is None,
        feedback=None if turn else f"You told of {word}.",
        assessment=None if turn else Assessment(turn=1, intent=Intent.ANSWER, comfort=Comfort.NERVOUS, reading=reading),
        skills=(Skill(skill="ask", made_by="rules", milliseconds=1),),
        guard_hits=(GuardHit(text=word, kind="question", categories=("family",)),),
    )
