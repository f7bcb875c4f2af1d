"""The record on a real SQLite file and a real PostgreSQL: what is kept, what is kept once, and what survives."""

import asyncio
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest

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
from graph.vocabulary import Comfort, Difficulty, Gap, Intent, Phase, QuestionKind, Strength
from storage.database import Database
from storage.errors import AnswerClosed, InterviewOver, NotRecorded, RecordsUnavailable, Refused
from storage.held import HeldInterview
from storage.models import EndReason, Interview, InterviewStatus, Said
from storage.records import Records

NOON = datetime(2026, 11, 3, 12, 0, 0, 123456, tzinfo=UTC)
JOB = Job(id="job", title="Baker", company="Rise", requirements="- Bakes bread", skills_required=("dough", "ovens"))
CANDIDATE = Candidate(id="candidate", name="Éva Nagy", resume_text="Baked 900 loaves a day 🥖", skills=("dough",))
ASK = Skill(skill="ask", made_by="a-model", prompt="ab12", fallback="late", milliseconds=900)
COMFORT = Skill(skill="assess_comfort", made_by="rules", milliseconds=2)
EVIDENCE = Skill(skill="find_evidence", made_by="rules", milliseconds=11)
FEEDBACK = Skill(skill="give_feedback", made_by="rules", milliseconds=5)


@pytest.fixture
async def records(database_url: str) -> AsyncIterator[Records]:
    database = await Database.open(database_url)
    records = Records(database)
    await records.add_job(JOB)
    await records.add_candidate(CANDIDATE)
    yield records
    await database.close()


def interview(alias: str = "interview_1762171200_x7", **changes: object) -> Interview:
    fields: dict[str, object] = {
        "id": str(uuid4()),
        "alias": alias,
        "job_id": "job",
        "candidate_id": "candidate",
        "job_title": "Baker",
        "company": "Rise",
        "resume_text": CANDIDATE.resume_text,
        "preferences": Preferences(max_duration=20, difficulty_level=Difficulty.HARD, focus_areas=("ovens",)),
        "started_at": NOON,
        "updated_at": NOON,
    }
    return Interview.model_validate(fields | changes)


def first_question() -> Reply:
    return Reply(
        response=None, question=question(1), phase=Phase.INTRODUCTION, comfort=Comfort.NEUTRAL, questions_asked=1
    )


def next_question(turn: int) -> Reply:
    """The question of a turn, with what was found in the answer of the turn before."""
    return Reply(
        response="The night shift, then.",
        question=question(turn),
        phase=Phase.TECHNICAL,
        comfort=Comfort.CONFIDENT,
        questions_asked=turn,
        strengths_identified=("Dough by hand",),
        areas_to_probe=("Ovens", "Early hours"),
        assessment=assessment(turn - 1),
        skills=(ASK, COMFORT, EVIDENCE),
        guard_hits=(GuardHit(text="Are you married?", kind="question", categories=("family",)),),
    )


def question(turn: int) -> Question:
    return Question(
        turn=turn,
        phase=Phase.TECHNICAL,
        area="Ovens",
        kind=QuestionKind.NEW_AREA,
        difficulty=Difficulty.MEDIUM,
        text=f"How did you keep oven {turn} even?",
        sources=(Source(chunk_id="resume:1", document="resume", text="Baked 900 loaves a day", score=0.5),),
        why="The job asks for ovens.",
    )


def assessment(turn: int) -> Assessment:
    found = Evidence(area="Ovens", quote="900 loaves", turn=turn, start=8, end=18, strength=Strength.SHOWN)
    return Assessment(
        turn=turn,
        intent=Intent.ANSWER,
        comfort=Comfort.NERVOUS,
        reading=Reading(sufficient=False, gap=Gap.RESULT, evidence=(found,)),
    )


def last_reply(feedback: str = "You told how you kept the ovens even.") -> Reply:
    return Reply(
        response="Thank you, Éva.",
        question=None,
        phase=Phase.CONCLUSION,
        comfort=Comfort.CONFIDENT,
        questions_asked=1,
        strengths_identified=("Ovens",),
        completed=True,
        feedback=feedback,
        assessment=assessment(1),
        skills=(FEEDBACK, EVIDENCE),
        guard_hits=(GuardHit(text="You will get the job.", kind="feedback", categories=("promise",)),),
    )


