"""Answers to the candidate's own questions: from the job text, or plainly that it does not say."""

import asyncio
import re
from collections.abc import Sequence

from graph.interviewers.rules.asking import company_of
from graph.interviewers.rules.choosing import one
from graph.interviewers.skills import AskBrief
from graph.language.phrases import as_sentence, plain
from graph.question_bank import QuestionBank
from graph.subjects import Job
from retrieval.chunks import chunk
from retrieval.documents import job_document
from retrieval.embedder import Embedder

NEAR = 0.42
"""Cosine from which a sentence of the job text counts as an answer."""
NEAR_WITH_WORD = 0.34
"""The same where both share a telling word."""
NEAR_WITH_WORDS = 0.20
"""The same where they share two."""
_JOINED = re.compile(r"[,;]\s+and\s+(?=(?:how|what|when|where|who|is|are|do|does|will|would|can)\b)")
_NO_ANSWER = frozenset({"legal", "skills"})
MOST_QUESTIONS = 3
MOST_WORDS = 34
"""Of the job text in one answer; more is cut at a comma."""

_PERSON = re.compile(
    r"\b(?:real|human|actual|live) (?:person|being|recruiter|one)\b|\b(?:talk|speak|chat) (?:to|with) (?:a|an|some) ?"
    r"(?:person|human|one|somebody|recruiter|people)\b|\ba (?:person|human) instead\b|\bsomeone real\b",
    re.IGNORECASE,
)
_PAY = re.compile(r"\b(?:salary|pay|paid|compensation|wage|money|earn)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:where (?:is|are|would|will)|location|remote|office|on[ -]site|from home|based)\b", re.IGNORECASE
)
_ABOUT_ME = re.compile(r"\bare you (?:an? |really |even )?(?:ai|robot|machine|bot|human|real|person|computer)\b", re.I)
_OUTCOME = re.compile(
    r"\b(?:did i (?:do|pass|get)|how (?:did|am|was) i|(?:have|do|will) i (?:got|get|passed|pass)|my chances|my score|"
    r"(?:was|is) (?:that|my answer|this) (?:ok|okay|good|right|correct|enough))\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COMMON = frozenset(
    "about also anything been before can could does first from have here how into job know like long many more much "
    "need other role should some that the their them then there they this time want week what when where which will "
    "with work working would you your team people company there any get is it do".split()
)


def wants_a_person(message: str) -> bool:
    return bool(_PERSON.search(message))


async def answer(brief: AskBrief, bank: QuestionBank, embedder: Embedder) -> tuple[str, tuple[str, ...]]:
    """The answer as an acknowledgement, and the ids of the chunks of the job text that it is from."""
    message = brief.exchanges[-1].answer if brief.exchanges else ""
    words, slots = bank.closing, {"company": company_of(brief) or "the company"}
    if wants_a_person(message):
        address = _ADDRESS.search(" ".join((brief.job.description, brief.job.requirements)))
        if address:
            return _one(words.person, {**slots, "address": address.group().rstrip(".")}, brief), ()
        return _one(words.person_without_address, slots, brief), ()
    if _ABOUT_ME.search(message):
        return _one(words.about_me, slots, brief), ()
    if _OUTCOME.search(message):
        return _one(words.outcome, slots, brief), ()
    told: list[str] = []
    used: list[str] = []
    unanswered = 0
    for question in _questions(message):
        fact, source = await _fact(question, brief, bank, embedder, used)
        if fact is None:
            unanswered += 1
        elif fact not in told:
            told.append(fact)
            used += [source] if source else []
    if not told:
        return _one(words.not_said, slots, brief), ()
    said = [told[0] if told[0] in _fixed(brief, bank) else _one(words.facts, {"fact": told[0]}, brief)]
    fixed = _fixed(brief, bank)
    said += [fact if fact in fixed else _one(words.more_facts, {"fact": fact}, brief) for fact in told[1:]]
    if unanswered:
        said.append(_one(words.rest_not_said, slots, brief))
    return " ".join(said), tuple(used)


def _one(wordings: Sequence[str], slots: dict[str, str], brief: AskBrief) -> str:
    return one(wordings, slots, brief.responses, 0) or wordings[-1]


def _questions(message: str) -> list[str]:
    """The sentences that ask, at most three; the whole message where none has a question mark."""
    sentences = re.split(r"(?<=[.!?])\s+", message.strip())
    asking = [s for s in sentences if s.endswith("?") and len(s.split()) >= 3]
    parts = [part for sentence in asking for part in _JOINED.split(sentence) if len(part.split()) >= 3]
    return parts[:MOST_QUESTIONS] or [message]


async def _fact(
    question: str, brief: AskBrief, bank: QuestionBank, embedder: Embedder, used: Sequence[str]
) -> tuple[str | None, str | None]:
    if _PAY.search(question) and brief.job.salary_range:
        return bank.closing.pay.format(fact=brief.job.salary_range.rstrip(".")), None
    sources = [
        s for s in brief.sources if s.document == "job" and s.section not in _NO_ANSWER and s.chunk_id not in used
    ]
    best = await _nearest(question, [(source.text, source.chunk_id) for source in sources], embedder)
    if best is None:
        # What was retrieved was retrieved for the whole message; the answer may stand elsewhere in the job text.
        best = await _nearest(question, await asyncio.to_thread(_sentences, brief.job), embedder)
    if best is not None:
        return _speakable(best[0]), best[1]
    if _PLACE.search(question) and brief.job.location:
        return bank.closing.place.format(fact=brief.job.location.rstrip(".")), None
    return None, None


def _fixed(brief: AskBrief, bank: QuestionBank) -> tuple[str, ...]:
    return (
        bank.closing.pay.format(fact=brief.job.salary_range.rstrip(".")),
        bank.closing.place.format(fact=brief.job.location.rstrip(".")),
    )


def _sentences(job: Job) -> list[tuple[str, None]]:
    document = job_document(job.id, requirements=job.requirements, description=job.description)
    return [(found.text, None) for found in chunk(document) if found.section.value not in _NO_ANSWER]


async def _nearest(
    question: str, texts: Sequence[tuple[str, str | None]], embedder: Embedder
) -> tuple[str, str | None] | None:
    """The text, with the id of its chunk, that answers the question; None where none is near enough."""
    if not texts:
        return None
    vectors = await embedder.embed([question, *(text for text, _ in texts)])
    scores = vectors[1:] @ vectors[0]
    ranked = []
    for (text, chunk_id), score in zip(texts, scores, strict=True):
        shared = _telling(question) & _telling(text)
        if score >= (NEAR, NEAR_WITH_WORD, NEAR_WITH_WORDS)[min(2, len(shared))]:
            ranked.append((float(score) + 0.15 * min(2, len(shared)), (text, chunk_id)))
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _telling(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _COMMON}


def _speakable(text: str) -> str:
    said = plain(text)
    if len(said.split()) > MOST_WORDS:
        cut = " ".join(said.split()[:MOST_WORDS])
        said = cut.rsplit(",", 1)[0] if "," in cut[len(cut) // 2 :] else cut.rsplit(" and ", 1)[0]
    return as_sentence(said)
