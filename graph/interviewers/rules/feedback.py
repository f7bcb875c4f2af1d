"""`final_feedback`: what was talked about, the candidate's own examples, what to prepare. No score and no verdict."""

import re
from collections.abc import Sequence

from graph.interviewers.rules.grounds import spoken_name
from graph.interviewers.skills import FeedbackBrief
from graph.language.mentions import echo_clauses
from graph.language.phrases import as_sentence, plain, second_person
from graph.language.wordings import fill
from graph.question_bank import QuestionBank
from graph.subjects import Area
from graph.vocabulary import AreaStatus, ResumeMatch, Strength

MOST_EXAMPLES = 3
MOST_TO_PREPARE = 2
MOST_TOLD = 20
"""Words of a quote that is told back."""
_ENOUGH_TALK = 3
"""Answers from which an interview is no longer a short one."""


def feedback(brief: FeedbackBrief, bank: QuestionBank) -> str:
    words = bank.feedback
    said = [_first(words.thanks, {"name": brief.first_name or ""})]
    if brief.answers == 0:
        return " ".join([*words.nothing, _next_steps(brief, bank)])
    reached = [area for area in brief.areas if area.questions or area.evidence]
    if reached:
        said.append(_fill(words.talked_about, {"areas": listing([spoken_name(a, brief.job) for a in reached])}))
    else:
        said.append(words.path_only)
    if brief.answers < _ENOUGH_TALK:
        said.append(words.short[0])
    said += _examples(brief, bank)
    said += _to_prepare(brief, reached, bank)
    missed = [area for area in brief.areas if area not in reached]
    if missed and brief.answers >= _ENOUGH_TALK:
        said.append(_fill(words.not_reached, {"areas": listing([spoken_name(a, brief.job) for a in missed])}))
    said.append(_next_steps(brief, bank))
    return " ".join(part for part in said if part)


def _examples(brief: FeedbackBrief, bank: QuestionBank) -> list[str]:
    words = bank.feedback
    found = [(area, told) for area in brief.areas if (told := _best(area)) is not None][:MOST_EXAMPLES]
    if not found:
        return []
    slots = [{"area": spoken_name(area, brief.job), "told": told} for area, told in found]
    if len(found) == 1:
        return [_fill(words.one_example, slots[0])]
    said = [_fill(words.examples.opening, {"count": words.counts[len(found) - 1]})]
    return said + [_fill(wording, slot) for wording, slot in zip(words.examples.each, slots, strict=False)]


def _best(area: Area) -> str | None:
    """The strongest quote of an area that can be told back, in the second person."""
    for strength in (Strength.SHOWN, Strength.DESCRIBED):
        told = [
            said
            for evidence in area.evidence
            if evidence.strength is strength
            for said in (*echo_clauses(evidence.quote), told_back(evidence.quote))
            if said
        ]
        if told:
            return min(told, key=_length_from_ideal)
    return None


def _length_from_ideal(said: str) -> int:
    """A few words say too little of a case, many do not fit into a sentence about it."""
    return abs(len(said.split()) - 12)


def told_back(quote: str) -> str | None:
    """A quote as "you ..."; None where it does not begin with the speaker."""
    said = re.sub(
        r"^(?:and|but|so|then|well|yes|no|also|now|um|uh|because|basically)[,\s]+",
        "",
        plain(quote),
        flags=re.IGNORECASE,
    )
    said = re.sub(r"^(?:and|but|so|then|well|now)[,\s]+", "", said, flags=re.IGNORECASE)
    said = re.sub(r"[,\s]+(?:um|uh|er|you know|I mean|like)(?=[,\s])", "", said)
    if not re.match(r"(?:I|we|my|our)\b", said, re.IGNORECASE) or not 4 <= len(said.split()) <= MOST_TOLD:
        return None
    if re.search(r", (?:well|you know|I mean)\b|\bI think\b|\bkind of\b|\bsort of\b", said):
        return None
    turned = second_person(re.sub(r"\bI was\b", "you were", said))
    return turned[0].lower() + turned[1:].rstrip(" .,;")


def _to_prepare(brief: FeedbackBrief, reached: Sequence[Area], bank: QuestionBank) -> list[str]:
    words = bank.feedback.prepare
    thin = [a for a in reached if a.status in (AreaStatus.EXHAUSTED, AreaStatus.PROBING) and a.questions]
    thin.sort(key=lambda a: (a.status is not AreaStatus.EXHAUSTED, -a.weight))
    by_wording: dict[str, list[str]] = {}
    for area in thin[:MOST_TO_PREPARE]:
        wording = words.thin
        if not area.evidence:
            wording = words.unknown if area.resume is ResumeMatch.MISSING else words.missing
        by_wording.setdefault(wording, []).append(spoken_name(area, brief.job))
    if not by_wording:
        return []
    things = "; and ".join(_fill(wording, {"area": " and for ".join(names)}) for wording, names in by_wording.items())
    return [_fill(words.one if len(thin) == 1 else words.two, {"things": things})]


def _next_steps(brief: FeedbackBrief, bank: QuestionBank) -> str:
    telling = [as_sentence(plain(source.text)) for source in brief.next_steps if not _about_this_interview(source.text)]
    if telling:
        return _fill(bank.feedback.next_steps, {"fact": " ".join(telling[:2])})
    return bank.feedback.no_next_steps


def _about_this_interview(text: str) -> bool:
    return bool(re.search(r"\bAI interviewer\b|\bask for a person\b|@", text))


def listing(names: Sequence[str]) -> str:
    """ "a, b and c"; with semicolons where a name holds an "and" or a comma."""
    if len(names) == 1:
        return names[0]
    between = "; " if any(" and " in name or "," in name for name in names) else ", "
    return f"{between.join(names[:-1])}{';' if between == '; ' else ''} and {names[-1]}"


def _fill(wording: str, slots: dict[str, str]) -> str:
    said = fill(wording, slots)
    if said is None:
        raise ValueError(f"{wording!r} lacks a slot among {sorted(slots)}")
    # Filled into the middle of a sentence, a wording of the bank keeps its small letter.
    return said if wording[:1].isupper() or wording.startswith("{") else said[:1].lower() + said[1:]


def _first(wordings: Sequence[str], slots: dict[str, str]) -> str:
    return next(said for said in (fill(wording, slots) for wording in wordings) if said)
