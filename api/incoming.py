"""What clients send: the wire models, one source with `api.outgoing` of `docs/schema` and `docs/asyncapi.yaml`.

null, "" and [] mean absent where a field may be; keys nobody asked for are ignored.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.vocabulary import Difficulty

LONGEST_MESSAGE = 256 * 1024
"""Bytes of UTF-8."""
LONGEST_ANSWER = 20_000
"""Characters."""
LONGEST_RESUME = 200_000
"""Characters."""


def drop_absent(fields: Any) -> Any:
    if not isinstance(fields, dict):
        return fields
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def drop_null(fields: Any) -> Any:
    if not isinstance(fields, dict):
        return fields
    return {name: value for name, value in fields.items() if value is not None}


def whole_number(value: Any) -> Any:
    """JSON does not tell 30 from 30.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class Incoming(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", use_attribute_docstrings=True)


Identifier = Annotated[str, Field(min_length=1, max_length=128)]


class PreferencesData(Incoming):
    """How the interview is to be held; absent values are the defaults."""

    max_duration: Annotated[int, Field(ge=1, le=180), BeforeValidator(whole_number)] = 30
    """Minutes."""
    difficulty_level: Annotated[Difficulty, Field(strict=False)] = Difficulty.MEDIUM
    focus_areas: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=50)] = []

    @model_validator(mode="before")
    @classmethod
    def absent(cls, fields: Any) -> Any:
        return drop_absent(fields)


class StartData(Incoming):
    job_id: Identifier
    candidate_id: Identifier
    resume_text: Annotated[str, Field(max_length=LONGEST_RESUME)] | None = None
    """Used for this interview instead of the stored resume."""
    preferences: PreferencesData = PreferencesData()
    capabilities: list[str] = []
    """Opt-ins: `streaming`, `resume`. Others are ignored."""

    @model_validator(mode="before")
    @classmethod
    def absent(cls, fields: Any) -> Any:
        return drop_absent(fields)


class ResponseData(Incoming):
    response: Annotated[str, Field(max_length=LONGEST_ANSWER)]
    """The candidate's words; "" is silence, which is an answer too."""

    @model_validator(mode="before")
    @classmethod
    def absent(cls, fields: Any) -> Any:
        return drop_null(fields)


class TranscriptData(Incoming):
    transcript: Annotated[str, Field(max_length=LONGEST_ANSWER)]
    is_final: bool = False
    """True when speech recognition will not change these words any more."""

    @model_validator(mode="before")
    @classmethod
    def absent(cls, fields: Any) -> Any:
        return drop_null(fields)


class ResumeData(Incoming):
    epoch: Annotated[str, Field(max_length=128)]
    last_seq: Annotated[int, Field(ge=0), BeforeValidator(whole_number)]
    """The highest `seq` up to which the client has everything."""


class NoData(Incoming):
    """Nothing is needed."""


class Message(Incoming):
    """The envelope. A message with an `id` is accepted once; replies to it carry it as `in_reply_to`."""

    id: Identifier | int | None = None


class StartInterview(Message):
    """Begin the interview of this session; a repeated start answers the same."""

    type: Literal["start_interview"]
    data: StartData


class CandidateResponse(Message):
    """An answer, or a fragment of one."""

    type: Literal["candidate_response"]
    data: ResponseData


class LiveTranscript(Message):
    """Speech as it is recognised; echoed at once."""

    type: Literal["live_transcript"]
    data: TranscriptData


class EndInterview(Message):
    """End the interview now; a repeated end answers the same."""

    type: Literal["end_interview"]
    data: NoData = NoData()


class GetStatus(Message):
    type: Literal["get_status"]
    data: NoData = NoData()


class Resume(Message):
    """Ask for what was missed (capability `resume`)."""

    type: Literal["resume"]
    data: ResumeData


ClientMessage = StartInterview | CandidateResponse | LiveTranscript | EndInterview | GetStatus | Resume
CLIENT_MESSAGES: tuple[type[ClientMessage], ...] = (
    StartInterview,
    CandidateResponse,
    LiveTranscript,
    EndInterview,
    GetStatus,
    Resume,
)
