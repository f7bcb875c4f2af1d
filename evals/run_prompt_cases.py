"""Play the cases of a prompt: what is sent always, what comes back where a model is configured."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from evals.prompt_assertions import failures_of_reply, failures_of_sent
from evals.prompt_cases import Case, inputs_of, read_cases
from evals.prompt_trial import NotTried, PromptTrial
from graph.prompt_library import PromptLibrary


@dataclass(frozen=True)
class Played:
    prompt: str
    case: str
    failures: tuple[str, ...]
    unanswered: bool
    """It expects something of the reply, and there was no model to give one."""
    unplayed: bool
    """It expects nothing else."""


async def play(
    folder: Path, library: PromptLibrary, names: tuple[str, ...], trial: PromptTrial | None
) -> AsyncIterator[Played]:
    """One after the other, as they are done. Raises `PromptError` for cases that cannot be used."""
    chosen = {name: read_cases(folder, library, name) for name in names}
    for name, cases in chosen.items():
        for case in cases:
            yield await _played(name, case, library, trial)


async def _played(name: str, case: Case, library: PromptLibrary, trial: PromptTrial | None) -> Played:
    inputs = inputs_of(case, library.prompt(name))
    failures: list[str] = []
    if case.expect.sent:
        failures += failures_of_sent(case.expect.sent, library.render(name, **inputs))
    if case.expect.needs_reply and trial is not None:
        try:
            failures += failures_of_reply(case.expect, await trial.tried(name, inputs))
        except NotTried as error:
            failures.append(str(error))
        except (ValueError, KeyError) as error:
            failures.append(f"no interview would hand in these inputs: {error}")
    unanswered = case.expect.needs_reply and trial is None
    return Played(name, case.name, tuple(failures), unanswered, unanswered and case.expect.sent is None)
