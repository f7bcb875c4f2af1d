"""What is said before a question: a few words that show what was heard, without praise and without the question."""

import re
from collections.abc import Sequence

from graph.interviewers.rules.answering import reach_person
from graph.interviewers.rules.choosing import seed
from graph.interviewers.rules.grounds import asked_for, sources_of
from graph.interviewers.rules.heard import Heard
from graph.interviewers.rules.introducing import company_of
from graph.interviewers.rules.job_facts import telling
from graph.interviewers.skills import AskBrief
from graph.language.naming import spoken_name
from graph.language.wordings import fill, last_said, opening_words, unused
from graph.question_bank import QuestionBank
from graph.vocabulary import Comfort, Intent, Phase, QuestionKind

_TURNS_BETWEEN = 2
"""Turns between two transitions, and between two acknowledgements that only name a thing."""


def acknowledge(brief: AskBrief, bank: QuestionBank, heard: Heard, question: str) -> str | None:
    """What comes before `question`, which is not said in it: `heard` of the last answer, or a word to what it was."""
    if brief.kind is QuestionKind.OPENING:
        return None
    shown = _shown(brief, bank, heard.without(question))
    passage = _passage(brief, bank, question)
    return f"{shown} {passage}".strip() if passage else shown


def _shown(brief: AskBrief, bank: QuestionBank, heard: Heard) -> str:
    words = bank.responses
    slots = {"name": brief.first_name or "", "company": company_of(brief)}
    if brief.intent is Intent.WANTS_PERSON:
        return reach_person(brief, bank)
    if brief.kind is QuestionKind.CONFIRM_LEAVE:
        return _say(words.leave, slots, brief)
    if _went_on(brief, bank):
        return _say(words.going_on, slots, brief)
    if brief.intent is Intent.CLARIFICATION_REQUEST and brief.area is not None:
        meant = asked_for(brief.area, brief.job, sources_of(brief)).slots
        return _say(words.clarified, meant or {"job_thing": spoken_name(brief.area, brief.job)}, brief)
    if brief.intent is not None and (other := words.of(brief.intent)):
        return _say(other, slots, brief)
    echo = next(iter(_fresh(heard.echoes, brief)), None)
    if heard.private:
        if echo:
            return _say(words.private_echo, {"echo": echo}, brief)
        return _say(words.private, slots, brief)
    shown = _of_answer(brief, bank, heard, echo)
    closing = brief.kind is QuestionKind.CLOSING
    if brief.comfort is Comfort.NERVOUS and not closing and _not_lately(words.gentle, brief.responses, 3):
        return f"{shown} {_say(words.gentle, slots, brief)}"
    return shown


def _of_answer(brief: AskBrief, bank: QuestionBank, heard: Heard, echo: str | None) -> str:
    """A clause of theirs; now and then a thing the answer was about; else a few plain words."""
    words, said = bank.responses, brief.responses
    if heard.supposed:
        # What was only thought is not said back as something that happened.
        if would := next(iter(_fresh(heard.would, brief)), None):
            return _say(words.would, {"would": would}, brief)
        return _say(words.supposed, {}, brief)
    if echo:
        return _say(words.echo, {"echo": echo}, brief)
    topic = next((t for t in heard.topics if not any(t.lower() in response.lower() for response in said)), None)
    if topic and _not_lately(words.topic, said, _TURNS_BETWEEN):
        return _say(words.topic, {"topic": topic}, brief)
    further = brief.kind is QuestionKind.FOLLOW_UP and brief.area is not None
    return _say(words.so_far if further else words.plain, {}, brief)


def _fresh(clauses: Sequence[str], brief: AskBrief) -> list[str]:
    """Clauses that were not said back before."""
    return [clause for clause in clauses if not any(clause.lower() in said.lower() for said in brief.responses)]


def _passage(brief: AskBrief, bank: QuestionBank, question: str) -> str:
    """Where the talk goes next: when a phase begins, and now and then when an area does."""
    words = bank.responses
    slots = {"name": brief.first_name or ""}
    if brief.kind is QuestionKind.CLOSING:
        return _say(words.enter_conclusion, slots, brief, 0) if brief.entering_phase else ""
    if brief.kind is not QuestionKind.NEW_AREA or brief.area is None:
        return ""
    area = spoken_name(brief.area, brief.job)
    if _sounds_right(area) and not telling(area) & telling(question):
        slots["area"] = area
    if brief.entering_phase:
        entering = words.enter_behavioral if brief.phase is Phase.BEHAVIORAL else words.enter_technical
        return _say(entering, slots, brief, 0)
    if brief.intent in (Intent.COMMAND, Intent.INJECTION):
        return ""  # "let's go on" would sound like obeying
    moving = (*words.next_area, *words.enter_technical, *words.enter_behavioral)
    return _say(words.next_area, slots, brief, 0) if _not_lately(moving, brief.responses, _TURNS_BETWEEN) else ""


def _sounds_right(area: str) -> bool:
    """A short plain name can stand in a sentence; a heading with a clause or a list in it cannot."""
    return len(area.split()) <= 3 and not re.search(r"[,;:/()&]|\b(?:and|or|who|that|which)\b|^\w+ing\b", area)


def _say(wordings: Sequence[str], slots: dict[str, str], brief: AskBrief, openings: int = 2) -> str:
    """A wording not said before, that opens unlike the last `openings` things said."""
    turned = unused(wordings, brief.responses, seed(brief) if len(wordings) > 4 else 0)
    fit = [said for wording in turned if (said := fill(wording, slots))]
    if not fit:
        raise ValueError(f"no wording can be said of {list(wordings)[:2]}")
    before = {_opening(said) for said in brief.responses[len(brief.responses) - openings :]} if openings else set()
    return next((said for said in fit if _opening(said) not in before), fit[0])


def _opening(said: str) -> str:
    """Thanks are thanks, and all right is alright."""
    first = opening_words(said, 1)
    return {"thanks": "thank", "alright": "all", "ok": "okay"}.get(first, first)


def _not_lately(wordings: Sequence[str], said: Sequence[str], turns: int) -> bool:
    return all(last_said(wording, said[-turns:]) < 0 for wording in wordings)


def _went_on(brief: AskBrief, bank: QuestionBank) -> bool:
    """Was the last thing asked whether to stop, and they go on?"""
    stopping = (*bank.closing.confirm_leave, *bank.closing.person_next)
    return bool(brief.asked) and any(last_said(w, brief.asked[-1:]) == 0 for w in stopping)
