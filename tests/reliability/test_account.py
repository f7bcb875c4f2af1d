"""What a candidate may count on: which words a reply was made to, and which may have been lost."""

from graph.vocabulary import Phase
from tests.reliability.account import Account, Message, Told


def question(number: int) -> Told:
    return Told(number, Phase.TECHNICAL, "I see.", f"Question {number}?")


def connected() -> Account:
    account = Account("seat-1.1", connections=1)
    account.told_question(question(1), now=0.0)
    return account


def said(name: str, account: Account, at: float, id_: str | None = None) -> Message:
    message = Message(name, f"Words of {name}.", account.number, id_)
    account.sent([message], at)
    return message


def test_the_next_question_acknowledges_the_answer_before_it() -> None:
    account = connected()
    answer = said("case 1-1-1", account, at=1.0)
    account.told_question(question(2), now=1.1)
    assert answer.acknowledged
    assert account.outstanding == []


def test_the_same_question_again_acknowledges_nothing() -> None:
    account = connected()
    answer = said("case 1-1-1", account, at=1.0)
    account.connections = 2
    account.told_question(question(1), now=9.0)
    assert not answer.acknowledged
    assert account.outstanding == [answer]


def test_spoken_words_are_in_a_reply_that_was_held_back_for_them() -> None:
    account = connected()
    parts = [said("case 1-1-1", account, at=1.0), said("case 1-1-2", account, at=1.3)]
    account.told_question(question(2), now=2.2)
    assert [part.acknowledged for part in parts] == [True, True]


def test_words_that_cross_the_reply_answer_the_next_question() -> None:
    account = connected()
    first, late = said("case 1-1-1", account, at=1.0), said("case 1-1-2", account, at=1.3)
    account.told_question(question(2), now=1.4)
    assert (first.acknowledged, late.acknowledged) == (True, False)
    assert (late.question, account.outstanding) == (2, [late])


def test_a_reply_names_the_last_message_it_was_made_to() -> None:
    account = connected()
    parts = [said("case 1-1-1", account, at=1.0, id_="a"), said("case 1-1-2", account, at=1.1, id_="b")]
    account.told_question(question(2), now=1.2, in_reply_to="b")
    assert [part.acknowledged for part in parts] == [True, True]


def test_after_a_break_only_the_first_part_is_known_to_have_arrived() -> None:
    account = connected()
    parts = [said("case 1-1-1", account, at=1.0), said("case 1-1-2", account, at=1.3)]
    account.connections = 2
    account.told_question(question(2), now=9.0)
    assert [part.acknowledged for part in parts] == [True, False]
    assert account.outstanding == []


def test_an_end_asked_for_after_the_words_acknowledges_them() -> None:
    account = connected()
    parts = [said("case 1-1-1", account, at=1.0), said("case 1-1-2", account, at=1.1)]
    account.asked_to_end()
    account.told_end("the-id", "Thank you.", now=1.2)
    assert [part.acknowledged for part in parts] == [True, True]


def test_an_end_asked_for_on_a_later_connection_acknowledges_nothing() -> None:
    account = connected()
    answer = said("case 1-1-1", account, at=1.0)
    account.connections = 2
    account.asked_to_end()
    account.told_end("the-id", "Thank you.", now=9.0)
    assert not answer.acknowledged


def test_a_question_that_comes_after_a_later_one_is_a_fault() -> None:
    account = connected()
    account.told_question(question(2), now=1.0)
    account.told_question(question(1), now=2.0)
    assert account.faults == ["question 1 was told after question 2"]


def test_the_last_words_may_name_what_they_were_said_to() -> None:
    account = connected()
    parts = [said("case 1-1-1", account, at=1.0, id_="a"), said("case 1-1-2", account, at=1.1, id_="b")]
    account.told_farewell("Goodbye.", now=1.2, in_reply_to="b")
    account.told_end("the-id", "Thank you.", now=1.2)
    assert [part.acknowledged for part in parts] == [True, True]


def test_words_that_met_an_error_are_not_acknowledged_by_what_comes_next() -> None:
    account = connected()
    answer = said("case 1-1-1", account, at=1.0)
    account.told_error("RecordsUnavailable")
    account.told_question(question(2), now=2.0)
    assert (answer.acknowledged, account.outstanding) == (False, [])


def test_words_that_met_an_error_and_were_sent_again_are_acknowledged() -> None:
    account = connected()
    answer = said("case 1-1-1", account, at=1.0)
    account.told_error("RecordsUnavailable")
    account.sent([answer], now=3.0)
    account.told_question(question(2), now=3.1)
    assert answer.acknowledged


def test_after_words_that_were_given_up_a_reply_may_be_one_to_them() -> None:
    account = connected()
    given_up = said("case 1-1-1", account, at=1.0)
    account.give_up()
    answer = said("case 1-1-2", account, at=7.0, id_="b")
    account.told_question(question(2), now=7.1)
    assert not given_up.acknowledged
    assert (answer.acknowledged, account.outstanding) == (False, [answer])
    account.told_question(question(3), now=7.2, in_reply_to="b")
    assert answer.acknowledged
