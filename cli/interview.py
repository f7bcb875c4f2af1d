"""`openhire interview`: be interviewed at the console, over the websocket like any frontend."""

from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from cli.failure import CommandError, failures_told
from graph.vocabulary import Difficulty


def interview(
    job: Annotated[str, typer.Option(help="Id of the job.")],
    candidate: Annotated[str, typer.Option(help="Id of the candidate.")],
    url: Annotated[
        str, typer.Option(envvar="OPENHIRE_URL", help="Where the server is: ws://, wss://, http:// or https://.")
    ] = "ws://127.0.0.1:8000",
    session: Annotated[
        str | None, typer.Option(help="Id for the URL; one that is running already is taken up again.")
    ] = None,
    duration: Annotated[int | None, typer.Option(min=1, max=180, help="Minutes; the server's default is 30.")] = None,
    difficulty: Annotated[Difficulty | None, typer.Option(help="How hard to begin.")] = None,
    focus: Annotated[str | None, typer.Option(help="Skills to ask about as well, separated by commas.")] = None,
    resume: Annotated[
        Path | None,
        typer.Option(help="A resume, used instead of the candidate's stored one: JSON, Markdown or plain text."),
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="A file with one answer a line; the interview is ended after the last.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print every message received as one line of JSON.")] = False,
) -> None:
    """Be interviewed at the console.

    Each line typed is an answer; /repeat, /status and /end are commands, Ctrl-D ends.
    """
    import asyncio

    from cli.answers import TypedAnswers, WrittenAnswers, terminal_kept
    from cli.conversation import Conversation
    from cli.screen import JsonLines, Page

    session = session or str(uuid4())
    preferences = {
        "max_duration": duration,
        "difficulty_level": difficulty,
        "focus_areas": [part.strip() for part in (focus or "").split(",") if part.strip()],
    }
    start: dict[str, Any] = {
        "job_id": job,
        "candidate_id": candidate,
        "preferences": {name: value for name, value in preferences.items() if value},
    }
    with failures_told(), terminal_kept():
        if resume is not None:
            start["resume_text"] = read_resume(resume)
        conversation = Conversation(
            websocket_url(url, session),
            start,
            WrittenAnswers(answers) if answers is not None else TypedAnswers(prompt="" if json else "> "),
            JsonLines() if json else Page(),
        )
        try:
            asyncio.run(conversation.hold())
        except KeyboardInterrupt as stopped:
            typer.echo(f"\nYou left; the interview is not over. Come back to it with --session {session}.", err=True)
            raise typer.Exit(130) from stopped


def websocket_url(base: str, session: str) -> str:
    """The address of one interview below the server's, whichever scheme that was given with."""
    scheme, separator, rest = base.rstrip("/").partition("://")
    if not separator:
        scheme, rest = "ws", scheme
    schemes = {"http": "ws", "https": "wss", "ws": "ws", "wss": "wss"}
    if scheme not in schemes or not rest:
        raise CommandError(
            f"{base} is not the address of a server: use ws://, wss://, http:// or https://.", exit_code=2
        )
    return f"{schemes[scheme]}://{rest}/ws/interview/{session}"


def read_resume(path: Path) -> str:
    from storage.errors import UnusableFile
    from storage.files import read_candidate

    try:
        return read_candidate(path).resume_text
    except UnusableFile as error:
        raise CommandError(str(error)) from error
