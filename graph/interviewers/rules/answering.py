"""Answers to the candidate's own questions: from the job text, or plainly that it does not say."""

import asyncio
import re
from collections.abc import Sequence

from graph.decisions.guard import inspect
from graph.decisions.guard.wording import plain as matched
from graph.interviewers.rules.choosing import one, seed
from graph.interviewers.rules.introducing import company_of
from graph.interviewers.rules.job_facts import fact_for, telling, was_told
from graph.interviewers.rules.job_topics import topic_of
from graph.interviewers.skills import AskBrief
from graph.language.parse import parse
from graph.language.phrases import as_sentence, in_sentence, plain
from graph.language.questions_back import asks_back
from graph.question_bank import QuestionBank
from graph.vocabulary import Intent
from retrieval.embedder import Embedder
from retrieval.job_process import tells_what_follows

_JOINED = re.compile(
    r"[,;]?\s+and (?:also )?(?=(?:how|what|when|where|who|which|whether|is|are|do|does|will|would|can|could)\b)"
)
MOST_QUESTIONS = 3

_PERSON = re.compile(
    r"\b(?:real|human|actual|live) (?:person|being|recruiter|one)\b|\b(?:talk|speak|chat) (?:to|with) (?:a|an|some) ?"
    r"(?:person|human|one|somebody|recruiter|people)\b|\ba (?:person|human) instead\b|\bsomeone real\b",
    re.IGNORECASE,
)
_ABOUT_ME = re.compile(r"\bare you (?:an? |really |even )?(?:ai|robot|machine|bot|human|real|person|computer)\b", re.I)
_OUTCOME = re.compile(
    r"\b(?:did i (?:do|pass|get)|how (?:did|am|was) i|my chances|my score|"
    r"(?:have|do|will) i (?:got|get|passed|pass)(?: (?:the|this) job| it| in| through| hired|\?)|"
    r"(?:was|is) (?:that|my answer|this) (?:ok|okay|good|right|correct|enough))\b",
    re.IGNORECASE,
)
_SAYS_WHETHER_HOME = re.compile(r"\b(?:remote|hybrid|on[- ]site|home|office)\b", re.IGNORECASE)
_NOTHING_YET = re.compile(
    r"^\W*(?:(?:can|could|may|might) i (?:\w+ )?(?:ask|have)|i(?:['’]d| would) like to ask|i have|there (?:is|are)) "
    r"(?:you )?(?:something|anything|(?:a|one|another) (?:\w+ )?(?:question|thing)|(?:two|three|a few|some|"
    r"a couple of) "
    r"(?:\w+ )?(?:things|questions))(?: \w+){0,3}\W*$",
    re.IGNORECASE,
)
""" "Can I ask you something first?" asks nothing yet."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FEW_WORDS = re.compile(
    r"^(?!.*\b(?:is|are|be|was|were|you|we|they)\b).* (?:required|possible|preferred|available|provided|included|"
    r"welcome|needed|expected|offered)\.?$",
    re.IGNORECASE,
)
"""The parser takes "Some evenings required" for something that was required of somebody."""
_LABELLED = re.compile(r"^[A-Z][\w ]{2,20}: ")
_THIS_ONE = re.compile(r"^this (?:first )?(?:interview|conversation|talk|call), (?:and |then )*", re.IGNORECASE)
_COUNT_ASIDE = re.compile(r" \((?=[^()]*\d)((?:[^\s()]+ ?){1,4})\)")
_TOOL = re.compile(r"[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*)*")
_WE = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]urs?|[Oo]urselves)\b")
_THEY = {"we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves"}


def wants_a_person(brief: AskBrief) -> bool:
    message = brief.exchanges[-1].answer if brief.exchanges else ""
    return brief.intent is Intent.WANTS_PERSON or bool(_PERSON.search(message))


def reach_person(brief: AskBrief, bank: QuestionBank) -> str:
    """How to reach a person, with the address where the job text or what was retrieved of it has one."""
    words, slots = bank.closing, {"company": company_of(brief) or "the company"}
    texts = [source.text for source in brief.sources if source.document == "job"]
    texts += re.split(r"(?<=[.!?])\s+", f"{brief.job.description}\n{brief.job.requirements}")
    texts.sort(key=lambda text: not re.search(r"\b(?:person|human)\b", text))
    for text in texts:
        if address := _ADDRESS.search(text):
            return _one(words.person, {**slots, "address": address.group().rstrip(".")}, brief)
    return _one(words.person_without_address, slots, brief)


async def answer(brief: AskBrief, bank: QuestionBank, embedder: Embedder) -> tuple[str, tuple[str, ...]]:
    """The answer as an acknowledgement, and the ids of the chunks of the job text that it is from."""
    message = brief.exchanges[-1].answer if brief.exchanges else ""
    words, slots = bank.closing, {"company": company_of(brief) or "the company"}
    if wants_a_person(brief):
        return reach_person(brief, bank), ()
    if _ABOUT_ME.search(message):
        return _one(words.about_me, slots, brief), ()
    if _OUTCOME.search(message):
        return _one(words.outcome, slots, brief), ()
    told: list[str] = []
    used: list[str] = []
    open_: list[str] = []
    again: list[str] = []
    for question in questions(message):
        known = (*brief.responses, *told)
        fixed = _fixed(question, brief, bank)
        fact = None if fixed else await fact_for(question, brief.job, brief.sources, embedder, known)
        topic = topic_of(question)
        if fact and fact.told:
            # What the same turn says already answers both.
            again += [] if was_told(fact.text, told) else [topic.name if topic else ""]
        elif fixed and fixed not in told:
            told.append(fixed)
        elif fact and (said := _sayable(await asyncio.to_thread(spoken, fact.text, bank))):
            told.append(said)
            used += [fact.chunk_id] if fact.chunk_id else []
        elif not fixed:
            open_.append(topic.name if topic else "")
    return _composed(told, again, open_, slots, brief, bank), tuple(used)


def _sayable(fact: str) -> str | None:
    """As much of it as the guard lets pass: a job text may have words that an interviewer does not say."""
    parts = re.split(r"(?=,? and (?:an? |the )|; |: |, )", fact.rstrip("."))
    for count in range(len(parts), 0, -1):
        said = as_sentence("".join(parts[:count]))
        if (len(said.split()) >= 5 or count == len(parts)) and inspect(said, kind="response").allowed:
            return said
    return None


def _composed(
    told: Sequence[str],
    again: Sequence[str],
    open_: Sequence[str],
    slots: dict[str, str],
    brief: AskBrief,
    bank: QuestionBank,
) -> str:
    """What is answered first, then what was told before, then what is open, by its name where it has one."""
    words = bank.closing
    said = list(told)
    if said and "job text" not in said[0]:
        said[0] = _one(words.facts, {"fact": said[0]}, brief, seed(brief))
    if again:
        said.append(_one(words.no_more, {**slots, **_named(again)}, brief))
    if open_:
        said.append(_one(words.rest_not_said if said else words.not_said, {**slots, **_named(open_)}, brief))
    return " ".join(said)


def _named(topics: Sequence[str]) -> dict[str, str]:
    """The slot that names them, where each has a name."""
    return {"topic": " and ".join(dict.fromkeys(topics))} if all(topics) else {}


def _one(wordings: Sequence[str], slots: dict[str, str], brief: AskBrief, start: int = 0) -> str:
    return one(wordings, slots, brief.responses, start) or wordings[-1]


def questions(message: str) -> list[str]:
    """What is asked in a message, each thing alone, at most three; the whole message where nothing is told apart."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", message.strip()) if not _NOTHING_YET.match(s)]
    asking = [s for s in sentences if asks_back(matched(s), closing=True) and len(s.split()) >= 3]
    named = [s for s in asking if topic_of(s) or (s.endswith("?") and telling(s))] or asking
    parts = [part.strip() for sentence in named for part in _JOINED.split(sentence) if len(part.split()) >= 3]
    # "What happens after this, is there a test?" is one matter; "what are the hours, who is in the team?" are two.
    apart: list[str] = []
    for part in parts:
        pieces = re.split(r", (?=(?:what|how|who|when|where)\b)", part)
        topics = {topic.name for piece in pieces if (topic := topic_of(piece))}
        apart += pieces if len(topics) > 1 else [part]
    return apart[:MOST_QUESTIONS] or [message]


