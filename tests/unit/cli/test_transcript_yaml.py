"""An interview of the record, in the shape in which interviews are exchanged."""

import asyncio

from cli.transcript_yaml import transcript_of, transcript_yaml
from evals.transcript import parse_transcript
from graph.interviewers.rules import RulesInterviewer
from graph.question_bank import QuestionBank
from graph.subjects import Job
from graph.vocabulary import Intent, QuestionKind
from retrieval.embedder import MiniLM
from settings import Settings
from tests.unit.cli.test_transcript_markdown import INTERVIEW, TURNS

JOB = Job(id="job-7", title="Release Engineer", company="Harbour & Sons", skills_required=("rollbacks", "Python"))


def test_what_is_written_reads_back_as_the_same_interview() -> None:
    read = parse_transcript(transcript_yaml(INTERVIEW, TURNS, JOB, None, None))
    assert read == asyncio.run(transcript_of(INTERVIEW, TURNS, JOB, None, MiniLM()))
    assert read.candidate.resume_text == INTERVIEW.resume_text
    assert read.job.skills_required == JOB.skills_required
    assert [turn.question for turn in read.turns] == [turn.question for turn in TURNS]
    assert [turn.answer for turn in read.turns] == [turn.answer for turn in TURNS]
    assert read.final_feedback == INTERVIEW.feedback


def test_the_plan_is_held_against_the_resume_of_the_interview() -> None:
    async def areas() -> dict[str, str]:
        embedder = await MiniLM.load()
        rules = RulesInterviewer(QuestionBank.load(Settings().prompts_dir / "question_bank"), embedder)
        plan = await rules.plan_job(JOB)
        interview = INTERVIEW.model_copy(update={"resume_text": "Pier 9 (2019 - 2024)\n- Wrote rollbacks in Python\n"})
        found = await transcript_of(interview, TURNS, JOB, plan, embedder)
        return {area.name: area.resume.value for area in found.areas if area.resume}

    found = asyncio.run(areas())
    assert found["Rollbacks"] == "present"
    assert "missing" in found.values()


def test_words_of_our_own_become_those_that_others_know() -> None:
    turns = [
        TURNS[0].model_copy(update={"kind": QuestionKind.CONFIRM_LEAVE, "intent": Intent.WANTS_PERSON}),
        *TURNS[1:],
    ]
    first = parse_transcript(transcript_yaml(INTERVIEW, turns, JOB, None, None)).turns[0]
    assert (first.kind, first.intent) == (QuestionKind.ANSWER_TO_CANDIDATE, Intent.LEAVE)


def test_without_its_job_an_interview_keeps_the_title_it_began_with() -> None:
    read = parse_transcript(transcript_yaml(INTERVIEW, TURNS, None, None, None))
    assert (read.job.title, read.job.company, read.areas) == (INTERVIEW.job_title, INTERVIEW.company, ())


def test_each_question_tells_the_prompts_it_was_made_with() -> None:
    turns = [TURNS[0].model_copy(update={"prompt_set": "1d86f42be48fe964"}), *TURNS[1:]]
    read = parse_transcript(transcript_yaml(INTERVIEW, turns, JOB, None, None))
    assert [turn.prompt_set for turn in read.turns[:2]] == ["1d86f42be48fe964", None]
