"""Questions that answer to the last message: follow-ups, the same again in other words, and the way out."""

import re
from collections.abc import Sequence

from graph.interviewers.rules.choosing import FEWEST_WORDS, MOST_WORDS, one, sayable, seed, spoken
from graph.interviewers.rules.grounds import acts, sources_of
from graph.interviewers.rules.heard import Heard
from graph.interviewers.rules.introducing import Asked, motive
from graph.interviewers.rules.job_facts import telling
from graph.interviewers.skills import AskBrief
from graph.language.naming import spoken_name
from graph.language.phrases import in_sentence
from graph.language.wordings import opening_words, split_question, unused
from graph.question_bank import QuestionBank
from graph.subjects import Source
from graph.vocabulary import Difficulty, Gap, Intent, Phase, QuestionKind, ResumeMatch

MOST_REPEATED = 35
"""Words of a question that is said again with a few words before it."""
RELATED = 0.3
"""Cosine from which other work of theirs is near enough to an area to ask from."""
_ASKED_AGAIN = frozenset(
    {Intent.REPEAT_REQUEST, Intent.NEED_TIME, Intent.OFF_TOPIC, Intent.HOSTILE, Intent.COMMAND, Intent.INJECTION}
)
"""The question is asked again as it was, and its area is not named beside it where it names the area itself."""
_POINTS_BACK = re.compile(r"\b(?:it|that|this|there|those|these|them)\b", re.IGNORECASE)
_READ_IN = re.compile(
    r"^(?:As I read your resume, you|(?:I read|You write|Your resume says|One line of your resume says"
    r"|(?:In|From) your resume I see) that you) ",
)
_LISTED = re.compile(r"^(?:Your resume (?:lists|names|mentions)|Among other things, your resume names) (.+)\.$")


def follow_up(brief: AskBrief, bank: QuestionBank, heard: Heard) -> Asked:
    """Asks for the gap, about what they said they did."""
    if brief.area is None:
        return motive(brief, bank)
    words = bank.follow_up
    wordings = words.of(brief.gap or Gap.EXAMPLE)
    if brief.difficulty is Difficulty.HARD and brief.gap in (Gap.METHOD, Gap.RESULT):
        wordings = (*words.hard, *wordings)
    slots = {
        "echo": _unsaid([echo for echo in heard.echoes if echo.startswith("you ")], brief.asked),
        "topic": _unsaid(heard.topics, brief.asked),
        "area": spoken_name(brief.area, brief.job),
    }
    # An action of theirs shows that it was heard; a thing they named is asked about only where the how is missing.
    told, named = ([w for w in wordings if f"{{{slot}}}" in w.lower()] for slot in ("echo", "topic"))
    anything = [w for w in wordings if "{echo}" not in w.lower() and "{topic}" not in w.lower()]
    choices: tuple[Sequence[str], ...]
    choices = (told, anything, named) if brief.gap in (Gap.RESULT, Gap.OWN_PART) else (told, named, anything)
    if heard.supposed:
        # What came of a thing that never happened cannot be asked.
        choices = (words.supposed, anything, ()) if brief.gap is Gap.EXAMPLE else (words.supposed, (), ())
    own = tuple(source.chunk_id for source in brief.area.sources[-1:])
    for choice in choices:
        if text := _fitting(choice, slots, brief):
            return text, own
    return bank.plain(brief.phase, brief.kind, slots["area"], brief.asked), own


def _unsaid(phrases: Sequence[str], asked: Sequence[str]) -> str:
    return next((p for p in phrases if not any(p.lower() in question.lower() for question in asked)), "")


def _fitting(wordings: Sequence[str], slots: dict[str, str], brief: AskBrief) -> str | None:
    before = opening_words(brief.asked[-1]) if brief.asked else ""
    others = [q for q in brief.asked if brief.kind is not QuestionKind.REPHRASE or q not in brief.wordings]
    fit = [
        text
        for text in spoken(wordings, slots, brief.asked, 0)
        if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and text not in brief.asked and sayable(text, others)
    ]
    return next((text for text in fit if opening_words(text) != before), fit[0] if fit else None)


def rephrase(brief: AskBrief, bank: QuestionBank) -> Asked:
    """The question before, in other words, smaller, or on ground the candidate knows."""
    slots = _of_last_question(brief, bank)
    words = bank.rephrase
    if brief.intent is Intent.REPEAT_REQUEST:
        return _again(brief, bank, slots), _rests_on(brief)
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
        message = brief.exchanges[-1].answer if brief.exchanges else ""
        if re.search(r"\bor\b", message) and (either := one(words.either, slots, brief.asked, 0)) and _hearable(either):
            return either, _rests_on(brief)
        return one(words.clarification_request, slots, brief.asked, 0) or brief.asked[-1], _rests_on(brief)
    return _on_their_ground(brief, bank, slots)


def _again(brief: AskBrief, bank: QuestionBank, slots: dict[str, str]) -> str:
    """The same in plainer words: what leads up to it shortened, else what is asked after a few words."""
    last = brief.asked[-1] if brief.asked else ""
    plainer = f"{slots['lead']} {slots['bare']}".strip()
    if slots["lead"] and plainer != last and _hearable(plainer):
        return plainer
    return next((t for t in spoken(bank.rephrase.repeat_request, slots, brief.asked, 0) if _hearable(t)), last)


