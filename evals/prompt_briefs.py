"""The inputs of a prompt as the brief that they would have come from: what code holds a reply against.

All raise ValueError (pydantic's ValidationError is one) for inputs that no interview would hand in.
"""

from typing import Any

from graph.interviewers.briefs import aliases
from graph.interviewers.skills import AskBrief, ReadBrief
from graph.subjects import Area, Evidence, Exchange, Job, Source
from graph.vocabulary import Intent, Phase, QuestionKind, ResumeMatch

Inputs = dict[str, Any]
JOB_FIELDS = {"level": "experience_level", "place": "location", "pay": "salary_range", "skills": "skills_required"}

AS_THEY_ARE = """
    first_name phase entering_phase kind difficulty comfort intent gap asked responses turn minutes_left objection
""".split()
"""Inputs that are fields of the brief."""


def check_inputs(name: str, inputs: Inputs) -> None:
    """Raises ValueError and KeyError for inputs of this prompt that no interview would hand in."""
    match name:
        case "ask":
            ask_brief(inputs)
        case "find_evidence":
            read_brief(inputs)
        case "plan_job":
            job_of(inputs["job"])


def job_of(facts: Inputs) -> Job:
    return Job.model_validate({"id": "tried", **{JOB_FIELDS.get(name, name): value for name, value in facts.items()}})


def area_of(facts: Inputs) -> Area:
    evidence = tuple(
        Evidence(area=facts["name"], turn=1, start=0, end=len(found["quote"]), **found)
        for found in facts.get("evidence", ())
    )
    return Area(
        name=facts["name"],
        phase=Phase.TECHNICAL,
        weight=1.0,
        need=facts["need"],
        why=facts["why"],
        resume=ResumeMatch(facts["resume"]),
        status=facts["status"],
        questions=facts["asked"],
        evidence=evidence,
    )


def ask_brief(inputs: Inputs) -> AskBrief:
    sources = tuple(Source.model_validate({**facts, "chunk_id": facts["id"]}) for facts in inputs["sources"])
    named = list(aliases(sources))
    if named != [source.chunk_id for source in sources]:
        raise ValueError(f"sources: in this order their ids are {', '.join(named)}")
    exchanges = tuple(
        Exchange(turn=number, phase=Phase(inputs["phase"]), kind=QuestionKind.NEW_AREA, **facts)
        for number, facts in enumerate(inputs["conversation"], 1)
    )
    return AskBrief(
        job=job_of(inputs["job"]),
        area=area_of(inputs["area"]) if inputs["area"] else None,
        exchanges=exchanges,
        wordings=tuple(exchange.question for exchange in exchanges[-1:]),
        sources=sources,
        **{name: inputs[name] for name in AS_THEY_ARE},
    )


def read_brief(inputs: Inputs) -> ReadBrief:
    area = area_of(inputs["area"]) if inputs["area"] else None
    return ReadBrief(
        exchange=Exchange(
            turn=1,
            phase=Phase.TECHNICAL,
            area=area.name if area else None,
            kind=QuestionKind.NEW_AREA,
            question=inputs["question"],
            answer=inputs["answer"],
        ),
        intent=Intent(inputs.get("intent") or Intent.ANSWER),
        area=area,
        areas=tuple(area_of(facts) for facts in inputs["areas"]),
    )
