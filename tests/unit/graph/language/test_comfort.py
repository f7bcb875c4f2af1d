import pytest

from graph.language.comfort import assess, signs
from graph.vocabulary import Comfort

QUESTION = "How did you bring the energy bill of the bakery down?"


@pytest.mark.parametrize(
    "answer",
    [
        "Um, sorry, I'm a bit nervous. I, um, I wrote down when they ran. Sorry, that's not very exciting.",
        "My mind has gone blank. I know this, I really do.",
        "I'm so nervous right now, I haven't been in an interview for eleven years.",
        "Sorry. Sorry, I'm rambling, where was I.",
        "So we had, no, wait, it was the other oven. Sorry. I'm not explaining this very well.",
        "I'm terrible at interviews, I should say. We turned the second oven off at noon.",
        "It was the heat that... sorry. I don't know why that is so hard to tell. Can you give me a second?",
        "Sorry, that probably sounds silly. Sorry. I just counted the trays.",
        "I'm not sure if that's what you're asking, sorry, um, it was mostly the ovens, um, and the lamps.",
    ],
)
def test_what_people_say_of_their_nerves_reads_as_nervous(answer: str) -> None:
    assert assess(QUESTION, answer) is Comfort.NERVOUS


@pytest.mark.parametrize(
    "answer",
    [
        # hedges
        "I think it was maybe ten percent, I guess, more or less. Probably it was mostly the ovens, I'd say, kind of.",
        # fillers
        "Um, so, we put a timer on the, uh, the ovens, and, um, the lamps, and, er, that was most of it, um, I think.",
        # forms of somebody whose first language is another
        "I have worked there since three years. The oven it was always on, also night. So I make a paper.",
        "In bakery is very hot, we are only two person, so my boss he say to me please find where goes the money.",
        # few words
        "No.",
        "Timers.",
        "I don't know.",
        "Yes, twice.",
        # requests and what comes of a bad line
        "Sorry, could you say that again? You cut out for a second.",
        "Sorry, what do you mean by the bill, the gas or the power?",
        "Sorry, before I answer, I have to go five minutes early.",
        "Can I think for a moment?",
        # other people's feelings, and those of long ago
        "The apprentice was so nervous that he burned a whole tray, and I felt sorry for him.",
        "I was nervous before the first night shift, years ago, and then I liked it.",
        "I told the customer we were sorry and baked it again.",
        # candid about a limit
        "I haven't done that. I know the steps, I'd say, but not the pain of it.",
    ],
)
def test_hedges_fillers_short_and_foreign_forms_and_requests_do_not_read_as_nervous(answer: str) -> None:
    assert assess(QUESTION, answer) is not Comfort.NERVOUS


@pytest.mark.parametrize(
    "answer",
    [
        "I wrote down when each oven ran, for two weeks. Then I moved the rye to the night and switched one oven off. "
        "The bill fell by 340 euros in the first month.",
        "Oh, that one I can answer. I stood by the meter for a whole morning.",
        "I loved that one. The old oven was the culprit.",
        "I told the owner on Monday, 'the second oven is for show'. He laughed, and I showed him the meter. "
        "We sold it in March, and I kept the money for new doors.",
    ],
)
def test_a_fluent_account_of_what_one_did_oneself_reads_as_confident(answer: str) -> None:
    assert assess(QUESTION, answer) is Comfort.CONFIDENT


@pytest.mark.parametrize(
    "answer",
    [
        "It depends on the house, I suppose.",
        "I'd look at the meter first, and I'd ask the night shift, and then I would maybe move the rye.",
        "There was a form for that. It was sent to the office.",
        "What happens after this, is there a test?",
    ],
)
def test_what_is_neither_reads_as_neutral(answer: str) -> None:
    assert assess(QUESTION, answer) is Comfort.NEUTRAL


def test_more_words_of_the_same_kind_change_nothing() -> None:
    plain = "There was a form for that. It was sent to the office. "
    assert assess(QUESTION, plain) is assess(QUESTION, plain * 20) is Comfort.NEUTRAL


def test_one_sorry_makes_nobody_nervous() -> None:
    assert assess(QUESTION, "Sorry, I mixed up the years. It was 2019.") is not Comfort.NERVOUS


def test_an_answer_that_reads_the_question_out_is_not_judged_by_its_words() -> None:
    question = "Are you sorry, and are you nervous when I am nervous?"
    assert assess(question, f"{question} No.") is not Comfort.NERVOUS


def test_the_signs_say_what_was_heard() -> None:
    heard = signs("Um, sorry. I think I moved the rye in March.")
    assert heard.nerves == pytest.approx(1.3)
    assert heard.specifics == 1
    assert heard.actions == 1
    assert heard.hedges_per_hundred > 0
