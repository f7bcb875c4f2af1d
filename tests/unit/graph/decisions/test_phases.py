"""When a phase is over: a table of cases."""

from pathlib import Path

import pytest

from graph.decisions.phases import PhasePlan, Progress, following, phase_is_done
from graph.prompt_yaml import PromptError
from graph.vocabulary import Phase
from settings import Settings

PLAN = PhasePlan.load(Settings().prompts_dir / "phase_plan.yaml")
INTRO, TECH, BEHAV, END = Phase


@pytest.mark.parametrize(
    ("phase", "asked", "minutes", "left", "done"),
    [
        (INTRO, 1, 0.5, True, False),  # least is two
        (INTRO, 2, 0.5, False, True),
        (INTRO, 2, 5.0, True, True),  # 15 % of 30 minutes are over
        (INTRO, 1, 5.0, True, False),  # not before the least
        (TECH, 3, 6.0, True, False),
        (TECH, 11, 6.0, True, True),  # as many as there is room for in half of 30 minutes
        (TECH, 4, 19.6, True, True),  # 65 % of the time
        (TECH, 1, 19.6, True, False),  # least is two
        (TECH, 1, 28.6, True, True),  # the last moments belong to the conclusion
        (TECH, 1, 6.0, False, True),  # nothing left to ask
        (BEHAV, 0, 20.0, True, False),
        (BEHAV, 0, 20.0, False, True),  # a job without behavioral areas
        (BEHAV, 5, 21.0, True, True),
        (BEHAV, 2, 27.1, True, True),
        (END, 9, 40.0, False, False),  # the conclusion is the last
    ],
)
def test_a_phase_is_done(phase: Phase, asked: int, minutes: float, left: bool, done: bool) -> None:
    assert phase_is_done(PLAN, Progress(phase, asked, minutes, 30, left)) is done


@pytest.mark.parametrize(("minutes", "expected"), [(5, [2, 2, 1, 1]), (30, [3, 11, 5, 2]), (180, [3, 16, 9, 4])])
def test_there_is_room_for_more_questions_in_more_time(minutes: float, expected: list[int]) -> None:
    assert [PLAN.most_questions(phase, minutes) for phase in Phase] == expected


def test_phases_follow_each_other_and_the_last_is_followed_by_itself() -> None:
    assert [following(phase) for phase in Phase] == [TECH, BEHAV, END, END]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("share: 0.50", "add up to"),
        ("introduction", "phases must be exactly"),
        ("least: 2, most: 3", "must not be above most"),
        ("follow_ups: 2", "follow_ups"),
    ],
)
def test_a_wrong_plan_is_refused_with_its_file_and_reason(change: str, complaint: str, tmp_path: Path) -> None:
    text = (Settings().prompts_dir / "phase_plan.yaml").read_text()
    wrong = {
        "share: 0.50": "share: 0.60",
        "introduction": None,
        "least: 2, most: 3": "least: 4, most: 3",
        "follow_ups: 2": "follow_ups: 5",
    }[change]
    lines = [line for line in text.splitlines() if wrong is not None or change not in line]
    path = tmp_path / "phase_plan.yaml"
    path.write_text("\n".join(lines).replace(change, wrong or change))
    with pytest.raises(PromptError, match=complaint) as raised:
        PhasePlan.load(path)
    assert raised.value.file.endswith("/phase_plan.yaml")
    assert raised.value.line > 1
