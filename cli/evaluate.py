"""`openhire eval`: measure interviews."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from evals.mirror import Measured
    from evals.transcript import Transcript


def evaluate(
    transcripts: Annotated[
        Path | None, typer.Option(help="A folder of transcripts (YAML), or one of them, to be measured.")
    ] = None,
    json: Annotated[Path | None, typer.Option("--json", help="Write all that was measured to this file.")] = None,
) -> None:
    """Measure transcripts without a judge: figures of each, and every defect with its turn and kind.

    The shape is that of `openhire transcript --format yaml`.
    """
    with failures_told():
        if transcripts is None:
            raise CommandError("Nothing to measure: name a folder of transcripts with --transcripts.", exit_code=2)
        _report(_measured(read(transcripts)), json)


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


def _report(measured: "list[Measured]", file: Path | None) -> None:
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
    if file is not None:
        try:
            file.write_text(dumps(as_json(measured), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{file} cannot be written ({error.strerror}).") from error
