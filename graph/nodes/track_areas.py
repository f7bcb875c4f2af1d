"""What the last answer shows about the areas of the plan. Beside the next question, never before it."""

from langgraph.runtime import Runtime

from graph.context import Context
from graph.decisions.evidence import admissible, held_against_rules
from graph.interviewers.skills import ReadBrief
from graph.memory import recall, recall_move
from graph.state import State


async def track_areas(state: State, runtime: Runtime[Context]) -> State:
    memory, move = recall(state), recall_move(state)
    latest = memory.latest
    if latest is None or move.intent is None:
        return State(tracked=None)
    brief = ReadBrief(exchange=latest, intent=move.intent, area=memory.area(latest.area), areas=memory.areas)
    interviewers = runtime.context.interviewers
    reading, skill = await interviewers.find_evidence(brief)
    if skill.made_by != interviewers.rules.name:
        by_rules, _ = await interviewers.by_rules.find_evidence(brief)
        reading = held_against_rules(reading, by_rules)
    reading = admissible(reading, brief)
    return State(tracked={"reading": reading.model_dump(mode="json"), "skill": skill.model_dump(mode="json")})
