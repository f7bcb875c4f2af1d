"""The skills that `openhire try` tries, opened with no more than each of them needs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from cli.failure import CommandError
from cli.trial import Trial
from settings import Settings

if TYPE_CHECKING:
    from graph.interviewers.skills import Interviewer
    from retrieval.embedder import Embedder


@asynccontextmanager
async def open_trial(skill: str, settings: Settings, *, by_model: bool) -> AsyncIterator[Trial]:
    """`skill`: guard, read or plan. Raises CommandError where prompts, bank or model cannot be used."""
    from retrieval.embedder import MiniLM

    embedder = await MiniLM.load()
    if skill == "guard":
        from cli.trial_guard import GuardTrial
        from graph.decisions.guard import Guard

        yield GuardTrial(Guard(embedder))
        return
    from cli.trial_plan import PlanTrial
    from cli.trial_read import ReadTrial
    from graph.language.intent_reader import IntentReader
    from graph.language.parse import warm

    await asyncio.to_thread(warm)
    async with _interviewer(settings, embedder, by_model=by_model) as interviewer:
        yield ReadTrial(interviewer, IntentReader(embedder)) if skill == "read" else PlanTrial(interviewer, embedder)


@asynccontextmanager
async def _interviewer(settings: Settings, embedder: "Embedder", *, by_model: bool) -> AsyncIterator["Interviewer"]:
    if not by_model:
        from graph.interviewers.rules import RulesInterviewer
        from graph.question_bank import QuestionBank, QuestionBankError

        try:
            bank = await asyncio.to_thread(QuestionBank.load, settings.prompts_dir / "question_bank")
        except QuestionBankError as error:
            raise CommandError(str(error), exit_code=2) from error
        yield RulesInterviewer(bank, embedder)
        return
    from api.mind import model_of
    from graph.prompt_file import PromptError
    from graph.prompt_library import PromptLibrary

    try:
        model = model_of(settings, await asyncio.to_thread(PromptLibrary.load, settings.prompts_dir))
    except (PromptError, ValueError) as error:
        raise CommandError(str(error), exit_code=2) from error
    assert model is not None
    try:
        yield model
    finally:
        await model.close()
