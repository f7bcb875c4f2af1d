"""What a question can rest on: the acts and lines of the resume, and what the job asks for, as slots of a wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.interviewers.skills import AskBrief
from graph.language.needs import Need, need
from graph.language.phrases import Act, act, in_sentence, name_of, plain, thing
from graph.subjects import Area, Source
from retrieval.sections import Section

OF_WORK = frozenset({Section.EXPERIENCE.value, Section.PROJECTS.value})
OF_COURSES = frozenset({Section.COURSES.value, Section.EDUCATION.value})
_SEPARATORS = re.compile(r"\s*(?:[·•|;,]|\s[/–—-]\s|\band\b)\s*")


@dataclass(frozen=True)
class Ground:
    """One thing to lead a question with."""

    slots: dict[str, str]
    sources: tuple[str, ...] = ()
    act: Act | None = None
    kind: str = "done"
    """Which leads and questions fit: done, doing, listed, course or lacking."""
    extra: dict[str, str] = field(default_factory=dict)


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
        yield Ground(slots, (source.chunk_id,), found, "doing" if found.ongoing else "done")


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
        line = course or source.section in OF_WORK
        name = thing(source.text) if line else item_for(source.text, f"{area.name} {area.need}")
        if name and len(name) > 1 and not any(name in question for question in asked):
            return Ground({"item": name}, (source.chunk_id,), None, "course" if course else "listed")
    return None


def item_for(line: str, wanted: str) -> str | None:
    """The part of a line of skills that shares most words with what is wanted; the whole of a short line."""
    text = plain(line)
    label, colon, rest = text.partition(": ")
    text = rest if colon and len(label.split()) <= 5 else text
    items = [item.strip(" .") for item in _SEPARATORS.split(text) if 0 < len(item.split()) <= 4]
    if not items:
        return None
    words, stems = set(re.findall(r"[a-z0-9+#]{2,}", wanted.lower())), _stems(wanted)

    def likeness(item: str) -> float:
        whole = set(re.findall(r"[a-z0-9+#]{2,}", item.lower()))
        return 2 * len(whole & words - _SMALL) + len(_stems(item) & stems)

    best = max(items, key=likeness)
    if likeness(best) > 0:
        return in_sentence(best)
    return in_sentence(items[0]) if len(items) == 1 else None


def _stems(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[a-z0-9+#]{2,}", text.lower()) if word not in _SMALL}


_SMALL = frozenset("and the for with from into that this your our who are of in on to at by or as an is".split())


def asked_for(area: Area, sources: Sequence[Source]) -> Ground:
    """What the job asks for here, as slots `job_do` or `job_thing`; the area's own name where its text is unsayable."""
    found = need(area.need)
    own = tuple(s.chunk_id for s in sources if s.document == "job" and _same(s.text, area.need))[:1]
    return Ground(job_slots(found) or {"job_thing": in_sentence(area.name)}, own, None, "lacking")


def job_slots(found: Need | None) -> dict[str, str]:
    if found is None:
        return {}
    return {"job_do": found.words} if found.kind == "do" else {"job_thing": found.words}


def _same(text: str, said: str) -> bool:
    a, b = (re.sub(r"\W+", " ", t).strip().lower() for t in (text, said))
    return bool(a) and bool(b) and (a in b or b in a)


def ground_of(brief: AskBrief, area: Area) -> Ground:
    """The best ground of a new area: work it shows, else what it names, else what the job asks for."""
    sources = sources_of(brief)
    lacking = asked_for(area, sources)
    if area.resume == "missing":
        return lacking
    own = area.sources or tuple(sources)
    for ground in acts(own, brief.asked):
        return Ground({**ground.slots}, ground.sources + lacking.sources, ground.act, ground.kind)
    if found := listed(own, area, brief.asked):
        return Ground(found.slots, found.sources + lacking.sources, None, found.kind)
    return lacking


def all_slots(ground: Ground, area: Area) -> dict[str, str]:
    return {**ground.slots, "area": in_sentence(area.name)}
