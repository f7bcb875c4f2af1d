"""What a configured model says of an interviewer, in several readings, and how far they lie apart.

Beside the gates and never one of them: a model's taste moves with the model. `openevals` does the asking; it comes with
the extra `judge`.
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

import openai
import yaml

from evals.configured import client_of, model_of
from evals.transcript import Transcript
from settings import Settings

if TYPE_CHECKING:
    from rich.table import Table

LIMIT = 120.0
"""Seconds for one reading."""
STEPS = [0.0, 0.25, 0.5, 0.75, 1.0]
AT_ONCE = 4


class NoJudge(ValueError):
    """Says what has to be installed."""


@dataclass(frozen=True)
class Judged:
    transcript: str
    criterion: str
    scores: tuple[float, ...]
    """0 to 1, one for each reading that came to an end; empty where none did: not judged."""
    comments: tuple[str, ...]

    @property
    def score(self) -> float | None:
        return mean(self.scores) if self.scores else None

    @property
    def spread(self) -> float | None:
        """Between the best and the worst reading."""
        return max(self.scores) - min(self.scores) if self.scores else None


class Judge:
    def __init__(self, settings: Settings, readings: int) -> None:
        """Raises evals.configured.NoModel and NoJudge."""
        model = model_of(settings)
        try:
            from openevals.llm import create_async_llm_as_judge
        except ImportError as error:
            raise NoJudge("A judge needs the package openevals: pip install 'openhire-interview[judge]'.") from error
        self._client = client_of(settings, LIMIT)
        client: Any = self._client  # openevals asks by shape, not by type
        self._readings = readings
        self._room = asyncio.Semaphore(AT_ONCE)
        self._ask = {
            name: create_async_llm_as_judge(
                prompt=_messages, feedback_key=name, judge=client, model=model, choices=STEPS
            )
            for name in _words()["criteria"]
        }

    async def close(self) -> None:
        await self._client.close()

    async def judge(self, transcript: Transcript) -> list[Judged]:
        """By every criterion. A reading that fails is left out, and nothing is put in its place."""
        said = transcript.model_copy(update={"quality": None, "of": None, "defects": (), "persona": None}).dumped()
        return [await self._by(name, transcript.id, said) for name in self._ask]

    async def _by(self, criterion: str, name: str, said: str) -> Judged:
        readings = await asyncio.gather(*(self._read(criterion, said) for _ in range(self._readings)))
        done = [reading for reading in readings if reading is not None]
        return Judged(name, criterion, tuple(score for score, _ in done), tuple(comment for _, comment in done))

    async def _read(self, criterion: str, said: str) -> tuple[float, str] | None:
        async with self._room:
            try:
                found: Any = await self._ask[criterion](inputs=criterion, outputs=said)
            except (openai.OpenAIError, ValueError, KeyError, TypeError):
                return None  # no answer, or none that can be read
        score = float(found["score"])
        return (score, str(found.get("comment") or "")) if score in STEPS else None


def judged_table(judged: Sequence[Judged]) -> "Table":
    """By criterion over all transcripts: mean, how far readings of one interview lie apart, and the worst interview."""
    from rich.table import Table

    table = Table("criterion", "score", "spread", "not judged", "lowest", title="As a model judges", box=None)
    for name in dict.fromkeys(each.criterion for each in judged):
        of_it = [each for each in judged if each.criterion == name]
        done = [(each.score, each) for each in of_it if each.score is not None]
        lowest = min(done, key=lambda pair: pair[0])[1] if done else None
        table.add_row(
            name,
            f"{mean(score for score, _ in done):.2f}" if done else "-",
            f"{mean(each.spread or 0.0 for _, each in done):.2f}" if done else "-",
            str(len(of_it) - len(done)),
            f"{lowest.transcript} ({lowest.score:.2f})" if lowest and lowest.score is not None else "-",
        )
    return table


def _messages(*, inputs: str, outputs: str, **_: object) -> Any:
    mark = f"=== {secrets.token_hex(8)} ==="
    words = _words()
    system = words["system"].format(mark=mark, criterion=words["criteria"][inputs])
    return [{"role": "system", "content": system}, {"role": "user", "content": f"{mark}\n{outputs}\n{mark}"}]


@cache
def _words() -> dict[str, Any]:
    found = yaml.safe_load((Path(__file__).parent / "data" / "judging.yaml").read_text(encoding="utf-8"))
    return {"system": found["system"], "criteria": found["criteria"]}
