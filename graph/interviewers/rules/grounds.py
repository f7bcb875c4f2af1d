"""What a question can rest on: the acts and lines of the resume, and what the job asks for, as slots of a wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.interviewers.skills import AskBrief
from graph.language.naming import need_of, spoken_name, words_of
from graph.language.needs import Need
from graph.language.outcomes import outcome
from graph.language.phrases import Act, act, in_sentence, name_of, plain, thing
from graph.subjects import Area, Job, Source
from graph.vocabulary import Phase
from retrieval.sections import Section

OF_WORK = frozenset({Section.EXPERIENCE.value, Section.PROJECTS.value})
OF_COURSES = frozenset({Section.COURSES.value})
SOMEBODY = re.compile(
    r"\b(?:manager|registrar|nurse|doctor|engineer|designer|teacher|customer|client|colleague|team|boss|director|patient|"
    r"developer|people|staff|board|group|company|department|lead)s?$",
    re.IGNORECASE,
)
"""Phrases that name people: they are not taken up like things."""
_SEPARATORS = re.compile(r"\s*(?:[·•|;,]|\s[/–—-]\s|\band\b)\s*")


@dataclass(frozen=True)
class Ground:
    """One thing to lead a question with."""

    slots: dict[str, str]
    sources: tuple[str, ...] = ()
    act: Act | None = None
    leads: str = "done"
    """Which leads fit: a field of the bank's `Leads`."""
    questions: str = "done"
    """Which questions on the craft fit: a field of the bank's `Technical`."""


def sources_of(brief: AskBrief) -> list[Source]:
    """The area's own sources first, then what was retrieved for this turn; each once."""
    own = brief.area.sources if brief.area else ()
    return list({source.chunk_id: source for source in (*own, *brief.sources)}.values())


def acts(sources: Sequence[Source], asked: Sequence[str], fresh: bool = True) -> Iterator[Ground]:
    """What the resume says they did, of the sources in their order. `fresh`: without what a question rested on."""
    for source in sources:
        if source.document != "resume" or (source.section and source.section not in OF_WORK):
            continue
        found = act(source.text, source.current)
        if found is None or (fresh and any(found.words in question for question in asked)):
            continue
        slots = {"did": found.words, **place(source)}
        tense = "doing" if found.ongoing else "done"
        yield Ground(slots, (source.chunk_id,), found, tense, tense)


def outcomes(sources: Sequence[Source], asked: Sequence[str]) -> Iterator[Ground]:
    """What the resume says came of their work, where it does not say what they did for it."""
    for source in sources:
        if source.document == "resume" and source.section in OF_WORK and act(source.text, source.current) is None:
            said = outcome(source.text)
            if said and not any(said in question for question in asked):
                yield Ground({"result": said, **place(source)}, (source.chunk_id,), None, "outcome", "outcome")


def place(source: Source) -> dict[str, str]:
    """Slots `at` and `employer`, where the layout of the resume told them."""
    if source.section == Section.PROJECTS.value:
        title = plain(source.project or "")
        if 0 < len(title.split()) <= 4 and len(title) <= 32:
            return {"at": f"in your project {title}"}
        return {"at": "in one of your projects"}
    employer = name_of(source.employer)
    return {"at": f"at {employer}", "employer": employer} if employer else {}


def listed(sources: Sequence[Source], area: Area, asked: Sequence[str]) -> Ground | None:
    """A skill, course or line that the resume names for this area."""
    for source in sources:
        if source.document != "resume" or source.section == Section.PROFILE.value:
            continue
        course = source.section in OF_COURSES
        # "Tools: Figma, Word" under an employer is a list of skills all the same.
        tools = plain(source.text).count(",") >= 2 and " and " not in source.text
        line = not tools and (course or source.section in OF_WORK or source.section == Section.EDUCATION.value)
        name = thing(source.text, longest=7) if line else item_for(source.text, f"{area.name} {area.need}")
        name = _ordinary(name) if name else None
        if name and len(name) > 1 and not any(name in question for question in asked):
            questions = ("doing" if source.current else "done") if line and source.section in OF_WORK else "listed"
            akin = bool(_stems(name) & _stems(f"{area.name} {area.need}"))
            kind = "course" if course else "listed" if akin else "listed_for"
            return Ground({"item": name}, (source.chunk_id,), None, kind, "course" if course else questions)
    return None


def _ordinary(name: str) -> str:
    """ "Problem Solving" is no name, though a list of skills writes it like one."""
    return name.lower() if _ORDINARY.match(name) else name


