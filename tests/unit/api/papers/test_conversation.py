"""A candidate's own transcript."""

from api.papers.conversation import as_text, conversation
from storage.models import InterviewStatus
from tests.unit.cli.test_transcript_markdown import INTERVIEW, TURNS

TEXT = """\
Your interview: Release Engineer at Harbour & Sons

Begun 2026-11-03 14:05 UTC, ended 2026-11-03 14:09 UTC.

An AI asked the questions; a person decides.

1. Introduction, 2026-11-03 14:05 UTC
What do you do at present?

    I release software.

2. Technical, 2026-11-03 14:06 UTC
Good to know.
How did you compare two releases?

    I compared *both* releases
    by hand.

3. Technical, 2026-11-03 14:08 UTC
You did it by hand.
What did you find?

    (no answer)

Thank you, Sam.

Feedback to you

You showed how you compare releases.
"""


def test_as_text_it_is_what_was_said_in_the_order_in_which_it_was_said() -> None:
    assert as_text(conversation(INTERVIEW, TURNS)) == TEXT


def test_it_tells_what_was_said_and_nothing_of_how_it_was_read() -> None:
    told = conversation(INTERVIEW, TURNS).model_dump(mode="json")
    assert set(told) == {
        "job_title", "company", "started_at", "ended_at", "status", "turns", "farewell", "feedback",
    }  # fmt: skip
    assert set(told["turns"][1]) == {
        "number", "phase", "asked_at", "response", "question", "answer", "answered_at",
    }  # fmt: skip


def test_while_the_interview_runs_it_has_no_end_yet() -> None:
    running = {"status": InterviewStatus.RUNNING, "ended_at": None, "farewell": None, "feedback": None}
    text = as_text(conversation(INTERVIEW.model_copy(update=running), TURNS[:1]))
    assert "still running." in text
    assert text.endswith("    I release software.\n")
