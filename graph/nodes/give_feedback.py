"""When the interview is over: words for the candidate, from the evidence only."""

from collections.abc import Sequence

from langgraph.runtime import Runtime

from graph.context import Context
from graph.interviewers.skills import FeedbackBrief
from graph.memory import recall, recall_move, recall_sources
from graph.opening import job_of
from graph.state import State
from graph.subjects import Area, Exchange, GuardHit, Reply, Skill
from graph.vocabulary import ANSWERS, QuestionKind


async def give_feedback(state: State, runtime: Runtime[Context]) -> State:
    context, memory, move = runtime.context, recall(state), recall_move(state)
    about_work = [e for e in memory.exchanges if e.kind is not QuestionKind.CONFIRM_LEAVE]
    answered = [e for e in about_work if e.intent in ANSWERS and e.answer.strip()]
    brief = FeedbackBrief(
        job=await job_of(memory.opening, context),
        first_name=memory.opening.first_name,
        areas=_talked_about(memory.areas, answered),
        answers=len(answered),
        left_early=move.over != "completed",
        next_steps=recall_sources(state),
    )
    text, skill = await context.interviewers.give_feedback(brief)
    hits: tuple[GuardHit, ...] = ()
    verdict = await context.guard.inspect(text, kind="feedback", secrets=context.secrets)
    if not verdict.allowed:
        hits = (GuardHit(text=text, kind="feedback", categories=verdict.categories),)
        text, skill = await feedback_by_rules(context, brief, skill)
        context.measures.fell_back("give_feedback", "guarded")
    reply = Reply.model_validate(state["reply"])
    reply = reply.model_copy(
        update={
            "response": context.bank.farewell(memory.opening.first_name, early=brief.left_early),
            "feedback": text,
            "skills": (*reply.skills, skill),
            "guard_hits": (*reply.guard_hits, *hits),
        }
    )
    return State(reply=reply.model_dump(mode="json"), sources=[], end=None)


def _talked_about(areas: Sequence[Area], answered: Sequence[Exchange]) -> tuple[Area, ...]:
    """An area whose question was never answered - only repeated, or left - was not talked about."""
    heard = {exchange.area for exchange in answered}
    return tuple(
        area if area.name in heard or area.evidence else area.model_copy(update={"questions": 0}) for area in areas
    )


async def feedback_by_rules(context: Context, brief: FeedbackBrief, stopped: Skill) -> tuple[str, Skill]:
    text, skill = await context.interviewers.by_rules.give_feedback(brief)
    return text, skill.model_copy(update={"fallback": "guarded", "prompt": stopped.prompt})
