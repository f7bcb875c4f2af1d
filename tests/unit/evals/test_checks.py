"""What the mirror finds in interviews of trades that none of its examples is about."""

import asyncio
from collections import Counter
from collections.abc import Iterable

import pytest

from evals.checks import KINDS
from evals.mirror import Measured, Mirror
from evals.tables import defect_lines
from evals.tally import is_false_alarm, tallies
from evals.transcript import Transcript
from tests.unit.evals.planted import FOLDER, HELD_OUT, TUNED_ON, UNSEEN, copies, flaws, good

GOOD = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SETS = (TUNED_ON, HELD_OUT, UNSEEN)
LEAST, MOST_FALSE = 0.8, 0.1
"""Of the planted defects: found in the right turn; and found beside them."""
BEYOND_THE_REFERENCE = {"repeated_response"}
"""Kinds of our own."""


@pytest.fixture(scope="module")
def mirror() -> Mirror:
    return asyncio.run(Mirror.open())


def measured(mirror: Mirror, transcripts: Iterable[Transcript]) -> list[Measured]:
    async def run() -> list[Measured]:
        return [await mirror.measure(transcript) for transcript in transcripts]

    return asyncio.run(run())


@pytest.mark.parametrize("name", GOOD)
def test_a_good_interview_raises_at_most_one_false_alarm(mirror: Mirror, name: str) -> None:
    assert len(defect_lines(measured(mirror, [good(name)]))) <= 1


def test_every_kind_is_planted_twice_at_least() -> None:
    planted = Counter(flaw["kind"] for name in SETS for flaw in flaws(name))
    assert {kind for kind in KINDS if planted[kind] < 2} == BEYOND_THE_REFERENCE


@pytest.mark.parametrize("name", SETS)
def test_planted_defects_are_found_where_they_are(mirror: Mirror, name: str) -> None:
    found = measured(mirror, copies(flaws(name)))
    planted = sum(tally.planted.of for tally in tallies(found))
    assert planted == len(flaws(name))
    assert sum(tally.planted.some for tally in tallies(found)) >= LEAST * planted
    false = [each for one in found for each in one.defects if is_false_alarm(one, each.turn, each.kind)]
    assert len(false) <= MOST_FALSE * planted


def test_what_the_candidate_said_is_no_verdict_where_it_is_quoted(mirror: Mirror) -> None:
    chef, judged = good("chef"), "the whole service was excellent and you impressed everybody"
    turns = (*chef.turns[:-1], chef.turns[-1].model_copy(update={"answer": f"A guest told me {judged}."}))
    feedback = f"{chef.final_feedback} In your words: “{judged}”."
    quoted = chef.model_copy(update={"turns": turns, "final_feedback": feedback})
    own = quoted.model_copy(update={"final_feedback": feedback.replace("“", "").replace("”", "")})
    kinds = [{defect.kind for defect in each.defects} for each in measured(mirror, [quoted, own])]
    assert ["verdict_in_feedback" in found for found in kinds] == [False, True]
