"""The questions of the introduction: the candidate's own path, and what draws them to this job."""

import re
from collections.abc import Sequence

from graph.interviewers.rules.choosing import MOST_WORDS, one, seed
from graph.interviewers.rules.grounds import OF_WORK, job_slots, place
from graph.interviewers.skills import AskBrief
from graph.language.needs import need
from graph.language.phrases import act, as_sentence, name_of, plain, with_article
from graph.language.telling import telling
from graph.language.wordings import fill
from graph.question_bank import QuestionBank
from graph.subjects import Source
from graph.vocabulary import Comfort, Phase

_ON_THE_WORK = frozenset({"summary", "duties"})
_BEGINNING = re.compile(
    r"^(?:join|report|start|begin|receive|get|be|have|share)\b"
    r"|\b(?:duties as assigned|worst|death|dying|grief|crisis|violent)\b"
)
"""What a job text says of any newcomer, and what nobody should be asked to look forward to."""
_SIDE_JOB = re.compile(
    r"\b(?:waiter|waitress|barista|bartender|cashier|babysitter|lifeguard|volunteer|captain|member|tutor|intern|server|"
    r"student|crew|camp counsel+or|ambassador|president|treasurer|secretary of)\b",
    re.IGNORECASE,
)
"""Where a path hardly ever begins, unless it is all there was before another kind of work."""
_RANK = frozenset("seni juni lead head chie assi asso mana dire trai grad prin staf".split())
"""Beginnings of words in a role that say the rank and not the kind of work."""
MOST_OF_FACT = 22
"""Words of the job text that are said before a question."""

_OF_TODAY = re.compile(r"\byou do\b.*\{latest_employer\}")
"""Wordings that say they work there to this day."""
MOST_OF_DEED = 6
"""Words of what they did: what is longer leaves no room beside who is speaking."""

Asked = tuple[str, tuple[str, ...]]
"""A question and the ids of the chunks it rests on."""


def opening(brief: AskBrief, bank: QuestionBank) -> Asked:
    """Who is speaking, how to reach a person, and the candidate's own path."""
    slots = {"name": brief.first_name or "", "company": company_of(brief), "title": brief.job.title}
    told, sources, changed = _path(brief)
    current = any(source.current for source in brief.sources if source.employer or source.role)
    if found := _deed(brief.sources):
        told["did"] = found[0]
        sources = sources or (found[1],)
    greetings = [said for wording in bank.opening.greetings if (said := fill(wording, slots))]
    fitting = (*(bank.opening.changes if changed else ()), *bank.opening.paths)
    paths = [w for w in fitting if not _same_twice(w, told) and (current or not _OF_TODAY.search(w))]
    for greeting in greetings[:2]:
        for path in (said for wording in paths if (said := fill(wording, told))):
            if len(greeting.split()) + len(path.split()) <= MOST_WORDS:
                return f"{greeting} {path}", sources
    return f"{greetings[0]} {bank.opening.paths_unknown[0]}", ()


def _deed(sources: Sequence[Source]) -> tuple[str, str] | None:
    """What the resume says they did, in few words, and the chunk that says it."""
    for source in sources:
        of_work = source.document == "resume" and (not source.section or source.section in OF_WORK)
        if of_work and (done := act(source.text, source.current, longest=MOST_OF_DEED)):
            return done.words, source.chunk_id
    return None


def _same_twice(wording: str, told: dict[str, str]) -> bool:
    """Would it say that they came from one place, or one post, to the same?"""
    places = "{first_employer}" in wording and told.get("first_employer") == told.get("latest_employer")
    roles = "{first_role}" in wording and told.get("first_role") == told.get("latest_role")
    return places or roles


