"""The plan of a job: what it asks for as a few areas with weights.

The plan is made once for a job, so that every candidate for it is asked the same core (structured interviews predict
best: Sackett et al. 2022). No model call: meaning is compared with a small embedding model.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.decisions.job_lines import CREDENTIAL, Line, alike, lines_of, pairs, with_people
from graph.decisions.support import hold_against_resume
from graph.decisions.weights import weighted
from graph.language.phrases import plain, with_article
from graph.language.telling import telling
from graph.language.wordings import fill
from graph.question_bank import Planning
from graph.subjects import Job, JobPlan
from graph.vocabulary import Phase
from retrieval.chunks import Section, chunk
from retrieval.documents import Document, job_document
from retrieval.embedder import Embedder, Vectors

__all__ = ["hold_against_resume", "plan_job"]

FEWEST, USUAL, MOST = 5, 8, 9
"""Areas of a plan; more than the usual only where the job lists seven skills or more."""
MANY_SKILLS = 7
FEWEST_TECHNICAL, FEWEST_BEHAVIORAL = 2, 2
ENOUGH_BEHAVIORAL = 3
"""More of them only where the job lists them as skills."""
PEOPLE_AHEAD = 0.10
"""How much nearer to people than to craft an area must be to be asked in the behavioral phase."""
SAID_TO_BE_PEOPLE = 0.38
"""What it counts for that when the text says so."""
RATHER_TERMS = 0.2
"""By how much a sentence that is nearer to hours, pay and travel is not what such an area rests on."""
NAMED_TWICE = 3.0
"""Places by which a skill moves up that has a line of its own in the text."""
_TOLD = frozenset({Section.REQUIREMENTS, Section.DUTIES, Section.SUMMARY})
"""Where the job text speaks of the work and of those who do it."""


@dataclass(frozen=True)
class _Area:
    name: str
    need: str
    phase: Phase
    heads: tuple[Line, ...]


async def plan_job(job: Job, embedder: Embedder, words: Planning) -> JobPlan:
    """Five to nine areas by rules, most important first, from the job's text alone.

    The skills the job lists come first, each with the line of the text that says most about it; requirements and duties
    that are something else fill up. Where the text names less, areas are added that any job has, with the sentence of
    the text that is nearest to them as `need`, or the title where there is none.
    """
    lines = await lines_of(Document(job.id, "job", _text(job)), embedder, words)
    skills = [line for line in lines if line.kind is Section.SKILLS and line.name]
    others = [line for line in lines if line.kind is not Section.SKILLS]
    core = await _of_skills(skills, others, embedder, words)
    left = [line for line in others if line.name and line.said]
    more = await _with_phases([(line.name, line.text, (line,)) for line in _by_kind(left)], embedder, words)
    areas = _chosen(core, more, most=MOST if len(skills) >= MANY_SKILLS else USUAL)
    areas += await _general(areas, job, embedder, words)
    return JobPlan(areas=weighted([(area.name, area.need, area.phase) for area in areas]), made_by="rules")


def _text(job: Job) -> str:
    return job_document(
        job.id, skills_required=job.skills_required, requirements=job.requirements, description=job.description
    ).text


def _by_kind(lines: Iterable[Line]) -> list[Line]:
    """Requirements before duties, each in the order of the text."""
    kinds = (Section.REQUIREMENTS, Section.DUTIES, Section.TERMS, Section.SUMMARY)
    return sorted(lines, key=lambda line: (kinds.index(line.kind), line.order))


async def _of_skills(
    skills: Sequence[Line], others: Sequence[Line], embedder: Embedder, words: Planning
) -> list[_Area]:
    """An area for each skill the job lists; what has a line of its own in the text moves up a little."""
    paired = pairs(skills, others)
    order = sorted(range(len(skills)), key=lambda place: (place - NAMED_TWICE * (place in paired), place))
    found = []
    for place in order:
        line = paired.get(place)
        heads = (skills[place], line) if line else (skills[place],)
        found.append((skills[place].name, heads[-1].text, heads))
    areas = await _with_phases(found, embedder, words, by_name=True)
    return _distinct(areas)


async def _with_phases(
    found: Sequence[tuple[str, str, tuple[Line, ...]]], embedder: Embedder, words: Planning, by_name: bool = False
) -> list[_Area]:
    if not found:
        return []
    vectors = await embedder.embed([f"{name}: {plain(need)}" for name, need, _ in found])
    if by_name:
        # A line about a tool may speak of teams, and be about the tool all the same.
        vectors = vectors + await embedder.embed([name for name, _, _ in found])
        vectors /= np.float32(2)
    told = [with_people(need) for _, need, heads in found]
    phases = await _phases(vectors, told, embedder, words)
    return [_Area(name, need, phase, heads) for (name, need, heads), phase in zip(found, phases, strict=True)]


async def _phases(vectors: Vectors, told: Sequence[float], embedder: Embedder, words: Planning) -> list[Phase]:
    craft, people = await embedder.embed(words.craft), await embedder.embed(words.people)
    phases = []
    for vector, said in zip(vectors, told, strict=True):
        ahead = SAID_TO_BE_PEOPLE * said + float(
            np.sort(people @ vector)[-2:].mean() - np.sort(craft @ vector)[-2:].mean()
        )
        phases.append(Phase.BEHAVIORAL if ahead >= PEOPLE_AHEAD else Phase.TECHNICAL)
    return phases


def _distinct(areas: Sequence[_Area]) -> list[_Area]:
    return list({area.name.lower(): area for area in reversed(areas)}.values())[::-1]


def _chosen(core: Sequence[_Area], more: Sequence[_Area], most: int) -> list[_Area]:
    """The skills, and of the rest what is unlike them: first people until there are enough, then the craft."""
    often = Counter(word for area in (*core, *more) for word in telling(area.heads[0].text))
    behavioral = [area for area in core if area.phase is Phase.BEHAVIORAL]
    technical = [area for area in core if area.phase is Phase.TECHNICAL]
    people = [area for area in more if area.phase is Phase.BEHAVIORAL]
    craft = [area for area in more if area.phase is Phase.TECHNICAL]
    enough = FEWEST_BEHAVIORAL if core else ENOUGH_BEHAVIORAL
    for area in people:
        if len(behavioral) < enough and _new(area, (*core, *behavioral), often):
            behavioral.append(area)
    behavioral = behavioral[: most - min(len(technical), FEWEST_TECHNICAL)]
    technical = technical[: most - len(behavioral)]
    room = (USUAL if len(core) < USUAL else most) - max(0, FEWEST_BEHAVIORAL - len(behavioral))
    for area in craft:
        if len(technical) + len(behavioral) < room and _new(area, (*technical, *behavioral), often):
            technical.append(area)
    for area in people:
        if len(technical) + len(behavioral) < FEWEST + 2 and _new(area, (*technical, *behavioral), often):
            behavioral.append(area)
    place = {area.name: number for number, area in enumerate((*core, *more))}
    return sorted((*technical, *behavioral), key=lambda area: place[area.name])


def _new(area: _Area, taken: Sequence[_Area], often: Counter[str]) -> bool:
    """Is it about something else than what is in the plan already?"""
    (line,) = area.heads
    said = _words(area.name)
    if any(said < _words(other.name) or _words(other.name) < said for other in taken):
        return False  # "Analysis" beside "Analysis and problem solving"
    return all(
        head.text != line.text
        and line.text not in head.text
        and head.text not in line.text
        and not alike(head, line, often)
        for other in taken
        for head in other.heads
    ) and area.name.lower() not in {other.name.lower() for other in taken}


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


async def _general(areas: Sequence[_Area], job: Job, embedder: Embedder, words: Planning) -> list[_Area]:
    """Areas that any job has, for what the text leaves out: two technical, two behavioral, five in all."""
    title = with_article(job.title) or ""
    told = [
        c.text
        for c in await asyncio.to_thread(chunk, Document(job.id, "job", _text(job)))
        if c.section in _TOLD and not CREDENTIAL.search(c.text)
    ]
    told = [text for text in told if not any(area.need in text for area in areas)]
    added: list[_Area] = []
    for phase, generals, least in (
        (Phase.TECHNICAL, words.general.technical, FEWEST_TECHNICAL),
        (Phase.BEHAVIORAL, words.general.behavioral, FEWEST_BEHAVIORAL),
        (Phase.TECHNICAL, words.general.technical[1:], FEWEST),
    ):
        for general in generals:
            name = fill(general.name, {"title": title})
            taken = [area.name for area in (*areas, *added)]
            same = [area for area in (*areas, *added) if area.phase is phase]
            if len(taken if least == FEWEST else same) >= least:
                break
            if name and name not in taken:
                need = await _quoted(name, told, embedder, words)
                told = [text for text in told if text != need] or told
                added.append(_Area(name, need or job.title or job.description or name, phase, ()))
    return added


async def _quoted(name: str, told: Sequence[str], embedder: Embedder, words: Planning) -> str | None:
    """The sentence of the job text on which a general area can rest."""
    if not told:
        return None
    (wanted,) = await embedder.embed([name])
    vectors = await embedder.embed(told)
    likeness, away = vectors @ wanted, np.max(vectors @ (await embedder.embed(words.not_asked)).T, axis=1)
    best = int(np.argmax(np.where(likeness + RATHER_TERMS > away, likeness, -1.0)))
    return told[best] if likeness[best] + RATHER_TERMS > away[best] else None
