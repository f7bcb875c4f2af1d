"""The gates: every persona over the websocket of one server, on jobs of six trades, held against what must hold."""

import asyncio
import html
import re
from dataclasses import replace

import pytest

from evals.choice import JOBS, RESUMES, a_few, known, read_jobs, read_resumes
from evals.compare import compare
from evals.figures import figures
from evals.gates import Gate, gates
from evals.metrics import Metrics, Share
from evals.page import page
from evals.run import Failed, Outcome, Result, run
from evals.tables import defect_lines
from graph.vocabulary import Strength

pytestmark = pytest.mark.timeout(900)
"""Seconds, for a machine that does much else: it takes about a minute on two cores."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    personas = [name for name in known(()) if name != "plain"]
    # Planned for half the usual time: half the questions, of every kind.
    return asyncio.run(run(a_few(personas, read_resumes(RESUMES), read_jobs(JOBS), seed=0), minutes=15))


@pytest.fixture(scope="module")
def results(outcomes: list[Outcome]) -> list[Result]:
    return [each for each in outcomes if isinstance(each, Result)]


def test_every_gate_holds_over_all_personas_and_trades(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == 14
    found = defect_lines([each.measured for each in outcomes if isinstance(each, Result)])
    assert [f"{gate.name}: {gate.shown}" for gate in gates(outcomes) if not gate.passes] == [], "\n".join(found)
    assert all(gate.value is not None for gate in gates(outcomes))


def test_what_was_no_answer_is_never_taken_as_shown(results: list[Result]) -> None:
    """An evasion, a story about the dog, an instruction to the machine, a bare claim: none is evidence of a case."""
    taken = [
        (result.chosen.persona, turn.answer)
        for result in results
        for turn, told in zip(result.held.turns, result.held.told, strict=False)
        if told.what in ("detour", "request", "leave")
        and any(each.strength is Strength.SHOWN for each in turn.evidence)
    ]
    assert taken == []


def test_nerves_are_heard_and_who_leaves_early_is_let_go(results: list[Result]) -> None:
    of_the_whole = [
        f"{result.chosen.persona}: {each.what}"
        for result in results
        for each in result.unmet
        if each.turn is None or "not heard to be" in each.what
    ]
    assert of_the_whole == []
    left = next(result for result in results if result.chosen.persona == "leaving_early")
    assert len(left.held.turns) <= 7
    assert left.held.interview.feedback


def test_a_gate_that_does_not_hold_says_so(results: list[Result]) -> None:
    def failing(**metrics: object) -> list[str]:
        changed = replace(results[0].measured.metrics, **metrics)  # type: ignore[arg-type]
        return [gate.name for gate in _over(results[0], changed) if not gate.passes]

    clean = failing(near_repeats=0, grounded=Share(20, 20), one_question=Share(20, 20), verbatim=Share(9, 9))
    assert failing(near_repeats=1) == [*clean, "near-repeats"]
    assert "questions grounded" in failing(grounded=Share(100, 94))
    assert "questions grounded" not in failing(grounded=Share(100, 95))
    assert "turns with more than one question" in failing(one_question=Share(20, 19))
    assert "quotes verbatim" in failing(verbatim=Share(200, 199))
    assert "guard misses" in failing(guard_hits=1)


def _over(result: Result, metrics: Metrics) -> list[Gate]:
    return gates([replace(result, measured=replace(result.measured, metrics=metrics, defects=()))])


def test_an_interview_that_broke_off_fails_its_gate_and_stands_on_the_page(results: list[Result]) -> None:
    outcomes: list[Outcome] = [results[0], Failed(results[1].chosen, "The server answered with an error: <busy>")]
    broken = gates(outcomes)[0]
    assert (broken.value, broken.passes) == (1, False)
    assert "The server answered with an error: &lt;busy&gt;" in page(outcomes)


def test_the_page_holds_every_word_that_was_said_and_nothing_from_elsewhere(results: list[Result]) -> None:
    text = page(results)
    assert "<script" not in text and "http://" not in text and "https://" not in text
    said = html.unescape(re.sub(r"<[^>]+>", "", text))
    for result in results:
        for turn in result.held.turns:
            assert turn.question in said
            assert (turn.answer or "") in said
        assert (result.held.interview.feedback or "") in said
    assert "<system>" not in text  # what an attack holds is shown, never part of the page


def test_the_worst_interview_comes_first_and_the_others_can_be_left_off(results: list[Result]) -> None:
    worst = max(results, key=lambda each: len(each.measured.defects) + 0.5 * len(each.unmet))
    text = page(results, most=1)
    first = re.search(r"<summary>(.*?):", text)
    assert first and html.unescape(first.group(1)) == worst.chosen.name.replace("_", " ")
    assert text.count("<summary>") == 1
    assert f"{len(results) - 1} others are in the figures above" in text


def test_a_run_held_against_itself_shows_no_change(outcomes: list[Outcome]) -> None:
    found = figures(outcomes)
    comparison = compare(found, found)
    assert comparison.both == 14
    assert {change.verdict for change in comparison.changes} <= {"the same", ""}
    assert "In both runs: 14;" in page(outcomes, most=0, against=comparison)