def _path(brief: AskBrief) -> tuple[dict[str, str], tuple[str, ...], bool]:
    """Slots of the first station that belongs to their path and the latest, their chunks, and whether the first was
    another kind of work. Resumes tell the latest first; a current entry is the latest anyway."""
    entries = [
        s for s in brief.sources if s.document == "resume" and (s.employer or s.role) and s.section != "projects"
    ]
    if not entries:
        return {}, (), False
    latest = next((s for s in entries if s.current), entries[0])
    if len(entries) == 1 and _SIDE_JOB.search(latest.role or ""):
        return {}, (), False
    earlier = [s for s in entries if s is not latest]
    kind = _kind_of(latest.role or "") | _kind_of(brief.job.title)
    own = [s for s in earlier if s.role and _kind_of(s.role) & kind]
    true_posts = [s for s in earlier if not _SIDE_JOB.search(s.role or "")]
    oldest = earlier[-1] if earlier else None
    beginner = oldest is None or re.search(r"\b(?:junior|trainee|apprentice|assistant)\b", oldest.role or "", re.I)
    changed = bool(oldest and oldest.role and kind and not _kind_of(oldest.role) & kind and oldest in true_posts)
    changed = changed and not beginner
    first = oldest if changed else next(reversed(own or true_posts), None)
    told: dict[str, str] = {}
    for name, source in (("latest", latest), ("first", first)):
        if source is None:
            continue
        if employer := place(source).get("employer"):
            told[f"{name}_employer"] = employer
        if role := with_article(source.role):
            told[f"{name}_role"] = role
    ids = tuple(dict.fromkeys(s.chunk_id for s in (first, latest) if s is not None))
    return told, ids, changed and "first_role" in told


def _kind_of(role: str) -> set[str]:
    return telling(role) - _RANK


def motive(brief: AskBrief, bank: QuestionBank) -> Asked:
    """The introduction's later questions: what draws them to this job, from its own text."""
    slots = {"company": company_of(brief), "title": with_article(brief.job.title) or ""}
    if brief.comfort is Comfort.NERVOUS or len(brief.asked) > 1:
        text = one(
            bank.opening.easy_motives if brief.comfort is Comfort.NERVOUS else bank.opening.motives,
            slots,
            brief.asked,
            0,
        )
        if text:
            return text, ()
    retrieved: list[Asked] = [
        (s.text, (s.chunk_id,)) for s in brief.sources if s.document == "job" and s.section in _ON_THE_WORK
    ]
    whole: list[Asked] = [(sentence, ()) for sentence in re.split(r"(?<=[.!?])\s+", brief.job.description)]
    for told in (retrieved, whole):
        if found := _drawn_by(told, slots, brief, bank):
            return found
    said = one(bank.opening.motives, slots, brief.asked, 0)
    return said or bank.plain(Phase.INTRODUCTION, brief.kind, None, brief.asked), ()


def _drawn_by(told: Sequence[Asked], slots: dict[str, str], brief: AskBrief, bank: QuestionBank) -> Asked | None:
    """Asks what draws them to what the company does, else to what they would do there."""
    for text, sources in told:
        if (fact := _of_the_company(text, brief)) and (
            said := one(bank.opening.motives_from_fact, {"fact": fact}, brief.asked, seed(brief))
        ):
            return said, sources
    for text, sources in sorted(told, key=lambda part: not part[0].startswith(("You will", "You'll", "You’ll"))):
        found = need(text)
        if found and found.kind == "do" and len(found.words.split()) >= 4 and not _BEGINNING.search(found.words):
            filled = {**slots, **job_slots(found, brief.job)}
            if said := one(bank.opening.motives[:2], filled, brief.asked, seed(brief)):
                return said, sources
    return None


def _of_the_company(text: str, brief: AskBrief) -> str | None:
    """A sentence of the job text that says what the company does, as it stands; None where it is too long to hear."""
    said = as_sentence(re.split(r"[:;]\s", plain(text))[0])
    company = company_of(brief)
    about = said.startswith(("We ", "Our ")) or (bool(company) and said.startswith(company))
    return said if about and 5 <= len(said.split()) <= MOST_OF_FACT else None


def company_of(brief: AskBrief) -> str:
    return name_of(brief.job.company) or ""
