"""Read what the last message is, in code and in milliseconds, and decide what comes next."""

from langgraph.runtime import Runtime

from graph.context import Context
from graph.decisions.moves import Move, decide, opening
from graph.interviewers.skills import ReadBrief
from graph.memory import Memory, recall
from graph.state import State
from graph.subjects import Reading
from graph.vocabulary import Intent


async def route_phase(state: State, runtime: Runtime[Context]) -> State:
    memory = recall(state)
    context = runtime.context
    reason, latest = state.get("end"), memory.latest
    standing = memory.standing(context)
    if reason:
        intent = (await _read(memory, context))[0] if latest else None
        move = Move(kind=None, phase=memory.phase, intent=intent, difficulty=memory.difficulty, over=reason)
    elif latest is None:
        move = opening(standing)
    else:
        intent, reading = await _read(memory, context)
        move = decide(standing, latest.answer, intent, reading)
    return State(move=move.model_dump(mode="json"), sources=[], drafted=None, felt=None, tracked=None)


async def _read(memory: Memory, context: Context) -> tuple[Intent, Reading]:
    """The quick reading is the one by rules, whoever reads for the record."""
    exchange = memory.latest
    assert exchange is not None
    intent = await context.intents.read(exchange.question, exchange.answer, phase=exchange.phase)
    brief = ReadBrief(exchange=exchange, intent=intent, area=memory.area(exchange.area), areas=memory.areas)
    reading, _ = await context.interviewers.by_rules.find_evidence(brief)
    return intent, reading
