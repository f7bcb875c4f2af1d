"""The figures of a run: JSON-plain, written beside the page and read again by the next run to compare itself with."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.gates import gates
from evals.run import Outcome, Result
from evals.tally import metrics_as_json


class UnreadableRun(ValueError):
    """Says what is wrong with the file of an earlier run."""


class Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Fault(Plain):
    turn: int | None
    kind: str
    what: str = ""


class Interview(Plain):
    name: str
    persona: str
    resume: str
    job: str
    seed: int = 0
    failed: str | None = None
    """Why it did not come to its end."""
    ended: str | None = None
    metrics: Mapping[str, Any] = {}
    """As `evals.tally.metrics_as_json` writes them."""
    defects: tuple[Fault, ...] = ()
    unmet: tuple[Mapping[str, Any], ...] = ()


class Figures(Plain):
    gates: tuple[Mapping[str, Any], ...]
    kinds: Mapping[str, int]
    """Defects by kind, over all interviews."""
    interviews: tuple[Interview, ...]

    def dumped(self) -> str:
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def figures(outcomes: Sequence[Outcome]) -> Figures:
    interviews = tuple(map(_interview, outcomes))
    kinds = Counter(fault.kind for each in interviews for fault in each.defects)
    return Figures(
        gates=tuple(asdict(gate) for gate in gates(outcomes)), kinds=dict(kinds.most_common()), interviews=interviews
    )


def _interview(outcome: Outcome) -> Interview:
    chosen = outcome.chosen
    about: dict[str, Any] = {
        "name": chosen.name,
        "persona": chosen.persona,
        "resume": chosen.resume.name,
        "job": chosen.job.title,
        "seed": chosen.seed,
    }
    if not isinstance(outcome, Result):
        return Interview(**about, failed=outcome.why)
    reason = outcome.held.interview.end_reason
    return Interview(
        **about,
        ended=reason.value if reason else None,
        metrics=metrics_as_json(outcome.measured.metrics),
        defects=tuple(Fault(turn=d.turn, kind=d.kind, what=d.what) for d in outcome.measured.defects),
        unmet=tuple(asdict(each) for each in outcome.unmet),
    )


def read_figures(path: Path) -> Figures:
    """Raises UnreadableRun."""
    try:
        return Figures.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UnreadableRun(f"{path} cannot be read ({error.strerror}).") from error
    except ValidationError as error:
        raise UnreadableRun(f"{path} is no eval.json of an earlier run; name the one in its folder.") from error
