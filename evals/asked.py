"""What a question wants to hear, as far as a simulated candidate needs to know it."""

import re
from enum import Enum, auto


class Wanted(Enum):
    PATH = auto()
    MOTIVE = auto()
    ENJOYED = auto()
    CASE = auto()
    MORE = auto()
    """More of the case that was just told."""
    IMAGINED = auto()
    NEAREST = auto()
    LAST_WORD = auto()
    WHETHER_TO_STOP = auto()


_STOP = re.compile(r"\b(?:like to stop|end it here|finish now|stop here|carry on)\b", re.IGNORECASE)
_IMAGINED = re.compile(r"\b(?:would you|you would|you'd|imagine|suppose|if you had to)\b", re.IGNORECASE)
_LOOKING_BACK = re.compile(
    r"\bwould (?:you|have) (?:build|made|do|left?|leave) \w*.*\b(?:differently|today|out)\b", re.IGNORECASE
)
_NEAREST = re.compile(r"\b(?:closest|nearest|comes? near|comes? close|carr(?:y|ies) over|build on)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:you (?:mentioned|spoke of|told me|said)|coming back to|when you speak of|let's (?:take|stay with)|of that\b"
    r"|in all this|that yourself|after that|that end|at that\?|about that\?|afterwards|that came from you|in this did"
    r"|there without you|what you mean|step by step)",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:your resume|i read that|you write that|you list|one (?:line|thing)|this (?:job|role) (?:asks|calls|needs)"
    r"|the job (?:asks|text)|in this (?:job|role)|part of this job|tell me about one)\b",
    re.IGNORECASE,
)
_ENJOYED = re.compile(r"\b(?:enjoy|like best|like to do|look forward|like to do more)", re.IGNORECASE)
_MOTIVE = re.compile(
    r"\b(?:apply|applied|draws? you|drew you to (?:this|us)|looking for|next (?:job|step)|caught your eye|hope to do"
    r"|interests? you|why (?:this|us))",
    re.IGNORECASE,
)
_PIECES = {
    "own": "your (?:own )?part|yourself|yours|by you|came from you|without you|own name|falls to you|your share",
    "checked": "how (?:could|can|did|do|would) you (?:tell|know|check|make sure|notice)|what told you|good enough"
    "|nothing had been missed|right track|measure",
    "came": "came of|turn(?:ed)? out|different afterwards|how did (?:that|it) (?:end|go)|has stayed|did others notice"
    "|outcome|result|in the end|had helped",
    "snag": "hard(?:est)?|difficult|got in (?:your|the) way|go(?:es|ing)? wrong|went wrong|problem|did not go|fail"
    "|demanding",
    "decided": "decide|decision|weigh|give up|trade|price|aims|against|choose|chose|instead|risk|made you do|that way"
    "|why did you",
    "first": "first|begin|began|start|go about|find out|arrive at|look at|how exactly|work that out|know what to do"
    "|step by step",
    "lesson": "differently|learn(?:t|ed)|changed about|next time",
    "began": "come about|what led|before you did",
}
"""Of a case, in order of precedence: how a question asks for it."""


def asks_whether_to_stop(question: str) -> bool:
    return _STOP.search(question) is not None


def wanted(question: str, phase: str, *, number: int, last_answer: str, told_case: bool) -> Wanted:
    """`phase` is the wire's; `number` counts questions from 1; `told_case`: a case is being talked about."""
    if asks_whether_to_stop(question):
        return Wanted.WHETHER_TO_STOP
    if phase == "conclusion":
        return Wanted.LAST_WORD
    if phase == "introduction":
        if number == 1:
            return Wanted.PATH
        return Wanted.ENJOYED if _ENJOYED.search(question) else Wanted.MOTIVE
    if told_case and _goes_back(question, last_answer):
        return Wanted.MORE
    last = _last_sentence(question)
    if _NEAREST.search(last):
        return Wanted.NEAREST
    return Wanted.IMAGINED if _IMAGINED.search(last) and not _LOOKING_BACK.search(last) else Wanted.CASE


def piece_wanted(question: str) -> str | None:
    """The piece of a case that the last sentence of the question is about; None where it asks for the whole."""
    last = _last_sentence(question)
    return next((name for name, ways in _PIECES.items() if re.search(rf"\b(?:{ways})", last, re.IGNORECASE)), None)


def _last_sentence(question: str) -> str:
    return re.split(r"(?<=[.!?:])\s+|,\s+(?=how|what|which|where)", question.strip())[-1]


def _goes_back(question: str, last_answer: str) -> bool:
    if _NEW.search(question):
        return False
    if _BACK.search(question):
        return True
    quoted = [w for w in re.findall(r"[a-z]{4,}", question.lower()) if w in last_answer.lower()]
    points_back = re.search(r"\b(?:that|it|this|there)\b", question, re.IGNORECASE)
    return len(quoted) >= 5 or (points_back is not None and len(question.split()) <= 14)
