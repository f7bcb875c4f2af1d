"""A candidate's own transcript: what was asked and answered, and the feedback. Nothing of how answers were read."""

from collections.abc import Sequence
from datetime import UTC, datetime
from textwrap import indent

from pydantic import AwareDatetime

from graph.subjects import Subject
from graph.vocabulary import Phase
from storage.models import Interview, InterviewStatus, Turn


class ConversationTurn(Subject):
    number: int
    phase: Phase
    asked_at: AwareDatetime
    response: str | None
    """The acknowledgement said before the question; None with the first."""
    question: str
    answer: str | None
    """Verbatim; None where none came."""
    answered_at: AwareDatetime | None


class Conversation(Subject):
    job_title: str
    """As it was when the interview began; so is `company`."""
    company: str
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    status: InterviewStatus
    turns: tuple[ConversationTurn, ...]
    farewell: str | None
    feedback: str | None


def conversation(interview: Interview, turns: Sequence[Turn]) -> Conversation:
    """`turns` in order."""
    own = interview.model_dump(include=set(Conversation.model_fields))
    said = [turn.model_dump(include=set(ConversationTurn.model_fields)) for turn in turns]
    return Conversation.model_validate(own | {"turns": said})


def as_text(told: Conversation) -> str:
    """To read in any editor; ends in a newline. Answers are indented, and stand as they were given."""
    title = f"Your interview: {told.job_title}" + (f" at {told.company}" if told.company else "")
    parts = [title, _held(told), "An AI asked the questions; a person decides."]
    for turn in told.turns:
        heading = f"{turn.number}. {turn.phase.value.capitalize()}, {_moment(turn.asked_at)}"
        asked = "\n".join(part for part in (heading, turn.response, turn.question) if part)
        parts += [asked, indent(turn.answer, "    ") if turn.answer is not None else "    (no answer)"]
    if told.farewell:
        parts.append(told.farewell)
    if told.feedback:
        parts += ["Feedback to you", told.feedback]
    return "\n\n".join(parts) + "\n"


def _held(told: Conversation) -> str:
    begun = f"Begun {_moment(told.started_at)}"
    return f"{begun}, ended {_moment(told.ended_at)}." if told.ended_at else f"{begun}, still running."


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
