"""The question guard: what must not be said to a candidate, and what of theirs must not be used."""

from graph.decisions.guard.disclosures import echoes_private_fact, private_facts
from graph.decisions.guard.inspection import Guard, Verdict, inspect

__all__ = ["Guard", "Verdict", "echoes_private_fact", "inspect", "private_facts"]
