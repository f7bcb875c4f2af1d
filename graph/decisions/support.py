"""A job's plan held against one resume: what it shows, mentions or lacks for each area, with the lines to prove it.

Thresholds were set by reading tables of fourteen real resumes and a few others against a dozen jobs of several trades:
a small embedding model puts true support as low as 0.13 ("own the roadmap") and chance likeness as high as 0.5, so
likeness alone is trusted only when it is great, and with words in common when it is less.
"""

import re
from collections import Counter
from collections.abc import Sequence

from graph.decisions.weights import weighted
from graph.language.kindred import OF_PEOPLE, kindred
from graph.language.phrases import act, in_sentence, plain
from graph.language.telling import telling
from graph.subjects import Area, JobPlan, PlannedArea, Source
from graph.vocabulary import Phase, ResumeMatch
from retrieval.chunks import Chunk, Section
from retrieval.papers import Hit, Papers

BEARS_ALONE = 0.58
"""Likeness from which a line of the resume supports an area without a word in common."""
BEARS_WITH_WORD = 0.48
BEARS_WITH_TWO = 0.34
BEARS_WITH_NAME = 0.12
"""The same where they share one telling word, two, or the name's last word or all of its words."""
BEARS_WITH_KIN = 0.08
BEARS_WITH_TWO_KIN = 0.08
"""The same where they speak of one kind of work in other words, or of two."""
FOR_KIN = 0.12
"""What each of those counts when the best lines are chosen."""
BEARS_AS_NEAREST = 0.32
"""The same with a word of the name, where no other area is nearer to the line."""
FOR_NEED_ALONE = 0.06
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
    planned = with_focus(plan, focus_areas)
    queries = [q for area in planned for q in (area.name, f"{area.name}: {plain(area.need)}", plain(area.need))]
    hits = await papers.search_many(queries, document="resume", most=len(papers.chunks) or 1)
    common = _common(papers)
    ranked = [_likenesses(*hits[3 * place : 3 * place + 3]) for place in range(len(planned))]
    roles = {word for chunk in papers.chunks if chunk.role for word in telling(chunk.role)}
    areas = []
    for place, area in enumerate(planned):
        match, support = _support(area, ranked[place], _nearest_here(ranked, place), common, roles)
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


def _likenesses(to_name: Sequence[Hit], to_both: Sequence[Hit], to_need: Sequence[Hit]) -> list[Hit]:
    """Likeness to the name, to name and need together, or to the need, whichever is greatest; best first.

    A need may be about several things, of which the name says the one that is meant: it counts a little less.
    """
    named, needed = ({hit.chunk.id: hit.score for hit in hits} for hits in (to_name, to_need))
    scored = [
        Hit(hit.chunk, max(named[i], (named[i] + hit.score) / 2, needed[i] - FOR_NEED_ALONE))
        for hit in to_both
        if (i := hit.chunk.id) in named and i in needed
    ]
    return sorted(scored, key=lambda hit: -hit.score)


def _nearest_here(ranked: Sequence[Sequence[Hit]], place: int) -> set[str]:
    """The chunks to which no other area is nearer."""
    best: dict[str, float] = {}
    for hits in ranked:
        for hit in hits:
            best[hit.chunk.id] = max(hit.score, best.get(hit.chunk.id, -1.0))
    return {hit.chunk.id for hit in ranked[place] if hit.score >= best[hit.chunk.id]}


