"""The simulated candidate: the same person each time, who speaks of their resume and never says a thing twice."""

from evals.candidate import Candidate
from evals.speech import Case, cases, manner

RESUME = """\
Robin Ash
robin@mail.example

EXPERIENCE
Fenland Depot, Shift Lead                                   March 2021 - Present
- Planned the routes of 14 drivers for each morning
- Cut the time a lorry waits at the gate from 40 to 15 minutes
- Trained 9 new colleagues on the loading bay

Marsh & Daughters, Warehouse Clerk                          May 2017 - February 2021
- Counted the stock of two halls every quarter
"""
GATE = "You cut the time a lorry waits at the gate from 40 to 15 minutes. Which part was the hardest to get right?"


def robin(how: str = "plain", seed: str = "robin") -> Candidate:
    return Candidate(RESUME, manner(how), seed=seed, company="Port Lane", title="Depot Manager")


def sentences(text: str) -> list[str]:
    return [part.strip() for part in text.replace("?", ".").split(".") if len(part.split()) > 3]


def interview(candidate: Candidate) -> list[str]:
    asked = [
        ("How did you come from Marsh & Daughters to Fenland Depot?", "introduction"),
        ("What made you apply?", "introduction"),
        (GATE, "technical"),
        ("What came of that?", "technical"),
        ("You planned the routes of 14 drivers. How do you decide what comes first?", "technical"),
        ("How did you check that you were on the right track?", "technical"),
        ("The job asks for sea freight papers and customs tariffs. How would you go about it?", "technical"),
        ("What is the nearest thing to customs tariffs that you have done?", "technical"),
        ("Tell me about one time you and somebody at work saw things differently.", "behavioral"),
        ("Which part of that was yours?", "behavioral"),
        ("Tell me about one person you helped who found it hard at first.", "behavioral"),
        ("What would you like to ask about the role?", "conclusion"),
        ("Is there anything else you would like to ask?", "conclusion"),
        ("What else would you like to know?", "conclusion"),
    ]
    return [candidate.answer(question, phase, number) for number, (question, phase) in enumerate(asked, 1)]


def test_the_same_person_gives_the_same_answers_and_another_job_hears_others() -> None:
    assert interview(robin()) == interview(robin())
    assert interview(robin()) != interview(robin(seed="robin for another job"))


def test_nothing_is_said_twice_in_an_interview() -> None:
    for how in ("plain", "terse", "nervous"):
        said = [sentence for answer in interview(robin(how)) for sentence in sentences(answer)]
        assert len(said) == len(set(said))


def test_each_request_comes_once_and_the_last_word_is_that_there_is_no_more() -> None:
    answers = interview(robin())
    assert sum("repeat" in answer or "say it again" in answer for answer in answers) == 1
    assert sum("don't know" in answer or "can't say much" in answer for answer in answers) == 1
    assert answers[-3].endswith("?") and answers[-2].endswith("?")
    assert answers[-1].startswith("No, ")


def test_what_the_resume_holds_is_told_at_length_and_never_unknown() -> None:
    answer = robin().answer(GATE, "technical", 3)
    assert 40 <= len(answer.split()) <= 160
    assert "don't know" not in answer


def test_a_follow_up_goes_on_with_the_same_case() -> None:
    for seed in ("a", "b", "c", "d"):
        candidate = robin(seed=seed)
        first = candidate.answer(GATE, "technical", 3)
        more = candidate.answer("Which part of that was yours?", "technical", 4)
        assert case_of(first) == case_of(more)
        assert not set(sentences(first)) & set(sentences(more))


def case_of(answer: str) -> Case:
    """The case that most of the answer's words come from."""
    spoken = set(answer.split())
    told = [case for group in cases() for case in group.cases]
    return max(told, key=lambda case: len(spoken & set(" ".join(case.model_dump(exclude={"about"}).values()).split())))


def test_a_terse_person_says_less_than_a_plain_one() -> None:
    def length(how: str) -> int:
        return sum(len(answer.split()) for answer in interview(robin(how)))

    assert length("terse") < 0.85 * length("plain")


def test_the_nervous_one_calms_down() -> None:
    answers = interview(robin("nervous"))
    assert "nervous" in answers[0]
    assert not any(answer.startswith(("Um", "Uh", "Sorry, give")) for answer in answers[6:])


def test_asked_whether_to_stop_they_go_on() -> None:
    assert "go on" in robin().answer("Would you like to stop the interview here, or shall we go on?", "technical", 5)
