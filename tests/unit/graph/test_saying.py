"""Only what the guard let pass is shown, piece by piece; what is begun anew says so."""

from typing import Any

from graph.interviewers.skills import Draft
from graph.saying import Saying

BAD = "You are the best."


class Page:
    """What a page that follows the protocol shows."""

    def __init__(self) -> None:
        self.attempt = 0
        self.shown = {"response": "", "question": ""}
        self.ever: list[str] = []

    def write(self, piece: dict[str, Any]) -> None:
        assert piece["attempt"] >= self.attempt
        if piece["attempt"] > self.attempt:
            self.attempt, self.shown = piece["attempt"], {"response": "", "question": ""}
        self.shown[piece["field"]] += piece["text"]
        self.ever.append(piece["text"])


async def may_be_said(_: str, text: str) -> bool:
    return BAD not in text


def begun() -> tuple[Saying, Page]:
    page = Page()
    return Saying(may_be_said, page.write), page


async def test_sentences_are_shown_as_they_come_and_each_once() -> None:
    saying, page = begun()
    saying.again()
    await saying.hear("response", "So the oven came first.")
    await saying.hear("response", "So the oven came first. Then the dough.")
    await saying.hear("question", "Why?")
    saying.said(Draft(response="So the oven came first. Then the dough.", question="Why?"))
    assert page.ever == ["So the oven came first.", " Then the dough.", "Why?"]
    assert page.attempt == 1


async def test_from_the_first_sentence_that_may_not_be_said_nothing_of_that_draft_is_shown() -> None:
    saying, page = begun()
    await saying.hear("response", "So the oven came first.")
    await saying.hear("response", f"So the oven came first. {BAD}")
    await saying.hear("question", "Why?")
    assert page.ever == ["So the oven came first."]
    saying.again()
    await saying.hear("response", "The oven, then.")
    saying.said(Draft(response="The oven, then.", question="How?"))
    assert page.shown == {"response": "The oven, then.", "question": "How?"}
    assert page.attempt == 2


async def test_where_nothing_was_shown_a_new_try_is_no_new_attempt() -> None:
    saying, page = begun()
    await saying.hear("response", BAD)
    saying.again()
    saying.said(Draft(response="Fine.", question="Why?"))
    assert (page.attempt, page.shown) == (1, {"response": "Fine.", "question": "Why?"})


async def test_a_draft_that_is_another_one_replaces_what_was_shown() -> None:
    saying, page = begun()
    await saying.hear("response", "So the oven came first.")
    saying.said(Draft(response="By rules.", question="Why?"))
    assert (page.attempt, page.shown) == (2, {"response": "By rules.", "question": "Why?"})
