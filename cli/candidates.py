"""`openhire candidates`: bring candidates in and look at them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from graph.subjects import Candidate
    from storage.records import Records

app = typer.Typer(help="Bring candidates in and look at them.", no_args_is_help=True)


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(help="A resume as PDF, DOCX, Markdown or plain text, or a profile as JSON.")],
    candidate_id: Annotated[str | None, typer.Option("--id", help="The id to keep the candidate under.")] = None,
    name: Annotated[str | None, typer.Option(help="How the interviewer may call the candidate.")] = None,
    organisation: Annotated[str, typer.Option(help="Whose it is.")] = "default",
) -> None:
    """Bring a candidate in, or replace the one with that id; prints the id."""
    from cli.record import with_records
    from storage.errors import UnusableFile
    from storage.files import ID, read_candidate

    with failures_told():
        if candidate_id is not None and not ID.fullmatch(candidate_id):
            raise CommandError("An id is 1 to 128 letters, digits and . _ : -", exit_code=2)
        try:
            candidate = read_candidate(file, name=name)
        except UnusableFile as error:
            raise CommandError(str(error)) from error

        if candidate_id is not None:
            candidate = candidate.model_copy(update={"id": candidate_id})

        async def keep(records: "Records") -> None:
            await records.add_candidate(candidate, organisation)

        with_records(keep)
    typer.echo(candidate.id)


@app.command("list")
def list_all() -> None:
    """Every candidate: id, name, length of the resume."""
    from rich.console import Console
    from rich.table import Table

    from cli.record import with_records
    from cli.screen import harmless

    async def read(records: "Records") -> "list[Candidate]":
        return await records.candidates()

    with failures_told():
        candidates = with_records(read)
    if not candidates:
        typer.echo("No candidate yet: bring one in with `openhire candidates add FILE`.", err=True)
        return
    table = Table("id", "name", "resume", box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    for candidate in candidates:
        words = len(candidate.resume_text.split())
        table.add_row(harmless(candidate.id), harmless(candidate.name), f"{words} words" if words else "none")
    Console(highlight=False).print(table)
