"""The question of a new area."""

import re
from collections.abc import Sequence

from graph.decisions.job_lines import with_people
from graph.interviewers.rules.choosing import EASY_TO_HEAR, FEWEST_WORDS, MOST_WORDS, led, one, sayable, seed
from graph.interviewers.rules.grounds import (
    OF_WORK,
    Ground,
    all_slots,
    ground_of,
)
from graph.interviewers.rules.introducing import Asked
from graph.interviewers.skills import AskBrief
from graph.language.naming import spoken_name
from graph.language.phrases import with_article
from graph.language.wordings import fill, last_said, opening_words, unused
from graph.question_bank import ByDifficulty, KindOfWork, QuestionBank, Theme
from graph.subjects import Area
from graph.vocabulary import Comfort, Difficulty, Phase, ResumeMatch


def new_area(brief: AskBrief, bank: QuestionBank, theme: Theme | None) -> Asked:
    """`theme`: of a behavioral area, where one is near."""
    area = _area(brief)
    ground = ground_of(brief, area)
    lacking = ground_of(brief, area.model_copy(update={"resume": ResumeMatch.MISSING}))
    if general := _general(brief, area, bank):
        return general, lacking.sources or _of_their_work(brief)
    for tried in (ground, lacking):
        questions = (
            _behavioral(bank, theme, brief) if area.phase is Phase.BEHAVIORAL else _technical(bank, tried, brief)
        )
        if area.phase is Phase.TECHNICAL and tried.questions in WHOLE:
            if text := _whole(questions, tried, area, brief):
                return text, tried.sources
            continue
        leads, slots = getattr(bank.leads, tried.leads), all_slots(tried, area, brief.job)
        own = questions[: len(questions) - len(bank.behavioral.general.of(gentle(brief)))]
        # A situation of the area's own theme is worth a longer sentence.
        for asked in (own, questions) if area.phase is Phase.BEHAVIORAL else (questions,):
            if text := led(leads, asked, slots, brief.asked, seed(brief)):
                return text, tried.sources
    return bank.plain(brief.phase, brief.kind, spoken_name(area, brief.job), brief.asked), ()


_FOR_BEGINNERS = re.compile(r"\b(?:entry|junior|beginner|trainee|apprentice|intern)", re.IGNORECASE)
LONGEST_THING = 8
"""Words of the job text that are said in the middle of a question; beyond them the area's name is clearer."""
WHOLE = ("lacking", "lacking_thing")
"""Fields of the bank's `Technical` that hold whole questions."""


def _whole(wordings: Sequence[str], ground: Ground, area: Area, brief: AskBrief) -> str | None:
    """A question that says itself what it is about; with the area's name where the need is long."""
    before = opening_words(brief.asked[-1]) if brief.asked else ""
    short = {"job_thing": spoken_name(area, brief.job)}
    second_best = None
    told = [ground.slots]
    if ground.questions == "lacking_thing":
        long = len(ground.slots.get("job_thing", "").split()) > LONGEST_THING
        told = [short, ground.slots] if long else [ground.slots, short]
    fresh = [wording for wording in wordings if last_said(wording, brief.asked) < 0]
    for slots in told:
        for wording in fresh:
            text = fill(wording, slots)
            if text is None or not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS or not sayable(text, brief.asked):
                continue
            if opening_words(text) != before and len(text.split()) <= EASY_TO_HEAR + 2:
                return text
            second_best = second_best or text
    return second_best


def _of_their_work(brief: AskBrief) -> tuple[str, ...]:
    """Where the job text names nothing, a question about their work rests on the resume."""
    return tuple(s.chunk_id for s in brief.sources if s.document == "resume" and s.section in OF_WORK)[:1]


def _general(brief: AskBrief, area: Area, bank: QuestionBank) -> str | None:
    """A question made for an area that any job has; None for one that was added for this interview."""
    slots = {"title": with_article(brief.job.title) or ""}
    for general in (*bank.planning.general.technical, *bank.planning.general.behavioral):
        if fill(general.name, slots) == area.name:
            return one(general.questions, slots, brief.asked, seed(brief))
    return None


def gentle(brief: AskBrief) -> Difficulty:
    """A nervous candidate is asked one step easier; a beginner's job has nothing hard to weigh."""
    difficulty = brief.difficulty
    if difficulty is Difficulty.HARD and _FOR_BEGINNERS.search(brief.job.experience_level):
        difficulty = Difficulty.MEDIUM
    return difficulty.step(-1) if brief.comfort is Comfort.NERVOUS else difficulty


def _area(brief: AskBrief) -> Area:
    if brief.area is None:
        raise ValueError(f"a {brief.kind.value} question needs an area")
    return brief.area


def _technical(bank: QuestionBank, ground: Ground, brief: AskBrief) -> list[str]:
    difficulty = gentle(brief)
    if ground.act is None and ground.questions in ("done", "doing") and difficulty is Difficulty.HARD:
        difficulty = Difficulty.MEDIUM  # a line that tells of no act has nothing in it to weigh
    general: ByDifficulty = getattr(bank.technical, ground.questions)
    slots = all_slots(ground, brief.area, brief.job) if brief.area else {}
    if ground.questions not in WHOLE:
        wordings = [said for wording in general.of(difficulty) if (said := fill(wording, slots))]
        questions = unused(wordings, brief.asked, seed(brief))
    else:
        questions = unused(general.of(difficulty), brief.asked, seed(brief))
    kind = kind_of_work(bank, ground)
    if kind is None or ground.questions == "again":
        return questions
    special = (kind.doing if ground.questions == "doing" else kind.done).of(difficulty)
    fresh = [
        q for q in unused(special, brief.asked, seed(brief)) if not any(q.lower() in a.lower() for a in brief.asked)
    ]
    # Now and then a general question comes first, so that the same kind of work is not always asked in the same way.
    return fresh + questions if seed(brief) % 3 else [*questions[:1], *fresh, *questions[1:]]


def kind_of_work(bank: QuestionBank, ground: Ground) -> KindOfWork | None:
    if ground.act is None:
        return None
    verb = ground.act.lemma
    if with_people(f"{verb} {ground.act.words}"):
        for kind in bank.work.values():
            if verb in kind.verbs_with_people:
                return kind
    return next((kind for kind in bank.work.values() if verb in kind.verbs), None)


def _behavioral(bank: QuestionBank, theme: Theme | None, brief: AskBrief) -> list[str]:
    difficulty = gentle(brief)
    general = unused(bank.behavioral.general.of(difficulty), brief.asked, seed(brief))
    if theme is None:
        return general
    own = [*theme.of(difficulty), *(theme.medium if difficulty is not Difficulty.MEDIUM else ())]
    turned = unused(theme.of(difficulty), brief.asked, seed(brief))
    own = [*turned, *(q for q in own if q not in turned)]
    fresh = [q for q in own if not any(q.lower() in a.lower() for a in brief.asked)]
    return fresh + general
