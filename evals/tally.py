"""What was found in many transcripts, kind by kind, and held against the defects that somebody planted on purpose."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.checks import KINDS
from evals.metrics import Metrics, Share
from evals.mirror import Measured

REFERENCE = ("good", "flawed")
"""Of a transcript whose defects are all named: what is found beside them is a false alarm."""


@dataclass(frozen=True)
class Tally:
    kind: str
    found: int
    """In all transcripts."""
    planted: Share
    """Of those planted, how many were found, in the right turn."""
    false_alarms: int
    """Found in reference interviews and not planted there."""


def tallies(measured: Sequence[Measured]) -> list[Tally]:
    """For every kind that was found or planted, in the order of `KINDS`."""
    found = [(each, defect) for each in measured for defect in each.defects]
    named = {defect.kind for _, defect in found} | {d.kind for each in measured for d in each.transcript.defects}
    return [
        Tally(
            kind,
            sum(defect.kind == kind for _, defect in found),
            _planted(measured, kind),
            sum(is_false_alarm(each, defect.turn, defect.kind) for each, defect in found if defect.kind == kind),
        )
        for kind in (*KINDS, *sorted(named - set(KINDS)))
        if kind in named
    ]


def _planted(measured: Iterable[Measured], kind: str) -> Share:
    hits = [
        (planted.turn, kind) in {(d.turn, d.kind) for d in each.defects}
        for each in measured
        for planted in each.transcript.defects
        if planted.kind == kind
    ]
    return Share(len(hits), sum(hits))


def is_false_alarm(measured: Measured, turn: int | None, kind: str) -> bool:
    transcript = measured.transcript
    planted = {(defect.turn, defect.kind) for defect in transcript.defects}
    return transcript.quality in REFERENCE and (turn, kind) not in planted


def as_json(measured: Sequence[Measured]) -> dict[str, Any]:
    """JSON-plain: a summary by kind, and every transcript with its figures and defects."""
    return {
        "kinds": {
            tally.kind: {
                "found": tally.found,
                "planted": tally.planted.of,
                "planted_and_found": tally.planted.some,
                "false_alarms": tally.false_alarms,
            }
            for tally in tallies(measured)
        },
        "transcripts": [
            {
                "id": each.transcript.id,
                "quality": each.transcript.quality,
                "metrics": metrics_as_json(each.metrics),
                "defects": [asdict(defect) for defect in each.defects],
                "planted": [defect.model_dump() for defect in each.transcript.defects],
            }
            for each in measured
        ],
    }


def metrics_as_json(metrics: Metrics) -> dict[str, Any]:
    """A share as its value, with what it is a share of: {"value": 0.9, "some": 9, "of": 10}."""
    return {
        name: {"value": value.value, "some": value.some, "of": value.of}
        if isinstance(value := getattr(metrics, name), Share)
        else dict(value)
        if isinstance(value, dict)
        else value
        for name in Metrics.__dataclass_fields__
    }
