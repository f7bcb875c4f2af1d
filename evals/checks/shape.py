"""Is it one open question, short enough to hear once, and is there none in the acknowledgement?"""

import re
from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.material import Material
from evals.wording import sentences
from graph.decisions.guard.shape import (
    AUXILIARY,
    HEADS,
    JOINED_HEADS,
    TELL_ALONE,
    is_a_question_in_passing,
    is_leading,
    is_several_questions,
)
from graph.decisions.guard.wording import plain, without_quotes
from graph.language.words import count_words
from graph.vocabulary import QuestionKind

MOST_WORDS = 38
"""Good questions have 10 to 35."""
MOST_WORDS_OPENING = 48
"""The opening also greets, and says who is asking."""

FEWEST_WORDS_OF_A_STATEMENT = 5

_OR_TELL = re.compile(r",? or (?:please )?(?:tell|show|give) (?:us|me)\b", re.IGNORECASE)
"""An offer to add something, which is part of the same question."""
_WH = r"(?:how|what|which|who|whom|whose|why|when|where)"
_SECOND = re.compile(
    rf", (?:and|or|but) (?:(?:when|if|once|where) [^,?]+, )?(?:{_WH}\b(?! (?:to|not)\b)"
    rf"|{AUXILIARY} (?:the|your|an?|any|some|other|their|his|her|its|our|everybody|nobody|anybody)\b)"
)
"""After a direct question and a comma: "..., and whose word counted?", "..., and did the driver agree?"."""
_ELLIPTIC = re.compile(rf",? (?:and|or|but) {_WH}(?: \w+)?(?=[?]$)", re.IGNORECASE)
"""Another half of the same question: "..., and which later?"."""
_DEMANDS = re.compile(
    r"\b(?:you (?:must|should|(?:will )?have to)|i (?:want|would like|wish|need) you to|do|please) (?:tell|explain)\b"
)
"""A question without its mark, in an acknowledgement."""
_ASSUMES = re.compile(
    r"^(?:so,? )?(?:i (?:take it|assume|presume|suppose|imagine|gather|trust|guess|expect|bet)|presumably|surely"
    r"|no doubt|naturally|obviously|clearly|of course)\b"
    r"|, (?:i (?:suppose|assume|imagine|presume|take it|guess|gather)|presumably|surely|no doubt|of course"
    r"|as any \w+ would|as (?:one|you) should|as is (?:only )?right)(?:,| you\b)?[^,?]*\?$"
    r"|, (?:is (?:it|that|this)(?: not)?|(?:is|was) not (?:it|that|this)) (?:right|so|true|correct|fair)\?$"
    r"|^(?:so |and |but )*(?:would|should|is|was|were|does|do|did|are) not (?:it|that|this|the|they|you|your)\b"
    r"|\bis it (?:fair|right|correct|true|safe) to (?:say|assume)\b"
    r"|, (?:am i (?:not )?right|(?:do|would) you (?:not )?agree|you (?:would )?agree|agreed)\?$"
)
_OFFERS_THE_ANSWER = re.compile(
    r"^(?:so |and |but |then )*(?:was|were|is|did|do|does|are) "
    r"(?!you (?:remember|recall|know|have|think|see)\b)(?:it|that|this|they|the \w+|you)\b"
    r".*\b(?:because|in order to|rather than|simply|just that)\b"
    r"|(?:^|, )(?:was|is|were) it (?:the|that|because|your|a)\b"
)


def check(material: Material) -> Iterator[Defect]:
    for turn in material.turns:
        question = turn.question
        if several(question, closing=turn.kind is QuestionKind.CLOSING):
            yield Defect(turn.number, "multi_question", question)
        most = MOST_WORDS_OPENING if turn.kind is QuestionKind.OPENING else MOST_WORDS
        if (count := count_words(question)) > most:
            yield Defect(turn.number, "too_long", f"{count} words: {question}")
        if leading(question):
            yield Defect(turn.number, "leading_question", question)
        if turn.response and (is_a_question_in_passing(turn.response) or _DEMANDS.search(plain(turn.response))):
            yield Defect(turn.number, "question_in_response", turn.response)


def several(question: str, *, closing: bool = False) -> bool:
    """More than one question, in one sentence or in two. A closing one may offer to ask or to add."""
    if closing:
        question = re.sub(r",? or (?:what|which|is|do|would)\b[^?]*\?", "?", question)
    question = _ELLIPTIC.sub("", _OR_TELL.sub(" or add", question))
    if is_several_questions(question):
        return True
    for one in sentences(without_quotes(plain(question))):
        if TELL_ALONE.match(one) or re.match(r"(?:could|can|would|will) you\b", one):
            continue
        if HEADS.search(one) and _SECOND.search(one):
            return True
    return False


def leading(question: str) -> bool:
    """Puts the answer into the candidate's mouth, or states it with a question mark behind."""
    if is_leading(question):
        return True
    asked = [one for one in sentences(without_quotes(plain(question))) if one.endswith("?")]
    return any(_ASSUMES.search(one) or _OFFERS_THE_ANSWER.search(one) or _is_a_statement(one) for one in asked)


def _is_a_statement(asked: str) -> bool:
    """ "You told the driver first?": no question word, and no verb before its subject."""
    inverted = HEADS.search(asked) or JOINED_HEADS.search(asked) or TELL_ALONE.search(asked)
    short = count_words(asked) < FEWEST_WORDS_OF_A_STATEMENT
    return not (inverted or short or re.search(rf"\b{_WH}\b|(?:^|, ){AUXILIARY}\b", asked))
