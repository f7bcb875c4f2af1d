"""`openhire try ask` and the other prompts: one call of the configured model, and what the code makes of the reply."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.failure import CommandError, failures_told

if TYPE_CHECKING:
    from evals.prompt_trial import Tried
    from graph.prompt_set import PromptSet
    from settings import Settings

PROMPTS = {
    "ask": "The next turn: acknowledgement, one question, the texts it rests on.",
    "assess_comfort": "How at ease one answer sounds.",
    "find_evidence": "What one answer shows, in the candidate's own words.",
    "give_feedback": "What the candidate reads at the end.",
    "plan_job": "The areas of a job and their weights.",
}
NO_MODEL = "set OPENHIRE_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL with it"


def add_prompts(app: typer.Typer) -> None:
    """One command for each prompt."""
    for name, purpose in PROMPTS.items():
        app.command(
            name, help=f"{purpose} On the configured model, with the prompt as it stands in prompts/{name}.md."
        )(_command(name))


def _command(name: str) -> Callable[..., None]:
    def command(
        example: Annotated[bool, typer.Option("--example", help="With the examples of its front matter.")] = False,
        inputs: Annotated[
            Path | None, typer.Option(help="A JSON object with inputs; the examples for the others.")
        ] = None,
    ) -> None:
        from cli.configuration import read_settings
        from cli.prompts import filled_in, set_of

        with failures_told():
            settings = read_settings()
            prompts = set_of(settings.prompts_dir)
            _tell(_tried(name, filled_in(prompts.library, name, example, inputs), settings, prompts), settings)

    return command


def _tried(name: str, inputs: dict[str, Any], settings: "Settings", prompts: "PromptSet") -> "Tried":
    import asyncio

    from evals.configured import NoModel, model_of
    from evals.prompt_trial import NotTried, PromptTrial
    from graph.prompt_yaml import PromptError
    from retrieval.embedder import MiniLM

    async def run() -> "Tried":
        async with PromptTrial.open(settings, prompts, await MiniLM.load()) as trial:
            return await trial.tried(name, inputs)

    try:
        model_of(settings)  # before anything that takes time
        return asyncio.run(run())
    except NoModel as error:
        raise CommandError(f"No model is configured: {NO_MODEL}.", exit_code=2) from error
    except (NotTried, PromptError) as error:
        raise CommandError(str(error)) from error
    except (ValueError, KeyError) as error:
        raise CommandError(f"No interview would hand in these inputs: {error}", exit_code=2) from error


def _tell(tried: "Tried", settings: "Settings") -> None:
    import json

    def block(title: str, content: object) -> None:
        typer.echo(f"# {title}\n\n{json.dumps(content, ensure_ascii=False, indent=2)}\n")

    if tried.parsed is None:
        typer.echo(f"# The reply, as it came\n\n{tried.text}\n")
    else:
        block("The reply", tried.parsed)
    if tried.made is not None and tried.made != tried.parsed:
        block("What the code goes on with", tried.made)
    for dropped in tried.dropped:
        typer.echo(f"Dropped, since nothing given bears it out: {dropped}")
    for hit in tried.stopped:
        typer.echo(f"The guard stops the {hit.kind}: {', '.join(hit.categories)}.")
    if tried.unusable:
        typer.echo(f"Not usable, the rules would stand in: {tried.unusable}.")
    elif not tried.stopped:
        typer.echo("It can be used as it is.")
    late = f"; an interview waits {settings.model_timeout:g} s, then the rules stand in"
    typer.echo(f"It took {tried.seconds:.1f} s{late if tried.seconds > settings.model_timeout else ''}.")
