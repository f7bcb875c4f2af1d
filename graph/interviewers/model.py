"""The interviewer that asks a language model: one call for each skill, within its limit of time."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from graph.interviewers.briefs import (
    OFFERED,
    ask_inputs,
    assess_comfort_inputs,
    find_evidence_inputs,
    give_feedback_inputs,
    plan_job_inputs,
)
from graph.interviewers.endpoint import PAUSE, CallFailed, Endpoint, Heard
from graph.interviewers.growing import Growing
from graph.interviewers.replies import (
    REPLIES,
    read_comfort,
    read_draft,
    read_feedback,
    read_plan,
    read_reading,
)
from graph.interviewers.skills import AskBrief, Draft, FeedbackBrief, Hearer, ReadBrief, SkillError
from graph.prompt_file import PromptError
from graph.prompt_library import PromptLibrary
from graph.subjects import Exchange, Job, JobPlan, Reading
from graph.tracing import model_call, said
from graph.vocabulary import Comfort

log = logging.getLogger(__name__)
T = TypeVar("T")


class ModelInterviewer:
    """Any model behind an OpenAI-compatible endpoint. One of them serves all interviews of a process.

    Every skill ends within `timeout` seconds, a second try after a passing fault included, with a value that was
    held against its brief or with a `SkillError`: `late`, `refused`, `unreachable` or `unusable`.
    Raises `PromptError` where a prompt is missing or does not fit the code, and `ValueError` where there is neither
    a key nor an address.
    """

    def __init__(
        self,
        model: str,
        library: PromptLibrary,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: float = 8.0,
    ) -> None:
        self._model = model
        self._timeout = timeout
        self._endpoint = Endpoint(api_key=api_key, base_url=base_url, timeout=timeout)
        self._speak(library)

    def with_prompts(self, library: PromptLibrary) -> "ModelInterviewer":
        """The same model at the same endpoint, told other words. Raises `PromptError` as the constructor does."""
        other = copy(self)
        other._speak(library)
        return other

    def _speak(self, library: PromptLibrary) -> None:
        for skill in OFFERED:
            check_fit(library, skill)
        self._library = library
        for skill in OFFERED:
            self._endpoint.prepare(library.prompt(skill), self.made_by(skill))

    @property
    def name(self) -> str:
        return self._model

    def made_by(self, skill: str) -> str:
        return self._library.prompt(skill).model.name or self._model

    def prompt_digest(self, skill: str) -> str | None:
        return self._library.prompt(skill).digest

    async def close(self) -> None:
        await self._endpoint.close()

    async def plan_job(self, job: Job) -> JobPlan:
        made_by = self.made_by("plan_job")
        return await self._do("plan_job", plan_job_inputs(job), lambda text: read_plan(text, job, made_by))

    async def ask(self, brief: AskBrief, hearer: Hearer | None = None) -> Draft:
        def listening() -> Heard:
            if hearer is None:
                return unheard
            hearer.again()
            return Growing(hearer).add

        return await self._do("ask", ask_inputs(brief), lambda text: read_draft(text, brief), listening)

    async def assess_comfort(self, exchange: Exchange) -> Comfort:
        return await self._do("assess_comfort", assess_comfort_inputs(exchange), read_comfort)

    async def find_evidence(self, brief: ReadBrief) -> Reading:
        return await self._do("find_evidence", find_evidence_inputs(brief), lambda text: read_reading(text, brief))

    async def give_feedback(self, brief: FeedbackBrief) -> str:
        return await self._do("give_feedback", give_feedback_inputs(brief), read_feedback)

    async def _do(
        self,
        skill: str,
        inputs: Mapping[str, Any],
        read: Callable[[str], T],
        listening: Callable[[], Heard] | None = None,
    ) -> T:
        """`listening`: called for each try, for who hears its reply while it is made; None: nobody does."""
        limit = min(self._timeout, self._library.prompt(skill).model.timeout or self._timeout)
        try:
            async with asyncio.timeout(limit) as time:
                try:
                    return await self._try(skill, inputs, read, listening)
                except CallFailed as failed:
                    left = (time.when() or 0.0) - asyncio.get_running_loop().time()
                    if failed.again is None or failed.again >= left:
                        raise
                    await asyncio.sleep(failed.again)
                    return await self._try(skill, inputs, read, listening)
        except TimeoutError as error:
            raise SkillError(skill, "late") from error
        except CallFailed as failed:
            raise SkillError(skill, failed.reason) from failed

    async def _try(
        self, skill: str, inputs: Mapping[str, Any], read: Callable[[str], T], listening: Callable[[], Heard] | None
    ) -> T:
        try:
            rendered = self._library.render(skill, **inputs)
        except PromptError as error:
            log.error("%s", error)
            raise CallFailed("unusable", None) from error
        heard = listening() if listening else None
        prompt, model = self._library.prompt(skill), self.made_by(skill)
        with model_call(prompt, model, rendered):
            text = await self._endpoint.complete(prompt, model, rendered, heard)
            said(text)
        try:
            return read(text)
        except ValueError as error:
            # The error's own text would quote the reply, and with it the candidate.
            fields = [part["loc"] for part in error.errors()] if isinstance(error, ValidationError) else error
            log.warning("%s: the model's reply cannot be used: %s", skill, fields)
            raise CallFailed("unusable", PAUSE) from error


async def unheard(_: str) -> None:
    """A question is streamed in any case: the graph's `messages` stream shows it."""


def check_fit(library: PromptLibrary, skill: str) -> None:
    """Raises `PromptError` where the prompt of a skill is missing, wants what the code does not have, or returns
    what the code does not read."""
    if skill not in library.names:
        raise PromptError(f"{skill}.md", 1, "There is no prompt for this skill.", "Put the file back.")
    prompt = library.prompt(skill)
    for name in prompt.inputs:
        if name not in OFFERED[skill]:
            raise PromptError(
                prompt.file, 1, f"Nobody hands in {name}.", f"It can use: {', '.join(sorted(OFFERED[skill]))}."
            )
    read = REPLIES[skill].model_fields.keys()
    if prompt.output["properties"].keys() != read:
        raise PromptError(prompt.file, 1, "The output does not fit the code.", f"It must have: {', '.join(read)}.")
