"""Which sentence of the job text answers a candidate's question: by what it is about, then by nearness."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.language.phrases import plain
from graph.subjects import Job, Source
from retrieval.chunks import chunk
from retrieval.documents import job_document
from retrieval.embedder import Embedder
from retrieval.job_process import is_officialese, tells_what_follows
from retrieval.sections import Section

NEAR = 0.6
"""Cosine from which a sentence of the job text answers a question that is about nothing in particular."""
NEAR_WITH_WORDS = 0.5
"""The same where they share two telling words, those of the job's title apart."""
_LEAST_OF_TOPIC = 0.35
"""Nearness and shared words from which a sentence on the same topic is an answer."""
MOST_WORDS = 40
"""Of the job text in one answer: more cannot be followed by ear."""

_UNASKED = frozenset({Section.LEGAL, Section.SKILLS})
_OF_THE_WORK = frozenset({Section.DUTIES, Section.REQUIREMENTS})


@dataclass(frozen=True)
class Topic:
    """What a candidate may ask about."""

    name: str
    """As it stands after "about"."""
    asks: re.Pattern[str]
    tells: re.Pattern[str]
    """A sentence that may answer it."""
    best: re.Pattern[str]
    """Where there is one, a sentence with this comes first."""
    sections: frozenset[Section]
    """Where the answer may stand."""


def _topic(name: str, asks: str, tells: str, best: str, sections: Sequence[Section]) -> Topic:
    told, found, first = (re.compile(pattern, re.IGNORECASE) for pattern in (asks, tells, best))
    return Topic(name, told, found, first, frozenset(sections))


_FACTS = (Section.TERMS, Section.SUMMARY, Section.OTHER, Section.DUTIES)
_ANYWHERE = (*_FACTS, Section.REQUIREMENTS)
_AFTER = (Section.PROCESS,)
_DAYS = r"\b(?:days?|weeks?|hours?|month)\b"
_SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d+)"
_HEADS = (
    rf"\b{_SOME} (?:\w+ ){{0,2}}(?:people|colleagues|others|nurses|teachers|developers|engineers|designers|"
    rf"electricians|managers|assistants|drivers|pickers|cooks|clerks|analysts|carers|staff)\b|\bone of {_SOME}\b"
    r"|\bteams? of\b"
)

