"""What is shown, to a person and to a script."""

import io
import json

import pytest
from rich.console import Console

from cli.screen import JsonLines, Page


@pytest.fixture
def terminal() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def shown(terminal: io.StringIO) -> Page:
    return Page(Console(file=terminal, width=80, force_terminal=True, color_system=None, highlight=False))


def test_a_question_cannot_command_the_terminal_or_be_taken_for_markup(shown: Page, terminal: io.StringIO) -> None:
    shown.question({"response": "\x1b[2J\x9b31mSo\a.", "question": "What is [red]that[/red]?", "questions_asked": 2})
    assert "What is [red]that[/red]?" in terminal.getvalue()
    assert "[2J31mSo." in terminal.getvalue()
    assert not set("\x1b\x9b\a") & set(terminal.getvalue())


def test_a_farewell_that_stands_in_both_fields_is_shown_once(shown: Page, terminal: io.StringIO) -> None:
    shown.question({"response": "Goodbye, Sam.", "question": "Goodbye, Sam.", "completed": True})
    assert terminal.getvalue().count("Goodbye, Sam.") == 1


def test_a_status_is_one_line_with_what_is_known(shown: Page, terminal: io.StringIO) -> None:
    shown.status(
        {
            "interview_phase": "technical",
            "time_elapsed": 5.2,
            "max_duration": 30,
            "questions_asked": 3,
            "strengths_identified": ["rollbacks"],
            "areas_to_probe": [],
        }
    )
    assert " ".join(terminal.getvalue().split()) == (
        "technical · 5.2 of 30 minutes · 3 questions asked · shown so far: rollbacks"
    )


def test_json_is_one_line_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    message = {"type": "ai_response", "data": {"question": "One\nor two, é?"}}
    JsonLines().received(message)
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    assert json.loads(printed) == message
