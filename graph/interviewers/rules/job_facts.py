"""Which sentence of the job text answers a candidate's question: by what it is about, then by nearness."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.interviewers.rules.job_topics import AFTER, ANYWHERE, HEADS, NEWCOMERS, TOPICS, Topic, topic_of
from graph.language.parse import parse
from graph.language.phrases import plain
from graph.subjects import Job, Source
from retrieval.chunks import chunk
from retrieval.documents import job_document
from retrieval.embedder import Embedder
from retrieval.job_process import is_officialese, tells_what_follows
from retrieval.job_sentences import place_formality
from retrieval.sections import Section

NEAR = 0.6
"""Cosine from which a sentence of the job text answers a question that is about nothing in particular."""
NEAR_WITH_WORDS = 0.5
"""The same where they share two telling words, those of the job's title apart."""
_LEAST_OF_TOPIC = 0.35
"""Nearness and shared words from which a sentence on the same topic is an answer."""
_SAID_AGAIN = 0.85
"""Share of the words of a sentence in something said from which it was told there."""
MOST_WORDS = 40
"""Of the job text in one answer: more cannot be followed by ear."""
_EARLIER = 0.02
"""What each place nearer to the beginning of the job text counts: the main things come first."""

_OF_THE_WORK = frozenset({Section.DUTIES, Section.REQUIREMENTS})

_WHO_IS_IN_IT = re.compile(r"\bjoin\b.*\bteam\b|\bteams? of\b|\bteam:", re.IGNORECASE)
_OVER_OTHERS = re.compile(r"\b(?:lead|manage|build|mentor|coach|supervise|head|experience)\b", re.IGNORECASE)
_NEW = re.compile(NEWCOMERS, re.IGNORECASE)
_HEADS = re.compile(HEADS, re.IGNORECASE)
_DANGLING = re.compile(
    r"^(?:It|They|He|She|This|That|These|Those|Two of them|One of them|Changing that)\b|^\w+ \w+ (?:them|it)\b",
)
"""Sentences that are only understood after the one before them."""
_NAME = re.compile(
    r"(?<=\s)(?!(?:I|AI|CV|HR|OK)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w.+#]+(?:\s[A-Z]\w+)?"
)
_COUNTED = re.compile(r"\bhow (?:many|much) (?:of (?:the|your) )?(?P<what>\w+)", re.IGNORECASE)
_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"hundreds?|thousands?|several|a few|half)"
)
_ASKS_OF_ONE_THING = re.compile(
    r"^\W*(?:and |so )?(?:how \w+ (?:is|are|would|will|does)|(?:can|could|may|would|will) i)\b", re.IGNORECASE
)
_A_SENTENCE = re.compile(r"^(?:You|We|The|Our|Your|It|This|Everyone)\b|\.$")
_COMMON = frozenset(
    "about also anything been before can could does first from have here how into job know like long many more much "
    "need other role should some that the their them then there they this time want what when where which will the "
    "with work working would you your team people company any get is it do always just really might another "
    "else candidate candidates position question interview possible something someone somebody person tell kind sort "
    "your have day way lot bit".split()
)


@dataclass(frozen=True)
class Fact:
    text: str
    """Verbatim from the job text; of a line that only lists things, those that answer."""
    chunk_id: str | None
    """Where it is among the sources of the brief."""
    told: bool
    """It was told before, and there is nothing else."""


@dataclass(frozen=True)
class _Told:
    text: str
    section: Section
    line: str
    """Where the text is a part of it."""


async def fact_for(
    question: str, job: Job, sources: Sequence[Source], embedder: Embedder, said: Sequence[str]
) -> Fact | None:
    """The sentence that answers it, one not told in `said` before others; None where the job text does not say."""
    texts = [told for told in await asyncio.to_thread(_sentences, job) if not _DANGLING.search(told.text)]
    new = [told for told in texts if not was_told(told.text, said)]
    if found := await _answering(question, job, new, embedder):
        return _fact(found, sources, told=False)
    if len(new) < len(texts) and (found := await _answering(question, job, texts, embedder)):
        return _fact(found, sources, told=True)
    return None


def was_told(text: str, said: Sequence[str]) -> bool:
    """Does one of these say it, perhaps turned to the listener?"""
    words = _stems(plain(text))
    return bool(words) and any(len(words & _stems(one)) >= _SAID_AGAIN * len(words) for one in said)


async def _answering(question: str, job: Job, texts: Sequence[_Told], embedder: Embedder) -> _Told | None:
    topic = topic_of(question)
    known = f"{' '.join(told.text for told in texts)} {job.company}".lower()
    if any(name.lower().rstrip("s") not in known for name in _NAME.findall(question)):
        return None  # they ask about something by its name, and the job text has no such name
    if topic is not None:
        if found := await _of_topic(question, topic, texts, embedder):
            return found
        if topic.name != "the first weeks":
            return None
        work = next(other for other in TOPICS if other.name == "the work from day to day")
        if work.asks.search(question):
            return await _of_topic(question, work, texts, embedder)
    return await _nearest(question, job.title, texts, embedder)


