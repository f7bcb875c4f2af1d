"""`openhire eval --prompt NAME`: play the cases beside a prompt."""

from typing import TYPE_CHECKING

from cli.failure import CommandError

if TYPE_CHECKING:
    from evals.run_prompt_cases import Played

ALL = "all"


def play_prompts(name: str) -> None:
    """Raises CommandError: with exit code 2 for an unusable prompt or case, with 1 where a case does not hold."""
    import asyncio
    from contextlib import nullcontext

    import typer

    from cli.configuration import read_settings
    from cli.prompts import set_of
    from cli.trying_prompts import NO_MODEL
    from evals.configured import NoModel
    from evals.prompt_trial import PromptTrial
    from evals.run_prompt_cases import play
    from graph.prompt_yaml import PromptError
    from retrieval.embedder import MiniLM

    settings = read_settings()
    prompts = set_of(settings.prompts_dir)
    library = prompts.library
    if name != ALL and name not in library.names:
        raise CommandError(f"There is no prompt {name}; there are {', '.join(library.names)}, and {ALL}.", exit_code=2)
    names = library.names if name == ALL else (name,)

    async def run() -> "list[Played]":
        opened = PromptTrial.open(settings, prompts, await MiniLM.load()) if settings.model else nullcontext()
        done: list[Played] = []
        async with opened as trial:
            async for played in play(settings.prompts_dir, library, names, trial):
                done.append(played)
                typer.echo(f"{_outcome(played)}  {played.prompt}: {played.case}")
                for failure in played.failures:
                    typer.echo(f"       {failure}")
        return done

    try:
        done = asyncio.run(run())
    except (PromptError, NoModel) as mistake:
        raise CommandError(str(mistake), exit_code=2) from mistake
    failing = [played for played in done if played.failures]
    unplayed = [played for played in done if played.unplayed]
    in_part = [played for played in done if played.unanswered and not played.unplayed]
    if not done:
        raise CommandError(f"{name} has no cases: write some in prompts/cases/{name}.yaml.", exit_code=2)
    typer.echo(f"{len(done)} cases: {len(done) - len(failing) - len(unplayed)} hold, {len(failing)} fail.")
    if unplayed or in_part:
        typer.echo(
            f"No model is configured: {len(unplayed)} were not run, of {len(in_part)} only what is sent was looked at. "
            f"For the replies {NO_MODEL}."
        )
    if failing:
        raise CommandError(f"{len(failing)} of {len(done)} cases do not hold.")


def _outcome(played: "Played") -> str:
    if played.failures:
        return "fails  "
    return "not run" if played.unplayed else "in part" if played.unanswered else "holds  "