def _on_their_ground(brief: AskBrief, bank: QuestionBank, slots: dict[str, str]) -> Asked:
    """A smaller question on work of this area that they have done, else on work near it, else on the area alone."""
    words = bank.rephrase.no_knowledge
    own = {source.chunk_id for source in brief.area.sources} if brief.area else set()
    last = brief.asked[-1] if brief.asked else ""
    present = brief.area is not None and brief.area.resume is ResumeMatch.PRESENT
    for ground in acts(_related(brief), () if present else (last,)):
        wordings = words.same if present and ground.sources[0] in own else words.near
        tense = [w for w in wordings if ground.leads == "done" or "hen you {did}" not in w]
        if text := _fitting(unused(tense, brief.asked, seed(brief)), {**slots, **ground.slots}, brief):
            return text, ground.sources
    asked_for = tuple(s.chunk_id for s in sources_of(brief) if s.document == "job")[:1] if brief.area else ()
    if text := _fitting(unused(words.unknown, brief.asked, seed(brief)), slots, brief):
        return text, asked_for
    area = spoken_name(brief.area, brief.job) if brief.area else None
    return bank.plain(brief.phase, brief.kind, area, brief.asked), asked_for


def _related(brief: AskBrief) -> list[Source]:
    """Lines of the resume that have to do with the area."""
    if brief.area is None:
        return []
    own = {source.chunk_id for source in brief.area.sources}
    wanted = telling(f"{brief.area.name} {brief.area.need}")
    return [
        source
        for source in sources_of(brief)
        if source.chunk_id in own or (source.score or 0.0) >= RELATED or len(telling(source.text) & wanted) >= 1
    ]


def _of_last_question(brief: AskBrief, bank: QuestionBank) -> dict[str, str]:
    """`bare`: what the last question asks, `lead`: what led up to it, shortened; `ask`: what can stand alone of both,
    `again`: the lead where `ask` has none."""
    last = brief.exchanges[-1].question if brief.exchanges else (brief.asked[-1] if brief.asked else "")
    last = _unframed(last, bank)
    lead, bare = split_question(last)
    if lead.startswith("Hello"):
        lead = ""
    lead = _LISTED.sub(lambda m: f"You list {m[1]}.", _READ_IN.sub("You ", lead))
    bare = bare[:1].upper() + bare[1:]
    needs_lead = bool(lead) and (len(bare.split()) < 8 or bool(_POINTS_BACK.search(bare)))
    if needs_lead and len(f"{lead} {bare}".split()) > MOST_REPEATED - 8:
        needs_lead = False
    slots = {
        "bare": bare,
        "lead": lead,
        "ask": f"{lead} {bare}" if needs_lead else in_sentence(bare),
        "again": "" if needs_lead else lead,
    }
    area = spoken_name(brief.area, brief.job) if brief.area else ""
    named = area.lower() in last.lower() or (bool(about := telling(area)) and about <= telling(last))
    if area and not (named and brief.intent in _ASKED_AGAIN):
        slots["area"] = area
    return slots


def _unframed(question: str, bank: QuestionBank) -> str:
    """Without what was said before it when it was asked again, so that such words never pile up."""
    words = bank.rephrase
    frames = (*words.need_time, *words.repeat_request, *words.off_topic, *words.either, *bank.closing.back_to_question)
    for _ in range(2):
        for frame in frames:
            head = frame.split("{again}")[0].split("{ask}")[0]
            pattern = ".+?".join(re.escape(part) for part in head.replace("{area}", "\0").split("\0"))
            question = (
                re.sub(rf"^{pattern}(?=\S+ \S+ \S+)", "", question, count=1, flags=re.IGNORECASE) if head else question
            )
    return question[:1].upper() + question[1:]


def _hearable(text: str) -> bool:
    return len(text.split()) <= MOST_REPEATED


def _rests_on(brief: AskBrief) -> tuple[str, ...]:
    """The chunks whose words stand in the question that is asked again."""
    last = brief.asked[-1] if brief.asked else ""
    found = [ground.sources[0] for ground in acts(sources_of(brief), (), fresh=False) if ground.slots["did"] in last]
    own = [source.chunk_id for source in (brief.area.sources[-1:] if brief.area else ())]
    return tuple(dict.fromkeys(found[:1] + own))


def confirm_leave(brief: AskBrief, bank: QuestionBank) -> Asked:
    if brief.intent is Intent.WANTS_PERSON:
        return one(bank.closing.person_next, {}, brief.asked, 0) or bank.closing.person_next[0], ()
    return one(bank.closing.confirm_leave, {}, brief.asked, 0) or bank.closing.confirm_leave[0], ()


def closing(brief: AskBrief, bank: QuestionBank) -> Asked:
    return one(bank.closing.last_word, {}, brief.asked, seed(brief)) or bank.closing.last_word[0], ()


def after_their_question(brief: AskBrief, bank: QuestionBank, wants_a_person: bool) -> Asked:
    """Back to the pending question, or in the conclusion on to what else they would like to know."""
    if wants_a_person:
        return one(bank.closing.person_next, {}, brief.asked, 0) or bank.closing.person_next[0], ()
    if brief.phase is Phase.CONCLUSION:
        return one(bank.closing.anything_else, {}, brief.asked, 0) or bank.closing.anything_else[0], ()
    slots = _of_last_question(brief, bank)
    text = one(bank.closing.back_to_question, slots, brief.asked, 0)
    if text is None or not _hearable(text):
        text = one(bank.closing.back_without_question, slots, brief.asked, 0)
    return text or brief.asked[-1], _rests_on(brief)
