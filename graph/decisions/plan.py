"""The plan of a job: what it asks for as a few areas with weights.

The plan is made once for a job, so that every candidate for it is asked the same core (structured interviews predict
best: Sackett et al. 2022). No model call: meaning is compared with a small embedding model.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.decisions.support import hold_against_resume
from graph.decisions.weights import weighted
from graph.language.needs import area_name, need
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

FEWEST, MOST = 5, 8
FEWEST_TECHNICAL, FEWEST_BEHAVIORAL = 2, 1
SAME_AREA = 0.52
"""Cosine from which two lines of a job text are of one area."""
SAME_WITH_WORD = 0.36
"""The same where they share a telling word."""
SAME_SKILL = 0.80
"""The same for two skills, which the job lists apart."""
NOT_ASKED = 0.50
"""Cosine from which a line is about degrees, travel or hours."""
_CREDENTIAL = re.compile(
    r"\byears?\b.{0,30}\b(?:in|of|with|experience)\b"
    r"|\breports? to\b|\b(?:licen[cs]e|degree|diploma|qualified .* status|right to work)\b",
    re.IGNORECASE,
)
PEOPLE_AHEAD = 0.04
"""How much nearer to people than to craft an area must be to be asked in the behavioral phase."""


@dataclass
class _Line:
    text: str
    """Verbatim."""
    kind: Section
    order: int
    name: str | None
    vector: Vectors


@dataclass
class _Cluster:
    lines: list[_Line] = field(default_factory=list)


async def plan_job(job: Job, embedder: Embedder, words: Planning) -> JobPlan:
    """Five to eight areas by rules, most important first, from the job's text alone.

    Where the text names less, areas are added that any job has; their `need` is the title.
    """
    document = Document(job.id, "job", _text(job))
    lines = await _lines(document, embedder, words)
    clusters = _clusters(lines)
    names = [name for cluster in clusters if (name := _name(cluster))]
    areas: list[tuple[str, str, Phase]] = []
    if names:
        vectors = await embedder.embed([f"{_name(c)}: {plain(_need(c))}" for c in clusters if _name(c)])
        phases = await _phases(vectors, embedder, words)
        named = [(name, _need(c)) for c in clusters if (name := _name(c))]
        areas = [(name, text, phase) for (name, text), phase in zip(named, phases, strict=True)]
    areas = _balanced(_distinct(areas), job, words)
    return JobPlan(areas=weighted(areas), made_by="rules")


def _text(job: Job) -> str:
    return job_document(
        job.id, skills_required=job.skills_required, requirements=job.requirements, description=job.description
    ).text


async def _lines(document: Document, embedder: Embedder, words: Planning) -> list[_Line]:
    """What can be asked about: skills, requirements and duties that make a speakable name."""
    wanted = (Section.SKILLS, Section.REQUIREMENTS, Section.DUTIES, Section.SUMMARY, Section.TERMS)
    chunks = [
        c
        for c in await asyncio.to_thread(chunk, document)
        if c.section in wanted and not c.text.endswith("?") and not _CREDENTIAL.search(c.text)
    ]
    if not chunks:
        return []
    vectors = await embedder.embed([c.text for c in chunks])
    away = await embedder.embed(words.not_asked)
    lines = []
    for found, vector in zip(chunks, vectors, strict=True):
        if found.section is not Section.SKILLS and float(np.max(away @ vector)) >= NOT_ASKED:
            continue
        name = await asyncio.to_thread(_named, found.text, found.section)
        if name is not None or found.section is Section.REQUIREMENTS:
            lines.append(_Line(found.text, found.section, found.order, name, vector))
    return lines


def _named(text: str, section: Section) -> str | None:
    found = need(text)
    told = section not in (Section.SKILLS, Section.REQUIREMENTS)
    if found is None or (told and found.kind != "do") or (section is Section.TERMS and not text.startswith("You ")):
        return None
    return area_name(text)


def _clusters(lines: Sequence[_Line]) -> list[_Cluster]:
    """Lines of one area together: each skill is the head of one, and takes the requirements and duties near to it."""
    clusters: list[_Cluster] = []
    often = Counter(word for line in lines for word in telling(line.text))
    common = {word for word, count in often.items() if count > max(3, len(lines) // 5)}
    for kind in (Section.SKILLS, Section.REQUIREMENTS, Section.DUTIES, Section.TERMS, Section.SUMMARY):
        for line in (line for line in lines if line.kind is kind):
            likeness = [_likeness(cluster, line, common) for cluster in clusters]
            near = clusters[int(np.argmax(likeness))] if likeness else None
            same = SAME_SKILL if kind is Section.SKILLS else SAME_AREA
            if near is not None and max(likeness) >= same:
                near.lines.append(line)
            elif line.name and (kind is not Section.SUMMARY or len(clusters) < FEWEST):
                clusters.append(_Cluster([line]))
    return sorted(clusters, key=_rank)


def _likeness(cluster: _Cluster, line: _Line, common: set[str]) -> float:
    """Cosine to the line that heads the cluster; a telling word in common counts as nearer."""
    head = cluster.lines[0]
    score = float(head.vector @ line.vector)
    if score >= SAME_WITH_WORD and line.kind is not Section.SKILLS and _shared(head, line) - common:
        score += SAME_AREA - SAME_WITH_WORD
    return score


def _shared(one: _Line, other: _Line) -> set[str]:
    return telling(one.text) & telling(other.text)


def _rank(cluster: _Cluster) -> tuple[float, int]:
    """What is named in more places comes first, then what stands first in its list."""
    kinds = {line.kind for line in cluster.lines}
    place = min(line.order for line in cluster.lines)
    return (place - 3.0 * (len(kinds) - 1), place)


def _name(cluster: _Cluster) -> str | None:
    """A skill's name where there is one, else a requirement's."""
    names = [line.name for line in cluster.lines if line.name]
    skills = [line.name for line in cluster.lines if line.name and line.kind is Section.SKILLS]
    return next((name for name in (*skills, *names) if len(name.split()) <= 6), names[0] if names else None)


def _need(cluster: _Cluster) -> str:
    """A requirement says more than a skill, a duty more than a word."""
    for kind in (Section.REQUIREMENTS, Section.DUTIES, Section.TERMS, Section.SUMMARY):
        for line in cluster.lines:
            if line.kind is kind and need(line.text):
                return line.text
    return cluster.lines[0].text


async def _phases(vectors: Vectors, embedder: Embedder, words: Planning) -> list[Phase]:
    craft, people = await embedder.embed(words.craft), await embedder.embed(words.people)
    phases = []
    for vector in vectors:
        ahead = float(np.sort(people @ vector)[-2:].mean() - np.sort(craft @ vector)[-2:].mean())
        phases.append(Phase.BEHAVIORAL if ahead >= PEOPLE_AHEAD else Phase.TECHNICAL)
    return phases


def _distinct(areas: Sequence[tuple[str, str, Phase]]) -> list[tuple[str, str, Phase]]:
    once = {name.lower(): (name, text, phase) for name, text, phase in reversed(areas)}
    return [area for area in areas if once[area[0].lower()] == area]


def _balanced(areas: list[tuple[str, str, Phase]], job: Job, words: Planning) -> list[tuple[str, str, Phase]]:
    """At most eight; at least two technical and one behavioral, at least five in all: the rest is what any job has."""
    technical = [a for a in areas if a[2] is Phase.TECHNICAL]
    behavioral = [a for a in areas if a[2] is Phase.BEHAVIORAL]
    title = with_article(job.title)
    for kind, general, phase, least in (
        (technical, [a.name for a in words.general.technical], Phase.TECHNICAL, FEWEST_TECHNICAL),
        (behavioral, [a.name for a in words.general.behavioral], Phase.BEHAVIORAL, FEWEST_BEHAVIORAL),
    ):
        for wording in general:
            if len(kind) >= least:
                break
            name = fill(wording, {"title": title or ""})
            if name:
                kind.append((name, job.title or job.description or name, phase))
    spare = [
        fill(w, {})
        for w in (*(a.name for a in words.general.technical[1:]), *(a.name for a in words.general.behavioral))
    ]
    taken = {area[0] for area in (*technical, *behavioral)}
    for name in spare:
        if len(technical) + len(behavioral) >= FEWEST:
            break
        if name and name not in taken:
            behavioral_one = name in [a.name for a in words.general.behavioral]
            (behavioral if behavioral_one else technical).append(
                (name, job.title or name, Phase.BEHAVIORAL if behavioral_one else Phase.TECHNICAL)
            )
    kept_behavioral = behavioral[: max(FEWEST_BEHAVIORAL, min(3, MOST - min(len(technical), 5)))]
    kept = technical[: MOST - len(kept_behavioral)] + kept_behavioral
    order = {area[0]: place for place, area in enumerate(areas)}
    return sorted(kept, key=lambda area: order.get(area[0], len(order)))
