"""The plan of an interview: what a job asks for as a few areas, and those areas held against one resume.

The plan is made once for a job, so that every candidate for it is asked the same core (structured interviews predict
best: Sackett et al. 2022). No model call: meaning is compared with a small embedding model.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.language.needs import area_name, need
from graph.language.phrases import act, in_sentence, plain, with_article
from graph.language.wordings import fill
from graph.question_bank import Planning
from graph.subjects import Area, Job, JobPlan, PlannedArea, Source
from graph.vocabulary import Phase, ResumeMatch
from retrieval.chunks import Chunk, Section, chunk
from retrieval.documents import Document, job_document
from retrieval.embedder import Embedder, Vectors
from retrieval.papers import Hit, Papers

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
    r"\byears?\b.{0,30}\b(?:in|of|with|experience)\b|\b(?:licen[cs]e|degree|diploma|qualified .* status|right to work)\b",
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
    return JobPlan(areas=_weighted(areas), made_by="rules")


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
    often = Counter(word for line in lines for word in _telling(line.text))
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
    return _telling(one.text) & _telling(other.text)


def _telling(text: str) -> set[str]:
    """The beginnings of the words that carry meaning; short ones only where they are written in capitals (CRM)."""
    words = re.findall(r"[A-Za-z0-9+#]+", plain(text))
    return {
        _IRREGULAR.get(word.lower(), word.lower())[:4]
        for word in words
        if (len(word) > 3 or word.lower() in _IRREGULAR or (len(word) > 1 and word.isupper()))
        and word.lower() not in _COMMON
    }


_IRREGULAR = {
    "led": "lead",
    "built": "build",
    "sold": "sell",
    "taught": "teach",
    "bought": "buyi",
    "ran": "runn",
    "buy": "buyi",
    "wrote": "writing",
}
_COMMON = frozenset(
    "with that from this your work working experience knowledge ability skills strong years team teams using into "
    "their have will more least other including across within good able product products project projects".split()
)


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
        (technical, words.general.technical, Phase.TECHNICAL, FEWEST_TECHNICAL),
        (behavioral, words.general.behavioral, Phase.BEHAVIORAL, FEWEST_BEHAVIORAL),
    ):
        for wording in general:
            if len(kind) >= least:
                break
            name = fill(wording, {"title": title or ""})
            if name:
                kind.append((name, job.title or job.description or name, phase))
    spare = [fill(w, {}) for w in (*words.general.technical[1:], *words.general.behavioral)]
    taken = {area[0] for area in (*technical, *behavioral)}
    for name in spare:
        if len(technical) + len(behavioral) >= FEWEST:
            break
        if name and name not in taken:
            behavioral_one = name in words.general.behavioral
            (behavioral if behavioral_one else technical).append(
                (name, job.title or name, Phase.BEHAVIORAL if behavioral_one else Phase.TECHNICAL)
            )
    kept_behavioral = behavioral[: max(FEWEST_BEHAVIORAL, min(3, MOST - min(len(technical), 5)))]
    kept = technical[: MOST - len(kept_behavioral)] + kept_behavioral
    order = {area[0]: place for place, area in enumerate(areas)}
    return sorted(kept, key=lambda area: order.get(area[0], len(order)))


def _weighted(areas: Sequence[tuple[str, str, Phase]]) -> tuple[PlannedArea, ...]:
    """Falling weights that add up to 1: the first counts about twice the last."""
    raw = [2 * len(areas) - place for place in range(len(areas))]
    return tuple(
        PlannedArea(name=name, phase=phase, weight=share / sum(raw), need=text)
        for (name, text, phase), share in zip(areas, raw, strict=True)
    )


BEARS_ALONE = 0.58
"""Likeness from which a line of the resume supports an area without a word in common."""
BEARS_WITH_WORD = 0.48
BEARS_WITH_TWO = 0.34
BEARS_WITH_NAME = 0.08
"""The same where they share one telling word, two, or the name's last word or all of its words."""
NAMES_WITH_WORD = 0.36
"""Likeness from which a line with one word in common mentions the area."""
CLOSE_TO_BEST = 0.15
MOST_SOURCES = 3

_WORK = frozenset({Section.EXPERIENCE, Section.PROJECTS})
_NAMED = frozenset({Section.SKILLS, Section.COURSES, Section.EDUCATION, Section.PROFILE})


async def hold_against_resume(plan: JobPlan, papers: Papers, focus_areas: Sequence[str] = ()) -> tuple[Area, ...]:
    """The areas of the interview: those asked for first, then the plan's, each with what the resume says about it.

    `sources`: of the resume what supports the area, best first, at most three, then the line of the job text. An area
    without support is MISSING: better that than a citation that does not bear it out.
    """
    planned = _with_focus(plan, focus_areas)
    queries = [query for area in planned for query in (area.name, f"{area.name}: {plain(area.need)}")]
    hits = await papers.search_many(queries, document="resume", most=len(papers.chunks) or 1)
    common = _common(papers)
    areas = []
    for place, area in enumerate(planned):
        match, support = _support(area, _likenesses(hits[2 * place], hits[2 * place + 1]), common)
        sources = tuple(source_of(hit.chunk, hit.score) for hit in support) + _of_job(area, papers)
        areas.append(
            Area(
                name=area.name,
                phase=area.phase,
                weight=area.weight,
                need=area.need,
                why=_why(area, match, support, area.name in focus_areas),
                resume=match,
                sources=sources,
            )
        )
    return tuple(areas)


