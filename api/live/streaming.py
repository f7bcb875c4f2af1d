"""The reply that is being made, told piece by piece to whoever asked for that (`ai_response_delta`).

At most twenty times a second, what came meanwhile together. Called by the actor only; times are `Time.now()`.
"""

from collections.abc import Callable
from itertools import groupby

from api.live.clock import Time
from api.live.services import Voice
from api.outgoing import AIResponseDelta, AIResponseDeltaData
from graph.subjects import Piece

INTERVAL = 0.05


class Streaming:
    """`held_until`: when words of the reply may go out; None while that is open. `spoke` is called when some did."""

    def __init__(
        self, time: Time, voice: Voice, held_until: Callable[[], float | None], spoke: Callable[[], None]
    ) -> None:
        self._time = time
        self._spoke = spoke
        self._voice = voice
        self._held_until = held_until
        self._turn = 0
        self._run = 0
        self._of: tuple[int, int] | None = None
        """(run, its attempt) of the newest piece."""
        self._attempt = 0
        self._pieces: list[Piece] = []
        self._told_at = float("-inf")

    def hearing(self, turn: int) -> Callable[[Piece], None]:
        """A run begins that makes question number `turn`; returns what is to be given its words."""
        if turn != self._turn:
            self._turn, self._of, self._attempt = turn, None, 0
        self.end()
        run = self._run

        def hear(piece: Piece) -> None:
            async def take() -> None:
                if run == self._run:  # else that run was stopped meanwhile
                    self._take(piece)

            self._voice.post(take)

        return hear

    def end(self) -> None:
        """The reply goes out whole, or not at all: nothing more of it is told in pieces."""
        self._pieces = []
        self._run += 1

    @property
    def due(self) -> float | None:
        """When what came is to be told; None where nothing waits."""
        held_until = self._held_until()
        return max(self._told_at + INTERVAL, held_until) if self._pieces and held_until is not None else None

    def tell_when_due(self) -> None:
        due = self.due
        if due is None or self._time.now() < due:
            return
        for field, pieces in groupby(self._pieces, lambda piece: piece.field):
            text = "".join(piece.text for piece in pieces)
            data = AIResponseDeltaData(turn=self._turn, attempt=self._attempt, field=field, text=text)
            if self._voice.tell(AIResponseDelta(data=data)):
                self._spoke()
        self._pieces = []
        self._told_at = self._time.now()

    def _take(self, piece: Piece) -> None:
        if self._of != (self._run, piece.attempt):
            self._of = (self._run, piece.attempt)
            self._attempt += 1
            self._pieces = []
        self._pieces.append(piece)
        self.tell_when_due()