TOPICS = (
    _topic("the pay", r"\b(?:salary|pay|paid|compensation|wage|money|earn)\b", r"[£$€]|\bsalary\b|\bpaid?\b",
           r"[£$€]\s?\d", _FACTS),
    _topic("the first weeks", r"\b(?:onboard\w*|induction|shadow\w*|first (?:\w+ ){0,2}(?:day|days|week|weeks|month|"
           r"months)|settl\w+ in|new starters?|training|trained|learn on the job)\b",
           r"\bnew (?:starter|colleague|joiner|hire|recruit)s?\b|\bfirst (?:\w+ ){0,2}(?:days?|weeks?|months?)\b|"
           r"\bonboard|\binduction\b|\bshadow|\byou (?:will )?(?:start|begin)\b|\btraining\b|\bcourses?\b",
           r"\bnew (?:starter|colleague)|\bfirst (?:\w+ ){0,2}(?:days?|weeks?|months?)\b|\bonboard|\bpays? for courses",
           _FACTS),
    _topic("when one hears", r"\b(?:hear (?:back|from|anything|of)|when (?:will|would|do|can|should) i (?:know|"
           r"hear)|how "
           r"soon|how long until|get back|decision)\b", r"\bhears?\b|\bback to\b|\bwithin\b|\breply\b|"
           r"\banswer\b|\bdecid|"
           r"\bdecision\b|\blet you know\b", rf"\bhears?\b|\bwithin\b.*{_DAYS}|{_DAYS}", _AFTER),
    _topic("who reads this", r"\bwho (?:\w+ ){0,2}(?:reads?|decides?|listens?|sees?|looks?|"
           r"gets to)\b", r"\bread|\bdecid|"
           r"\breview|\blisten|\bcompare", r"\breads?\b|\bdecides?\b", _AFTER),
    _topic("what comes next", r"\b(?:next (?:steps?|stage|round)|happens? (?:next|after|now|then)|"
           r"comes? (?:next|after)|"
           r"after (?:this|today|that)|second (?:round|interview|stage)|(?:selection|hiring|"
           r"application) process|rounds|"
           r"(?:is|will) there (?:be )?(?:a|an|any) (?:\w+ )?(?:test|task|assignment|trial))\b", r".",
           r"\b(?:second|next|further|final) (?:\w+ )?(?:step|stage|round|interview|talk|conversation|meeting)|"
           r"\binvite|"
           r"\bsession\b|\btrial\b", _AFTER),
    _topic("this interview", r"\b(?:this interview|record(?:ed|ing)|how (?:long|many) .{0,20}(?:interview|questions)|"
           r"my (?:data|answers))\b", r"\binterview|\brecord|\bdata\b|\banswers\b|\bconversation",
           r"\bminutes\b|\brecord|\bdata\b", (Section.INTERVIEW, Section.PROCESS)),
    _topic("the hours", r"\b(?:hours|shifts?|schedule|rota|roster|overtime|weekends?|nights?|part[- ]time|"
           r"full[- ]time|"
           r"flexib\w+|on[- ]call)\b", r"\bhours\b|\bworking (?:week|day)\b|\bshifts?\b|\brota\b|\broster|"
           r"\b(?:full|part)[- ]time\b|\bovertime\b|\bflexib|\bcore hours\b|\bon[- ]call\b|\bweekends?\b",
           r"\bhours?\b|\bshifts? (?:are|change|start|begin|run|last)\b|\brota\b|\b(?:full|part)[- ]time\b", _FACTS),
    _topic("holiday and benefits", r"\b(?:holidays?|vacation|annual leave|days off|pto|time off|benefits?|bonus|"
           r"pension|"
           r"insurance|perks)\b", r"\bholiday|\bvacation\b|\bleave\b|\btime off\b|\bpto\b|\bbenefits?\b|\bbonus|"
           r"\bpension|"
           r"\binsurance\b|\b401", r"\b(?:holiday|vacation|leave|pension|insurance|bonus)\b", (Section.TERMS,)),
    _topic("the length of the contract", r"\b(?:contract|permanent|fixed[- ]term|how long is (?:the|this)|"
           r"appointment|"
           r"probation)\b", r"\bpermanent\b|\bfixed[- ]term\b|\bcontract\b|\bappointment\b|"
           r"\bprobation", r"\byears?\b|"
           r"\bmonths?\b|\bpermanent\b", (Section.TERMS, Section.OTHER, Section.SUMMARY)),
    _topic("travel", r"\btravel\w*\b", r"\btravel|\b(?:week|day)s? in \w+\b|\bat (?:a |our )?customers?\b|\bsites\b",
           r"\btravel|\bweeks? in\b", _ANYWHERE),
    _topic("the place", r"\b(?:where (?:is|are|would|will)|location|remote(?:ly)?|in the office|on[ -]site|from home|"
           r"home office|hybrid|based|commut\w+)\b", r"\bremote|\boffice\b|\bon[- ]site\b|\bfrom home\b|"
           r"\bhybrid\b|\btravel|\bbased (?:in|at)\b|\bdays? (?:a|per) (?:week|quarter|month)\b",
           r"\bremote|\bfrom home\b|\bhybrid\b|\bdays? (?:a|per)\b|\btravel", (Section.TERMS, Section.OTHER)),
    _topic("the tools", r"\b(?:tools?|software|stack|technolog\w+|equipment|programs|systems?|platforms?|languages?|"
           r"frameworks?|work (?:in|with) [A-Z]\w+)\b", r"\b(?:written|built|made|run|runs?|work|works|"
           r"developed) (?:\w+ )?"
           r"(?:in|on|with|using)\b|\buse[sd]?\b|\busing\b|\btools?\b|\bstack\b|\bsoftware\b",
           r"(?-i:\s(?!I\b|AI\b)[A-Z][\w.+#]*(?:,| and| or|\.|$))", _ANYWHERE),
    _topic("whom you would report to", r"\breport(?:ing)? to\b|\b(?:my|the) (?:line )?(?:manager|boss)\b",
           r"\breports? to\b", r"\breports? to\b", _ANYWHERE),
    _topic("the team", r"\b(?:teams?|colleagues?|co-?workers?|who (?:would|will|do|am|are) (?:i|you)|how many people|"
           r"(?:i(?:['’]d)? (?:\w+ )?(?:be )?)work(?:ing)? with|manager|boss|report to|"
           r"department)\b", r"\b(?:the|our|a|your|this) (?:[\w-]+ ){0,3}(?:team|"
           r"group|crew|department|desk)\b|\breports? to\b|\bcolleagues\b|\bshare (?:a|an|the|one)\b|"
           r"\bwe are (?:a |an )?"
           rf"\w+|{_HEADS}", rf"{_HEADS}|\bteam[:,]|\bjoin\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|"
           r"\d+)\b.*\b(?:team|"
           r"people|colleagues|developers|engineers|nurses|designers|group)\b|\breport to\b",
           (Section.SUMMARY, Section.TERMS, Section.OTHER, Section.DUTIES)),
    _topic("the work from day to day", r"\b(?:typical|ordinary|usual|average) (?:day|week|shift)|\b(?:would|"
           r"will) i (?:be "
           r"(?:doing|responsible)|do|work on|start (?:on|with))\b|\b(?:tasks|duties|responsibilities|"
           r"main (?:job|task|"
           r"focus))\b", r"\byou(?:['’]ll| will| would)? \w+|\bof the work\b",
           r"\btypical\b|\bordinary\b|\bof the work\b|\byou will\b|"
           r"\byou (?:would )?(?:\w+ ){0,8}\w+, [^.]+ and \w+",
           (Section.DUTIES, Section.SUMMARY, Section.REQUIREMENTS)),
)  # fmt: skip