async def begin(records: Records, given: Interview | None = None) -> HeldInterview:
    return await records.begin_interview(given or interview(), "this server", in_a_minute())


async def begun(records: Records) -> HeldInterview:
    """An interview with its first question kept."""
    kept = await begin(records)
    await kept.keep_question(first_question(), NOON, 0.0)
    return kept


def in_a_minute() -> datetime:
    return datetime.now(UTC) + timedelta(minutes=1)


# jobs and candidates


async def test_a_job_and_a_candidate_come_back_as_they_were_given(records: Records) -> None:
    job, candidate = await records.job("job"), await records.candidate("candidate")
    assert job is not None and candidate is not None
    assert job.model_copy(update={"created_at": None}) == JOB
    assert candidate.model_copy(update={"created_at": None}) == CANDIDATE
    assert job.created_at is not None and job.created_at.utcoffset() == timedelta(0)
    assert await records.job("another") is None
    assert await records.candidate("another") is None
    assert await records.jobs() == [job]
    assert await records.candidates() == [candidate]


async def test_adding_again_replaces_and_keeps_the_day_of_the_first(records: Records) -> None:
    old = await records.job("job")
    await records.add_job(JOB.model_copy(update={"location": "Pécs"}))
    await records.add_candidate(CANDIDATE.model_copy(update={"name": "Éva Kis"}))
    new, candidate = await records.job("job"), await records.candidate("candidate")
    assert old is not None and new is not None and candidate is not None
    assert (new.location, new.created_at) == ("Pécs", old.created_at)
    assert candidate.name == "Éva Kis"


def plan(made_by: str) -> JobPlan:
    area = PlannedArea(name="Ovens", phase=Phase.TECHNICAL, weight=1.0, need="Bakes bread")
    return JobPlan(areas=(area,), made_by=made_by)


async def test_the_first_plan_of_a_job_stays_for_every_candidate(records: Records) -> None:
    assert await records.job_plan("job") is None
    kept = await asyncio.gather(*(records.keep_job_plan("job", plan(name)) for name in ("rules", "a-model", "another")))
    assert len({each.made_by for each in kept}) == 1
    assert await records.job_plan("job") == kept[0]


@pytest.mark.parametrize(
    ("changed", "stays"), [({"requirements": "- Bakes cakes"}, False), ({"skills_required": ()}, False), ({}, True)]
)
async def test_a_plan_is_dropped_when_the_text_it_was_made_from_changes(
    records: Records, changed: dict[str, object], stays: bool
) -> None:
    await records.keep_job_plan("job", plan("rules"))
    await records.add_job(JOB.model_copy(update={"salary_range": "good", **changed}))
    assert (await records.job_plan("job") is not None) is stays


async def test_an_interview_keeps_the_plan_it_began_with_through_an_edit_of_the_job(records: Records) -> None:
    await records.keep_job_plan("job", plan("rules"))
    held = await begin(records)
    await held.keep_question(first_question(), NOON, 1.0)
    await records.add_job(JOB.model_copy(update={"requirements": "- Bakes cakes"}))
    kept = await records.interview(held.interview.id)
    assert kept is not None and kept.plan == plan("rules")
    assert await records.job_plan("job") is None


async def test_a_plan_needs_its_job(records: Records) -> None:
    with pytest.raises(NotRecorded, match="add the job first"):
        await records.keep_job_plan("another", plan("rules"))


# beginning


async def test_an_interview_is_found_by_its_id_and_by_its_alias(records: Records) -> None:
    given = interview()
    assert (await begin(records, given)).interview == given
    assert await records.interview(given.id) == given
    assert await records.interview(given.alias) == given
    assert await records.interview("another") is None


