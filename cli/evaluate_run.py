"""`openhire eval` without transcripts: hold interviews with simulated candidates, and write what was found."""

from pathlib import Path
from typing import TYPE_CHECKING

from cli.configuration import read_settings
from cli.failure import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.choice import Chosen
    from evals.compare import Comparison
    from evals.figures import Figures
    from evals.gates import Gate
    from evals.run import Outcome
    from evals.spoken import Speaker
    from settings import Settings


def hold_and_report(
    *, personas: "Sequence[str]", jobs: Path | None, resumes: "Sequence[Path]", extent: str, seed: int, repeat: int,
    to: Path, worst: int | None, against: Path | None, spoken: bool, readings: int, by_model: bool,
) -> None:  # fmt: skip
    """Raises CommandError: with exit code 2 for a wrong call, with 1 where a gate does not hold."""
    from evals.compare import compare
    from evals.figures import UnreadableRun, figures, read_figures
    from evals.gates import gates
    from evals.page import page

    try:
        before = read_figures(against) if against else None
    except UnreadableRun as error:
        raise CommandError(str(error), exit_code=2) from error
    chosen = _chosen(personas, jobs, resumes, extent, seed, repeat)
    outcomes = _held(chosen, _speaker() if spoken else None, _model() if by_model else None)
    if not outcomes:
        raise CommandError("Stopped before the first interview had been measured; nothing was written.")
    now = figures(outcomes)
    comparison = compare(before, now) if before else None
    _write(to, page(outcomes, most=worst, against=comparison), now)
    _tell(gates(outcomes), comparison, to)
    if readings:
        _judge(outcomes, readings, to)
    failing = [gate.name for gate in gates(outcomes) if not gate.passes]
    if failing:
        raise CommandError(f"{len(failing)} of the gates do not hold: {'; '.join(failing)}. The page shows where.")


def _chosen(
    personas: "Sequence[str]", jobs: Path | None, resumes: "Sequence[Path]", extent: str, seed: int, repeat: int
) -> "list[Chosen]":
    from evals import choice
    from evals.speech import UnreadablePersona
    from storage.errors import UnusableFile

    ways = {"few": choice.a_few, "jobs": choice.each_job, "pairwise": choice.pairwise, "all": choice.all_of_them}
    try:
        names = choice.known(personas)
        found_jobs = choice.read_jobs(jobs or choice.JOBS)
        found_resumes = [each for folder in (resumes or (choice.RESUMES,)) for each in choice.read_resumes(folder)]
    except (UnreadablePersona, UnusableFile) as error:
        raise CommandError(str(error), exit_code=2) from error
    seeds = range(seed, seed + repeat)
    return [each for one in seeds for each in ways[extent](names, found_resumes, found_jobs, one)]


def _speaker() -> "Speaker":
    from evals.configured import NoModel
    from evals.spoken import Speaker

    try:
        return Speaker(read_settings())
    except NoModel as error:
        raise CommandError(str(error), exit_code=2) from error


def _model() -> "Settings":
    from evals.configured import NoModel, model_of

    settings = read_settings()
    try:
        model_of(settings)
    except NoModel as error:
        raise CommandError(str(error), exit_code=2) from error
    return settings


def _judge(outcomes: "Sequence[Outcome]", readings: int, to: Path) -> None:
    from dataclasses import asdict
    from json import dumps

    from cli.evaluate_judge import judge_all, tell_judged
    from evals.run import Result

    judged = judge_all([each.measured.transcript for each in outcomes if isinstance(each, Result)], readings)
    tell_judged(judged)
    told = [asdict(each) for each in judged]
    (to / "judged.json").write_text(dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _held(chosen: "list[Chosen]", speaker: "Speaker | None", model: "Settings | None") -> "list[Outcome]":
    import asyncio

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from evals.run import Outcome, run

    outcomes: list[Outcome] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Interviews", total=len(chosen))

        def told(outcome: Outcome) -> None:
            outcomes.append(outcome)
            progress.advance(task)

        try:
            asyncio.run(run(chosen, told, speaker, model))
        except KeyboardInterrupt:
            progress.console.print(f"Stopped: the page is about the {len(outcomes)} interviews held until now.")
        if speaker and speaker.unspoken:
            progress.console.print(
                f"The model failed for {speaker.unspoken} answers; they are in the rules' own words."
            )
    return outcomes


def _write(to: Path, page: str, figures: "Figures") -> None:
    try:
        to.mkdir(parents=True, exist_ok=True)
        (to / "index.html").write_text(page, encoding="utf-8")
        (to / "eval.json").write_text(figures.dumped(), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{to} cannot be written to ({error.strerror}).") from error


def _tell(gates: "Sequence[Gate]", comparison: "Comparison | None", to: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table("gate", "limit", "measured", "", title="Gates", box=None, pad_edge=False)
    for gate in gates:
        table.add_row(gate.name, gate.limit, gate.shown, "holds" if gate.passes else "[bold red]does not hold")
    console.print(table)
    if comparison:
        table = Table("", "before", "now", "", title=f"Over the {comparison.both} interviews of both runs", box=None)
        for change in comparison.changes:
            if change.verdict in ("better", "worse"):
                table.add_row(change.name, _shown(change.before), _shown(change.now), change.verdict)
        console.print(table if table.row_count else "Nothing got better or worse.")
    console.print(f"The page: {to / 'index.html'}", highlight=False, soft_wrap=True)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
