"""The interviewer that needs no model: question bank, retrieval and plain linguistics. Deterministic."""

from graph.interviewers.rules.interviewer import RulesInterviewer

__all__ = ["RulesInterviewer"]
