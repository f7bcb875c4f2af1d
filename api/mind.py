"""What asks the questions, opened with the stores it needs: index, interviewers, graph, saver."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from langchain_core.runnables import RunnableConfig

from api.live.conversation import ThreadFor
from api.savers import SaverFor, open_savers
from graph.context import Context
from graph.decisions.guard import Guard
from graph.decisions.phases import PhasePlan
from graph.interview import build
from graph.interviewers.fallback import Interviewers
from graph.interviewers.model import ModelInterviewer
from graph.interviewers.rules import RulesInterviewer
from graph.language.intent_reader import IntentReader
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
    guard = await asyncio.to_thread(Guard, embedder)
    intents = await asyncio.to_thread(IntentReader, embedder)
    await asyncio.to_thread(warm)
    rules = RulesInterviewer(bank, embedder)
    await rules.warm()
    interviewers = Interviewers(rules, model_of(settings, library))
    try:
        index = await Index.open(settings.data_dir / "chroma", settings.chroma_url, embedder)
        try:
            async with open_savers(settings) as saver_for:
                context = Context(
                    records=records,
                    index=index,
                    interviewers=interviewers,
                    bank=bank,
                    phase_plan=PhasePlan.load(settings.prompts_dir / "phase_plan.yaml"),
                    guard=guard,
                    intents=intents,
                    assess_comfort=settings.assess_comfort,
                    secrets=library.texts,
                )
                yield Mind(
                    threads(context, saver_for, settings.turn_budget),
                    context,
                    {"index": index.check, "checkpoints": lambda: saver_for().aget_tuple(NO_THREAD)},
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


def threads(context: Context, saver_for: SaverFor, budget: float) -> ThreadFor:
    graph = build()

    async def thread_for(interview: Interview, elapsed: Callable[[], float]) -> InterviewThread:
        first = Input(
            job_id=interview.job_id,
            candidate_id=interview.candidate_id,
            resume_text=interview.resume_text,
            preferences=interview.preferences.model_dump(mode="json"),
        )
        own = replace(context, elapsed=elapsed, job=interview.job, resume_text=interview.resume_text)
        return InterviewThread(graph.copy({"checkpointer": saver_for()}), interview.id, own, first, budget)

    return thread_for
