"""One prompt, sent to the configured model once: what came back, and what the code would make of it."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Self

from pydantic import ValidationError

from evals.configured import model_of
from evals.prompt_briefs import Inputs, ask_brief, check_inputs, job_of, read_brief
from graph.decisions.evidence import admissible, held_against_rules
from graph.decisions.guard import Guard
from graph.interviewers.endpoint import CallFailed, Endpoint
from graph.interviewers.replies import (
    REPLIES,
    STRAIGHT,
    AskReply,
    FeedbackReply,
    PlanReply,
    ReadingReply,
    json_of,
    read_draft,
    read_plan,
    read_reading,
)
from graph.interviewers.rules import RulesInterviewer
from graph.nodes.generate_question import look
from graph.prompt_set import PromptSet
from graph.subjects import GuardHit
from retrieval.embedder import Embedder
from settings import Settings

LIMIT = 60.0
"""Seconds to wait for a reply: longer than an interview does, for slow models that are only tried."""


class NotTried(Exception):
    """No reply came; says why."""


@dataclass(frozen=True)
class Tried:
    text: str
    """The reply as it came."""
    seconds: float
    parsed: Mapping[str, Any] | None = None
    """The reply in the prompt's shape; None where it is of another."""
    made: Mapping[str, Any] | None = None
    """What the code would go on with; None where that is nothing."""
    dropped: tuple[str, ...] = ()
    """Quotes, areas and ids of texts that the code would not believe."""
    stopped: tuple[GuardHit, ...] = ()
    """What the guard would not let be said."""
    unusable: str | None = None
    """Why the rules would stand in for this reply; None where they would not."""


class PromptTrial:
    def __init__(self, prompts: PromptSet, endpoint: Endpoint, model: str, embedder: Embedder) -> None:
        self.library = prompts.library
        self.guard = Guard(embedder)
        self.secrets = prompts.library.texts
        self._rules = RulesInterviewer(prompts.bank, embedder)
        self._endpoint = endpoint
        self._model = model

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: Settings, prompts: PromptSet, embedder: Embedder) -> AsyncIterator[Self]:
        """Raises NoModel where none is configured."""
        model = model_of(settings)
        key = settings.openai_api_key
        endpoint = Endpoint(
            api_key=key.get_secret_value() if key else None, base_url=settings.openai_base_url, timeout=LIMIT
        )
        try:
            yield cls(prompts, endpoint, model, embedder)
        finally:
            await endpoint.close()

    async def tried(self, name: str, inputs: Inputs) -> Tried:
        """Raises `PromptError` for inputs that do not fit the prompt, NotTried where no reply came, and ValueError for
        inputs that no interview would hand in."""
        prompt = self.library.prompt(name)
        rendered = self.library.render(name, **inputs)
        check_inputs(name, inputs)  # before a call is paid for
        begun = time.monotonic()
        try:
            text = await self._endpoint.complete(prompt, prompt.model.name or self._model, rendered)
        except CallFailed as failed:
            raise NotTried(f"The model's call failed: {failed.reason}.") from failed
        seconds = time.monotonic() - begun
        try:
            parsed = REPLIES[name].model_validate_json(json_of(text))
        except ValidationError as error:
            return Tried(text, seconds, unusable=_told(error))
        tried = Tried(text, seconds, parsed.model_dump(mode="json"))
        match parsed:
            case AskReply():
                return await self._asked(inputs, parsed, tried)
            case FeedbackReply():
                verdict = await self.guard.inspect(parsed.feedback, kind="feedback", secrets=self.secrets)
                hit = GuardHit(text=parsed.feedback, kind="feedback", categories=verdict.categories)
                return replace(tried, made=tried.parsed, stopped=() if verdict.allowed else (hit,))
            case ReadingReply():
                brief = read_brief(inputs)
                reading = held_against_rules(read_reading(text, brief), await self._rules.find_evidence(brief))
                reading = admissible(reading, brief)
                believed = {evidence.quote.translate(STRAIGHT) for evidence in reading.evidence}
                dropped = [each.quote for each in parsed.evidence if each.quote.translate(STRAIGHT) not in believed]
                return replace(tried, made=reading.model_dump(mode="json"), dropped=tuple(dropped))
            case PlanReply():
                return self._planned(inputs, parsed, tried)
            case _:
                return replace(tried, made=tried.parsed)

    async def _asked(self, inputs: Inputs, parsed: AskReply, tried: Tried) -> Tried:
        brief = ask_brief(inputs)
        try:
            draft = read_draft(tried.text, brief)
        except ValueError as error:
            return replace(tried, unusable=str(error))
        dropped = [name for name in parsed.source_ids if name not in draft.source_ids]
        stopped = tuple(await look(draft, brief, self))
        return replace(tried, made=draft.model_dump(mode="json"), dropped=tuple(dropped), stopped=stopped)

    def _planned(self, inputs: Inputs, parsed: PlanReply, tried: Tried) -> Tried:
        try:
            plan = read_plan(tried.text, job_of(inputs["job"]), self._model)
        except ValueError as error:
            return replace(tried, unusable=str(error))
        kept = {area.name for area in plan.areas}
        dropped = tuple(area.name for area in parsed.areas if area.name not in kept)
        return replace(tried, made=plan.model_dump(mode="json"), dropped=dropped)


def _told(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
