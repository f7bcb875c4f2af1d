"""What comes back from a model, held against the brief: what cannot be right is dropped, what is not enough refused.

All raise `ValueError` (pydantic's `ValidationError` is one) for a reply that cannot be used.
"""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from graph.interviewers.briefs import aliases, job_text
from graph.interviewers.skills import AskBrief, Draft, ReadBrief
from graph.subjects import Evidence, Job, JobPlan, PlannedArea, Reading
from graph.vocabulary import Comfort, Gap, Intent, Phase, QuestionKind, Strength

LEAST_AREAS, MOST_AREAS = 4, 9
STRAIGHT = str.maketrans(dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("–—", "-"))
"""Signs that models write in their own way, one for one: offsets stay."""


class Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def can_be_kept(cls, value: object) -> object:
        if isinstance(value, str) and "\0" in value:
            raise ValueError("holds the character U+0000, which databases cannot keep")
        return value


class AreaReply(Reply):
    name: str = Field(min_length=1, max_length=80)
    phase: Literal["technical", "behavioral"]
    weight: float = Field(gt=0, allow_inf_nan=False)
    need: str


class PlanReply(Reply):
    areas: tuple[AreaReply, ...]


class AskReply(Reply):
    response: str
    question: str = Field(min_length=1)
    source_ids: tuple[str, ...]


class ComfortReply(Reply):
    comfort: Comfort


class EvidenceReply(Reply):
    quote: str
    area: str
    strength: Strength


class ReadingReply(Reply):
    evidence: tuple[EvidenceReply, ...]
    gap: Gap | Literal["none"]
    sufficient: bool


class FeedbackReply(Reply):
    feedback: str = Field(min_length=1)


REPLIES: dict[str, type[Reply]] = {
    "plan_job": PlanReply,
    "ask": AskReply,
    "assess_comfort": ComfortReply,
    "find_evidence": ReadingReply,
    "give_feedback": FeedbackReply,
}


def json_of(text: str) -> str:
    """The object in a reply that wraps it in a code fence or a sentence, as endpoints without schemas do."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if start >= 0 else text


def read_plan(text: str, job: Job, made_by: str) -> JobPlan:
    """Four to nine areas, most important first, weights adding up to 1. An area whose need is not in the job text
    is left out."""
    whole = job_text(job)
    kept: dict[str, AreaReply] = {}
    for area in PlanReply.model_validate_json(json_of(text)).areas:
        need = passage(area.need, whole)
        if need and area.name.casefold() not in kept:
            kept[area.name.casefold()] = area.model_copy(update={"need": need})
    chosen = sorted(kept.values(), key=lambda area: -area.weight)[:MOST_AREAS]
    if len(chosen) < LEAST_AREAS or {area.phase for area in chosen} != {"technical", "behavioral"}:
        raise ValueError("too few areas that the job text asks for")
    total = sum(area.weight for area in chosen)
    areas = (
        PlannedArea(name=area.name, phase=Phase(area.phase), weight=area.weight / total, need=area.need)
        for area in chosen
    )
    return JobPlan(areas=tuple(areas), made_by=made_by)


def passage(quote: str, text: str) -> str | None:
    """`quote` as it stands in `text`, line breaks and runs of white space folded; None where it does not."""
    words = quote.translate(STRAIGHT).split()
    found = re.search(r"\s+".join(map(re.escape, words)), text.translate(STRAIGHT)) if words else None
    return " ".join(text[found.start() : found.end()].split()) if found else None


def read_draft(text: str, brief: AskBrief) -> Draft:
    reply = AskReply.model_validate_json(json_of(text))
    known = aliases(brief.sources)
    sources = tuple(dict.fromkeys(known[name].chunk_id for name in reply.source_ids if name in known))
    if brief.kind is QuestionKind.NEW_AREA and known and not sources:
        raise ValueError("a question on a new area that rests on none of the texts")
    if brief.kind is QuestionKind.OPENING:
        return Draft(response=None, question=reply.question, source_ids=sources)
    if not reply.response:
        raise ValueError("no acknowledgement")
    return Draft(response=reply.response, question=reply.question, source_ids=sources)


def read_comfort(text: str) -> Comfort:
    return ComfortReply.model_validate_json(json_of(text)).comfort


def read_reading(text: str, brief: ReadBrief) -> Reading:
    reply = ReadingReply.model_validate_json(json_of(text))
    answer = brief.exchange.answer
    names = {area.name.casefold(): area.name for area in (*brief.areas, *((brief.area,) if brief.area else ()))}
    found: dict[tuple[str, int], Evidence] = {}
    for claim in reply.evidence:
        area, start = names.get(claim.area.casefold()), place(claim.quote, answer)
        if area is not None and start is not None:
            end = start + len(claim.quote)
            evidence = Evidence(
                area=area,
                quote=answer[start:end],
                turn=brief.exchange.turn,
                start=start,
                end=end,
                strength=claim.strength,
            )
            found.setdefault((area, start), evidence)
    applies = brief.area is not None and brief.intent in (Intent.ANSWER, Intent.PARTIAL, Intent.NO_KNOWLEDGE)
    sufficient = reply.sufficient and brief.intent is not Intent.NO_KNOWLEDGE if applies else None
    gap = Gap(reply.gap) if sufficient is False and reply.gap != "none" else None
    return Reading(sufficient=sufficient, gap=gap, evidence=tuple(found.values()))


def place(quote: str, answer: str) -> int | None:
    """Where the quote starts in the answer, None where it is not in it word for word."""
    start = answer.translate(STRAIGHT).find(quote.translate(STRAIGHT)) if quote else -1
    return start if start >= 0 else None


def read_feedback(text: str) -> str:
    return FeedbackReply.model_validate_json(json_of(text)).feedback
