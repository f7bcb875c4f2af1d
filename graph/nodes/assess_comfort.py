"""How at ease the last answer sounds, from its words alone. Beside the next question, never before it."""

from langgraph.runtime import Runtime

from graph.context import Context
from graph.memory import recall
from graph.state import State


async def assess_comfort(state: State, runtime: Runtime[Context]) -> State:
    latest = recall(state).latest
    if not runtime.context.assess_comfort or latest is None or not latest.answer.strip():
        return State(felt=None)
    comfort, skill = await runtime.context.interviewers.assess_comfort(latest)
    return State(felt={"comfort": comfort.value, "skill": skill.model_dump(mode="json")})
