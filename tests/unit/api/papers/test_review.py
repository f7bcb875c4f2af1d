"""What a recruiter reads of an interview."""

from datetime import timedelta
from typing import Any

import pytest

from api.papers.review import review
from graph.subjects import Skill
from graph.vocabulary import Comfort
from storage.desk.invitations import Consent
from storage.desk.reviews import Decision
from storage.models import Interview, Turn
from tests.unit.cli.test_transcript_markdown import BEGUN, INTERVIEW, TURNS

TONE = "assess_comfort"


def sounding(comfort: Comfort | None) -> tuple[Interview, list[Turn]]:
    """The same interview, had its candidate sounded like this, and had the model that hears it been late."""
    turns = [
        turn.model_copy(
            update={
                "comfort": comfort,
                "assessment_skills": (
                    *(skill for skill in turn.assessment_skills if skill.skill != TONE),
                    *((Skill(skill=TONE, made_by="rules", fallback="late"),) if comfort else ()),
                ),
            }
        )
        for turn in TURNS
    ]
    return INTERVIEW.model_copy(update={"comfort": comfort or Comfort.NEUTRAL}), turns


@pytest.mark.parametrize("comfort", Comfort)
def test_how_at_ease_somebody_sounded_changes_nothing_that_a_recruiter_reads(comfort: Comfort) -> None:
    assert review(*sounding(comfort)).model_dump_json() == review(*sounding(None)).model_dump_json()


def names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for each in value.values() for name in names(each)}
    return {name for each in value for name in names(each)} if isinstance(value, list) else set()


def test_it_has_no_field_for_comfort_a_score_or_a_rank() -> None:
    fields = names(review(INTERVIEW, TURNS).model_dump(mode="json"))
    assert "evidence" in fields
    assert not {name for name in fields if any(word in name for word in ("comfort", "score", "rank", "rating"))}


def test_it_holds_what_was_asked_why_and_on_what_ground_and_what_was_answered() -> None:
    turn = review(INTERVIEW, TURNS).turns[1]
    assert (turn.question, turn.why, turn.answer) == (TURNS[1].question, TURNS[1].why, TURNS[1].answer)
    assert turn.sources[0].model_dump() == {
        "document": "resume",
        "section": "experience",
        "text": "Compared releases",
        "employer": "Pier 9",
        "role": "Release engineer",
    }
    assert turn.evidence == TURNS[1].evidence
    assert [skill.skill for skill in turn.skills] == ["ask", "find_evidence"]


def test_every_skill_that_the_rules_did_for_the_model_is_told_with_its_reason() -> None:
    feedback = (Skill(skill="give_feedback", made_by="rules", fallback="unreachable"),)
    told = review(INTERVIEW.model_copy(update={"feedback_skills": feedback}), TURNS)
    assert [(each.turn, each.skill, each.reason) for each in told.fallbacks] == [
        (2, "find_evidence", "late"),
        (None, "give_feedback", "unreachable"),
    ]


def test_by_rules_alone_nothing_fell_back() -> None:
    assert review(INTERVIEW, [TURNS[0], TURNS[2]]).fallbacks == ()


def test_decisions_carry_the_name_of_a_person_and_consent_its_text() -> None:
    note = Decision(id="d", at=BEGUN, author="Ivana", written_by="token-7", text="We meet.")
    consent = Consent(text="# An AI asks", hash="0" * 64, at=BEGUN - timedelta(minutes=1))
    told = review(INTERVIEW, TURNS, decisions=[note], consent=consent).model_dump(mode="json")
    assert told["decisions"] == [{"id": "d", "at": "2026-11-03T14:05:00Z", "author": "Ivana", "text": "We meet."}]
    assert told["consent"] == {"hash": "0" * 64, "given_at": "2026-11-03T14:04:00Z", "text": "# An AI asks"}
