"""The question of a new area, and of the introduction and the end."""

import re
from collections.abc import Sequence

from graph.interviewers.rules.choosing import MOST_WORDS, led, one, seed
from graph.interviewers.rules.grounds import Ground, acts, all_slots, ground_of, job_slots, place
from graph.interviewers.skills import AskBrief
from graph.language.needs import need
from graph.language.phrases import as_sentence, name_of, plain, with_article
from graph.language.wordings import fill, unused
from graph.question_bank import ByDifficulty, KindOfWork, QuestionBank, Theme
from graph.subjects import Area, Source
from graph.vocabulary import Comfort, Difficulty, Phase, ResumeMatch

_ON_THE_WORK = frozenset({"summary", "duties"})
_BEGINNING = re.compile(
    r"^(?:join|report|start|begin|receive|get|be|have|share)\b"
    r"|\b(?:duties as assigned|worst|death|dying|grief|crisis|violent)\b"
)
"""What a job text says of any newcomer, and what nobody should be asked to look forward to."""
MOST_OF_FACT = 22
"""Words of the job text that are said before a question."""

Asked = tuple[str, tuple[str, ...]]
"""A question and the ids of the chunks it rests on."""


def new_area(brief: AskBrief, bank: QuestionBank, theme: Theme | None) -> Asked:
    """`theme`: of a behavioral area, where one is near."""
    area = _area(brief)
    ground = ground_of(brief, area)
    lacking = ground_of(brief, area.model_copy(update={"resume": ResumeMatch.MISSING}))
    if ground.leads == "anywhere" and (general := _general(brief, area, bank)):
        return general, ()
    for tried in (ground, lacking):
        questions = (
            _behavioral(bank, theme, brief) if area.phase is Phase.BEHAVIORAL else _technical(bank, tried, brief)
        )
        leads = getattr(bank.leads, tried.leads)
        if text := led(leads, questions, all_slots(tried, area, brief.job), brief.asked, seed(brief)):
            return text, tried.sources
    return bank.plain(brief.phase, brief.kind, area.name, brief.asked), ()


def _general(brief: AskBrief, area: Area, bank: QuestionBank) -> str | None:
    """A question made for an area that any job has; None for one that was added for this interview."""
    slots = {"title": with_article(brief.job.title) or ""}
    for general in (*bank.planning.general.technical, *bank.planning.general.behavioral):
        if fill(general.name, slots) == area.name:
            return one(general.questions, slots, brief.asked, seed(brief))
    return None


def gentle(brief: AskBrief) -> Difficulty:
    """A nervous candidate is asked one step easier."""
    return brief.difficulty.step(-1) if brief.comfort is Comfort.NERVOUS else brief.difficulty


def _area(brief: AskBrief) -> Area:
    if brief.area is None:
        raise ValueError(f"a {brief.kind.value} question needs an area")
    return brief.area


def _technical(bank: QuestionBank, ground: Ground, brief: AskBrief) -> list[str]:
    difficulty = gentle(brief)
    if ground.questions == "lacking_thing" and difficulty is Difficulty.HARD:
        # A trade-off in a thing they may never have met would only make them guess.
        difficulty = Difficulty.MEDIUM
    general: ByDifficulty = getattr(bank.technical, ground.questions)
    questions = unused(general.of(difficulty), brief.asked, seed(brief))
    kind = kind_of_work(bank, ground)
    if kind is None:
        return questions
    special = (kind.doing if ground.questions == "doing" else kind.done).of(difficulty)
    fresh = [
        q for q in unused(special, brief.asked, seed(brief)) if not any(q.lower() in a.lower() for a in brief.asked)
    ]
    return fresh + questions


def kind_of_work(bank: QuestionBank, ground: Ground) -> KindOfWork | None:
    if ground.act is None:
        return None
    return next((kind for kind in bank.work.values() if ground.act.lemma in kind.verbs), None)


def _behavioral(bank: QuestionBank, theme: Theme | None, brief: AskBrief) -> list[str]:
    difficulty = gentle(brief)
    general = unused(bank.behavioral.general.of(difficulty), brief.asked, seed(brief))
    if theme is None:
        return general
    own = [*theme.of(difficulty), *(theme.medium if difficulty is not Difficulty.MEDIUM else ())]
    fresh = [q for q in unused(own, brief.asked, 0) if not any(q.lower() in a.lower() for a in brief.asked)]
    return fresh + general


def opening(brief: AskBrief, bank: QuestionBank) -> Asked:
    """Who is speaking, how to reach a person, and the candidate's own path."""
    slots = {"name": brief.first_name or "", "company": company_of(brief), "title": brief.job.title}
    told, sources = _path(brief.sources)
    for ground in acts(brief.sources, ()):
        told.setdefault("did", ground.slots["did"])
        sources = sources or ground.sources
        break
    greetings = [said for wording in bank.opening.greetings if (said := fill(wording, slots))]
    paths = [w for w in bank.opening.paths if not _same_place_twice(w, told)]
    for greeting in greetings[:2]:
        for path in (said for wording in paths if (said := fill(wording, told))):
            if len(greeting.split()) + len(path.split()) <= MOST_WORDS:
                return f"{greeting} {path}", sources
    return f"{greetings[0]} {bank.opening.paths_unknown[0]}", ()


def _same_place_twice(wording: str, told: dict[str, str]) -> bool:
    return "{first_" in wording and told.get("first_employer") == told.get("latest_employer")


def _path(sources: Sequence[Source]) -> tuple[dict[str, str], tuple[str, ...]]:
    """First and latest entry of the resume. Resumes tell the latest first; a current entry is the latest anyway."""
    entries = [s for s in sources if s.document == "resume" and (s.employer or s.role) and s.section != "projects"]
    if not entries:
        return {}, ()
    current = [s for s in entries if s.current]
    latest = current[0] if current else entries[0]
    first = entries[-1] if entries[-1] is not latest else entries[0]
    told: dict[str, str] = {}
    for name, source in (("latest", latest), ("first", first)):
        if employer := place(source).get("employer"):
            told[f"{name}_employer"] = employer
        if (source is not latest or name == "latest") and (role := with_article(source.role)):
            told[f"{name}_role"] = role
    if first is latest:
        told = {key: value for key, value in told.items() if key.startswith("latest")}
    return told, tuple(dict.fromkeys((first.chunk_id, latest.chunk_id)))


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