def _fixed(question: str, brief: AskBrief, bank: QuestionBank) -> str | None:
    """What a field of the job answers."""
    topic = topic_of(question)
    if topic is None:
        return None
    if topic.name == "the pay" and brief.job.salary_range:
        return bank.closing.pay.format(fact=brief.job.salary_range.rstrip("."))
    of_home = topic.name == "working from home" and _SAYS_WHETHER_HOME.search(brief.job.location)
    if brief.job.location and (topic.name == "the place" or of_home):
        return bank.closing.place.format(fact=brief.job.location.rstrip("."))
    tools = [skill for skill in brief.job.skills_required if _TOOL.fullmatch(skill)]
    if topic.name == "the tools" and len(tools) >= 2 and not re.search(r"\s(?!I\b|AI\b)[A-Z]\w+", question):
        return bank.closing.tools.format(fact=f"{', '.join(tools[:5][:-1])} and {tools[:5][-1]}")
    return None


def spoken(text: str, bank: QuestionBank) -> str:
    """A sentence of the job text as somebody else than its writers would tell it, and as no promise."""
    said = plain(re.sub(r",(?=[.,;!])", "", _COUNT_ASIDE.sub(r", \1,", text)))
    if not tells_what_follows(text):
        said = re.sub(r"\b(Y|y)ou(?:['’]ll| will)\b", r"\1ou would", said)
    said = re.sub(r"^Report(?:s|ing) to\b", "You would report to", said)
    said = re.sub(r"^You also\b", "You", said)
    said = _WE.sub(_as_they, said)
    if _stands_alone(said) and text.rstrip().endswith((".", "!")):
        return as_sentence(said)
    said = said.rstrip(". ")
    return bank.closing.fragment.format(fact=in_sentence(said))


def without_label(said: str) -> str:
    """ "The process: this interview, a test and an offer" without its first words and what is already over."""
    return as_sentence(_THIS_ONE.sub("", _LABELLED.sub("", said))) if _LABELLED.match(said) else said


def _stands_alone(said: str) -> bool:
    """Is it a sentence, or has it a label of its own ("The process: ...")?"""
    finite = any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") and token.i > 0 for token in parse(said))
    return bool(_LABELLED.match(said)) or (finite and not _FEW_WORDS.match(said))


def _as_they(found: re.Match[str]) -> str:
    theirs = _THEY[found.group().lower()]
    return theirs.capitalize() if found.group()[0].isupper() else theirs