async def test_two_starts_at_once_make_one_interview(records: Records, database_url: str) -> None:
    """From one process and from two."""
    other = await Database.open(database_url)
    both = [records, Records(other)] * 4
    kept = await asyncio.gather(*(begin(each) for each in both))
    assert len({each.interview.id for each in kept}) == 1
    assert len(await records.interviews()) == 1
    await other.close()


async def test_an_interview_begun_under_the_id_of_another_is_that_other(records: Records) -> None:
    first = await begin(records, interview())
    again = await begin(records, interview(alias=first.interview.id))
    assert again.interview == first.interview


async def test_an_interview_needs_a_job_and_a_candidate_that_are_recorded(records: Records) -> None:
    for missing in ({"job_id": "none"}, {"candidate_id": "none"}):
        with pytest.raises(NotRecorded, match="add both first"):
            await begin(records, interview(**missing))
    assert await records.interviews() == []


async def test_interviews_are_listed_newest_first(records: Records) -> None:
    for alias, minutes in (("b", 1), ("a", 0), ("c", 2)):
        await begin(records, interview(alias, started_at=NOON + timedelta(minutes=minutes)))
    assert [each.alias for each in await records.interviews()] == ["c", "b", "a"]


# turns


async def test_a_turn_holds_the_question_what_made_it_the_answer_and_what_was_found(records: Records) -> None:
    kept = await begun(records)
    in_budapest = (NOON + timedelta(minutes=1)).astimezone(timezone(timedelta(hours=1)))
    await kept.keep_answer(1, Said(text="I baked 900 loaves\n a day — alone."), in_budapest)
    await kept.keep_question(next_question(2), NOON + timedelta(minutes=2), 119.5)
    first, second = await records.turns(kept.interview.id)

    assert first.answer == "I baked 900 loaves\n a day — alone."
    assert first.answered_at == in_budapest and first.answered_at.utcoffset() == timedelta(0)
    assert (first.intent, first.comfort, first.sufficient, first.gap) == (
        Intent.ANSWER,
        Comfort.NERVOUS,
        False,
        Gap.RESULT,
    )
    assert first.assessed
    assert first.evidence[0].quote == "900 loaves"
    assert first.assessment_skills == (COMFORT, EVIDENCE)

    assert second.number == 2
    assert second.question == "How did you keep oven 2 even?"
    assert second.response == "The night shift, then."
    assert second.sources == question(2).sources
    assert second.skills == (ASK,)
    assert second.guard_hits[0].text == "Are you married?"
    assert second.asked_at == NOON + timedelta(minutes=2)
    assert second.elapsed == 119.5
    assert (second.answer, second.assessed, second.comfort) == (None, False, None)


async def test_how_far_the_interview_got_is_kept_with_the_question(records: Records) -> None:
    kept = await begun(records)
    await kept.keep_question(next_question(2), NOON, 119.5)
    now = await records.interview(kept.interview.id)
    assert now is not None
    assert (now.phase, now.comfort, now.questions_asked, now.elapsed) == (Phase.TECHNICAL, Comfort.CONFIDENT, 2, 119.5)
    assert (now.strengths_identified, now.areas_to_probe) == (("Dough by hand",), ("Ovens", "Early hours"))
    assert now.updated_at > NOON
    assert not now.over


async def test_an_answer_that_was_not_read_is_kept_as_not_assessed(records: Records) -> None:
    kept = await begun(records)
    unread = next_question(2).model_copy(update={"assessment": Assessment(turn=1, intent=Intent.REFUSE)})
    await kept.keep_question(unread, NOON, 1.0)
    first = (await records.turns(kept.interview.id))[0]
    assert (first.intent, first.comfort, first.sufficient) == (Intent.REFUSE, None, None)
    assert not first.assessed


async def test_the_same_turn_again_changes_nothing(records: Records) -> None:
    kept = await begun(records)
    await kept.keep_question(next_question(2), NOON, 10.0)
    before = await records.interview(kept.interview.id), await records.turns(kept.interview.id)
    another = next_question(2).model_copy(update={"questions_asked": 9, "response": "Other words."})
    await kept.keep_question(another, NOON + timedelta(hours=1), 99.0)
    assert (await records.interview(kept.interview.id), await records.turns(kept.interview.id)) == before


