"""Flawed copies of the good interviews in tests/data/transcripts: each with some of the defects that are written down
in planted/*.yaml, and those named.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from evals.transcript import PlantedDefect, Transcript, read_transcript

FOLDER = Path(__file__).parents[2] / "data" / "transcripts"
TUNED_ON, HELD_OUT, UNSEEN = "tuned_on", "held_out", "unseen"
MOST = 6
"""Defects in a copy, as in the reference interviews."""
APART = 2
"""Turns between two defects, so that neither changes what the other is."""

Flaw = dict[str, Any]


def good(name: str) -> Transcript:
    return read_transcript(FOLDER / f"{name}.yaml")


def flaws(name: str) -> list[Flaw]:
    """`name`: TUNED_ON, the checks were made with them in sight; or HELD_OUT, UNSEEN: written afterwards."""
    read: list[Flaw] = yaml.safe_load((FOLDER / "planted" / f"{name}.yaml").read_text(encoding="utf-8"))
    return read


def copies(written: Sequence[Flaw]) -> list[Transcript]:
    """As many defects in a copy as do not touch each other."""
    shelves: list[list[Flaw]] = []
    for flaw in written:
        shelf = next((those for those in shelves if _fits(flaw, those)), None)
        if shelf is None:
            shelves.append([flaw])
        else:
            shelf.append(flaw)
    return [spoilt(good(those[0]["of"]), those, number) for number, those in enumerate(shelves, 1)]


def _fits(flaw: Flaw, others: Sequence[Flaw]) -> bool:
    if len(others) >= MOST or flaw["of"] != others[0]["of"] or any(_moves(each) for each in (flaw, *others)):
        return False
    if flaw["kind"] in {other["kind"] for other in others}:
        return False
    if flaw.get("feedback") and any(other.get("feedback") for other in others):
        return False
    taken = {number for other in others for number in _touched(other)}
    return all(abs(number - one) >= APART for number in _touched(flaw) for one in taken)


def _moves(flaw: Flaw) -> bool:
    """Are turns numbered anew, or do they take another time?"""
    return bool(flaw.get("drop") or flaw.get("insert")) or flaw["kind"] in ("phase_starved", "phase_backwards")


def _touched(flaw: Flaw) -> Iterator[int]:
    yield from flaw.get("turns") or ()
    if flaw["turn"] is not None:
        yield flaw["turn"]


def _still_said(turn: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in turn["evidence"] if each["quote"] in turn["answer"]]


def spoilt(interview: Transcript, those: Sequence[Flaw], number: int) -> Transcript:
    plain = interview.model_dump(mode="json")
    turns: list[dict[str, Any]] = plain["turns"]
    for flaw in those:
        for turn, values in (flaw.get("turns") or {}).items():
            turns[turn - 1].update(values)
            if "answer" in values and "evidence" not in values:
                turns[turn - 1]["evidence"] = _still_said(turns[turn - 1])
        if more := flaw.get("insert"):
            turns.insert(more["after"], {"number": 0, **more["turn"]})
        turns[:] = [turn for turn in turns if turn["number"] not in (flaw.get("drop") or ())]
        match flaw.get("feedback"):
            case [old, new]:
                assert old in plain["final_feedback"]
                plain["final_feedback"] = plain["final_feedback"].replace(old, new)
            case str(whole):
                plain["final_feedback"] = whole
    for place, turn in enumerate(turns, 1):
        turn["number"] = place
    named = [PlantedDefect(turn=flaw["turn"], kind=flaw["kind"]).model_dump() for flaw in those]
    return Transcript.model_validate(
        plain | {"id": f"{interview.id}-flawed-{number}", "quality": "flawed", "of": interview.id, "defects": named}
    )
