"""Each skill's brief as the inputs of its prompt: plain values under the names that prompt files may use."""

from typing import Any

from graph.interviewers.skills import AskBrief, FeedbackBrief, ReadBrief
from graph.language.manipulation import is_manipulation
from graph.subjects import Area, Exchange, Job, Source
from graph.vocabulary import Intent

OFFERED = {
    "plan_job": {"job"},
    "ask": {
        "job",
        "job_text",
        "first_name",
        "phase",
        "entering_phase",
        "kind",
        "area",
        "difficulty",
        "comfort",
        "intent",
        "gap",
        "conversation",
        "asked",
        "responses",
        "sources",
        "turn",
        "minutes_left",
        "objection",
    },
    "assess_comfort": {"question", "answer"},
    "find_evidence": {"area", "areas", "question", "answer", "intent"},
    "give_feedback": {"job", "first_name", "areas", "answers", "left_early", "next_steps"},
}
"""What the code can hand to each prompt; a prompt declares those it uses."""

ASKS_ABOUT_THE_JOB = frozenset({Intent.QUESTION_BACK, Intent.CLARIFICATION_REQUEST, Intent.LEAVE})


def plan_job_inputs(job: Job) -> dict[str, Any]:
    return {"job": job_facts(job)}


LATEST = 12
"""Questions and acknowledgements that a prompt names again; the guard in code knows all of them."""


def ask_inputs(brief: AskBrief) -> dict[str, Any]:
    answers_the_candidate = brief.intent in ASKS_ABOUT_THE_JOB
    return {
        "job": {key: value for key, value in job_facts(brief.job).items() if key in ("title", "company", "level")},
        "job_text": job_text(brief.job) if answers_the_candidate else None,
        "first_name": brief.first_name,
        "phase": brief.phase.value,
        "entering_phase": brief.entering_phase,
        "kind": brief.kind.value,
        "area": area_facts(brief.area) if brief.area else None,
        "difficulty": brief.difficulty.value,
        "comfort": brief.comfort.value,
        "intent": brief.intent.value if brief.intent else None,
        "gap": brief.gap.value if brief.gap else None,
        "conversation": [exchange_facts(e) for e in brief.exchanges if not is_manipulation(e.answer)],
        "asked": list(brief.asked[-LATEST:]),
        "responses": list(brief.responses[-LATEST:]),
        "sources": [source_facts(alias, source) for alias, source in aliases(brief.sources).items()],
        "turn": brief.turn,
        "minutes_left": round(brief.minutes_left),
        "objection": brief.objection,
    }


def assess_comfort_inputs(exchange: Exchange) -> dict[str, Any]:
    return {"question": exchange.question, "answer": exchange.answer}


def find_evidence_inputs(brief: ReadBrief) -> dict[str, Any]:
    return {
        "area": area_facts(brief.area) if brief.area else None,
        "areas": [area_facts(area) for area in brief.areas],
        "question": brief.exchange.question,
        "answer": brief.exchange.answer,
        "intent": brief.intent.value,
    }


def give_feedback_inputs(brief: FeedbackBrief) -> dict[str, Any]:
    return {
        "job": job_facts(brief.job),
        "first_name": brief.first_name,
        "areas": [area_facts(area) for area in brief.areas],
        "answers": brief.answers,
        "left_early": brief.left_early,
        "next_steps": [source.text for source in brief.next_steps],
    }


def aliases(sources: tuple[Source, ...]) -> dict[str, Source]:
    """R1, R2 for the resume's texts and J1, J2 for the job's, in the order given: short, so that models copy them."""
    named: dict[str, Source] = {}
    counts: dict[str, int] = {}
    for source in sources:
        letter = source.document[:1].upper()
        counts[letter] = counts.get(letter, 0) + 1
        named[f"{letter}{counts[letter]}"] = source
    return named


def source_facts(alias: str, source: Source) -> dict[str, Any]:
    return {
        "id": alias,
        "document": source.document,
        "text": source.text,
        "employer": source.employer,
        "role": source.role,
        "current": source.current,
    }


def area_facts(area: Area) -> dict[str, Any]:
    return {
        "name": area.name,
        "need": area.need,
        "why": area.why,
        "resume": area.resume.value,
        "status": area.status.value,
        "asked": area.questions,
        "evidence": [{"quote": found.quote, "strength": found.strength.value} for found in area.evidence],
    }


def exchange_facts(exchange: Exchange) -> dict[str, Any]:
    return {"area": exchange.area, "question": exchange.question, "answer": exchange.answer}


def job_facts(job: Job) -> dict[str, Any]:
    return {
        "title": job.title,
        "company": job.company,
        "level": job.experience_level,
        "place": job.location,
        "pay": job.salary_range,
        "skills": list(job.skills_required),
        "requirements": job.requirements,
        "description": job.description,
    }


def job_text(job: Job) -> str:
    """All that the job says, as one text: what a candidate's question may be answered from."""
    facts = (job.title, job.company, job.location, job.salary_range, job.experience_level)
    return "\n".join(
        part for part in (*facts, ", ".join(job.skills_required), job.requirements, job.description) if part
    )
