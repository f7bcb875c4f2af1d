"""The interview as a graph: all nodes and edges on one page. One run is one answer.

START -> open_interview (first run only) -> route_phase -> retrieve_evidence
      -> { generate_question | assess_comfort | track_areas } at the same time -> close_turn -> END
      close_turn -> give_feedback -> END when the interview is over

What a condition returns is what stands at its edge where the graph is drawn.
"""

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from graph.context import Context
from graph.nodes.assess_comfort import assess_comfort
from graph.nodes.close_turn import close_turn
from graph.nodes.generate_question import generate_question
from graph.nodes.give_feedback import give_feedback
from graph.nodes.open_interview import open_interview
from graph.nodes.retrieve_evidence import retrieve_evidence
from graph.nodes.route_phase import route_phase
from graph.nodes.track_areas import track_areas
from graph.state import Input, State
from graph.tracing import observed

Interview = CompiledStateGraph[State, Context, Input, State]


def begin(state: State) -> str:
    """A thread's first run opens the interview; one after the end, or with nothing said, changes nothing."""
    if "opening" not in state:
        return "first run"
    reply = state.get("reply")
    if reply and (reply["completed"] or (state.get("answer") is None and not state.get("end"))):
        return "nothing to do"
    return "an answer"


def work(state: State) -> list[str]:
    """The skills this turn needs, all at once; straight to the end where there is nothing to ask or to read."""
    asking = ["ask"] if state["move"]["kind"] else []
    reading = ["hear the tone", "read the answer"] if state.get("answer") is not None else []
    return asking + reading or ["nothing was said"]


def finish(state: State) -> str:
    return "over" if state["reply"]["completed"] else "goes on"


def build(
    checkpointer: BaseCheckpointSaver[str] | None = None,
    context_schema: type[Context] = Context,
    input_schema: type[Input] = Input,
) -> Interview:
    """The compiled graph. LangGraph Studio brings its own saver: compile without one there."""
    graph = StateGraph(State, context_schema=context_schema, input_schema=input_schema, output_schema=State)
    graph.add_node("open_interview", observed(open_interview))
    graph.add_node("route_phase", observed(route_phase))
    graph.add_node("retrieve_evidence", observed(retrieve_evidence))
    graph.add_node("generate_question", observed(generate_question))
    graph.add_node("assess_comfort", observed(assess_comfort))
    graph.add_node("track_areas", observed(track_areas))
    graph.add_node("close_turn", observed(close_turn))
    graph.add_node("give_feedback", observed(give_feedback))
    graph.add_conditional_edges(
        START, begin, {"first run": "open_interview", "an answer": "route_phase", "nothing to do": END}
    )
    graph.add_edge("open_interview", "route_phase")
    graph.add_edge("route_phase", "retrieve_evidence")
    graph.add_conditional_edges(
        "retrieve_evidence",
        work,
        {
            "ask": "generate_question",
            "hear the tone": "assess_comfort",
            "read the answer": "track_areas",
            "nothing was said": "close_turn",
        },
    )
    graph.add_edge("generate_question", "close_turn")
    graph.add_edge("assess_comfort", "close_turn")
    graph.add_edge("track_areas", "close_turn")
    graph.add_conditional_edges("close_turn", finish, {"over": "give_feedback", "goes on": END})
    graph.add_edge("give_feedback", END)
    return graph.compile(checkpointer=checkpointer, name="interview")