async def _of_topic(question: str, topic: Topic, texts: Sequence[_Told], embedder: Embedder) -> _Told | None:
    of_process = topic.sections == frozenset(AFTER)
    fit = [_narrowed(told, topic) for told in texts if _may_answer(told, topic)]
    if of_process:
        fit = [told for told in fit if tells_what_follows(told.text)] or fit
    if topic.name == "the work from day to day" and not _NEW.search(question):
        fit = [told for told in fit if not _NEW.search(told.text)] or fit
    if topic.name == "the team":
        fit = [told for told in fit if not _OVER_OTHERS.search(told.text) or _HEADS.search(told.text)]
    if topic.name == "the tools":
        ours = re.compile(r"\b(?:our (?:\w+ )?(?:tools?|software|stack|systems?)|stack|software (?:we|is|are))\b")
        fit = [told for told in fit if topic.best.search(told.text) or ours.search(told.text)]
    if not fit:
        return None
    vectors = await embedder.embed([question, *(told.text for told in fit)])
    scores = vectors[1:] @ vectors[0]
    named = topic.name == "the team"
    worth = [
        float(score)
        + 0.6 * bool(topic.best.search(told.text))
        + 0.3 * len(telling(question) & telling(told.text))
        + 0.4 * bool(named and _WHO_IS_IN_IT.search(told.text))
        - _EARLIER * place
        for place, (told, score) in enumerate(zip(fit, scores, strict=True))
    ]
    best = max(range(len(fit)), key=worth.__getitem__)
    sure = (
        of_process
        or topic.name == "the work from day to day"
        or topic.anywhere is not None
        or topic.sections == frozenset(ANYWHERE)
    )
    return fit[best] if sure or worth[best] >= _LEAST_OF_TOPIC else None


def _may_answer(told: _Told, topic: Topic) -> bool:
    if topic.anywhere is not None and told.section in ANYWHERE and topic.anywhere.search(told.text):
        return True
    here = told.section in topic.sections
    if topic.sections == frozenset(AFTER) and told.section is Section.INTERVIEW:
        here = tells_what_follows(told.text)
    return here and bool(topic.tells.search(told.text))


def _narrowed(told: _Told, topic: Topic) -> _Told:
    """Of a line that only lists things ("strong Linux, AWS, on-call every fifth week") those the topic is about."""
    if told.section is not Section.REQUIREMENTS or _A_SENTENCE.search(told.text):
        return told
    parts = told.text.split(", ")
    kept = [part for part in parts if (topic.anywhere or topic.tells).search(part) or topic.tells.search(part)]
    return replace(told, text=", ".join(kept)) if kept else told


async def _nearest(question: str, title: str, texts: Sequence[_Told], embedder: Embedder) -> _Told | None:
    """What is near in meaning, or has all that they speak of; a number where they ask how many."""
    texts = [told for told in texts if told.section not in (Section.INTERVIEW, Section.LEGAL)]
    counted = _COUNTED.search(question)
    if counted:
        texts = [told for told in texts if re.search(rf"\b{_NUMBER}\b", told.text, re.IGNORECASE)]
    if not texts:
        return None
    wanted = await asyncio.to_thread(_spoken_of, question)
    vectors = await embedder.embed([question, *(told.text for told in texts)])
    scores = vectors[1:] @ vectors[0]
    ranked = []
    for place, (told, score) in enumerate(zip(texts, scores, strict=True)):
        shared = len((telling(question) & telling(told.text)) - telling(title))
        whole = bool(wanted) and wanted <= _stems(told.text) and not wanted <= _stems(title)
        if counted:
            whole = _counts(counted["what"], told.text)
        if told.section in _OF_THE_WORK and shared < 3 and not whole:
            continue
        if whole or score >= NEAR or (shared >= 2 and score >= NEAR_WITH_WORDS):
            ranked.append((float(score) + 0.15 * min(3, shared) + 0.5 * whole, -place, told))
    return max(ranked, key=lambda found: found[:2])[2] if ranked else None


def _counts(what: str, text: str) -> bool:
    """Is there a number of these in it?"""
    return bool(re.search(rf"\b{_NUMBER} (?:\w+ ){{0,3}}{re.escape(_stem(what.lower()))}", text, re.IGNORECASE))


def _spoken_of(question: str) -> set[str]:
    """Stems of the telling words of a question; none where its one such word is no thing ("Is it secure?")."""
    doc = parse(question)
    words = {token.lower_: token.pos_ for token in doc if token.is_alpha and token.lower_ not in _COMMON}
    wanted = {word for word in words if len(word) >= 4} or {word for word in words if words[word] == "NOUN"}
    if (
        len(wanted) == 1
        and words[next(iter(wanted))] not in ("NOUN", "PROPN")
        and not _ASKS_OF_ONE_THING.match(question)
    ):
        return set()
    return {_stem(word) for word in wanted}


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"[a-z]{3,}", text.lower())}


def _stem(word: str) -> str:
    bare = re.sub(r"(?<=\w{3})(?:ings?|ed|ies|es|y|s|e)$", "", word)
    return re.sub(r"(?<=\w\w)([bdgmnprt])\1$", r"\1", bare)  # "planned" is of "plan"


def _sentences(job: Job) -> list[_Told]:
    document = job_document(job.id, requirements=job.requirements, description=job.description)
    return [
        told
        for found in chunk(document)
        for told in _apart(found.text, found.section)
        if found.section is not Section.SKILLS
        and not is_officialese(found.text)
        and len(found.text.split()) <= MOST_WORDS
    ]


def _apart(line: str, section: Section) -> Iterator[_Told]:
    """A line, or each of the things that it lists between semicolons."""
    listed = section in (Section.REQUIREMENTS, Section.LEGAL) and "; " in line and not _A_SENTENCE.search(line)
    if not listed:
        yield _Told(line, section, line)
        return
    for part in line.split("; "):
        yield _Told(part, place_formality(part) or Section.REQUIREMENTS, line)


def _fact(found: _Told, sources: Sequence[Source], *, told: bool) -> Fact:
    chunk_id = next((s.chunk_id for s in sources if s.document == "job" and s.text == found.line), None)
    return Fact(found.text, chunk_id, told)


def telling(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _COMMON}