async def test_a_question_and_the_assessment_before_it_are_kept_together_or_not_at_all(records: Records) -> None:
    kept = await begun(records)
    impossible = next_question(2).model_copy(update={"questions_asked": -1})
    with pytest.raises(Refused, match="ck_interviews_questions_asked"):
        await kept.keep_question(impossible, NOON, 1.0)
    (only,) = await records.turns(kept.interview.id)
    assert not only.assessed


async def test_a_longer_answer_replaces_the_first_until_the_next_question_is_written(records: Records) -> None:
    kept = await begun(records)
    await kept.keep_answer(1, Said(text="I baked"), NOON)
    await kept.keep_answer(1, Said(text="I baked at night."), NOON + timedelta(seconds=3))
    await kept.keep_question(next_question(2), NOON, 1.0)
    with pytest.raises(AnswerClosed, match="question 1 is already written"):
        await kept.keep_answer(1, Said(text="And by day."), NOON)
    assert (await records.turns(kept.interview.id))[0].answer == "I baked at night."


@pytest.mark.parametrize(
    "answer", ["", "  Igen.\r\n\tNo.\x7f", "'; DROP TABLE turns; --", "👩🏽‍🍳 נכון %s :name", "word " * 4000]
)
async def test_an_answer_is_kept_to_the_letter(records: Records, answer: str) -> None:
    kept = await begun(records)
    await kept.keep_answer(1, Said(text=answer), NOON)
    assert (await records.turns(kept.interview.id))[0].answer == answer


async def test_an_answer_needs_its_question(records: Records) -> None:
    kept = await begun(records)
    with pytest.raises(NotRecorded, match="question 2"):
        await kept.keep_answer(2, Said(text="Yes."), NOON)


async def test_a_moment_without_a_time_zone_is_refused(records: Records) -> None:
    kept = await begun(records)
    with pytest.raises(Exception, match="without a time zone"):
        await kept.keep_answer(1, Said(text="Yes."), datetime(2026, 11, 3))


# the end


async def test_the_end_keeps_feedback_farewell_and_what_was_found_last(records: Records) -> None:
    kept = await begun(records)
    await kept.keep_answer(1, Said(text="I baked 900 loaves."), NOON)
    ended = await kept.finish(last_reply(), NOON + timedelta(minutes=9), "completed", 540.0)
    assert ended == await records.interview(kept.interview.id)
    assert ended.over
    assert (ended.status, ended.end_reason) == (InterviewStatus.ENDED, EndReason.COMPLETED)
    assert (ended.feedback, ended.farewell) == ("You told how you kept the ovens even.", "Thank you, Éva.")
    assert (ended.phase, ended.elapsed, ended.ended_at) == (Phase.CONCLUSION, 540.0, NOON + timedelta(minutes=9))
    assert ended.feedback_skills == (FEEDBACK,)
    assert ended.feedback_guard_hits[0].categories == ("promise",)
    (turn,) = await records.turns(kept.interview.id)
    assert turn.assessed and turn.assessment_skills == (EVIDENCE,)


async def test_the_first_end_stays(records: Records) -> None:
    kept = await begun(records)
    first, second = await asyncio.gather(
        kept.finish(last_reply("One."), NOON, "ended_by_candidate", 60.0),
        kept.finish(last_reply("Two."), NOON, "time_up", 61.0),
    )
    assert first == second == await records.interview(kept.interview.id)


async def test_who_left_has_not_ended_the_interview_but_abandoned_it(records: Records) -> None:
    kept = await begun(records)
    assert (await kept.finish(last_reply(), NOON, "left", 1.0)).status is InterviewStatus.ABANDONED


async def test_nothing_is_added_after_the_end(records: Records) -> None:
    kept = await begun(records)
    await kept.finish(last_reply(), NOON, "completed", 60.0)
    before = await records.interview(kept.interview.id), await records.turns(kept.interview.id)
    with pytest.raises(InterviewOver):
        await kept.keep_question(next_question(2), NOON, 61.0)
    with pytest.raises(AnswerClosed):
        await kept.keep_answer(1, Said(text="Wait."), NOON)
    await kept.keep_elapsed(99.0)
    assert (await records.interview(kept.interview.id), await records.turns(kept.interview.id)) == before


