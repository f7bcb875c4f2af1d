"""Coverage told from the record is what the decisions of the interview left behind."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.papers.coverage import coverage
from graph.decisions.areas import ask, strengths, to_probe, track
from graph.decisions.moves import Move
from graph.decisions.support import with_focus
from graph.subjects import Area, Evidence, JobPlan, PlannedArea, Preferences, Question, Reading
from graph.vocabulary import AreaStatus, Difficulty, Intent, Phase, QuestionKind, ResumeMatch, Strength
from storage.models import Interview, Turn
from tests.unit.cli.test_transcript_markdown import INTERVIEW, TURNS

PLAN = JobPlan(
    areas=(
        PlannedArea(name="Wiring", phase=Phase.TECHNICAL, weight=0.5, need="Wires houses"),
        PlannedArea(name="Testing", phase=Phase.TECHNICAL, weight=0.3, need="Tests what was wired"),
        PlannedArea(name="Customers", phase=Phase.BEHAVIORAL, weight=0.2, need="Talks with customers"),
    ),
    made_by="rules",
)
NAMES = tuple(area.name for area in PLAN.areas)
MOST_FOLLOW_UPS = 2

steps = st.fixed_dictionaries(
    {
        "area": st.sampled_from([None, *NAMES]),
        "kind": st.sampled_from(list(QuestionKind)),
        "intent": st.sampled_from(list(Intent)),
        "sufficient": st.sampled_from([None, True, False]),
        "read": st.booleans(),
        "found": st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(list(Strength))), max_size=2),
    }
)


def held(course: list[dict[str, Any]], last_answered: bool) -> tuple[tuple[Area, ...], Interview, list[Turn]]:
    """An interview as the graph decides it and the record keeps it."""
    areas = tuple(Area(**area.model_dump(), why=f"{area.need}.", resume=ResumeMatch.MISSING) for area in PLAN.areas)
    turns: list[Turn] = []
    for number, step in enumerate(course, start=1):
        before = turns[-1] if turns else None
        left, intent = (before.area, before.intent) if before else (None, None)
        move = Move.model_validate({**step, "phase": "technical", "difficulty": "medium", "intent": intent})
        areas = ask(areas, left, move, MOST_FOLLOW_UPS)
        asked = Question(
            turn=number, text="How?", why="", **move.model_dump(include={"phase", "area", "kind", "difficulty"})
        )
        turn = Turn(
            interview_id=INTERVIEW.id,
            number=number,
            question=asked.text,
            asked_at=INTERVIEW.started_at,
            **asked.model_dump(include={"phase", "area", "kind", "difficulty", "why"}),
        )
        if number < len(course) or last_answered:
            found = tuple(
                Evidence(area=name, quote="I did", turn=number, start=9 * place, end=9 * place + 5, strength=strength)
                for place, (name, strength) in enumerate(step["found"] if step["read"] else ())
            )
            reading = Reading(sufficient=step["sufficient"], evidence=found) if step["read"] else None
            areas = track(areas, asked, Intent(str(step["intent"])), reading)
            turn = turn.model_copy(update={"answer": "I did.", "intent": step["intent"], "evidence": found})
        turns.append(turn)
    kept = {"strengths_identified": strengths(areas), "areas_to_probe": to_probe(areas)}
    return areas, INTERVIEW.model_copy(update={**kept, "preferences": Preferences()}), turns


@given(st.lists(steps, min_size=1, max_size=8), st.booleans())
def test_whatever_happened_status_and_questions_are_those_the_interview_went_by(
    course: list[dict[str, Any]], last_answered: bool
) -> None:
    areas, interview, turns = held(course, last_answered)
    told = coverage(interview, turns, PLAN)
    assert [(each.area, each.status, each.questions) for each in told] == [
        (area.name, area.status, area.questions) for area in areas
    ]
    assert {each.area for each in told if each.status is AreaStatus.EVIDENCED} == set(interview.strengths_identified)
    waiting = {each.area for each in told if each.status in (AreaStatus.OPEN, AreaStatus.PROBING)}
    assert waiting == set(interview.areas_to_probe)


def test_before_the_first_question_the_plan_stands_and_nothing_is_said_of_how_far_it_got() -> None:
    told = coverage(INTERVIEW.model_copy(update={"preferences": Preferences()}), [], PLAN)
    assert [(each.area, each.weight, each.need, each.status) for each in told] == [
        (area.name, area.weight, area.need, None) for area in PLAN.areas
    ]


def test_what_this_interview_was_asked_to_cover_comes_first_and_all_weights_are_those_it_was_held_with() -> None:
    told = coverage(INTERVIEW.model_copy(update={"preferences": Preferences(focus_areas=("solar roofs",))}), [], PLAN)
    assert [each.area for each in told] == ["Solar roofs", *NAMES]
    assert [each.weight for each in told] == [area.weight for area in with_focus(PLAN, ("solar roofs",))]


def test_without_its_plan_an_interview_still_tells_which_areas_it_had() -> None:
    waiting = INTERVIEW.model_copy(update={"areas_to_probe": ("Comparing releases", "Rollbacks")})
    told = coverage(waiting, TURNS)
    assert [(each.area, each.status, each.phase, each.weight) for each in told] == [
        ("Comparing releases", AreaStatus.PROBING, Phase.TECHNICAL, None),
        ("Rollbacks", AreaStatus.OPEN, None, None),
    ]
    assert [(quote.turn, quote.quote) for quote in told[0].evidence] == [(2, TURNS[1].evidence[0].quote)]


@pytest.mark.parametrize("read", [True, False])
def test_what_was_answered_and_not_read_is_not_assessed(read: bool) -> None:
    waiting = INTERVIEW.model_copy(update={"areas_to_probe": ("Comparing releases",)})
    turn = TURNS[1].model_copy(update={"evidence": (), "assessed": read})
    assert [each.assessed for each in coverage(waiting, [turn])] == [read]


def test_a_plan_made_since_then_puts_no_area_into_an_interview_that_did_not_have_it() -> None:
    waiting = INTERVIEW.model_copy(update={"areas_to_probe": ("Comparing releases",)})
    assert [each.area for each in coverage(waiting, TURNS, PLAN)] == ["Comparing releases"]


def test_why_an_area_is_in_the_plan_is_told_by_its_first_question_or_by_the_areas_of_the_opening() -> None:
    turn = Turn(
        interview_id=INTERVIEW.id,
        number=1,
        phase=Phase.TECHNICAL,
        area="Wiring",
        kind=QuestionKind.NEW_AREA,
        difficulty=Difficulty.MEDIUM,
        question="How?",
        why="Next in the plan: the job asks for wiring; the resume only mentions it",
        asked_at=datetime(2026, 11, 3, tzinfo=UTC) + timedelta(minutes=1),
    )
    waiting = INTERVIEW.model_copy(update={"areas_to_probe": NAMES, "preferences": Preferences()})
    whys = {each.area: each.why for each in coverage(waiting, [turn], PLAN)}
    assert whys["Wiring"] == "the job asks for wiring; the resume only mentions it"
    assert whys["Testing"] == ""
    areas = [Area(**area.model_dump(), why="for a reason", resume=ResumeMatch.MISSING) for area in PLAN.areas]
    assert {each.why for each in coverage(waiting, [turn], None, areas)} == {"for a reason"}
