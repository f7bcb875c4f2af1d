"""The five skills by rules."""

import asyncio

import numpy as np

from graph.decisions.guard.disclosures import private_facts
from graph.decisions.plan import plan_job
from graph.interviewers.rules import asking, following, introducing
from graph.interviewers.rules.acknowledging import acknowledge
from graph.interviewers.rules.answering import answer, wants_a_person
from graph.interviewers.rules.feedback import feedback
from graph.interviewers.rules.heard import hear
from graph.interviewers.skills import AskBrief, Draft, FeedbackBrief, Hearer, ReadBrief
from graph.language.comfort import assess
from graph.language.parse import parse
from graph.language.reading import may_be_foreign, read_answer
from graph.question_bank import QuestionBank, Theme
from graph.subjects import Area, Exchange, Job, JobPlan, Reading
from graph.vocabulary import Comfort, Phase, QuestionKind
from retrieval.embedder import Embedder, Vectors

NEAR_A_THEME = 0.33
"""Cosine from which a behavioral area is of a theme."""
BEGINNING = 60
NEAR_BY_ITS_BEGINNING = 0.15
"""An answer whose first sixty words are this near what was asked is about it: the rest need not be embedded, which
takes three times as long. Below it the whole answer decides."""


class RulesInterviewer:
    name = "rules"

    def __init__(self, bank: QuestionBank, embedder: Embedder) -> None:
        self._bank = bank
        self._embedder = embedder
        self._themes: list[tuple[Theme, Vectors]] = []

    async def warm(self) -> None:
        """Embed the themes (a quarter of a second), so that the first behavioral question does not wait for it."""
        if not self._themes:
            themes = list(self._bank.behavioral.themes.values())
            self._themes = [(theme, await self._embedder.embed(theme.prototypes)) for theme in themes]

    def made_by(self, skill: str) -> str:  # noqa: ARG002 the same for each of them
        return self.name

    def prompt_digest(self, skill: str) -> str | None:
        """Hash of the question bank, for the skills that speak from it."""
        return self._bank.digest if skill in ("plan_job", "ask", "give_feedback") else None

    async def plan_job(self, job: Job) -> JobPlan:
        return await plan_job(job, self._embedder, self._bank.planning)

    async def ask(self, brief: AskBrief, hearer: Hearer | None = None) -> Draft:  # noqa: ARG002 it is made at once
        if brief.kind is QuestionKind.ANSWER_TO_CANDIDATE:
            response, used = await answer(brief, self._bank, self._embedder)
            text, sources = following.after_their_question(brief, self._bank, wants_a_person(brief))
            return Draft(response=response, question=text, source_ids=tuple(dict.fromkeys(used + sources)))
        theme = await self._theme(brief.area) if brief.kind is QuestionKind.NEW_AREA else None
        # Parsing takes tens of milliseconds: not on the event loop.
        return await asyncio.to_thread(self._draft, brief, theme)

    async def assess_comfort(self, exchange: Exchange) -> Comfort:
        return await asyncio.to_thread(assess, exchange.question, exchange.answer)

    async def find_evidence(self, brief: ReadBrief) -> Reading:
        # The parse, which the reading finds made, beside the embedding: each has a processor.
        nearness, _ = await asyncio.gather(self._nearness(brief), asyncio.to_thread(parse, brief.exchange.answer))
        return await asyncio.to_thread(self._read, brief, nearness)

    async def give_feedback(self, brief: FeedbackBrief) -> str:
        return await asyncio.to_thread(feedback, brief, self._bank)

    def _read(self, brief: ReadBrief, nearness: float | None) -> Reading:
        return read_answer(brief, private_facts(brief.exchange.answer), nearness)

    async def _nearness(self, brief: ReadBrief) -> float | None:
        """Cosine of the answer to what it was asked about; None where its words say enough."""
        answer = brief.exchange.answer
        if brief.area is None or not answer.strip() or not may_be_foreign(brief):
            return None
        about = f"{brief.exchange.question} {brief.area.name}"
        near = await self._cosine(about, " ".join(answer.split()[:BEGINNING]))
        return near if near >= NEAR_BY_ITS_BEGINNING else await self._cosine(about, answer)

    async def _cosine(self, one: str, other: str) -> float:
        vectors = await self._embedder.embed([one, other])
        return float(vectors[0] @ vectors[1])

    def _draft(self, brief: AskBrief, theme: Theme | None) -> Draft:
        bank = self._bank
        heard = hear(brief)
        if brief.kind is QuestionKind.OPENING:
            text, sources = introducing.opening(brief, bank)
        elif brief.kind is QuestionKind.NEW_AREA:
            text, sources = asking.new_area(brief, bank, theme)
        elif brief.kind is QuestionKind.FOLLOW_UP:
            text, sources = following.follow_up(brief, bank, heard)
        elif brief.kind is QuestionKind.REPHRASE:
            text, sources = following.rephrase(brief, bank)
        elif brief.kind is QuestionKind.CONFIRM_LEAVE:
            text, sources = following.confirm_leave(brief, bank)
        else:
            text, sources = following.closing(brief, bank)
        return Draft(response=acknowledge(brief, bank, heard, text), question=text, source_ids=sources)

    async def _theme(self, area: Area | None) -> Theme | None:
        """The theme of a behavioral area; the general questions serve where none is near."""
        if area is None or area.phase is not Phase.BEHAVIORAL:
            return None
        await self.warm()
        # The name says which of the things in a long need is meant.
        named = await self._embedder.embed([area.name, f"{area.name}: {area.need}"])
        about = named.sum(axis=0) / np.linalg.norm(named.sum(axis=0))
        scores = [float(np.max(vectors @ about)) for _, vectors in self._themes]
        best = int(np.argmax(scores))
        return self._themes[best][0] if scores[best] >= NEAR_A_THEME else None
