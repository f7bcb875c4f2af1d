"""The personas: each does what its file says, the same each time."""

import pytest

from evals.candidate import Candidate
from evals.speech import Leaving, UnreadablePersona, manner, personas
from tests.unit.evals.test_candidate import RESUME, interview

OF_THE_ISSUE = (
    "strong thin nervous terse rambling evasive off_topic hostile non_native career_changer over_claiming injecting "
    "asking_back leaving_early"
).split()


def person(how: str, seed: str = "robin") -> Candidate:
    return Candidate(RESUME, manner(how), seed=seed, company="Port Lane", title="Depot Manager")


def in_place_of_answers(how: str) -> list[str]:
    someone = person(how)
    said = interview(someone)
    return [answer for told, answer in zip(someone.told, said, strict=True) if told.what == "detour"]


def test_there_are_fourteen_personas_beside_the_plain_one() -> None:
    assert set(personas()) == {*OF_THE_ISSUE, "plain"}


@pytest.mark.parametrize("how", personas())
def test_a_persona_is_the_same_each_time(how: str) -> None:
    assert interview(person(how)) == interview(person(how))
    assert manner(how).name == how


def test_the_strong_one_tells_every_case_in_full() -> None:
    someone = person("strong")
    interview(someone)
    of_work = [told.what for told in someone.told if told.what != "talk"]
    assert len(of_work) >= 8
    assert set(of_work) <= {"full", "more"}


def test_the_thin_one_tells_none_in_full() -> None:
    someone = person("thin")
    interview(someone)
    assert "full" not in {told.what for told in someone.told}


@pytest.mark.parametrize("how", ["evasive", "off_topic", "hostile", "over_claiming", "injecting", "asking_back"])
def test_some_do_something_else_than_answer_and_never_twice_the_same(how: str) -> None:
    instead = in_place_of_answers(how)
    assert len(instead) >= 2
    assert len(set(instead)) == len(instead)
    assert all(told.meant for told in manner(how).detours)


def test_the_evasive_one_hands_the_question_back_word_for_word() -> None:
    someone = person("evasive")
    asked = [f"Tell me about delivery {number} to the depot." for number in range(8)]
    said = [someone.answer(question, "technical", number) for number, question in enumerate(asked, 3)]
    assert set(asked) & set(said)


def test_the_injecting_one_knows_many_attacks() -> None:
    attacks = [saying for detour in manner("injecting").detours for saying in detour.say]
    assert len(set(attacks)) >= 20


def test_no_slot_is_left_open_in_what_is_said() -> None:
    for how in personas():
        if how != "injecting":
            assert not any("{" in answer for answer in interview(person(how)))


def test_the_one_who_learnt_the_language_late_tells_the_same_in_other_words() -> None:
    plain, learnt = " ".join(interview(person("plain"))), " ".join(interview(person("non_native")))
    assert "n't" in plain
    assert "n't" not in learnt
    assert learnt.count(" the ") < 0.8 * plain.count(" the ")


def test_the_rambling_one_says_much_and_the_terse_one_little() -> None:
    def length(how: str) -> int:
        return sum(len(answer.split()) for answer in interview(person(how)))

    assert length("rambling") > 1.3 * length("plain")
    assert length("terse") < 0.8 * length("plain")


def test_who_leaves_does_it_in_one_of_three_ways_after_a_few_answers() -> None:
    ways = set()
    for seed in map(str, range(12)):
        someone = person("leaving_early", seed)
        for number in range(1, 5):
            assert someone.goes is None
            someone.answer("Tell me about one morning at the depot.", "technical", number)
        ways.add(someone.goes)
        if someone.goes is None:
            says = someone.answer("And then?", "technical", 5)
            assert "stop" in says or "end" in says
            stays = someone.answer("Would you like to stop the interview here, or shall we go on?", "technical", 6)
            assert stays.startswith("Yes")
    assert ways == {None, Leaving.ENDS, Leaving.HANGS_UP}


def test_an_unknown_persona_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnreadablePersona, match=r"no persona grumpy.*asking_back, .*thin"):
        manner("grumpy")
