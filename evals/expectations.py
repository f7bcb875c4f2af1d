"""What a persona's answers were meant to be, held against how the interviewer took them."""

from collections.abc import Iterator
from dataclasses import dataclass

from evals.interviews import Held
from evals.metrics import Share
from evals.speech import manner
from graph.vocabulary import QuestionKind, Strength
from storage.models import Turn


@dataclass(frozen=True, slots=True)
class Unmet:
    turn: int | None
    """None: of the interview as a whole."""
    what: str


def unmet(held: Held) -> Iterator[Unmet]:
    expected, persona = manner(held.manner).expect, held.manner
    reason = held.interview.end_reason
    if expected.ends and reason not in expected.ends:
        yield Unmet(None, f"ended as {reason and reason.value}")
    if expected.comfort and all(t.comfort is not expected.comfort for t in held.turns[: expected.by]):
        yield Unmet(expected.by, f"{persona}, and not heard to be {expected.comfort.value} by then")
    for turn, told in zip(held.turns, held.told, strict=False):
        if told.detour is None:
            continue
        if told.detour.meant and turn.intent and turn.intent not in told.detour.meant:
            meant = " or ".join(told.detour.meant)
            yield Unmet(turn.number, f"meant as {meant}, read as {turn.intent.value}: {turn.answer}")
        if turn.sufficient:
            yield Unmet(turn.number, f"no answer, and read as sufficient: {turn.answer}")
        if any(each.strength is Strength.SHOWN for each in turn.evidence):
            yield Unmet(turn.number, f"no answer, and taken as shown: {turn.answer}")


def followed_up_in_vain(held: Held) -> Share:
    """Follow-ups on cases that were told in full, own action and result included, of all such cases."""
    full = [turn for turn, told in zip(held.turns, held.told, strict=False) if told.what == "full"]
    return Share(len(full), sum(_followed_up(held, turn) for turn in full))


def _followed_up(held: Held, turn: Turn) -> bool:
    after = next((each for each in held.turns if each.number == turn.number + 1), None)
    return after is not None and after.kind is QuestionKind.FOLLOW_UP and after.area == turn.area


def detours(held: Held) -> list[tuple[Turn, bool]]:
    """Turns in which something was said in place of an answer, and whether it was read as it was meant."""
    return [
        (turn, turn.intent in told.detour.meant)
        for turn, told in zip(held.turns, held.told, strict=False)
        if told.detour and told.detour.meant and turn.intent
    ]