_WITH_WHOM = re.compile(r"\bwho(?:m)? (?:\w+ )?(?:would|will|do|am) i\b", re.IGNORECASE)
_WHO_IS_IN_IT = re.compile(r"\bjoin\b.*\bteam\b|\bteams? of\b|\bteam:", re.IGNORECASE)
_OVER_OTHERS = re.compile(r"\b(?:lead|manage|build|mentor|coach|supervise|head|experience)\b", re.IGNORECASE)
_DANGLING = re.compile(
    r"^(?:It|They|He|She|This|That|These|Those|Two of them|One of them|Changing that)\b|^\w+ \w+ (?:them|it)\b",
)
"""Sentences that are only understood after the one before them."""
_NAME = re.compile(r"(?<=\s)(?!I\b|AI\b|CV\b|HR\b|OK\b)[A-Z][\w.+#]+(?:\s[A-Z]\w+)?")
_COMMON = frozenset(
    "about also anything been before can could does first from have here how into job know like long many more much "
    "need other role should some that the their them then there they this time want what when where which will the "
    "with work working would you your team people company any get is it do always just really might another "
    "else".split()
)


@dataclass(frozen=True)
class Fact:
    text: str
    """Verbatim from the job text."""
    chunk_id: str | None
    """Where it is among the sources of the brief."""


def topic_of(question: str) -> Topic | None:
    """What it asks about: of two things the first in `TOPICS`, which has the special before the general."""
    if _WITH_WHOM.search(question) and not re.search(r"\breport\b", question, re.IGNORECASE):
        return next(topic for topic in TOPICS if topic.name == "the team")
    return next((topic for topic in TOPICS if topic.asks.search(question)), None)


