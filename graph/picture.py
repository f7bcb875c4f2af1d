"""The graph as a Mermaid flowchart, which GitHub draws: drawn from what is compiled, so that it cannot be another."""

from langgraph.graph import END, START

from graph.interview import build

SHOWN = {START: "START([START])", END: "FINISH([END])"}
"""Mermaid keeps the word `end` to itself."""


def picture() -> str:
    """Nodes in the order in which `build` names them; dotted where a condition decides, with what it returns."""
    graph = build().get_graph()
    place = {name: number for number, name in enumerate(graph.nodes)}
    edges = sorted(graph.edges, key=lambda edge: (place[edge.source], place[edge.target]))
    lines = []
    for edge in edges:
        arrow = f"-. {edge.data} .->" if edge.conditional else "-->"
        lines.append(f"    {SHOWN.get(edge.source, edge.source)} {arrow} {SHOWN.get(edge.target, edge.target)}")
    return "\n".join(["flowchart TD", *lines])
