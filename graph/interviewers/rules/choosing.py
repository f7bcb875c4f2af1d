"""Choosing words: never a wording twice while another is left, never the same opening words two turns running.

Everything is decided by what was said before and by the interview's own papers: the same brief has the same outcome.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

from graph.decisions.guard import inspect
from graph.interviewers.skills import AskBrief
from graph.language.wordings import fill, last_said, opening_words, unused

FEWEST_WORDS = 10
EASY_TO_HEAR = 28
MOST_WORDS = 35
_TWICE = re.compile(r"\byou write that you wr(?:ote|ite)\b|\byou did [^:]*: you did\b", re.IGNORECASE)
_QUESTION_WORD = re.compile(r"(?:How|What|Which|Who|Whom|Where|When|Why|Whose)\b")


def seed(brief: AskBrief) -> int:
    """Where in a list of wordings to begin: differs between jobs and areas, and moves on with the turns."""
    about = f"{brief.job.id} {brief.job.title} {brief.area.name if brief.area else ''} {brief.first_name}"
    return crc32(about.encode()) // 7 + brief.turn + (3 if brief.objection else 0)


def spoken(wordings: Sequence[str], slots: Mapping[str, str], earlier: Sequence[str], start: int) -> Iterator[str]:
    """The wordings whose slots are known, filled, the fittest first."""
    for wording in unused(wordings, earlier, start):
        if said := fill(wording, slots):
            yield said


def one(wordings: Sequence[str], slots: Mapping[str, str], earlier: Sequence[str], start: int) -> str | None:
    """The first of `spoken` that does not begin like the last thing said."""
    fit = list(spoken(wordings, slots, earlier, start))
    before = opening_words(earlier[-1]) if earlier else ""
    return next((said for said in fit if opening_words(said) != before), fit[0] if fit else None)


def sayable(question: str, asked: Sequence[str]) -> bool:
    """Would the question guard let it pass?"""
    return inspect(question, kind="question", asked=asked).allowed


def joined(lead: str, question: str) -> str | None:
    """A lead and its question; a lead that ends with a comma goes only with a question word."""
    if _TWICE.search(lead):
        return None
    if not lead.endswith(","):
        return f"{lead} {question}"
    if not _QUESTION_WORD.match(question):
        return None
    return f"{lead} {question[0].lower()}{question[1:]}"


def led(
    leads: Sequence[str],
    questions: Sequence[str],
    slots: Mapping[str, str],
    asked: Sequence[str],
    start: int,
) -> str | None:
    """A lead and a question that go together, in 10 to 35 words; None where no pair does."""
    before = opening_words(asked[-1]) if asked else ""
    sayable_leads = [said for wording in unused(leads, asked, start, at_start=True) if (said := fill(wording, slots))]
    second_best = None
    fresh = [question for question in questions if last_said(question, asked) < 0]
    for pool in (fresh, [question for question in questions if question not in fresh]):
        for most in (EASY_TO_HEAR, MOST_WORDS):
            for question in pool:
                for lead in sayable_leads:
                    text = joined(lead, question)
                    if text is None or not FEWEST_WORDS <= len(text.split()) <= most or not sayable(text, asked):
                        continue
                    if opening_words(text) != before:
                        return text
                    second_best = second_best or text
    return second_best
