"""`openhire eval --judge READINGS`: what the configured model says of the interviewer."""

from typing import TYPE_CHECKING

from cli.configuration import read_settings
from cli.failure import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.judge import Judged
    from evals.transcript import Transcript


def judge_all(transcripts: "Sequence[Transcript]", readings: int) -> "list[Judged]":
    """Raises CommandError where there is no model or no judge."""
    import asyncio

    from rich.console import Console
    from rich.progress import track

    from evals.configured import NoModel
    from evals.judge import Judge, NoJudge

    async def run() -> "list[Judged]":
        judge = Judge(read_settings(), readings)
        try:
            told = track(transcripts, "Judging", console=Console(stderr=True), transient=True)
            return [each for transcript in told for each in await judge.judge(transcript)]
        finally:
            await judge.close()

    try:
        return asyncio.run(run())
    except (NoModel, NoJudge) as error:
        raise CommandError(str(error), exit_code=2) from error


def tell_judged(judged: "Sequence[Judged]") -> None:
    from rich.console import Console

    from evals.judge import judged_table

    Console().print(judged_table(judged))
