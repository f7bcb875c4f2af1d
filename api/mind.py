"""What asks the questions, opened with the stores it needs: index, interviewers, graph, saver."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langchain_core.runnables import RunnableConfig

from api.live.conversation import ThreadFor
from api.savers import SaverFor, open_savers
from api.telemetry.metrics import Metrics
from api.watching import watched
from api.wordings import Wording, Wordings
from graph.context import Context
from graph.decisions.guard import Guard
from graph.interview import build
from graph.interviewers.fallback import Interviewers
from graph.interviewers.rules import RulesInterviewer
from graph.language.intent_reader import IntentReader
from graph.language.parse import warm
from graph.prompt_library import PromptLibrary
from graph.prompt_set import PromptSet
from graph.state import Input
from graph.thread import InterviewThread
from retrieval.embedder import MiniLM
from retrieval.index import Index
from settings import Settings
from storage.models import Interview
from storage.records import Records

if TYPE_CHECKING:
    from graph.interviewers.model import ModelInterviewer

Check = Callable[[], Awaitable[object]]
"""Touches a store; raises where it cannot be used."""


@dataclass(frozen=True)
class Mind:
    thread_for: ThreadFor
    context: Context
    """What every run is given; an interview adds its own clock."""
    checks: Mapping[str, Check]
    wordings: Wordings
    metrics: Metrics
    index: Index
    saver_for: SaverFor


@asynccontextmanager
async def open_mind(settings: Settings, records: Records) -> AsyncIterator[Mind]:
    """Raises what the stores and the files of `prompts/` raise, in words, where one cannot be used."""
    prompts = await asyncio.to_thread(PromptSet.load, settings.prompts_dir)
    embedder = await MiniLM.load()
    guard = await asyncio.to_thread(Guard, embedder)
    intents = await asyncio.to_thread(IntentReader, embedder)
    await asyncio.to_thread(warm)
    model, metrics = await asyncio.to_thread(model_of, settings, prompts.library), Metrics()

    async def voiced(prompts: PromptSet) -> Wording:
        rules = RulesInterviewer(prompts.bank, embedder)
        await rules.warm()
        return Wording(prompts, Interviewers(rules, model and model.with_prompts(prompts.library), measures=metrics))

    try:
        first = await voiced(prompts)
        index = await Index.open(settings.data_dir / "chroma", settings.chroma_url, embedder)
        try:
            async with open_savers(settings) as saver_for:
                wordings = Wordings(settings.prompts_dir, records, voiced, first)
                context = Context(
                    records=records,
                    index=index,
                    interviewers=first.interviewers,
                    bank=prompts.bank,
                    phase_plan=prompts.phase_plan,
                    guard=guard,
                    intents=intents,
                    measures=metrics,
                    assess_comfort=settings.assess_comfort,
                )
                mind = Mind(
                    threads(context, wordings, saver_for, settings.turn_budget),
                    first.said_in(context),
                    {"index": index.check, "checkpoints": lambda: saver_for().aget_tuple(NO_THREAD)},
                    wordings,
                    metrics,
                    index,
                    saver_for,
                )
                watching = watched(settings.prompts_dir, wordings) if settings.reload_prompts else nullcontext()
                async with watching:
                    yield mind
        finally:
            await index.close()
    finally:
        if model is not None:
            await model.close()


NO_THREAD: RunnableConfig = {"configurable": {"thread_id": "none", "checkpoint_ns": ""}}


def model_of(settings: Settings, library: PromptLibrary) -> "ModelInterviewer | None":
    if settings.model is None:
        return None
    from graph.interviewers.model import ModelInterviewer  # the libraries below it are a fifth of a start without one

    key = settings.openai_api_key
    return ModelInterviewer(
        settings.model,
        library,
        api_key=key.get_secret_value() if key else None,
        base_url=settings.openai_base_url,
        timeout=settings.model_timeout,
    )


def threads(context: Context, wordings: Wordings, saver_for: SaverFor, budget: float) -> ThreadFor:
    """An interview goes on with the prompts it began with, whatever is in force now."""
    graph = build()

    async def thread_for(interview: Interview, elapsed: Callable[[], float]) -> InterviewThread:
        first = Input(
            job_id=interview.job_id,
            candidate_id=interview.candidate_id,
            resume_text=interview.resume_text,
            preferences=interview.preferences.model_dump(mode="json"),
        )
        wording = await wordings.of(interview.prompt_set)
        own = replace(wording.said_in(context), elapsed=elapsed, job=interview.job, resume_text=interview.resume_text)
        return InterviewThread(graph.copy({"checkpointer": saver_for()}), interview.id, own, first, budget)

    return thread_for
