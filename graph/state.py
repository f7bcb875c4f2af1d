"""The state of one interview: JSON-plain, small, in three parts.

*Input* is what a run is given. *Memory* is what the interview remembers; only `open_interview`, `close_turn` and
`give_feedback` write it, so a run that is stopped half-way leaves the memory as it was and the turn can simply be
run again. *Scratch* is what the nodes of one run hand to each other; `close_turn` clears what is large.

The descriptions are what LangGraph Studio shows beside each value; a name in them is a model of `graph.subjects`.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from langgraph.channels import DeltaChannel
from pydantic import Field
from typing_extensions import TypedDict

Json = dict[str, Any]


def append(history: list[Json], writes: Sequence[list[Json]]) -> list[Json]:
    """Reducer of the exchanges: each write adds to the end."""
    return [*history, *(exchange for write in writes for exchange in write)]


class Input(TypedDict, total=False):
    """What a run is given: the first four by the first run, `answer` by every later one, `end` to stop now."""

    job_id: Annotated[str, Field(description="First run: the job, by its id in the record.")]
    candidate_id: Annotated[str, Field(description="First run: the candidate, by the id in the record.")]
    resume_text: Annotated[str | None, Field(description="First run: a resume in place of the candidate's stored one.")]
    preferences: Annotated[
        Json | None,
        Field(description="First run: `Preferences`, that is max_duration, difficulty_level, focus_areas, breaks."),
    ]
    answer: Annotated[str | None, Field(description="Every later run: the candidate's words, verbatim.")]
    end: Annotated[
        str | None,
        Field(description="To end now, not by the interview's own course: `ended_by_candidate` or `time_up`."),
    ]


class State(Input, total=False):
    # memory
    opening: Annotated[Json, Field(description="What was fixed when the interview was opened.")]
    phase: Annotated[str, Field(description="introduction, technical, behavioral, conclusion: only forward.")]
    asked_in_phase: Annotated[int, Field(description="Questions of this phase that count towards its least and most.")]
    difficulty: Annotated[str, Field(description="easy, medium or hard: of the pending question.")]
    comfort: Annotated[
        str, Field(description="nervous, neutral or confident, smoothed over turns; sets the tone only.")
    ]
    comfort_readings: Annotated[list[str], Field(description="The last two, newest last.")]
    areas: Annotated[list[Json], Field(description="`Area`s in the order in which they are to be asked.")]
    pending: Annotated[
        Json | None,
        Field(description="`Question`: asked and not answered yet. None before the first and after the last."),
    ]
    pending_response: Annotated[str | None, Field(description="The acknowledgement said before the pending question.")]
    exchanges: Annotated[
        list[Json],
        Field(description="`Exchange`s with the acknowledgement said before each, oldest first."),
        DeltaChannel(append),  # stored once, not again with every checkpoint
    ]
    questions_asked: Annotated[int, Field(description="In the whole interview, the pending one included.")]
    leave_asked: Annotated[bool, Field(description="The candidate was asked back whether to stop.")]
    reply: Annotated[Json, Field(description="`Reply`: what this run ended with, the next question in it.")]

    # scratch of one run
    move: Annotated[Json, Field(description="What route_phase decided comes next, and why.")]
    sources: Annotated[
        list[Json], Field(description="From retrieve_evidence: `Source`s for the next question, best first.")
    ]
    drafted: Annotated[Json | None, Field(description="From generate_question: the draft and what the guard stopped.")]
    felt: Annotated[Json | None, Field(description="From assess_comfort: how at ease this answer sounds.")]
    tracked: Annotated[Json | None, Field(description="From track_areas: the `Reading` of this answer.")]
