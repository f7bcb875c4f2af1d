"""`openhire transcript`: one interview as it was held, to read or to process."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from graph.subjects import Job, JobPlan
    from storage.models import Interview, Turn
    from storage.records import Records


class Format(StrEnum):
    MD = "md"
    JSON = "json"


def transcript(
    interview: Annotated[str, typer.Argument(help="The interview's UUID, or the id of the URL it was begun at.")],
    format: Annotated[  # the option's name
        Format, typer.Option(help="md: a document to read; json: everything the record holds.")
    ] = Format.MD,
) -> None:
    """Print an interview: questions, answers, evidence.

    What was asked with its sources, what was answered, and how each answer was read.
    """
    from cli.record import with_records

    async def read(records: "Records") -> "tuple[Interview, list[Turn], Job | None, JobPlan | None]":
        held = await records.interview(interview)
        if held is None:
            raise CommandError(f"Interview {interview} not found: use its UUID or the id of the URL it was begun at.")
        return held, await records.turns(held.id), await records.job(held.job_id), await records.job_plan(held.job_id)

    with failures_told():
        held, turns, job, plan = with_records(read)
    if format is Format.MD:
        from cli.transcript_markdown import transcript_markdown

        text = transcript_markdown(held, turns)
    else:
        text = _as_json(held, turns, job, plan)
    typer.echo(text.encode(), nl=False)


def _as_json(held: "Interview", turns: "list[Turn]", job: "Job | None", plan: "JobPlan | None") -> str:
    import json

    record = {
        "interview": held.model_dump(mode="json"),
        "job": job and job.model_dump(mode="json"),
        "plan": plan and plan.model_dump(mode="json"),
        "turns": [turn.model_dump(mode="json") for turn in turns],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
