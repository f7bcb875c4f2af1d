"""There are words for whatever the record can hold."""

from enum import StrEnum

import pytest

from api.papers.in_words import ENDINGS, GAPS, INTENTS, KINDS, STATUSES, STRENGTHS, read_as
from graph.vocabulary import AreaStatus, Gap, Intent, QuestionKind, Strength
from storage.models import EndReason


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (KINDS, QuestionKind),
        (INTENTS, Intent),
        (GAPS, Gap),
        (STRENGTHS, Strength),
        (STATUSES, AreaStatus),
        (ENDINGS, EndReason),
    ],
)
def test_there_are_words_for_whatever_the_record_can_hold(words: dict[StrEnum, str], kind: type[StrEnum]) -> None:
    assert set(words) == set(kind)


def test_an_answer_is_read_as_what_it_is_and_what_it_leaves_open() -> None:
    assert read_as(Intent.ANSWER, Gap.RESULT, False) == ("an answer", "open: what came of it is not told")
    assert read_as(Intent.ANSWER, None, True) == ("an answer", "nothing left open")
    assert read_as(None, None, None) == ("intent not assessed",)
