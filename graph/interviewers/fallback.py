"""The interviewer that the nodes of the graph talk to: the model where there is one, the rules where it fails."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar, runtime_checkable

from graph.interviewers.skills import AskBrief, Draft, FeedbackBrief, Hearer, Interviewer, ReadBrief, SkillError
from graph.language.manipulation import is_manipulation
from graph.measures import UNMEASURED, Measures
from graph.subjects import Exchange, Job, JobPlan, Reading, Skill
from graph.vocabulary import Comfort, Intent

T = TypeVar("T")


@runtime_checkable
class Prompted(Protocol):
    """What an interviewer that works with prompts also tells of itself."""

    def made_by(self, skill: str) -> str:
        """The name of the model that does this skill."""
        ...

    def prompt_digest(self, skill: str) -> str | None:
        """Hash of the prompt files it is done with."""
        ...


@runtime_checkable
class Closable(Protocol):
    async def close(self) -> None: ...


class Interviewers:
    """Does each skill once, by the model or else by the rules, and says how it was done.

    A `SkillError` of the model costs that one skill of that one turn the model's words, nothing else. Errors of the
    rules are not caught: there is nobody behind them. A message that addresses the machine is not shown to the model:
    the rules, which obey nobody, answer it ("withheld").
    """

    def __init__(
        self,
        rules: Interviewer,
        model: Interviewer | None = None,
        clock: Callable[[], float] = time.monotonic,
        until: float | None = None,
        measures: Measures = UNMEASURED,
    ) -> None:
        """`until`: from then on, on that clock, nothing waits for the model; None: only each skill has its limit."""
        self.rules = rules
        self.model = model
        self.clock = clock
        self.until = until
        self.measures = measures

    @property
    def by_rules(self) -> "Interviewers":
        """The same without the model, for what the model may not try again."""
        return Interviewers(self.rules, clock=self.clock, measures=self.measures)

    def within(self, seconds: float) -> "Interviewers":
        """The same for one turn: the model may take so long for all skills of it that wait for each other."""
        return Interviewers(self.rules, self.model, self.clock, self.clock() + seconds, self.measures)

    async def plan_job(self, job: Job) -> tuple[JobPlan, Skill]:
        return await self._do("plan_job", lambda interviewer: interviewer.plan_job(job))

    async def ask(self, brief: AskBrief, hearer: Hearer | None = None) -> tuple[Draft, Skill]:
        withheld = brief.intent is Intent.INJECTION
        return await self._do("ask", lambda interviewer: interviewer.ask(brief, hearer), withheld)

    async def assess_comfort(self, exchange: Exchange) -> tuple[Comfort, Skill]:
        withheld = is_manipulation(exchange.answer)
        return await self._do("assess_comfort", lambda interviewer: interviewer.assess_comfort(exchange), withheld)

    async def find_evidence(self, brief: ReadBrief) -> tuple[Reading, Skill]:
        withheld = brief.intent is Intent.INJECTION
        return await self._do("find_evidence", lambda interviewer: interviewer.find_evidence(brief), withheld)

    async def give_feedback(self, brief: FeedbackBrief) -> tuple[str, Skill]:
        return await self._do("give_feedback", lambda interviewer: interviewer.give_feedback(brief))

    async def close(self) -> None:
        for interviewer in (self.model, self.rules):
            if isinstance(interviewer, Closable):
                await interviewer.close()

    async def _do(
        self, skill: str, act: Callable[[Interviewer], Awaitable[T]], withheld: bool = False
    ) -> tuple[T, Skill]:
        start = self.clock()
        reason = "withheld" if withheld and self.model is not None else None
        if self.model is not None and not withheld:
            outcome, called = "stopped", time.perf_counter()
            try:
                async with asyncio.timeout(None if self.until is None else self.until - start):
                    value = await act(self.model)
                outcome = "ok"
            except TimeoutError:
                outcome = reason = "late"
            except SkillError as error:
                outcome = reason = error.reason
            else:
                return value, self._how(skill, self.model, start, reason)
            finally:
                self.measures.model_called(skill, outcome, time.perf_counter() - called)
        if reason is not None:
            self.measures.fell_back(skill, reason)
        return await act(self.rules), self._how(skill, self.rules, start, reason)

    def _how(self, skill: str, interviewer: Interviewer, start: float, reason: str | None) -> Skill:
        prompted = interviewer if isinstance(interviewer, Prompted) else None
        return Skill(
            skill=skill,
            made_by=prompted.made_by(skill) if prompted else interviewer.name,
            prompt=prompted.prompt_digest(skill) if prompted else None,
            fallback=reason,
            milliseconds=round((self.clock() - start) * 1000),
        )
