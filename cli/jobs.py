"""`openhire jobs`: bring jobs in and look at them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from graph.subjects import Job, JobPlan
    from storage.records import Records

app = typer.Typer(help="Bring jobs in and look at them.", no_args_is_help=True)


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(help="A job as JSON, or its advertisement as Markdown or plain text.")],
    title: Annotated[str | None, typer.Option(help="Where the file does not say it.")] = None,
    company: Annotated[str | None, typer.Option(help="Where the file does not say it.")] = None,
    organisation: Annotated[str, typer.Option(help="Whose it is.")] = "default",
) -> None:
    """Bring a job in, or replace the one with its id; prints the id."""
    from cli.record import with_records
    from storage.errors import UnusableFile
    from storage.files import read_job

    with failures_told():
        try:
            job = read_job(file, title=title, company=company)
        except UnusableFile as error:
            raise CommandError(str(error)) from error

        async def keep(records: "Records") -> None:
            await records.add_job(job, organisation)

        with_records(keep)
    typer.echo(job.id)


@app.command("list")
def list_all() -> None:
    """Every job: id, title, company."""
    from rich.console import Console
    from rich.table import Table

    from cli.record import with_records
    from cli.screen import harmless

    async def read(records: "Records") -> "list[Job]":
        return await records.jobs()

    with failures_told():
        jobs = with_records(read)
    if not jobs:
        typer.echo("No job yet: bring one in with `openhire jobs add FILE`.", err=True)
        return
    table = Table("id", "title", "company", box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    for job in jobs:
        table.add_row(harmless(job.id), harmless(job.title), harmless(job.company))
    Console(highlight=False).print(table)


@app.command("show")
def show(job_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """One job in full, with its plan once an interview has made one."""
    from cli.record import with_records

    async def read(records: "Records") -> "tuple[Job | None, JobPlan | None]":
        return await records.job(job_id), await records.job_plan(job_id)

    with failures_told():
        job, plan = with_records(read)
        if job is None:
            raise CommandError(f"Job with ID {job_id} not found: `openhire jobs list` shows those there are.")
    _show(job, plan)


def _show(job: "Job", plan: "JobPlan | None") -> None:
    from rich.console import Console

    from cli.screen import harmless

    console = Console(highlight=False)
    console.print(harmless(" at ".join(part for part in (job.title, job.company) if part), "bold"))
    facts = [job.id, job.location, job.experience_level, job.salary_range]
    console.print(harmless(" · ".join(fact for fact in facts if fact), "dim"))
    skills = ", ".join(job.skills_required)
    for heading, text in (("Description", job.description), ("Requirements", job.requirements), ("Skills", skills)):
        if text:
            console.print(f"\n{heading}", style="bold")
            console.print(harmless(text))
    if plan is not None:
        console.print(f"\nPlan ({plan.made_by})", style="bold", markup=False)
        for area in plan.areas:
            console.print(harmless(f"{area.weight:4.0%}  {area.phase.value}: {area.name}"))
