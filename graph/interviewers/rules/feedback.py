"""`final_feedback`: what was talked about, the candidate's own examples, what to prepare. No score and no verdict."""

import re
from collections.abc import Sequence
from zlib import crc32

from graph.interviewers.rules.answering import spoken, without_label
from graph.interviewers.rules.examples import Example, examples
from graph.interviewers.skills import FeedbackBrief
from graph.language.naming import spoken_name
from graph.language.wordings import fill
from graph.question_bank import QuestionBank
from graph.subjects import Area
from graph.vocabulary import AreaStatus, ResumeMatch, Strength
from retrieval.job_process import is_officialese, tells_what_follows

MOST_EXAMPLES = 3
MOST_TO_PREPARE = 2
MOST_OF_NEXT_STEPS = 40
"""Words about what comes next."""
_ENOUGH_TALK = 3
"""Answers from which an interview is no longer a short one."""
_NOT_NEXT = re.compile(
    r"\bAI\b|\bask for a person\b|@|\bappl(?:y|ication|icant)\b|\bminutes\b|\bresume\b|\bCV\b|https?:|\bsubmit\b", re.I
)


def feedback(brief: FeedbackBrief, bank: QuestionBank) -> str:
    words = bank.feedback
    name = {"name": brief.first_name or ""}
    if brief.answers == 0:
        return f"{_one(words.nothing, name, brief)} {_next_steps(brief, bank)}"
    said = [_one(words.thanks, name, brief)]
    reached = [area for area in brief.areas if area.questions or area.evidence]
    if reached:
        said.append(_one(words.talked_about, {"areas": listing([spoken_name(a, brief.job) for a in reached])}, brief))
    else:
        said.append(words.path_only)
    short = brief.answers < _ENOUGH_TALK
    if short:
        said.append(_one(words.short, {}, brief))
    found = examples(reached, MOST_EXAMPLES)
    if reached:
        said.append(_told(found, brief, bank, short))
    said.append(_to_prepare(brief, reached, bank))
    missed = [area for area in brief.areas if area not in reached and area.status is not AreaStatus.EXHAUSTED]
    if missed and not short:
        said.append(_one(words.not_reached, {"areas": listing([spoken_name(a, brief.job) for a in missed])}, brief))
    said.append(_next_steps(brief, bank))
    return " ".join(part for part in said if part)


def _told(found: Sequence[Example], brief: FeedbackBrief, bank: QuestionBank, short: bool) -> str:
    words = bank.feedback
    cased = [area for area in brief.areas if any(e.strength is Strength.SHOWN for e in area.evidence)]
    if not found and cased:
        return _one(words.cases, {"areas": listing([spoken_name(area, brief.job) for area in cased[:3]])}, brief)
    if not found:
        return "" if short else _one(words.no_example, {}, brief)
    each = [_one(words.each, {"area": spoken_name(e.area, brief.job), "told": e.told}, brief, low=True) for e in found]
    if len(each) == 1:
        return _one(words.one_example, {"examples": each[0]}, brief)
    count = words.counts[len(each) - 1]
    return _one(words.examples, {"count": count, "examples": f"{'; '.join(each[:-1])}; and {each[-1]}"}, brief)


def _to_prepare(brief: FeedbackBrief, reached: Sequence[Area], bank: QuestionBank) -> str:
    """What an area was left without, the heaviest of those that were asked longest first."""
    words = bank.feedback.prepare
    thin = [a for a in reached if a.questions and a.status in (AreaStatus.EXHAUSTED, AreaStatus.PROBING)]
    thin.sort(key=lambda a: (a.status is not AreaStatus.EXHAUSTED, -a.weight))
    things: list[str] = []
    for area in thin[:MOST_TO_PREPARE]:
        if any(evidence.strength is not Strength.ASSERTED for evidence in area.evidence):
            wordings = words.unfinished
        else:
            wordings = words.unknown if area.resume is ResumeMatch.MISSING else words.untold
        # Two of the same kind are not said in the same words.
        wording = wordings[sum(thing_of in wordings for thing_of in things) % len(wordings)]
        things.append(wording)
    slots = [{"area": spoken_name(area, brief.job)} for area in thin[:MOST_TO_PREPARE]]
    told = [_one([wording], slot, brief, low=True) for wording, slot in zip(things, slots, strict=True)]
    if not told:
        return ""
    return _one(words.one if len(told) == 1 else words.two, {"things": ", and ".join(told)}, brief)


def _next_steps(brief: FeedbackBrief, bank: QuestionBank) -> str:
    """What the job text says of what follows, where that can be said aloud; else only who decides."""
    clean = [
        source.text
        for source in brief.next_steps
        if source.text.rstrip().endswith(".") and not _NOT_NEXT.search(source.text) and not is_officialese(source.text)
    ]
    clean.sort(key=lambda text: not tells_what_follows(text))
    told: list[str] = []
    for text in clean[:2]:
        if len(" ".join((*told, text)).split()) <= MOST_OF_NEXT_STEPS:
            told.append(without_label(spoken(text, bank)))
    if not told:
        return _one(bank.feedback.no_next_steps, {}, brief)
    return _one(bank.feedback.next_steps, {"fact": " ".join(told)}, brief)


def listing(names: Sequence[str]) -> str:
    """ "a, b and c"; with semicolons where a name holds an "and" or a comma."""
    if len(names) == 1:
        return names[0]
    if len(names) == 2 and any(" and " in name or "," in name for name in names):
        return f"{names[0]}, and {names[1]}"
    between = "; " if any(" and " in name or "," in name for name in names) else ", "
    return f"{between.join(names[:-1])}{';' if between == '; ' else ''} and {names[-1]}"


def _one(wordings: Sequence[str], slots: dict[str, str], brief: FeedbackBrief, low: bool = False) -> str:
    """A wording whose slots are known: another in another interview. `low`: for the middle of a sentence."""
    start = crc32(f"{brief.job.id} {brief.first_name} {brief.answers}".encode()) // 5
    turned = [wordings[(start + place) % len(wordings)] for place in range(len(wordings))]
    for wording in turned:
        if said := fill(wording, slots):
            return said[:1].lower() + said[1:] if low and not wording[:1].isupper() else said
    raise ValueError(f"no wording of {list(wordings)[:2]} can be said with {sorted(slots)}")
