"""What a live interview needs of the mind that asks: all that `api` knows of the graph's runs."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from graph.subjects import Piece, Reply
from storage.models import Interview


class InterviewThread(Protocol):
    """Every method is one run and can be cancelled; the same call again returns the same reply."""

    async def open(self) -> Reply:
        """The first question."""
        ...

    async def answer(self, turn: int, question: str, text: str, hear: Callable[[Piece], None]) -> Reply:
        """The reply to the answer of question number `turn`, in whose words it was asked; a longer text makes that
        turn again. `hear` is given its words while it is made, as far as they may be said."""
        ...

    async def finish(self, reason: str, turn: int, question: str, text: str | None) -> Reply:
        """`completed`, with feedback, also where nothing was answered: at question number `turn`, with what was
        answered to it, None for nothing. `reason`: a `storage.models.EndReason`."""
        ...


ThreadFor = Callable[[Interview, Callable[[], float]], Awaitable[InterviewThread]]
"""The thread of an interview; the second argument tells the seconds on its clock."""
