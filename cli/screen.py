"""How a talk is shown: for a person who reads it, or as JSON lines for a script."""

import json
from typing import Any, Protocol

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

COMMANDS = "Answer in one line. /repeat shows the question again, /status where we are, /end (or Ctrl-D) ends."


class Screen(Protocol):
    def received(self, message: dict[str, Any]) -> None:
        """Every message of the server, as it came."""

    def opening(self, data: dict[str, Any], session: str) -> None: ...

    def question(self, data: dict[str, Any]) -> None: ...

    def status(self, data: dict[str, Any]) -> None: ...

    def feedback(self, text: str) -> None: ...

    def notice(self, text: str) -> None:
        """About the talk itself: an error, a lost connection."""


class JsonLines:
    """Every message as one line of JSON on stdout; notices on stderr."""

    def __init__(self) -> None:
        self._errors = Console(stderr=True, highlight=False)

    def received(self, message: dict[str, Any]) -> None:
        print(json.dumps(message, ensure_ascii=False), flush=True)

    def opening(self, data: dict[str, Any], session: str) -> None: ...

    def question(self, data: dict[str, Any]) -> None: ...

    def status(self, data: dict[str, Any]) -> None: ...

    def feedback(self, text: str) -> None: ...

    def notice(self, text: str) -> None:
        self._errors.print(harmless(text))


class Page:
    """For a person: what the interviewer says, in the order it is said."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)

    def received(self, message: dict[str, Any]) -> None: ...

    def opening(self, data: dict[str, Any], session: str) -> None:
        title = " at ".join(str(data[key]) for key in ("job_title", "company") if data.get(key))
        self._console.print(harmless(title or "Interview", "bold"))
        self._console.print(harmless(f"{data.get('max_duration', '?')} minutes, interview {session}", "dim"))
        self._console.print(harmless(COMMANDS, "dim"))

    def question(self, data: dict[str, Any]) -> None:
        self._console.print()
        if data.get("response"):
            self._console.print(harmless(str(data["response"])))
        # The last response is a farewell, and stands in both fields.
        if data.get("question") and data["question"] != data.get("response"):
            title = str(data.get("interview_phase", "")).capitalize()
            self._console.print(
                Panel(harmless(str(data["question"]), "bold"), title=harmless(title), title_align="left", expand=False)
            )

    def status(self, data: dict[str, Any]) -> None:
        elapsed, most = data.get("time_elapsed"), data.get("max_duration")
        parts = [
            str(data.get("interview_phase", "")),
            f"{elapsed} of {most} minutes",
            f"{data.get('questions_asked')} questions asked",
        ]
        for label, key in (("shown so far", "strengths_identified"), ("still to talk about", "areas_to_probe")):
            if data.get(key):
                parts.append(f"{label}: {', '.join(map(str, data[key]))}")
        self._console.print(harmless(" · ".join(part for part in parts if part), "dim"))

    def feedback(self, text: str) -> None:
        self._console.print()
        self._console.print(Panel(harmless(text), title="Feedback", title_align="left"))

    def notice(self, text: str) -> None:
        self._console.print(harmless(text, "yellow"))


def harmless(text: str, style: str = "") -> Text:
    """As it stands, without markup, and without control characters that a terminal would obey."""
    kept = "".join(letter for letter in text if letter in "\n\t" or (letter >= " " and not "\x7f" <= letter <= "\x9f"))
    return Text(kept, style=style)
