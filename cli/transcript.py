"""`openhire transcript`: one interview as it was held, to read or to process."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from graph.subjects import Candidate, Job, JobPlan
    from storage.models import Interview, Turn
    from storage.records import Records


class Format(StrEnum):
    MD = "md"
    JSON = "json"
    YAML = "yaml"


def transcript(
    interview: Annotated[str, typer.Argument(help="The interview's UUID, or the id of the URL it was begun at.")],
    format: Annotated[  # the option's name
        Format, typer.Option(help="md: a document to read; json: everything the record holds; yaml: to be measured.")
    ] = Format.MD,
) -> None:
    """Print an interview: questions, answers, evidence.

    What was asked with its sources, what was answered, and how each answer was read.
    """
    from cli.record import with_records

    async def read(records: "Records") -> "tuple[Interview, list[Turn], Job | None, JobPlan | None, Candidate | None]":
        held = await records.interview(interview)
        if held is None:
            raise CommandError(f"Interview {interview} not found: use its UUID or the id of the URL it was begun at.")
        job, plan = await records.job(held.job_id), await records.job_plan(held.job_id)
        return held, await records.turns(held.id), job, plan, await records.candidate(held.candidate_id)

    with failures_told():
        held, turns, job, plan, candidate = with_records(read)
    if format is Format.YAML:
        from cli.transcript_yaml import transcript_yaml

        text = transcript_yaml(held, turns, held.job or job, plan, candidate)
    elif format is Format.MD:
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
