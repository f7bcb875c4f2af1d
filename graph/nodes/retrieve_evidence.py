"""Find the pieces of resume and job text that the next question may rest on."""

from langgraph.runtime import Runtime

from graph.context import Context
from graph.decisions.moves import Move
from graph.decisions.support import source_of
from graph.memory import Memory, plain, recall, recall_move
from graph.papers import papers_of
from graph.state import State
from graph.subjects import Area, Source
from graph.vocabulary import Intent, Phase, QuestionKind
from retrieval.chunks import Chunk, Section
from retrieval.job_process import tells_what_follows
from retrieval.papers import Papers

MOST_SOURCES = 12
WORDS_OF_QUERY = 60
"""What an answer is about is said at its beginning, what it asks at its end; each word more only costs time."""


async def retrieve_evidence(state: State, runtime: Runtime[Context]) -> State:
    """Raises PapersChanged, RecordMissing."""
    memory, move = recall(state), recall_move(state)
    papers = await papers_of(memory.opening, runtime.context)
    sources = await _sources(papers, memory, move)
    once = {source.chunk_id: source for source in reversed(sources)}
    kept = dict.fromkeys(source.chunk_id for source in sources)
    return State(sources=plain([once[chunk_id] for chunk_id in kept][:MOST_SOURCES]))


async def _sources(papers: Papers, memory: Memory, move: Move) -> list[Source]:
    if move.kind is None:
        # At the end it matters who reads this and when one hears; how to apply comes after that.
        process = [chunk for chunk in papers.chunks if chunk.section is Section.PROCESS]
        return [source_of(chunk) for chunk in sorted(process, key=lambda chunk: not tells_what_follows(chunk.text))]
    if move.intent is Intent.WANTS_PERSON:
        held = (Section.INTERVIEW, Section.PROCESS)
        return [source_of(chunk) for section in held for chunk in papers.chunks if chunk.section is section]
    if move.kind is QuestionKind.OPENING:
        return path(papers)
    if move.kind is QuestionKind.CLOSING:
        return []
    said = (memory.answer or "").split()
    if move.kind is QuestionKind.ANSWER_TO_CANDIDATE:
        asked = await _search(papers, " ".join(said[-WORDS_OF_QUERY:]), document="job")
        return asked + area_sources(memory.area(move.area))
    if move.phase is Phase.INTRODUCTION and move.kind is QuestionKind.FOLLOW_UP:
        return work(papers)
    area = memory.area(move.area)
    if area is None:
        return path(papers)
    if move.kind is QuestionKind.FOLLOW_UP:
        return area_sources(area) + await _search(papers, " ".join(said[:WORDS_OF_QUERY]), document="resume")
    return area_sources(area) + await _search(papers, f"{area.name}: {area.need}")


async def _search(papers: Papers, query: str, document: str | None = None) -> list[Source]:
    if not query.strip():
        return []
    return [source_of(hit.chunk, hit.score) for hit in await papers.search(query, document=document, most=4)]


def area_sources(area: Area | None) -> list[Source]:
    return list(area.sources) if area else []


def work(papers: Papers) -> list[Source]:
    """What the job is about, in the order of its text."""
    about = (Section.SUMMARY, Section.DUTIES)
    return [source_of(chunk) for chunk in papers.chunks if chunk.document == "job" and chunk.section in about]


def path(papers: Papers) -> list[Source]:
    """The person's own path: the first line of each entry of the resume, newest first as resumes are, and what they
    say of themselves."""
    entries: dict[tuple[str | None, str | None], Chunk] = {}
    for chunk in papers.chunks:
        if chunk.document == "resume" and (chunk.employer or chunk.role):
            entries.setdefault((chunk.employer, chunk.role), chunk)
    profile = [c for c in papers.chunks if c.document == "resume" and c.section is Section.PROFILE][:2]
    first = list(entries.values())
    shown = first if len(first) <= 5 else [*first[:4], first[-1]]
    rest = [c for c in papers.chunks if c.document == "resume" and c.section in (Section.EXPERIENCE, Section.PROJECTS)]
    return [source_of(chunk) for chunk in [*shown, *profile, *([] if first else rest[:3])]]
