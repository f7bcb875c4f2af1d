"""`openhire eval`: hold and measure interviews, or measure those that exist, or play scenarios."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.evaluate_judge import judge_all, tell_judged
from cli.evaluate_prompts import play_prompts
from cli.evaluate_run import hold_and_report
from cli.evaluate_scenarios import play_and_report
from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from evals.judge import Judged
    from evals.mirror import Measured
    from evals.transcript import Transcript


class Extent(StrEnum):
    FEW = "few"
    """Every persona once, the jobs in turn."""
    JOBS = "jobs"
    """Every persona on every job, the resumes in turn."""
    PAIRWISE = "pairwise"
    """Every persona with every resume, the jobs in turn."""
    ALL = "all"


def evaluate(
    names: Annotated[list[str] | None, typer.Argument(help="With --scenarios: those to play, by name or file.")] = None,
    transcripts: Annotated[
        Path | None, typer.Option(help="Measure these instead: a folder of transcripts (YAML), or one of them.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option("--json", help="With --transcripts: write all that was measured to this file.")
    ] = None,
    prompt: Annotated[
        str | None, typer.Option(help="Play the cases beside this prompt instead; `all` for those of every prompt.")
    ] = None,
    scenarios: Annotated[bool, typer.Option("--scenarios", help="Play scenarios of wire events instead.")] = False,
    persona: Annotated[
        list[str] | None, typer.Option(help="A simulated candidate; again for more. All by default.")
    ] = None,
    jobs: Annotated[Path | None, typer.Option("--jobs", "--job", help="A folder of jobs, or one of them.")] = None,
    resumes: Annotated[
        list[Path] | None, typer.Option("--resumes", help="A folder of resumes, or one of them; again for more.")
    ] = None,
    extent: Annotated[Extent, typer.Option(help="How personas, resumes and jobs are brought together.")] = Extent.FEW,
    everything: Annotated[bool, typer.Option("--all", help="Short for --extent all.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, other candidates; the same seed, the same.")] = 0,
    repeat: Annotated[int, typer.Option(min=1, help="So many seeds, one after the other.")] = 1,
    to: Annotated[Path, typer.Option(help="The folder for index.html and eval.json.")] = Path("eval"),
    worst: Annotated[
        int | None, typer.Option(min=0, help="Show only so many transcripts, the worst. All by default.")
    ] = None,
    spoken: Annotated[
        bool,
        typer.Option(
            "--candidate-model", help="Let the configured model (OPENHIRE_MODEL) word the candidates' answers."
        ),
    ] = False,
    judge: Annotated[
        int,
        typer.Option(
            min=0, metavar="READINGS", help="Let the configured model judge too, so many readings each; see the spread."
        ),
    ] = 0,
    model: Annotated[
        bool, typer.Option("--model", help="The interviewer is the configured model, not the rules.")
    ] = False,
    against: Annotated[Path | None, typer.Option(help="The eval.json of an earlier run, to see what changed.")] = None,
) -> None:
    """Hold interviews with simulated candidates and measure them, without a judge and without a key.

    Writes one page and a JSON file. Exit code 1 where a gate does not hold. With --transcripts, interviews that exist
    are measured instead; with --scenarios, scenarios of wire events are played; with --prompt, the cases of a prompt.
    """
    with failures_told():
        if names and not scenarios:
            raise CommandError(
                "Names are for scenarios: add --scenarios, or --persona NAME for a candidate.", exit_code=2
            )
        if prompt is not None:
            play_prompts(prompt)
        elif scenarios:
            play_and_report(names or ())
        elif transcripts is not None:
            found = read(transcripts)
            _report(_measured(found), json, judge_all(found, judge) if judge else [])
        else:
            hold_and_report(
                personas=persona or (), jobs=jobs, resumes=resumes or (), extent="all" if everything else extent.value,
                seed=seed, repeat=repeat, to=to, worst=worst, against=against,
                spoken=spoken, readings=judge, by_model=model,
            )  # fmt: skip


def read(folder: Path) -> "list[Transcript]":
    """The transcripts in a folder, in the order of their names; what is none is named on stderr.

    Raises CommandError where there is no transcript.
    """
    from evals.transcript import ENDINGS, UnreadableTranscript, read_transcript

    if not folder.exists():
        raise CommandError(f"{folder} does not exist.", exit_code=2)
    paths = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS) if folder.is_dir() else [folder]
    found = []
    for path in paths:
        try:
            found.append(read_transcript(path))
        except UnreadableTranscript as error:
            typer.echo(f"{path} is left out: {error}", err=True)
    if not found:
        raise CommandError(
            f"{folder} holds no transcript: a file ending in .yaml with job, candidate and turns.", exit_code=2
        )
    return found


def _measured(transcripts: "list[Transcript]") -> "list[Measured]":
    import asyncio

    from rich.console import Console
    from rich.progress import track

    from evals.mirror import Mirror

    async def run() -> "list[Measured]":
        mirror = await Mirror.open()
        told = track(transcripts, "Measuring", console=Console(stderr=True), transient=True)
        return [await mirror.measure(transcript) for transcript in told]

    return asyncio.run(run())


def _report(measured: "list[Measured]", file: Path | None, judged: "list[Judged]") -> None:
    from dataclasses import asdict
    from json import dumps

    from rich.console import Console

    from evals.tables import defect_lines, kinds_table, metrics_table
    from evals.tally import as_json

    console = Console()
    console.print(metrics_table(measured))
    console.print()
    console.print(kinds_table(measured))
    console.print()
    for line in defect_lines(measured):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    if judged:
        tell_judged(judged)
    if file is not None:
        told = as_json(measured) | ({"judged": [asdict(each) for each in judged]} if judged else {})
        try:
            file.write_text(dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{file} cannot be written ({error.strerror}).") from error