_ORDINARY = re.compile(
    r"[A-Z][a-z]+(?:[ -](?:and )?[A-Z]?[a-z]+){0,2}[ -](?:Solving|Service|Analysis|Knowledge|Management|Skills?|"
    r"Planning|Preprocessing|Communication|Development|Research|Training|Relations|Evaluation|Deployment|Tuning|Testing|Negotiation|Leadership|"
    r"Validation|Processing|Administration|Support|Strategy|Forecasting|Reporting|Care|Safety|Detection)$"
)


def item_for(line: str, wanted: str) -> str | None:
    """The part of a line of skills that shares most words with what is wanted; the whole of a short line."""
    text = plain(line)
    label, colon, rest = text.partition(": ")
    text = rest if colon and len(label.split()) <= 5 else text
    labelled = bool(colon) and bool(_stems(label) & _stems(wanted))
    items = [item.strip(" .") for item in _SEPARATORS.split(text) if 0 < len(item.split()) <= 4]
    if not items:
        return None
    words, stems = set(re.findall(r"[a-z0-9+#]{2,}", wanted.lower())), _stems(wanted)

    def likeness(item: str) -> float:
        whole = set(re.findall(r"[a-z0-9+#]{2,}", item.lower()))
        return 2 * len(whole & words - _SMALL) + len(_stems(item) & stems)

    best = max(items, key=likeness)
    # In "Tools: Figma, Word" a capital is a name's; at the head of a line it may be anything's.
    said = best if colon else in_sentence(best)
    if likeness(best) > 0:
        return said
    return (items[0] if colon else in_sentence(items[0])) if len(items) == 1 or labelled else None


def _stems(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[a-z0-9+#]{2,}", text.lower()) if word not in _SMALL}


_SMALL = frozenset("and the for with from into that this your our who are of in on to at by or as an is".split())


def asked_for(area: Area, job: Job, sources: Sequence[Source]) -> Ground:
    """What the job asks for here, as slots `job_do` or `job_thing`; the area's own name where its text is unsayable.

    An area that any job has, or that was added for one interview, is not said to be in the job text.
    """
    own = tuple(s.chunk_id for s in sources if s.document == "job" and _same(s.text, area.need))[:1]
    if _squeezed(area.need) == _squeezed(job.title):
        return Ground({}, (), None, "anywhere", "doing")
    if _squeezed(area.need) not in _squeezed(words_of(job)):
        return Ground({"job_thing": spoken_name(area, job)}, (), None, "anywhere", "listed")
    found = need_of(area)
    slots = job_slots(found, job) or {"job_thing": spoken_name(area, job)}
    return Ground(slots, own, None, "lacking", "lacking" if "job_do" in slots else "lacking_thing")


def _squeezed(text: str) -> str:
    return " ".join(text.split()).lower()


def job_slots(found: Need | None, job: Job) -> dict[str, str]:
    if found is None:
        return {}
    if found.kind == "do":
        return {"job_do": found.words, "job_they": re.sub(r"^be\b", "are", found.words)}
    return {"job_thing": in_sentence(found.words, words_of(job))}


def _same(text: str, said: str) -> bool:
    a, b = (re.sub(r"\W+", " ", t).strip().lower() for t in (text, said))
    return bool(a) and bool(b) and (a in b or b in a)


def ground_of(brief: AskBrief, area: Area) -> Ground:
    """The best ground of a new area: work it shows, else what it names, else what the job asks for."""
    sources = sources_of(brief)
    lacking = asked_for(area, brief.job, sources)
    if area.resume == "missing":
        return lacking
    own = area.sources or tuple(sources)
    for ground in acts(own, brief.asked):
        return replace(ground, sources=ground.sources + lacking.sources)
    for ground in outcomes(own, brief.asked):
        return replace(ground, sources=ground.sources + lacking.sources)
    found = listed(own, area, brief.asked)
    said = found.slots["item"] if found else ""
    # One real situation is asked for: what is listed leads to it only where it is named like the area.
    if found and (area.phase is Phase.TECHNICAL or found.leads == "course" or _stems(said) & _stems(area.name)):
        return replace(found, sources=found.sources + lacking.sources)
    if area.phase is Phase.TECHNICAL:
        # What bears it out came up before: it is asked for what it says about this area.
        for ground in (g for g in acts(own, brief.asked, fresh=False) if g.leads == "done"):
            return replace(ground, leads="again", questions="again", sources=ground.sources + lacking.sources)
    return lacking


def all_slots(ground: Ground, area: Area, job: Job) -> dict[str, str]:
    name = spoken_name(area, job)
    said = " ".join(ground.slots.get(slot, "") for slot in ("item", "did", "result"))
    # What the lead names already is not said again after it.
    if ground.leads == "again":
        return {**ground.slots, "area": name}
    same = (
        bool(_stems(name) & _stems(said)) if ground.slots.keys() & {"did", "result"} else name.lower() in said.lower()
    )
    return ground.slots if same else {**ground.slots, "area": name}
