"""Questions that answer to the last message: follow-ups, the same again in other words, and the way out."""

import re
from collections.abc import Sequence

from graph.interviewers.rules.asking import Asked, motive
from graph.interviewers.rules.choosing import FEWEST_WORDS, MOST_WORDS, one, sayable, seed, spoken
from graph.interviewers.rules.grounds import SOMEBODY, acts, sources_of, spoken_name
from graph.interviewers.skills import AskBrief
from graph.language.phrases import in_sentence
from graph.language.wordings import opening_words, split_question, unused
from graph.question_bank import QuestionBank
from graph.vocabulary import Difficulty, Gap, Intent, Phase, QuestionKind

_COUNTED = re.compile(
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred)\b)", re.IGNORECASE
)
"""A number of things is heard as a detail, not as something to go on with."""
MOST_REPEATED = 35
"""Words of a question that is said again with a few words before it."""


def follow_up(brief: AskBrief, bank: QuestionBank, echoes: Sequence[str], topics: Sequence[str]) -> Asked:
    """Asks for the gap, about something that was just said."""
    if brief.area is None:
        return motive(brief, bank)
    wordings = bank.follow_up.of(brief.gap or Gap.EXAMPLE)
    if brief.difficulty is Difficulty.HARD:
        wordings = (*bank.follow_up.hard, *wordings)
    slots = {
        "echo": _unsaid(echoes, brief.asked),
        "topic": _unsaid(
            [topic for topic in topics if not (SOMEBODY.search(topic) or _COUNTED.match(topic))], brief.asked
        ),
        "area": spoken_name(brief.area, brief.job),
    }
    # What was just said shows that it was heard, so wordings with it come before those that fit anything.
    # What came of a thing, or whose part it was, is asked of the whole answer sooner than of one noun in it.
    told, named = ([w for w in wordings if f"{{{slot}}}" in w] for slot in ("echo", "topic"))
    anything = [w for w in wordings if "{echo}" not in w and "{topic}" not in w]
    whole = brief.gap in (Gap.RESULT, Gap.OWN_PART)
    own = tuple(source.chunk_id for source in brief.area.sources[-1:])
    for choice in (told, anything, named) if whole else (told, named, anything):
        if text := _fitting(choice, slots, brief):
            return text, own
    return bank.plain(brief.phase, brief.kind, brief.area.name, brief.asked), own


def _unsaid(phrases: Sequence[str], asked: Sequence[str]) -> str:
    return next((p for p in phrases if not any(p.lower() in question.lower() for question in asked)), "")


def _fitting(wordings: Sequence[str], slots: dict[str, str], brief: AskBrief) -> str | None:
    before = opening_words(brief.asked[-1]) if brief.asked else ""
    others = brief.asked[:-1] if brief.kind is QuestionKind.REPHRASE else brief.asked
    fit = [
        text
        for text in spoken(wordings, slots, brief.asked, 0)
        if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and sayable(text, others)
    ]
    return next((text for text in fit if opening_words(text) != before), fit[0] if fit else None)


def rephrase(brief: AskBrief, bank: QuestionBank) -> Asked:
    """The question before, in other words, smaller, or on ground the candidate knows."""
    slots = _of_last_question(brief)
    words = bank.rephrase
    if brief.intent is Intent.REPEAT_REQUEST:
        text = next((t for t in spoken(words.repeat_request, slots, brief.asked, 0) if _hearable(t)), None)
        return text or brief.asked[-1], _rests_on(brief)
    if brief.intent is Intent.NEED_TIME:
        # "When you're ready: when you rebuilt ..." would say when twice.
        double = slots["ask"].lower().startswith("when ")
        wordings = [w for w in words.need_time if not (double and w.startswith("When"))]
        return one(wordings, slots, brief.asked, 0) or brief.asked[-1], _rests_on(brief)
    if brief.intent in {Intent.OFF_TOPIC, Intent.HOSTILE, Intent.COMMAND, Intent.INJECTION}:
        return one(words.off_topic, slots, brief.asked, 0) or brief.asked[-1], _rests_on(brief)
    if brief.area is None:
        return one(words.introduction, {}, brief.asked, 0) or brief.asked[-1], ()
    if brief.intent is Intent.CLARIFICATION_REQUEST:
        return one(words.clarification_request, slots, brief.asked, 0) or brief.asked[-1], _rests_on(brief)
    return _on_their_ground(brief, bank, slots)


def _on_their_ground(brief: AskBrief, bank: QuestionBank, slots: dict[str, str]) -> Asked:
    words = bank.rephrase.no_knowledge
    last = brief.asked[-1] if brief.asked else ""
    for ground in (one_act for one_act in acts(sources_of(brief), (last,)) if one_act.leads == "done"):
        text = _fitting(unused(words.known, brief.asked, seed(brief)), {**slots, **ground.slots}, brief)
        if text:
            return text, ground.sources
    text = one(words.unknown, slots, brief.asked, seed(brief))
    return text or bank.plain(brief.phase, brief.kind, brief.area.name if brief.area else None, brief.asked), ()


def _of_last_question(brief: AskBrief) -> dict[str, str]:
    """`ask`: the last question without what led up to it, where it can stand alone; `again`: what led up to it."""
    last = brief.exchanges[-1].question if brief.exchanges else (brief.asked[-1] if brief.asked else "")
    lead, ask = split_question(last)
    if lead.startswith("Hello"):
        lead = ""
    short = len(ask.split()) < 8 and lead
    slots = {"ask": in_sentence(f"{lead} {ask}" if short else ask), "again": "" if short else in_sentence(lead)}
    slots["ask"] = f"{lead} {ask}" if short else slots["ask"]
    if brief.area:
        slots["area"] = spoken_name(brief.area, brief.job)
    return slots


def _hearable(text: str) -> bool:
    return len(text.split()) <= MOST_REPEATED


def _rests_on(brief: AskBrief) -> tuple[str, ...]:
    """The chunks whose words stand in the question that is asked again."""
    last = brief.asked[-1] if brief.asked else ""
    found = [ground.sources[0] for ground in acts(sources_of(brief), (), fresh=False) if ground.slots["did"] in last]
    own = [source.chunk_id for source in (brief.area.sources[-1:] if brief.area else ())]
    return tuple(dict.fromkeys(found[:1] + own))


def confirm_leave(brief: AskBrief, bank: QuestionBank) -> Asked:
    return one(bank.closing.confirm_leave, {}, brief.asked, 0) or bank.closing.confirm_leave[0], ()


def closing(brief: AskBrief, bank: QuestionBank) -> Asked:
    return one(bank.closing.last_word, {}, brief.asked, seed(brief)) or bank.closing.last_word[0], ()


def after_their_question(brief: AskBrief, bank: QuestionBank, wants_a_person: bool) -> Asked:
    """Back to the pending question, or in the conclusion on to what else they would like to know."""
    if wants_a_person:
        return one(bank.closing.person_next, {}, brief.asked, 0) or bank.closing.person_next[0], ()
    if brief.phase is Phase.CONCLUSION:
        return one(bank.closing.anything_else, {}, brief.asked, 0) or bank.closing.anything_else[0], ()
    slots = _of_last_question(brief)
    text = one(bank.closing.back_to_question, slots, brief.asked, 0)
    if text is None or not _hearable(text):
        text = one(bank.closing.back_without_question, slots, brief.asked, 0)
    return text or brief.asked[-1], _rests_on(brief)
