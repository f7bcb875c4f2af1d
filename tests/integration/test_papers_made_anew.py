"""An interview on real parts whose index is emptied under it: its papers are made anew, and it stays the same one."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from graph.context import Context
from graph.decisions.guard import Guard
from graph.decisions.phases import PhasePlan
from graph.errors import PapersChanged, RecordMissing
from graph.interview import Interview, build
from graph.interviewers.fallback import Interviewers
from graph.interviewers.rules import RulesInterviewer
from graph.interviewers.skills import FeedbackBrief
from graph.language.intent_reader import IntentReader
from graph.question_bank import QuestionBank
from graph.state import Input
from graph.subjects import Job, Reply
from retrieval.embedder import MiniLM
from retrieval.index import Index
from storage import demo
from storage.database import Database
from storage.records import Records

JOB, CANDIDATE = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3", "test-candidate"
PROMPTS = Path(__file__).parents[2] / "prompts"
TOLD = "I keyed each scan by parcel and time and kept the newest one, so wrong counts went from 25 a week to 3."
OTHER_RESUME = "Experience\nBaker, Crumb & Sons, 2015 to 2023\n- Baked four hundred loaves a night\n"


class AttentiveInterviewer(RulesInterviewer):
    """The rules, and a record of what feedback was asked of them."""

    def __init__(self, bank: QuestionBank, embedder: MiniLM) -> None:
        super().__init__(bank, embedder)
        self.feedback_asked: list[FeedbackBrief] = []

    async def give_feedback(self, brief: FeedbackBrief) -> str:
        self.feedback_asked.append(brief)
        return await super().give_feedback(brief)


@dataclass
class Held:
    """One interview, its records and its index."""

    graph: Interview
    context: Context
    interviewer: AttentiveInterviewer
    records: Records
    folder: Path

    async def run(self, given: Input) -> Reply:
        values = await self.graph.ainvoke(
            given, {"configurable": {"thread_id": "a-thread"}}, context=self.context, durability="exit"
        )
        return Reply.model_validate(values["reply"])

    async def begin(self, resume_text: str | None = None) -> Reply:
        return await self.run(Input(job_id=JOB, candidate_id=CANDIDATE, resume_text=resume_text))

    async def answer(self, number: int) -> Reply:
        return await self.run(Input(answer=f"{TOLD} That was case {number}."))

    async def lose_the_index(self) -> None:
        """As when the folder is deleted between two runs of the server."""
        await self.context.index.close()
        shutil.rmtree(self.folder)
        embedder = self.context.index._embedder
        self.context = replace(self.context, index=await Index.open(self.folder, None, embedder))

    async def chunk_ids(self) -> set[str]:
        opening = (await self.graph.aget_state({"configurable": {"thread_id": "a-thread"}})).values["opening"]
        papers = await self.context.index.papers(opening["resume"], opening["job"])
        return {chunk.id for chunk in papers.chunks}


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return MiniLM()


@pytest.fixture
async def held(tmp_path: Path, embedder: MiniLM) -> AsyncIterator[Held]:
    async with AsyncExitStack() as stack:
        database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}")
        stack.push_async_callback(database.close)
        records = Records(database)
        await demo.load(records)
        bank = QuestionBank.load(PROMPTS / "question_bank")
        interviewer = AttentiveInterviewer(bank, embedder)
        context = Context(
            records=records,
            index=await Index.open(tmp_path / "chroma", None, embedder),
            interviewers=Interviewers(interviewer, None),
            bank=bank,
            phase_plan=PhasePlan.load(PROMPTS / "phase_plan.yaml"),
            guard=Guard(embedder),
            intents=IntentReader(embedder),
        )
        held = Held(build(InMemorySaver()), context, interviewer, records, tmp_path / "chroma")
        yield held
        await held.context.index.close()


async def job_of(held: Held) -> Job:
    job = await held.records.job(JOB)
    assert job is not None
    return job


async def test_an_interview_goes_on_with_the_same_sources_when_its_index_was_deleted(held: Held) -> None:
    await held.begin()
    known = await held.chunk_ids()
    await held.lose_the_index()
    replies = [await held.answer(number) for number in range(6)]
    assert await held.chunk_ids() == known
    rests_on = {source.chunk_id for reply in replies if reply.question for source in reply.question.sources}
    assert rests_on
    assert rests_on <= known


async def test_papers_made_anew_are_in_the_index_again(held: Held) -> None:
    await held.begin()
    known = await held.chunk_ids()
    await held.lose_the_index()
    await held.answer(1)
    await held.context.index.close()
    held.context = replace(held.context, index=await Index.open(held.folder, None, held.context.index._embedder))
    assert await held.chunk_ids() == known


async def test_the_resume_given_for_an_interview_is_the_one_made_anew(held: Held) -> None:
    await held.begin(OTHER_RESUME)
    known = await held.chunk_ids()
    held.context = replace(held.context, resume_text=OTHER_RESUME)
    await held.lose_the_index()
    await held.answer(1)
    assert await held.chunk_ids() == known


async def test_a_job_edited_in_mid_interview_is_made_anew_as_it_was(held: Held) -> None:
    held.context = replace(held.context, job=await job_of(held))
    await held.begin()
    known = await held.chunk_ids()
    await held.records.add_job((await job_of(held)).model_copy(update={"description": "We sell tea."}))
    await held.lose_the_index()
    await held.answer(1)
    assert await held.chunk_ids() == known


async def test_papers_whose_text_is_another_one_now_are_not_passed_off_as_the_old(held: Held) -> None:
    await held.begin()
    await held.records.add_job((await job_of(held)).model_copy(update={"description": "We sell tea."}))
    await held.lose_the_index()
    with pytest.raises(PapersChanged, match=r"the job of this interview is gone from the index.*put the old text back"):
        await held.answer(1)


async def test_a_resume_that_is_another_one_now_is_named(held: Held) -> None:
    await held.begin(OTHER_RESUME)
    await held.lose_the_index()
    with pytest.raises(PapersChanged, match="the resume of this interview"):
        await held.answer(1)


async def test_without_a_candidate_in_the_record_no_papers_are_made(held: Held, tmp_path: Path) -> None:
    await held.begin()
    await held.lose_the_index()
    empty = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'empty.sqlite'}")
    held.context = replace(held.context, records=Records(empty))
    with pytest.raises(RecordMissing, match="candidate"):
        await held.answer(1)
    await empty.close()


async def test_a_running_interview_speaks_of_the_job_as_it_was_when_it_began(held: Held) -> None:
    job = await job_of(held)
    held.context = replace(held.context, job=job)
    await held.begin()
    await held.records.add_job(job.model_copy(update={"title": "Tea Taster", "salary_range": "9 to 11 a leaf"}))
    asked_back = await held.run(Input(answer="Before I answer: what does the job pay?"))
    assert job.salary_range in (asked_back.response or "")
    await held.run(Input(end="ended_by_candidate", answer=None))
    assert [brief.job for brief in held.interviewer.feedback_asked] == [job]
