"""`openhire eval --scenarios`: play scenarios of wire events."""

from collections.abc import Sequence

from cli.failure import CommandError


def play_and_report(names: Sequence[str]) -> None:
    """Raises CommandError: with exit code 2 for an unusable scenario, with 1 where one does not hold."""
    import asyncio

    from rich.console import Console

    from evals.run_scenarios import Played, play_all
    from evals.scenario import UnusableScenario, scenarios

    console = Console()

    def told(played: Played) -> None:
        word = "fails" if played.failure else "holds"
        line = f"{word}  {played.name} ({played.seconds:.1f} s): {played.what}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
        if played.failure:
            console.print(f"       {played.failure}", markup=False, highlight=False, soft_wrap=True)

    try:
        played = asyncio.run(play_all(scenarios(list(names)), told))
    except UnusableScenario as error:
        raise CommandError(str(error), exit_code=2) from error
    failing = [each.name for each in played if each.failure]
    if failing:
        raise CommandError(f"{len(failing)} of {len(played)} scenarios do not hold: {', '.join(failing)}.")
