"""Scenario files: what they may hold, what a wrong one is answered with, and what matches."""

import re
from pathlib import Path

import pytest

from evals.patterns import UnusablePattern, mismatch
from evals.scenario import UnusableScenario, read_scenario, scenarios

ASKED = {"type": "ai_response", "data": {"question": "How did you load it?", "questions_asked": 3}}
KNOWN = {
    "first": {"data": {"question": "How did you load it?"}},
    "other": {"data": {"question": "Why did you load it?"}},
    "again": {"data": {"question": "Sure. Once more, then. How did you load it?"}},
}


def written(tmp_path: Path, steps: str) -> Path:
    path = tmp_path / "tried.yaml"
    path.write_text(f"what: Tried.\nsteps:\n{steps}", encoding="utf-8")
    return path


def complaint(tmp_path: Path, steps: str) -> str:
    with pytest.raises(UnusableScenario) as error:
        read_scenario(written(tmp_path, steps))
    return str(error.value)


def test_every_scenario_says_what_it_shows_and_expects_something() -> None:
    found = scenarios()
    assert len(found) >= 12
    for each in found:
        assert each.scenario.what.endswith(".")
        assert any(step.expect for step in each.scenario.steps)
        assert list(each.lines) == sorted(set(each.lines))


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (
            "- say: start\n- says: end\n",
            r"tried.yaml, line 4 \(step 2\): says is not known here; there are say, expect",
        ),
        (
            "- say: hello\n",
            r"line 3 \(step 1\): 'hello' is nothing that can be said; write one of start, .*answer: hello",
        ),
        ("- say: {answers: yes}\n", r"step 1.*write one of start, answer, transcript, fragment, or a message"),
        ("- say: start\n- expect: {data: {completed: true}}\n", r"line 4 \(step 2\): the message's type is missing"),
        ("- within: 3\n", r"step 1.*either something to say, or something to expect"),
        ("- say: start\n  expect: {type: error}\n", r"step 1.*either something to say"),
        ("- expect: {type: error, data: {a: {like: '('}}}\n", r"step 1.*'\(' is no regular expression"),
        ("- expect: {type: error}\n  within: 0\n", r"line 4 \(step 1\).*greater than 0"),
        ("- expect: {type: error}\n  within: soon\n", r"line 4 \(step 1\)"),
    ],
)
def test_a_wrong_step_is_told_with_its_line_and_what_to_write(tmp_path: Path, steps: str, told: str) -> None:
    assert re.search(told, complaint(tmp_path, steps), re.DOTALL)


def test_a_file_without_steps_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("what: Nothing.\n")
    with pytest.raises(UnusableScenario, match="steps is missing"):
        read_scenario(path)
    path.write_text("- a\n- b\n")
    with pytest.raises(UnusableScenario, match="write `what:` and `steps:`"):
        read_scenario(path)


def test_a_scenario_nobody_wrote_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnusableScenario, match=r"no scenario grumbling; there are .*double_start"):
        scenarios(["grumbling"])


@pytest.mark.parametrize(
    "pattern",
    [
        {"type": "ai_response"},
        {"data": {"questions_asked": 3}},
        {"data": {"question": {"like": "^how .* load"}}},
        {"data": {"question": {"unlike": "pregnan"}}},
        {"data": {"question": {"same_as": "first.data.question"}}},
        {"data": {"question": {"ends_as": "again.data.question"}}},
        {"data": {"questions_asked": {"at_least": 2}}},
        {"data": {"questions_asked": {"one_of": [2, 3]}}},
    ],
)
def test_a_message_matches_where_what_is_named_matches(pattern: dict[str, object]) -> None:
    assert mismatch(pattern, ASKED, KNOWN) is None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ({"type": "error"}, "type is 'ai_response' and not 'error'"),
        ({"data": {"comfort": "calm"}}, "data.comfort is missing"),
        ({"data": {"question": {"unlike": "load"}}}, "data.question is 'How did you load it?', not unlike 'load'"),
        ({"data": {"question": {"other_than": "first.data.question"}}}, "not other_than"),
        ({"data": {"questions_asked": {"at_least": 4}}}, "data.questions_asked is 3, not at_least 4"),
        ({"data": {"question": {"ends_as": "other.data.question"}}}, "not ends_as 'other.data.question'"),
        ({"type": {"name": "x"}}, "type is 'ai_response' and has no name"),
    ],
)
def test_a_mismatch_names_the_place_and_both_values(pattern: dict[str, object], why: str) -> None:
    assert why in (mismatch(pattern, ASKED, KNOWN) or "")


def test_a_message_that_was_not_kept_is_told() -> None:
    with pytest.raises(UnusablePattern, match=r"kept so far is first, other, again\. Keep a message with `as: NAME`"):
        mismatch({"data": {"question": {"same_as": "second.data.question"}}}, ASKED, KNOWN)