def _support(
    area: PlannedArea, ranked: Sequence[Hit], nearest_here: set[str], common: set[str], roles: set[str]
) -> tuple[ResumeMatch, list[Hit]]:
    related = telling(area.need) & telling(area.name)
    wanted = (telling(f"{area.name} {area.need}" if related else area.name) - common) - (roles - telling(area.name))
    named = telling(area.name)
    kin_of_name, kin = kindred(area.name), kindred(f"{area.name}. {plain(area.need)}")
    if area.phase is Phase.BEHAVIORAL:
        kin_of_name, kin = kin_of_name & OF_PEOPLE, kin & OF_PEOPLE
    head = area.name.split()[-1].lower()[:6]
    telling_head = bool(telling(head) - _WEAK_HEADS)

    def bears(hit: Hit) -> bool:
        said = _BOAST.sub("", plain(hit.chunk.text))
        words = telling(said)
        shared = words & (wanted - (_WEAK_HEADS - named))
        same = kindred(plain(hit.chunk.text)) & kin
        own = (words & named) - common - _WEAK_HEADS
        return (
            hit.score >= BEARS_ALONE
            or (bool(shared) and hit.score >= BEARS_WITH_WORD)
            or (len(shared) >= 2 and hit.score >= BEARS_WITH_TWO)
            or (hit.score >= BEARS_WITH_NAME and len(named) >= 2 and named <= words)
            or (hit.score >= BEARS_WITH_NAME and telling_head and head in said.lower())
            or (bool(same & kin_of_name) and hit.score >= BEARS_WITH_KIN)
            or (len(same) >= 2 and hit.score >= BEARS_WITH_TWO_KIN)
            or (bool(same) and bool(own) and hit.score >= BEARS_WITH_TWO_KIN)
            or (bool(own) and hit.chunk.id in nearest_here and hit.score >= BEARS_AS_NEAREST)
        )

    def names(hit: Hit) -> bool:
        words = telling(_BOAST.sub("", plain(hit.chunk.text)))
        return (bool(named) and named <= words) or (bool(words & wanted) and hit.score >= NAMES_WITH_WORD)

    ranked = [hit for hit in ranked if not _TONGUES.search(hit.chunk.text)]
    work = [hit for hit in ranked if hit.chunk.section in _WORK and bears(hit)]
    if work:
        near = {hit.chunk.id: hit.score + FOR_KIN * len(kindred(plain(hit.chunk.text)) & kin) for hit in work}
        return ResumeMatch.PRESENT, _closest(sorted(work, key=lambda hit: -near[hit.chunk.id]))
    listed = [hit for hit in ranked if hit.chunk.section in _NAMED and (bears(hit) or names(hit))]
    hinted = [hit for hit in ranked if hit.chunk.section in _WORK and names(hit)]
    if listed or hinted:
        return ResumeMatch.MENTIONED, _closest(listed or hinted)
    return ResumeMatch.MISSING, []


_BOAST = re.compile(r"\b(?:demonstrated|proven) (?:success|ability|expertise|experience|record)\b", re.IGNORECASE)
_TONGUES = re.compile(
    r"\b(?:fluent in|native speaker|conversational proficiency|mother tongue|bilingual)\b", re.IGNORECASE
)
"""The languages a person speaks support no area by the words they are written in."""
_WEAK_HEADS = frozenset(
    "mana oper plan deve deli expe rela qual data serv stor sale desi syst proc busi perf dire work peop page "
    "site area team date".split()
)
"""Names of areas often end with these, and lines of resumes are full of them."""


def _closest(hits: Sequence[Hit]) -> list[Hit]:
    best = max(hit.score for hit in hits[:2])
    return [hit for hit in hits if hit.score >= best - CLOSE_TO_BEST][:MOST_SOURCES]


def _common(papers: Papers) -> set[str]:
    """Words in so many lines of resume or job that they tell nothing of one of them."""
    common: set[str] = set()
    for document, most in (("resume", 8), ("job", 5)):
        often = Counter(word for c in papers.chunks if c.document == document for word in telling(c.text))
        common |= {word for word, count in often.items() if count > most}
    return common


def _of_job(area: PlannedArea, papers: Papers) -> tuple[Source, ...]:
    """The line of the job text that holds the need; a skill's own entry where the two are the same."""
    wanted = " ".join(area.need.split())
    job = [(c, " ".join(c.text.split())) for c in papers.chunks if c.document == "job"]
    found = [c for c, text in job if text == wanted] or [c for c, text in job if wanted in text]
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


def with_focus(plan: JobPlan, focus_areas: Sequence[str]) -> list[PlannedArea]:
    """The plan of one interview. What was asked for comes first: an area that fits is moved up, else one is made."""
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
    return list(weighted([(area.name, area.need, area.phase) for area in ordered]))


def _fits(focus: str, area: PlannedArea) -> bool:
    """Is what was asked for already in the plan under this name?"""
    words = telling(focus)
    return bool(words) and (2 * len(words & telling(area.name)) >= len(words) or words <= telling(area.need))


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
