"""An interview as a readable Markdown document: what was asked and why, answered, and how the answer was read."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from api.papers.in_words import ENDINGS, KINDS, STRENGTHS
from cli.in_words import in_words
from cli.markdown_quoting import inline, quoted
from graph.subjects import Evidence, Skill, Source
from graph.vocabulary import QuestionKind
from storage.models import Interview, Turn

LEGEND = (
    "An AI asked the questions; a person decides. Answers and quotes are the candidate's own words. A claim is "
    "*asserted* (said, nothing more), *described* (how, but in general or without the own part) or *shown* (a real "
    "case, the own action, a result). Comfort is read from the words alone, sets the tone of the next question and "
    "is no rating."
)


def transcript_markdown(interview: Interview, turns: Sequence[Turn]) -> str:
    """The whole document, ending in a newline. `turns` in order. Words of others are quoted so that none is markup."""
    title = f"# Interview: {inline(interview.job_title)}" + (
        f" at {inline(interview.company)}" if interview.company else ""
    )
    told = (_turn(turn, interview) for turn in turns)
    sections = [title, _header(interview, turns), LEGEND, *told, _ending(interview)]
    return "\n\n".join(section for section in sections if section) + "\n"


def _header(interview: Interview, turns: Sequence[Turn]) -> str:
    preferences = interview.preferences
    asked_for = f"{preferences.difficulty_level.value} difficulty"
    if preferences.focus_areas:
        asked_for += f", also about {inline(', '.join(preferences.focus_areas))}"
    ending = ENDINGS[interview.end_reason] if interview.end_reason else "still running"
    entries = [
        ("Job", f"{inline(interview.job_title)} ({inline(interview.job_id)})"),
        ("Candidate", inline(interview.candidate_id)),
        ("Held", _held(interview)),
        (
            "Length",
            f"{interview.elapsed / 60:.1f} of {preferences.max_duration} minutes,"
            f" {_count(interview.questions_asked, 'question')}, {ending}",
        ),
        ("Asked for", asked_for),
        ("Questions made by", _makers(turns)),
        *([("Prompts", f"the set {interview.prompt_set}")] if interview.prompt_set else []),
        ("Interview", f"{inline(interview.id)}, begun as {inline(interview.alias)}"),
    ]
    return "\n".join(f"- **{name}:** {value}" for name, value in entries)


def _held(interview: Interview) -> str:
    begun = interview.started_at.astimezone(UTC)
    held = f"{begun:%Y-%m-%d}, {_clock(begun)}"
    if interview.ended_at is not None:
        ended = interview.ended_at.astimezone(UTC)
        held += f" to {_clock(ended)}" if ended.date() == begun.date() else f" to {ended:%Y-%m-%d}, {_clock(ended)}"
    return f"{held} UTC"


def _makers(turns: Sequence[Turn]) -> str:
    makers = Counter(skill.made_by for turn in turns for skill in turn.skills if skill.skill == "ask")
    fallbacks = Counter(
        skill.fallback for turn in turns for skill in (*turn.skills, *turn.assessment_skills) if skill.fallback
    )
    hits = sum(len(turn.guard_hits) for turn in turns)
    parts = [", ".join(f"{inline(name)} ({number})" for name, number in makers.most_common()) or "not recorded"]
    if fallbacks:
        reasons = ", ".join(f"{inline(reason)} {number}" for reason, number in sorted(fallbacks.items()))
        parts.append(f"the rules stood in {_count(fallbacks.total(), 'time')} ({reasons})")
    if hits:
        parts.append(f"the guard stopped {_count(hits, 'sentence')}")
    return "; ".join(parts)


def _turn(turn: Turn, interview: Interview) -> str:
    subject = KINDS[turn.kind]
    if turn.area:
        subject = inline(turn.area) + ("" if turn.kind is QuestionKind.NEW_AREA else f", {subject}")
    heading = f"## {turn.number}. {turn.phase.value.capitalize()}: {subject}"
    detail = f"{_clock(turn.asked_at.astimezone(UTC))}, {turn.difficulty.value}, {_skills(turn.skills)}"
    if turn.prompt_set != interview.prompt_set:
        detail += f", prompts {turn.prompt_set or 'not recorded'}"
    parts = [
        heading,
        inline(turn.response) if turn.response else "",
        f"**{inline(turn.question)}**",
        f"*Why:* {inline(turn.why)} ({detail})" if turn.why else f"({detail})",
        "\n".join(["Rests on:", "", *(f"- {_source(source)}" for source in turn.sources)]) if turn.sources else "",
        "Answer:" if turn.answer is not None else "*No answer.*",
        quoted(turn.answer) if turn.answer is not None else "",
        _reading(turn) if turn.answer is not None else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _source(source: Source) -> str:
    place = [source.document, source.section, source.role, source.employer]
    where = ", ".join(inline(part) for part in place if part) + (" (to this day)" if source.current else "")
    return f"{where}: “{inline(source.text)}”"


def _reading(turn: Turn) -> str:
    seen = in_words(turn.intent, turn.comfort, turn.gap if turn.area else None, bool(turn.area and turn.sufficient))
    if not turn.assessed:
        seen = f"{seen}; evidence not assessed"
    line = f"Read as: {seen} ({_skills(turn.assessment_skills)})"
    if turn.evidence:
        return "\n".join([line, "", *(f"- {_evidence(item)}" for item in turn.evidence)])
    return f"{line}\n\nNo evidence found." if turn.assessed and turn.area else line


def _evidence(evidence: Evidence) -> str:
    return f"{inline(evidence.area)}, {STRENGTHS[evidence.strength]}: “{inline(evidence.quote)}”"


def _skills(skills: Sequence[Skill]) -> str:
    """Who made it; where the rules stood in, why."""
    made = dict.fromkeys(
        f"{skill.made_by} ({skill.skill} fell back: {skill.fallback})" if skill.fallback else skill.made_by
        for skill in skills
    )
    return "by " + inline(", ".join(made)) if made else "maker not recorded"


def _ending(interview: Interview) -> str:
    if interview.feedback is None:
        return ""
    parts = ["## Feedback to the candidate"]
    if interview.farewell:
        parts.append(inline(interview.farewell))
    parts += [quoted(interview.feedback), f"({_skills(interview.feedback_skills)})"]
    return "\n\n".join(parts)


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
