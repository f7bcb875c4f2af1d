"""Two runs held against each other, and the file that one leaves for the next."""

from pathlib import Path
from typing import Any

import pytest

from evals.compare import Comparison, compare
from evals.figures import Fault, Figures, Interview, UnreadableRun, read_figures


def interview(name: str, *kinds: str, grounded: tuple[int, int] = (10, 10), **more: Any) -> Interview:
    some, of = grounded
    metrics = {"grounded": {"value": some / of, "some": some, "of": of}, "near_repeats": kinds.count("near_repeat")}
    faults = tuple(Fault(turn=turn, kind=kind) for turn, kind in enumerate(kinds, 1))
    return Interview(name=name, persona="plain", resume="r", job="j", metrics=metrics, defects=faults, **more)


def run(*interviews: Interview) -> Figures:
    return Figures(gates=(), kinds={}, interviews=interviews)


def verdict(comparison: Comparison, name: str) -> str:
    return next(change.verdict for change in comparison.changes if change.name == name)


def test_fewer_defects_are_better_and_fewer_grounded_questions_worse() -> None:
    before = run(interview("a", "near_repeat", "too_long"), interview("b"))
    now = run(interview("a", "too_long"), interview("b", grounded=(8, 10)))
    found = compare(before, now)
    assert verdict(found, "near repeat") == "better"
    assert verdict(found, "near repeats") == "better"
    assert verdict(found, "too long") == "the same"
    assert verdict(found, "grounded") == "worse"
    assert verdict(compare(now, before), "near repeat") == "worse"


def test_a_share_is_over_all_questions_and_not_the_mean_of_interviews() -> None:
    found = compare(run(interview("a")), run(interview("a", grounded=(1, 1)), interview("b")))
    grounded = next(change for change in found.changes if change.name == "grounded")
    assert (grounded.before, grounded.now) == (1.0, 1.0)


def test_only_interviews_of_both_runs_count() -> None:
    before = run(interview("a"), interview("gone", "too_long", "too_long"))
    now = run(interview("a"), interview("new", "near_repeat"), interview("broken", failed="The line broke."))
    found = compare(before, now)
    assert (found.both, found.only_before, found.only_now) == (1, 1, 1)
    assert {change.verdict for change in found.changes} <= {"the same", ""}


def test_the_interview_that_got_worse_most_comes_first() -> None:
    before = run(interview("a", "too_long"), interview("b"), interview("c"))
    now = run(interview("a"), interview("b", "too_long"), interview("c", "too_long", "near_repeat"))
    assert [(each.name, each.verdict) for each in compare(before, now).interviews] == [
        ("c", "worse"),
        ("b", "worse"),
        ("a", "better"),
    ]


def test_what_was_not_measured_is_neither_better_nor_worse() -> None:
    assert verdict(compare(run(interview("a")), run(interview("a"))), "reading ease") == ""


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = run(interview("a", "near_repeat", ended="completed"), interview("b", failed="No answer."))
    path = tmp_path / "eval.json"
    path.write_text(made.dumped(), encoding="utf-8")
    assert read_figures(path) == made


def test_another_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"kinds": {}}')
    with pytest.raises(UnreadableRun, match=r"is no eval\.json"):
        read_figures(path)
    with pytest.raises(UnreadableRun, match="cannot be read"):
        read_figures(tmp_path / "nowhere.json")
