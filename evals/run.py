"""Chosen interviews, held on one server over its websocket and measured by the mirror."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from websockets.exceptions import ConnectionClosed

from evals.choice import Chosen
from evals.expectations import Unmet, unmet
from evals.interviews import Held, Host, InterviewFailed, hold, running_server
from evals.mirror import Measured, Mirror
from evals.spoken import Speaker
from evals.transcripts import transcript
from settings import Settings


@dataclass(frozen=True)
class Result:
    chosen: Chosen
    held: Held
    measured: Measured
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True)
class Failed:
    """An interview that did not come to its end."""

    chosen: Chosen
    why: str


Outcome = Result | Failed


async def run(
    chosen: Sequence[Chosen],
    told: Callable[[Outcome], None] = lambda _: None,
    speaker: Speaker | None = None,
    model: Settings | None = None,
    minutes: int = 30,
) -> list[Outcome]:
    """In the order of `chosen`; `told` is called after each. While one is measured, the next is held.

    `model`: where the interviewer's model is set; None: the rules. `minutes`: for which each interview is planned.
    """
    mirror = await Mirror.open()
    outcomes: list[Outcome] = []
    with TemporaryDirectory() as data:
        async with running_server(Path(data), model=model) as host:
            measuring: asyncio.Task[Outcome] | None = None
            for each in chosen:
                held = await _held(host, each, speaker, minutes)
                if measuring:
                    outcomes.append(await measuring)
                    told(outcomes[-1])
                measuring = asyncio.create_task(_measured(mirror, each, held))
            if measuring:
                outcomes.append(await measuring)
                told(outcomes[-1])
    return outcomes


async def _held(host: Host, chosen: Chosen, speaker: Speaker | None, minutes: int) -> Held | Failed:
    try:
        return await hold(
            host,
            chosen.job,
            chosen.resume.name,
            chosen.resume.text,
            chosen.persona,
            seed=chosen.seed,
            speaker=speaker,
            minutes=minutes,
        )
    except InterviewFailed as error:
        return Failed(chosen, str(error))
    except TimeoutError:
        return Failed(chosen, "The server did not answer in time.")
    except (ConnectionClosed, OSError) as error:
        return Failed(chosen, f"The line to the server broke: {error}")


async def _measured(mirror: Mirror, chosen: Chosen, held: Held | Failed) -> Outcome:
    if isinstance(held, Failed):
        return held
    found = await mirror.measure((await transcript(held, mirror)).model_copy(update={"id": chosen.name}))
    return Result(chosen, held, found, tuple(unmet(held)))
