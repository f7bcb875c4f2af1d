"""What the server sends: the wire models, one source with `api.incoming` of the documents in `docs/`."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from api.errors import InterviewError
from graph.vocabulary import Comfort, Phase

Minutes = Annotated[float, Field(ge=0, description="Minutes on the interview's clock, one decimal.")]


OPTIONAL = ("in_reply_to", "seq", "epoch")
"""Left out of a frame where they are None."""


def always_there(schema: dict[str, Any]) -> None:
    schema["required"] = [name for name in schema["properties"] if name not in OPTIONAL]
    for name in OPTIONAL:
        schema["properties"].get(name, {}).pop("default", None)


class Outgoing(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True, json_schema_extra=always_there)


class ServerMessage(Outgoing):
    """The envelope. `seq` and `epoch` are there for clients with the capability `resume` only."""

    capability: ClassVar[str | None] = None
    """What a client has to ask for to be sent this; None: it is sent to everybody."""

    type: str
    in_reply_to: Annotated[
        str | int | None,
        WithJsonSchema({"type": ["string", "integer"], "description": "`id` of the message this is a reply to."}),
    ] = None
    seq: Annotated[
        int | None,
        WithJsonSchema({"type": "integer", "minimum": 1, "description": "Per epoch from 1, without gaps."}),
    ] = None
    epoch: Annotated[
        str | None,
        WithJsonSchema({"type": "string", "description": "Names the numbering; another one after it was lost."}),
    ] = None

    def wire(self) -> str:
        """The text of the frame."""
        return self.model_dump_json(exclude={name for name in OPTIONAL if getattr(self, name) is None})


class StartedData(Outgoing):
    session_id: str
    """UUID of the interview."""
    job_title: str
    company: str
    initial_question: str
    max_duration: int
    """Minutes."""
    interview_phase: Phase


class InterviewStarted(ServerMessage):
    type: Literal["interview_started"] = "interview_started"
    data: StartedData


class AIResponseData(Outgoing):
    response: str
    """Acknowledges; never contains the question. Equal to `question` in the last one."""
    question: str
    interview_phase: Phase
    time_elapsed: Minutes
    questions_asked: int
    """Every question so far, the first and follow-ups included."""
    completed: bool
    comfort_level: Comfort


class AIResponse(ServerMessage):
    type: Literal["ai_response"] = "ai_response"
    data: AIResponseData


class AIResponseDeltaData(Outgoing):
    turn: int
    """Number of the question that is being made."""
    attempt: int
    """From 1. A higher one begins the reply anew: what was shown of a lower one is void."""
    field: Literal["response", "question"]
    text: str
    """More of that field, to be added at its end."""


class AIResponseDelta(ServerMessage):
    """Words of the reply while it is made, for clients with the capability `streaming`. `ai_response` follows."""

    capability: ClassVar[str | None] = "streaming"
    type: Literal["ai_response_delta"] = "ai_response_delta"
    data: AIResponseDeltaData


class TranscriptEcho(Outgoing):
    transcript: str
    is_final: bool


class LiveTranscriptUpdate(ServerMessage):
    type: Literal["live_transcript_update"] = "live_transcript_update"
    data: TranscriptEcho


class EndedData(Outgoing):
    final_feedback: str
    completed: Literal[True] = True
    session_id: str


class InterviewEnded(ServerMessage):
    type: Literal["interview_ended"] = "interview_ended"
    data: EndedData


class StatusData(Outgoing):
    session_id: str
    candidate_id: str
    interview_phase: Phase
    time_elapsed: Minutes
    max_duration: int
    questions_asked: int
    completed: bool
    comfort_level: Comfort
    strengths_identified: list[str]
    areas_to_probe: list[str]


class StatusUpdate(ServerMessage):
    type: Literal["status_update"] = "status_update"
    data: StatusData


class ResumedData(Outgoing):
    recovered: bool
    """False: the history is gone, and the full status with the pending question follows instead."""
    from_seq: int
    """The `seq` from which on nothing is missing."""


class Resumed(ServerMessage):
    type: Literal["resumed"] = "resumed"
    data: ResumedData


class ErrorFields(Outgoing):
    message: str
    details: str
    status_code: int
    exception_type: str
    """Name of the error's class: a stable code."""


class Error(ServerMessage):
    """The four fields stand at the top, as documented, and again under `data`, where clients look."""

    type: Literal["error"] = "error"
    message: str
    details: str
    status_code: int
    exception_type: str
    data: ErrorFields

    @classmethod
    def of(cls, error: InterviewError, in_reply_to: str | int | None = None) -> "Error":
        fields = ErrorFields(
            message=error.text,
            details=error.hint,
            status_code=error.status_code,
            exception_type=type(error).__name__,
        )
        return cls(**fields.model_dump(), data=fields, in_reply_to=in_reply_to)


SERVER_MESSAGES: tuple[type[ServerMessage], ...] = (
    InterviewStarted,
    AIResponse,
    AIResponseDelta,
    LiveTranscriptUpdate,
    InterviewEnded,
    StatusUpdate,
    Error,
    Resumed,
)
