"""The one model call on the path: the next question, then the guard in code.

A draft that the guard stops is made again once with the objection, then taken from the question bank. Each hit is kept.
"""

import asyncio
from typing import Protocol

from langgraph.runtime import Runtime

from graph.context import Context
from graph.decisions.guard import Guard, echoes_private_fact
from graph.decisions.moves import Move
from graph.interviewers.skills import AskBrief, Draft
from graph.language.naming import spoken_name
from graph.memory import Memory, recall, recall_move, recall_sources
from graph.opening import job_of
from graph.saying import Saying
from graph.state import State
from graph.subjects import GuardHit, Job, Source
from graph.vocabulary import ASKED_AGAIN, Intent, QuestionKind

RECENT = 4
"""Exchanges that go into a brief: costs stay flat as an interview grows longer."""

LONGEST_ANSWER = 110
"""Words in an answer to the candidate's own questions."""


async def generate_question(state: State, runtime: Runtime[Context]) -> State:
    context, memory, move = runtime.context, recall(state), recall_move(state)
    job = await job_of(memory.opening, context)
    brief = make_brief(context, memory, move, job, recall_sources(state))

    async def may_be_said(field: str, text: str) -> bool:
        look = look_at_question if field == "question" else look_at_response
        return not await look(text, brief, context)

    saying = Saying(may_be_said, runtime.stream_writer)
    hearer = None if brief.kind is QuestionKind.OPENING else saying  # the opening is told whole
    hits: list[GuardHit] = []
    draft, skill = await context.interviewers.ask(brief, hearer)
    found = await look(draft, brief, context)
    if found:
        hits += found
        again = brief.model_copy(update={"objection": ", ".join(c for hit in found for c in hit.categories)})
        saying.again()
        draft, skill = await context.interviewers.ask(again, hearer)
        found = await look(draft, brief, context)
    if found:
        hits += found
        saying.again()
        draft, skill = from_bank(context, brief, draft, found), skill.model_copy(update={"fallback": "guarded"})
        context.measures.fell_back("ask", "guarded")
    if memory.opening.preferences.breaks and move.entering_phase and brief.kind is not QuestionKind.OPENING:
        draft = draft.model_copy(update={"response": with_break(draft.response, context, memory.questions_asked)})
    if hearer is not None:
        saying.said(draft)
    return State(
        drafted={
            "draft": draft.model_dump(mode="json"),
            "skill": skill.model_dump(mode="json"),
            "guard_hits": [hit.model_dump(mode="json") for hit in hits],
        }
    )


def make_brief(context: Context, memory: Memory, move: Move, job: Job, sources: tuple[Source, ...]) -> AskBrief:
    assert move.kind is not None
    latest = memory.latest
    exchanges = [e for e in (*memory.exchanges, *((latest,) if latest else ())) if _worth_recalling(e.kind, move)]
    return AskBrief(
        job=job,
        first_name=memory.opening.first_name,
        phase=move.phase,
        entering_phase=move.entering_phase,
        kind=move.kind,
        area=memory.area(move.area),
        difficulty=move.difficulty,
        comfort=memory.comfort,
        intent=move.intent,
        gap=move.gap,
        exchanges=tuple(exchanges[-RECENT:]),
        asked=memory.asked,
        wordings=memory.wordings,
        responses=memory.responses,
        sources=sources,
        turn=memory.questions_asked + 1,
        minutes_left=max(0.0, memory.opening.preferences.max_duration - memory.minutes(context)),
    )


def _worth_recalling(kind: QuestionKind, move: Move) -> bool:
    """Where the candidate decided to go on after all, the question to return to is the one before."""
    return kind is not QuestionKind.CONFIRM_LEAVE or move.kind is not QuestionKind.REPHRASE


def with_break(response: str | None, context: Context, asked: int) -> str | None:
    """The bank's own sentence, which no guard need read, after what is said: a break was asked for beforehand."""
    offers = context.bank.responses.break_offer
    return " ".join(filter(None, (response, offers[asked % len(offers)]))) if offers else response


class Guarding(Protocol):
    """What is needed of the context to look at a sentence."""

    @property
    def guard(self) -> Guard: ...

    @property
    def secrets(self) -> tuple[str, ...]: ...


async def look(draft: Draft, brief: AskBrief, context: Guarding) -> list[GuardHit]:
    """What the guard stops in a draft: nothing when it may be said."""
    asking, responding = await asyncio.gather(
        look_at_question(draft.question, brief, context),
        look_at_response(draft.response, brief, context, draft.question),
    )
    hits = []
    if asking:
        hits.append(GuardHit(text=draft.question, kind="question", categories=asking))
    if draft.response is not None and responding:
        hits.append(GuardHit(text=draft.response, kind="response", categories=responding))
    return hits


async def look_at_question(question: str, brief: AskBrief, context: Guarding) -> tuple[str, ...]:
    """The categories it is stopped for."""
    asked = [] if brief.kind is QuestionKind.CONFIRM_LEAVE else list(brief.asked)
    if brief.kind in ASKED_AGAIN:
        asked = [question for question in asked if question not in brief.wordings]
    return (await context.guard.inspect(question, kind="question", asked=asked, secrets=context.secrets)).categories


async def look_at_response(
    response: str | None, brief: AskBrief, context: Guarding, question: str | None = None
) -> tuple[str, ...]:
    """The categories an acknowledgement, or the whole sentences of one that is being made, is stopped for."""
    if response is None:
        return ()
    verdict = await context.guard.inspect(response, kind="response", question=question, secrets=context.secrets)
    categories = tuple(c for c in verdict.categories if c != "too_long" or not _answers_at_length(response, brief))
    if brief.exchanges and echoes_private_fact(response, brief.exchanges[-1].answer):
        categories = (*categories, "private_fact")
    return categories


def _answers_at_length(response: str, brief: AskBrief) -> bool:
    """What the candidate asked, perhaps two things at once, may take more words than an acknowledgement."""
    answering = brief.kind is QuestionKind.ANSWER_TO_CANDIDATE or brief.intent is Intent.WANTS_PERSON
    return answering and len(response.split()) <= LONGEST_ANSWER


def from_bank(context: Context, brief: AskBrief, draft: Draft, found: list[GuardHit]) -> Draft:
    """The stopped sentences replaced by the bank's plain ones; what passed is kept."""
    stopped = {hit.kind for hit in found}
    response, question, sources = draft.response, draft.question, draft.source_ids
    if "response" in stopped:
        response = context.bank.plain_response(brief.responses)
    if "question" in stopped:
        area = spoken_name(brief.area, brief.job) if brief.area else None
        question = context.bank.plain(brief.phase, brief.kind, area, brief.asked)
        sources = tuple(s.chunk_id for s in brief.area.sources[-1:]) if brief.area else ()
    return Draft(response=response, question=question, source_ids=sources)