def _likenesses(to_name: Sequence[Hit], to_need: Sequence[Hit]) -> list[Hit]:
    """Likeness to the name, or to name and need together, whichever is greater; best first.

    A need may be about several things, of which the name says the one that is meant.
    """
    named = {hit.chunk.id: hit.score for hit in to_name}
    scored = [
        Hit(hit.chunk, max(named[hit.chunk.id], (named[hit.chunk.id] + hit.score) / 2))
        for hit in to_need
        if hit.chunk.id in named
    ]
    return sorted(scored, key=lambda hit: -hit.score)


def _support(area: PlannedArea, ranked: Sequence[Hit], common: set[str]) -> tuple[ResumeMatch, list[Hit]]:
    wanted = _telling(f"{area.name} {area.need}") - common
    named = _telling(area.name)
    head = area.name.split()[-1].lower()[:6]
    telling_head = bool(_telling(head) - _WEAK_HEADS)

    def bears(hit: Hit) -> bool:
        words = _telling(hit.chunk.text)
        shared = words & wanted
        return (
            hit.score >= BEARS_ALONE
            or (bool(shared) and hit.score >= BEARS_WITH_WORD)
            or (len(shared) >= 2 and hit.score >= BEARS_WITH_TWO)
            or (hit.score >= BEARS_WITH_NAME and len(named) >= 2 and named <= words)
            or (hit.score >= BEARS_WITH_NAME and telling_head and head in plain(hit.chunk.text).lower())
        )

    def names(hit: Hit) -> bool:
        return bool(_telling(hit.chunk.text) & wanted) and hit.score >= NAMES_WITH_WORD

    work = [hit for hit in ranked if hit.chunk.section in _WORK and bears(hit)]
    if work:
        return ResumeMatch.PRESENT, _closest(work)
    listed = [hit for hit in ranked if hit.chunk.section in _NAMED and (bears(hit) or names(hit))]
    hinted = [hit for hit in ranked if hit.chunk.section in _WORK and names(hit)]
    if listed or hinted:
        return ResumeMatch.MENTIONED, _closest(listed or hinted)
    return ResumeMatch.MISSING, []


_WEAK_HEADS = frozenset(
    "mana oper plan deve deli expe rela qual data serv stor sale desi syst proc busi perf dire work peop".split()
)
"""Names of areas often end with these, and lines of resumes are full of them."""


def _closest(hits: Sequence[Hit]) -> list[Hit]:
    best = hits[0].score
    return [hit for hit in hits if hit.score >= best - CLOSE_TO_BEST][:MOST_SOURCES]


def _common(papers: Papers) -> set[str]:
    """Words in so many lines of resume or job that they tell nothing of one of them."""
    common: set[str] = set()
    for document, most in (("resume", 8), ("job", 5)):
        often = Counter(word for c in papers.chunks if c.document == document for word in _telling(c.text))
        common |= {word for word, count in often.items() if count > most}
    return common


def _of_job(area: PlannedArea, papers: Papers) -> tuple[Source, ...]:
    wanted = " ".join(area.need.split())
    found = [c for c in papers.chunks if c.document == "job" and " ".join(c.text.split()) == wanted]
    return tuple(source_of(c) for c in found[:1])


def source_of(chunk: Chunk, score: float | None = None) -> Source:
    return Source(
        chunk_id=chunk.id,
        document=chunk.document,
        text=chunk.text,
        section=chunk.section.value,
        employer=chunk.employer,
        role=chunk.role,
        project=chunk.project,
        current=chunk.current,
        score=score,
    )


def _with_focus(plan: JobPlan, focus_areas: Sequence[str]) -> list[PlannedArea]:
    """What was asked for comes first: an area of the plan that fits is moved up, else one is made."""
    planned = list(plan.areas)
    wanted = [" ".join(focus.split()) for focus in focus_areas if focus.strip()]
    if not wanted:
        return planned
    first: list[PlannedArea] = []
    for focus in wanted:
        near = next((area for area in planned if _fits(focus, area) and area not in first), None)
        name = focus[:1].upper() + focus[1:]
        first.append(near or PlannedArea(name=name, phase=Phase.TECHNICAL, weight=0.0, need=focus))
    ordered = [*first, *(area for area in planned if area not in first)]
    return list(_weighted([(area.name, area.need, area.phase) for area in ordered]))


def _fits(focus: str, area: PlannedArea) -> bool:
    """Is what was asked for already in the plan under this name?"""
    words = _telling(focus)
    return bool(words) and (2 * len(words & _telling(area.name)) >= len(words) or words <= _telling(area.need))


def _why(area: PlannedArea, match: ResumeMatch, support: Sequence[Hit], asked_for: bool) -> str:
    """One sentence for whoever reads the record."""
    reason = "this interview was asked to cover" if asked_for else "the job asks for"
    about = f"{reason} {in_sentence(area.name)}"
    if match is ResumeMatch.MISSING:
        return f"{about}; the resume does not show it"
    if match is ResumeMatch.MENTIONED:
        return f"{about}; the resume only mentions it"
    done = act(support[0].chunk.text, support[0].chunk.current)
    return f"{about}; the resume shows: {done.words if done else plain(support[0].chunk.text)}"