async def fact_for(question: str, job: Job, sources: Sequence[Source], embedder: Embedder, said: str) -> Fact | None:
    """The sentence that answers it; None where the job text does not say. `said`: nothing that stands in it again."""
    texts = [
        (text, section)
        for text, section in await asyncio.to_thread(_sentences, job)
        if plain(text) not in said and not _DANGLING.search(text)
    ]
    topic = topic_of(question)
    known = " ".join(text for text, _ in texts).lower()
    if any(name.lower() not in f"{known} {job.company.lower()}" for name in _NAME.findall(question)):
        return None  # they ask about something by its name, and the job text has no such name
    if topic is not None:
        if found := await _of_topic(question, topic, texts, embedder):
            return _fact(found, sources)
        if topic.name != "the first weeks":
            return None
        work = next(other for other in TOPICS if other.name == "the work from day to day")
        if work.asks.search(question):
            return _fact(found, sources) if (found := await _of_topic(question, work, texts, embedder)) else None
    found = await _nearest(question, job.title, texts, embedder)
    return _fact(found, sources) if found else None


async def _of_topic(
    question: str, topic: Topic, texts: Sequence[tuple[str, Section]], embedder: Embedder
) -> str | None:
    fit = [text for text, section in texts if section in topic.sections and topic.tells.search(text)]
    if topic.sections == frozenset(_AFTER):
        fit = [text for text in fit if tells_what_follows(text)] or fit
    if topic.name == "the team":
        fit = [text for text in fit if not _OVER_OTHERS.search(text) or re.search(_HEADS, text, re.IGNORECASE)]
    if topic.name == "the tools":
        fit = [text for text in fit if topic.best.search(text) or re.search(r"\b(?:our|stack|software)\b", text)]
    if not fit:
        return None
    vectors = await embedder.embed([question, *fit])
    scores = vectors[1:] @ vectors[0]
    named = topic.name == "the team"
    worth = [
        float(score)
        + 0.6 * bool(topic.best.search(text))
        + 0.3 * len(telling(question) & telling(text))
        + 0.4 * bool(named and _WHO_IS_IN_IT.search(text))
        for text, score in zip(fit, scores, strict=True)
    ]
    best = max(range(len(fit)), key=worth.__getitem__)
    of_process = topic.sections == frozenset(_AFTER)
    return fit[best] if of_process or worth[best] >= _LEAST_OF_TOPIC else None


async def _nearest(question: str, title: str, texts: Sequence[tuple[str, Section]], embedder: Embedder) -> str | None:
    """What is near in meaning; a duty or a requirement only where it is plainly what they speak of."""
    texts = [(text, section) for text, section in texts if section is not Section.INTERVIEW]
    if not texts:
        return None
    vectors = await embedder.embed([question, *(text for text, _ in texts)])
    scores = vectors[1:] @ vectors[0]
    ranked = []
    for (text, section), score in zip(texts, scores, strict=True):
        shared = len((telling(question) & telling(text)) - telling(title))
        if section in _OF_THE_WORK and shared < 3:
            continue
        if score >= NEAR or (shared >= 2 and score >= NEAR_WITH_WORDS):
            ranked.append((float(score) + 0.15 * min(3, shared), text))
    return max(ranked)[1] if ranked else None


def _sentences(job: Job) -> list[tuple[str, Section]]:
    document = job_document(job.id, requirements=job.requirements, description=job.description)
    return [
        (found.text, found.section)
        for found in chunk(document)
        if found.section not in _UNASKED and not is_officialese(found.text) and len(found.text.split()) <= MOST_WORDS
    ]


def _fact(text: str, sources: Sequence[Source]) -> Fact:
    return Fact(text, next((s.chunk_id for s in sources if s.document == "job" and s.text == text), None))


def telling(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _COMMON}
