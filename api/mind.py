"""What asks the questions, opened with the stores it needs: index, interviewers, graph, saver."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import aiosqlite
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from api.live.conversation import ThreadFor
from graph.context import Context
from graph.decisions.phases import PhasePlan
from graph.interview import build
from graph.interviewers.fallback import Interviewers
from graph.interviewers.model import ModelInterviewer
from graph.interviewers.rules import RulesInterviewer
from graph.language.parse import warm
from graph.prompt_library import PromptLibrary
from graph.question_bank import QuestionBank
from graph.state import Input
from graph.thread import InterviewThread
from retrieval.embedder import MiniLM
from retrieval.index import Index
from settings import Settings
from storage.models import Interview
from storage.records import Records

Check = Callable[[], Awaitable[object]]
"""Touches a store; raises where it cannot be used."""


@dataclass(frozen=True)
class Mind:
    thread_for: ThreadFor
    context: Context
    """What every run is given; an interview adds its own clock."""
    checks: Mapping[str, Check]


@asynccontextmanager
async def open_mind(settings: Settings, records: Records) -> AsyncIterator[Mind]:
    """Raises what the stores and the files of `prompts/` raise, in words, where one cannot be used."""
    library = await asyncio.to_thread(PromptLibrary.load, settings.prompts_dir)
    bank = await asyncio.to_thread(QuestionBank.load, settings.prompts_dir / "question_bank")
    embedder = await MiniLM.load()
    await asyncio.to_thread(warm)
    interviewers = Interviewers(RulesInterviewer(bank, embedder), model_of(settings, library))
    try:
        index = await Index.open(settings.data_dir / "chroma", settings.chroma_url, embedder)
        try:
            async with open_saver(settings.data_dir) as saver:
                context = Context(
                    records=records,
                    index=index,
                    interviewers=interviewers,
                    bank=bank,
                    phase_plan=PhasePlan.load(settings.prompts_dir / "phase_plan.yaml"),
                    assess_comfort=settings.assess_comfort,
                    secrets=library.texts,
                )
                yield Mind(
                    threads(context, saver),
                    context,
                    {"index": index.check, "checkpoints": lambda: saver.aget_tuple(NO_THREAD)},
                )
        finally:
            await index.close()
    finally:
        await interviewers.close()


NO_THREAD: RunnableConfig = {"configurable": {"thread_id": "none", "checkpoint_ns": ""}}


def model_of(settings: Settings, library: PromptLibrary) -> ModelInterviewer | None:
    if settings.model is None:
        return None
    key = settings.openai_api_key
    return ModelInterviewer(
        settings.model,
        library,
        api_key=key.get_secret_value() if key else None,
        base_url=settings.openai_base_url,
        timeout=settings.model_timeout,
    )


@asynccontextmanager
async def open_saver(data_dir: Path) -> AsyncIterator[AsyncSqliteSaver]:
    """Working memory in a file of its own, so that its writes never wait for the record's."""
    await asyncio.to_thread(data_dir.mkdir, parents=True, exist_ok=True)
    async with aiosqlite.connect(data_dir / "checkpoints.sqlite") as connection:
        await connection.execute("PRAGMA busy_timeout = 5000")
        saver = AsyncSqliteSaver(connection)
        await saver.setup()
        yield saver


def threads(context: Context, saver: AsyncSqliteSaver) -> ThreadFor:
    graph = build(saver)

    async def thread_for(interview: Interview, elapsed: Callable[[], float]) -> InterviewThread:
        first = Input(
            job_id=interview.job_id,
            candidate_id=interview.candidate_id,
            resume_text=interview.resume_text,
            preferences=interview.preferences.model_dump(mode="json"),
        )
        return InterviewThread(graph, interview.id, replace(context, elapsed=elapsed), first)

    return thread_for
