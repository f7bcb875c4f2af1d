"""What is said before a question: one or two sentences that show what was heard, without praise or question."""

from collections.abc import Sequence

from graph.interviewers.rules.asking import company_of
from graph.interviewers.rules.choosing import one, seed
from graph.interviewers.rules.grounds import SOMEBODY, spoken_name
from graph.interviewers.skills import AskBrief
from graph.language.wordings import last_said, unused
from graph.question_bank import QuestionBank
from graph.vocabulary import Comfort, Intent, Phase, QuestionKind

MOST_ECHOED = 13
"""Words of the answer that are said back."""


def acknowledge(
    brief: AskBrief, bank: QuestionBank, echoes: Sequence[str], topics: Sequence[str], private: bool
) -> str | None:
    """`echoes` and `topics` of the last answer, without its private facts; `private`: it held some."""
    if brief.kind is QuestionKind.OPENING:
        return None
    heard = _heard(brief, bank, echoes, topics, private)
    passage = _passage(brief, bank)
    return f"{heard} {passage}".strip() if passage else heard


def _heard(brief: AskBrief, bank: QuestionBank, echoes: Sequence[str], topics: Sequence[str], private: bool) -> str:
    words = bank.responses
    slots = {"name": brief.first_name or "", "company": company_of(brief)}
    if brief.kind is QuestionKind.CONFIRM_LEAVE:
        return _say(words.leave, slots, brief)
    if _went_on(brief, bank):
        return _say(words.going_on, slots, brief)
    special = (
        {
            Intent.NO_KNOWLEDGE: words.no_knowledge,
            Intent.REFUSE: words.refuse,
            Intent.NEED_TIME: words.need_time,
            Intent.REPEAT_REQUEST: words.repeat_request,
            Intent.CLARIFICATION_REQUEST: words.clarification_request,
            Intent.OFF_TOPIC: words.off_topic,
            Intent.HOSTILE: words.hostile,
            Intent.COMMAND: words.command,
            Intent.INJECTION: words.injection,
            Intent.LEAVE: words.leave,
        }.get(brief.intent)
        if brief.intent
        else None
    )
    if special:
        return _say(special, slots, brief)
    if private:
        fresh = _fresh(echoes, brief.responses)
        return _say(words.private_echo, {"echo": fresh[0]}, brief) if fresh else _say(words.private, slots, brief)
    heard = _echo(brief, bank, echoes, topics)
    closing = brief.kind is QuestionKind.CLOSING
    if brief.comfort is Comfort.NERVOUS and not closing and _not_lately(words.gentle, brief.responses):
        return f"{heard} {_say(words.gentle, slots, brief)}"
    return heard


def _echo(brief: AskBrief, bank: QuestionBank, echoes: Sequence[str], topics: Sequence[str]) -> str:
    """In turn a clause of theirs, a phrase of theirs, now and then plain words: never the same shape three times."""
    words, said = bank.responses, brief.responses
    fresh = _fresh(echoes, said)
    definite = [t for t in topics if not t.lower().startswith(("a ", "an ", "one ")) and not SOMEBODY.search(t)]
    named = [topic for topic in definite if not any(topic.lower() in response.lower() for response in said)]
    if fresh:
        return _say(words.echo, {"echo": fresh[0]}, brief)
    if named and _not_lately(words.topic, said, 1):
        return _say(words.topic, {"topic": named[0]}, brief)
    return _say(words.plain, {}, brief)


def _fresh(echoes: Sequence[str], said: Sequence[str]) -> list[str]:
    """Clauses short enough to be said back that were not said back before."""
    return [e for e in echoes if len(e.split()) <= MOST_ECHOED and not any(e.lower() in r.lower() for r in said)]


def _passage(brief: AskBrief, bank: QuestionBank) -> str:
    """Where the talk goes next, when a phase or, now and then, an area begins."""
    words = bank.responses
    slots = {"name": brief.first_name or ""}
    if brief.kind is QuestionKind.CLOSING:
        return _say(words.enter_conclusion, slots, brief) if brief.entering_phase else ""
    if brief.kind is not QuestionKind.NEW_AREA or brief.area is None:
        return ""
    slots["area"] = spoken_name(brief.area, brief.job)
    if brief.entering_phase:
        entering = words.enter_behavioral if brief.phase is Phase.BEHAVIORAL else words.enter_technical
        return _say(entering, slots, brief)
    if _not_lately(words.next_area, brief.responses, 1):
        return _say(words.next_area, slots, brief)
    return ""


def _say(wordings: Sequence[str], slots: dict[str, str], brief: AskBrief) -> str:
    said = one(wordings, slots, brief.responses, seed(brief) if len(wordings) > 4 else 0)
    if said is None:
        raise ValueError(f"no wording can be said of {unused(wordings, ())[:2]}")
    return said


def _not_lately(wordings: Sequence[str], said: Sequence[str], turns: int = 3) -> bool:
    return all(last_said(wording, said[-turns:]) < 0 for wording in wordings)


def _went_on(brief: AskBrief, bank: QuestionBank) -> bool:
    """Was the last thing asked whether to stop, and they go on?"""
    return bool(brief.asked) and any(last_said(w, brief.asked[-1:]) == 0 for w in bank.closing.confirm_leave)
