"""What a candidate may read of a reply while it is still being made: what the guard has let pass, and nothing else.

The guard reads sentences, so what streams is sentences: each is shown once it is whole and has passed together with
all before it; the question only when it is whole. Half a sentence is never shown, for nobody knows how it will end.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Literal

from graph.interviewers.skills import Draft
from graph.subjects import Piece

MayBeSaid = Callable[[Literal["response", "question"], str], Awaitable[bool]]


class Saying:
    """A `graph.interviewers.skills.Hearer` that writes what may be said as `Piece`s into the run's custom stream."""

    def __init__(self, may_be_said: MayBeSaid, write: Callable[[Any], None]) -> None:
        self._may_be_said = may_be_said
        self._write = write
        self._attempt = 1
        self._shown = {"response": "", "question": ""}
        self._stopped = False

    def again(self) -> None:
        """Another draft begins: what was shown of the last one is void, and the next piece says so."""
        if any(self._shown.values()):
            self._attempt += 1
            self._shown = {"response": "", "question": ""}
        self._stopped = False

    async def hear(self, field: Literal["response", "question"], text: str) -> None:
        if self._stopped or not await self._may_be_said(field, text):
            self._stopped = True
        else:
            self._show(field, text)

    def said(self, draft: Draft) -> None:
        """What will be said: shown as far as it is not yet."""
        response = draft.response or ""
        if not (response.startswith(self._shown["response"]) and draft.question.startswith(self._shown["question"])):
            self.again()
        self._show("response", response)
        self._show("question", draft.question)

    def _show(self, field: Literal["response", "question"], text: str) -> None:
        more = text.removeprefix(self._shown[field])
        if more:
            self._shown[field] = text
            self._write(Piece(attempt=self._attempt, field=field, text=more).model_dump(mode="json"))
