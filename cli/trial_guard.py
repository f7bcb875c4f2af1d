"""`openhire try guard`: may this be said to a candidate?"""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import field_validator

from cli.trial import Case, Json, Trial
from graph.decisions.guard import Guard, echoes_private_fact


class GuardCase(Case):
    text: str
    kind: Literal["question", "response", "feedback"] = "question"
    asked: tuple[str, ...] = ()
    """Questions asked before, where a repeat is to be told."""
    question: str | None = None
    """The question that follows a response."""
    answer: str | None = None
    """What the candidate had just said, where a response may take up something private."""

    @field_validator("kind", mode="before")
    @classmethod
    def a_question_where_not_said(cls, value: object) -> object:
        return "question" if value is None else value

    @field_validator("asked", mode="before")
    @classmethod
    def none_asked(cls, value: object) -> object:
        return () if value is None else value


class GuardTrial(Trial):
    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def tried(self, given: Mapping[str, Any]) -> Json:
        case = GuardCase.model_validate(given)
        verdict = await self._guard.inspect(case.text, kind=case.kind, asked=case.asked, question=case.question)
        categories = list(verdict.categories)
        if case.answer and echoes_private_fact(case.text, case.answer):
            categories.append("private_fact")
        return {"allowed": not categories, "categories": categories}
