"""How far the interview got with an area: open, probing, evidenced or exhausted."""

from graph.decisions.areas import MOST_EVIDENCE, ask, strengths, strongest, to_probe, track
from graph.decisions.moves import Move
from graph.subjects import Area, Evidence, Question, Reading
from graph.vocabulary import (
    AreaStatus,
    Difficulty,
    Gap,
    Intent,
    Phase,
    QuestionKind,
    ResumeMatch,
    Strength,
)


def area(name: str, weight: float = 0.2, **rest: object) -> Area:
    given = {"phase": Phase.TECHNICAL, "need": "a need", "why": "", "resume": ResumeMatch.PRESENT, **rest}
    return Area.model_validate({"name": name, "weight": weight, **given})


def evidence(name: str, strength: Strength, start: int = 0, turn: int = 3) -> Evidence:
    return Evidence(area=name, quote="I did it", turn=turn, start=start, end=start + 8, strength=strength)


def move(kind: QuestionKind | None, name: str | None, intent: Intent = Intent.ANSWER) -> Move:
    return Move(kind=kind, phase=Phase.TECHNICAL, area=name, intent=intent, difficulty=Difficulty.MEDIUM)


ASKED = Question(
    turn=3,
    phase=Phase.TECHNICAL,
    area="Wiring",
    kind=QuestionKind.NEW_AREA,
    difficulty=Difficulty.MEDIUM,
    text="How?",
    why="",
)
AREAS = (area("Wiring", 0.3, questions=1), area("Testing", 0.4))


def status(areas: tuple[Area, ...]) -> list[str]:
    return [a.status.value for a in areas]


def test_a_sufficient_answer_with_a_described_claim_makes_the_area_evidenced() -> None:
    reading = Reading(sufficient=True, evidence=(evidence("Wiring", Strength.DESCRIBED),))
    tracked = track(AREAS, ASKED, Intent.ANSWER, reading)
    assert status(tracked) == ["evidenced", "open"]
    assert strengths(tracked) == ("Wiring",)
    assert to_probe(tracked) == ("Testing",)


def test_a_bare_claim_supports_nothing_however_sufficient_the_answer_is_called() -> None:
    reading = Reading(sufficient=True, evidence=(evidence("Wiring", Strength.ASSERTED),))
    assert status(track(AREAS, ASKED, Intent.ANSWER, reading)) == ["probing", "open"]


def test_an_answer_that_was_not_read_loses_nothing_and_shows_nothing() -> None:
    tracked = track(AREAS, ASKED, Intent.ANSWER, None)
    assert status(tracked) == ["probing", "open"]
    assert tracked[0].evidence == ()


def test_evidence_for_another_area_makes_it_probing_and_no_more() -> None:
    reading = Reading(sufficient=True, evidence=(evidence("Testing", Strength.SHOWN),))
    assert status(track(AREAS, ASKED, Intent.ANSWER, reading)) == ["probing", "probing"]


def test_an_area_left_after_all_its_follow_ups_is_exhausted_which_is_not_evidenced() -> None:
    spent = (area("Wiring", status=AreaStatus.PROBING, questions=3, follow_ups=2), area("Testing"))
    after = ask(spent, "Wiring", move(QuestionKind.NEW_AREA, "Testing"), 2)
    assert status(after) == ["exhausted", "open"]
    assert strengths(after) == ()
    assert after[1].questions == 1


def test_an_area_left_for_want_of_time_is_still_worth_probing() -> None:
    begun = (area("Wiring", status=AreaStatus.PROBING, questions=1), area("Testing", 0.1))
    after = ask(begun, "Wiring", move(QuestionKind.NEW_AREA, "Testing"), 2)
    assert to_probe(after) == ("Wiring", "Testing")


def test_an_area_with_a_case_shown_is_evidenced_when_left_even_if_something_stayed_open() -> None:
    shown = (area("Wiring", status=AreaStatus.PROBING, evidence=(evidence("Wiring", Strength.SHOWN),)),)
    assert status(ask(shown, "Wiring", move(QuestionKind.CLOSING, None), 2)) == ["evidenced"]


def test_someone_who_would_rather_not_answer_is_not_asked_again_and_not_judged() -> None:
    reading = Reading(sufficient=None)
    assert status(track(AREAS, ASKED, Intent.REFUSE, reading)) == ["exhausted", "open"]


def test_follow_ups_and_rephrases_are_counted_and_services_are_not() -> None:
    areas = ask(AREAS, "Wiring", move(QuestionKind.FOLLOW_UP, "Wiring"), 2)
    areas = ask(areas, "Wiring", move(QuestionKind.REPHRASE, "Wiring", Intent.NO_KNOWLEDGE), 2)
    areas = ask(areas, "Wiring", move(QuestionKind.REPHRASE, "Wiring", Intent.REPEAT_REQUEST), 2)
    areas = ask(areas, "Wiring", move(QuestionKind.ANSWER_TO_CANDIDATE, "Wiring", Intent.QUESTION_BACK), 2)
    assert (areas[0].questions, areas[0].follow_ups, areas[0].rephrases) == (3, 1, 1)


def test_the_strongest_quotes_are_kept_once_each_in_the_order_they_were_said() -> None:
    many = [evidence("Wiring", Strength.ASSERTED, start=n * 10) for n in range(MOST_EVIDENCE)]
    kept = strongest([*many, evidence("Wiring", Strength.SHOWN, start=5, turn=9), many[0]])
    assert len(kept) == MOST_EVIDENCE
    assert kept[-1].strength is Strength.SHOWN
    assert [(e.turn, e.start) for e in kept] == sorted((e.turn, e.start) for e in kept)


def test_a_gap_alone_changes_no_status() -> None:
    reading = Reading(sufficient=False, gap=Gap.RESULT, evidence=(evidence("Wiring", Strength.DESCRIBED),))
    assert status(track(AREAS, ASKED, Intent.ANSWER, reading)) == ["probing", "open"]
