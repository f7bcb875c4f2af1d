"""What the record knows, as the messages of the API document."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from api.outgoing import (
    AIResponse,
    AIResponseData,
    EndedData,
    InterviewEnded,
    InterviewStarted,
    ServerMessage,
    StartedData,
    StatusData,
    StatusUpdate,
)
from graph.subjects import Reply
from graph.vocabulary import Phase
from storage.models import EndReason, Interview, InterviewStatus, Turn


@dataclass(frozen=True)
class Asked:
    """A question as the candidate was asked it."""

    number: int
    phase: Phase
    response: str | None
    question: str

    @classmethod
    def of_turn(cls, turn: Turn) -> "Asked":
        return cls(turn.number, turn.phase, turn.response, turn.question)

    @classmethod
    def of_reply(cls, reply: Reply) -> "Asked":
        if reply.question is None:
            raise ValueError("the reply asks nothing: it ends the interview")
        return cls(reply.question.turn, reply.phase, reply.response, reply.question.text)


def progressed(interview: Interview, reply: Reply) -> Interview:
    return interview.model_copy(
        update={
            "phase": reply.phase,
            "comfort": reply.comfort,
            "questions_asked": reply.questions_asked,
            "strengths_identified": reply.strengths_identified,
            "areas_to_probe": reply.areas_to_probe,
        }
    )


def minutes(seconds: float) -> float:
    return round(seconds / 60, 1)


def interview_started(interview: Interview, first: Asked) -> InterviewStarted:
    return InterviewStarted(
        data=StartedData(
            session_id=interview.id,
            job_title=interview.job_title,
            company=interview.company,
            initial_question=first.question,
            max_duration=interview.preferences.max_duration,
            interview_phase=first.phase,
        )
    )


def ai_response(interview: Interview, asked: Asked, elapsed: float) -> AIResponse:
    return _ai_response(interview, asked.response or "", asked.question, asked.phase, elapsed)


def last_ai_response(interview: Interview) -> AIResponse:
    """The closing words, twice the same: clients show `response` and `question` as two bubbles unless equal."""
    words = interview.farewell or ""
    return _ai_response(interview, words, words, interview.phase, interview.elapsed)


def _ai_response(interview: Interview, response: str, question: str, phase: Phase, elapsed: float) -> AIResponse:
    return AIResponse(
        data=AIResponseData(
            response=response,
            question=question,
            interview_phase=phase,
            time_elapsed=minutes(elapsed),
            questions_asked=interview.questions_asked,
            completed=interview.over,
            comfort_level=interview.comfort,
        )
    )


def interview_ended(interview: Interview) -> InterviewEnded:
    return InterviewEnded(data=EndedData(final_feedback=interview.feedback or "", session_id=interview.id))


def outcomes(interview: Interview, turns: Sequence[Turn]) -> dict[str | int, ServerMessage | None]:
    """By message id, what was said to the answers on record; None to one that has no reply yet."""
    told: dict[str | int, ServerMessage | None] = {}
    for turn, following in zip_longest(turns, turns[1:]):
        reply: ServerMessage | None = None
        if following is not None:
            then = interview.model_copy(update={"questions_asked": following.number, "status": InterviewStatus.RUNNING})
            reply = ai_response(then, Asked.of_turn(following), following.elapsed)
        elif interview.over:
            reply = interview_ended(interview)
        told.update(dict.fromkeys(turn.message_ids, reply))
    return told


def status_update(interview: Interview, elapsed: float) -> StatusUpdate:
    return StatusUpdate(
        data=StatusData(
            session_id=interview.id,
            candidate_id=interview.candidate_id,
            interview_phase=interview.phase,
            time_elapsed=minutes(elapsed),
            max_duration=interview.preferences.max_duration,
            questions_asked=interview.questions_asked,
            completed=interview.over,
            comfort_level=interview.comfort,
            strengths_identified=list(interview.strengths_identified),
            areas_to_probe=list(interview.areas_to_probe),
        )
    )


def reason_of(reply: Reply) -> EndReason:
    """Why an interview that ended by its own course did."""
    return EndReason(reply.ended or EndReason.COMPLETED)