async def test_an_unknown_reason_or_interview_ends_nothing(records: Records) -> None:
    kept = await begun(records)
    with pytest.raises(ValueError, match="tired"):
        await kept.finish(last_reply(), NOON, "tired", 60.0)
    with pytest.raises(ValueError, match="finish"):
        await kept.keep_question(last_reply(), NOON, 60.0)


async def test_the_clock_is_kept_while_the_interview_runs(records: Records) -> None:
    kept = await begun(records)
    await kept.keep_elapsed(42.5)
    now = await records.interview(kept.interview.id)
    assert now is not None and now.elapsed == 42.5


# what happens to it


async def test_many_interviews_at_once_lose_nothing(records: Records) -> None:
    async def hold(number: int) -> list[str | None]:
        kept = await begin(records, interview(f"alias-{number}"))
        await kept.keep_question(first_question(), NOON, 0.0)
        for turn in range(1, 4):
            await kept.keep_answer(turn, Said(text=f"answer {turn} of {number}"), NOON)
            await kept.keep_question(next_question(turn + 1), NOON, float(turn))
        return [each.answer for each in await records.turns(kept.interview.id)]

    held = await asyncio.gather(*(hold(number) for number in range(12)))
    assert held == [[f"answer {turn} of {number}" for turn in (1, 2, 3)] + [None] for number in range(12)]


async def test_a_write_whose_caller_is_cancelled_is_whole_and_blocks_nobody(records: Records) -> None:
    for steps in range(1, 40, 3):
        kept = await begin(records, interview(f"cancelled-after-{steps}"))
        await kept.keep_question(first_question(), NOON, 0.0)
        writing = asyncio.create_task(kept.keep_question(next_question(2), NOON, 1.0))
        for _ in range(steps):
            await asyncio.sleep(0)
        writing.cancel()
        with suppress(asyncio.CancelledError):  # a quick database is done before the last of the steps
            await writing
        first, second = await records.turns(kept.interview.id)
        assert first.assessed
        await kept.keep_answer(second.number, Said(text="I baked at night."), NOON)


async def test_an_acknowledged_answer_survives_a_killed_process(records: Records, database_url: str) -> None:
    kept = await begun(records)
    program = f"""
import asyncio, os, signal
from datetime import UTC, datetime
from storage.database import Database
from storage.models import Said
from storage.records import Records

async def main():
    records = Records(await Database.open({database_url!r}))
    kept = await records.take({kept.interview.id!r}, "another server", datetime.now(UTC))
    await kept.keep_answer(1, Said(text="I baked at night."), datetime.now(UTC))
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", program, cwd=Path(__file__).parents[2])
    assert await killed.wait() == -signal.SIGKILL
    assert (await records.turns(kept.interview.id))[0].answer == "I baked at night."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_while_another_process_holds_the_file_a_write_is_refused_and_can_be_done_again(
    records: Records, tmp_path: Path, database_url: str
) -> None:
    await begun(records)
    impatient = await Database.open(database_url, patience=0.05)
    kept = await Records(impatient).take("interview_1762171200_x7", "this server", in_a_minute())
    assert kept is not None
    other = sqlite3.connect(tmp_path / "openhire.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordsUnavailable, match="locked"):
        await kept.keep_answer(1, Said(text="I baked at night."), NOON)
    other.execute("ROLLBACK")
    other.close()
    await kept.keep_answer(1, Said(text="I baked at night."), NOON)
    assert (await records.turns(kept.interview.id))[0].answer == "I baked at night."
    await impatient.close()


async def test_an_error_never_repeats_what_people_said(records: Records) -> None:
    kept = await begun(records)
    impossible = next_question(2).model_copy(update={"questions_asked": -1, "response": "So your son is ill."})
    with pytest.raises(Refused, match="ck_interviews") as raised:
        await kept.keep_question(impossible, NOON, 1.0)
    assert "son" not in str(raised.value)
