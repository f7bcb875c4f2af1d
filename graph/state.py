"""The state of one interview: JSON-plain, small, in three parts.

*Input* is what a run is given. *Memory* is what the interview remembers; only `open_interview`, `close_turn` and
`give_feedback` write it, so a run that is stopped half-way leaves the memory as it was and the turn can simply be
run again. *Scratch* is what the nodes of one run hand to each other; `close_turn` clears what is large.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from langgraph.channels import DeltaChannel
from typing_extensions import TypedDict

Json = dict[str, Any]


def append(history: list[Json], writes: Sequence[list[Json]]) -> list[Json]:
    """Reducer of the exchanges: each write adds to the end."""
    return [*history, *(exchange for write in writes for exchange in write)]


class Input(TypedDict, total=False):
    """What a run is given: the first four by the first run, `answer` by every later one, `end` to stop now."""

    job_id: str
    candidate_id: str
    resume_text: str | None
    preferences: Json | None
    answer: str | None
    """The candidate's words, verbatim."""
    end: str | None
    """Why the interview is to end now, where not by its own course: `ended_by_candidate`, `time_up`."""


class State(Input, total=False):
    # memory
    opening: Json
    """`Opening`: fixed when the interview is opened."""
    phase: str
    asked_in_phase: int
    difficulty: str
    comfort: str
    comfort_readings: list[str]
    """The last two, newest last."""
    areas: list[Json]
    """`Area`s in the order in which they are to be asked."""
    pending: Json | None
    """`Question`: asked and not answered yet; None before the first and after the last."""
    pending_response: str | None
    """The acknowledgement said before the pending question."""
    exchanges: Annotated[list[Json], DeltaChannel(append)]
    """`Exchange`s with the acknowledgement said before each: stored once, not again with every checkpoint."""
    questions_asked: int
    leave_asked: bool
    """The candidate was asked back whether to stop."""
    reply: Json
    """`Reply` of the last run."""

    # scratch of one run
    move: Json
    """`Move`: what `route_phase` decided."""
    sources: list[Json]
    """`Source`s retrieved for this turn, best first."""
    drafted: Json | None
    """From `generate_question`."""
    felt: Json | None
    """From `assess_comfort`."""
    tracked: Json | None
    """From `track_areas`."""
