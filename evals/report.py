"""The interviews as one readable document, and what the checks found as a table."""

from collections.abc import Sequence

from api.papers.in_words import KINDS, STRENGTHS
from cli.in_words import in_words
from cli.markdown_quoting import inline, quoted
from evals.interviews import Held
from evals.speech import manner
from graph.vocabulary import Phase, QuestionKind
from storage.models import Turn

PREFACE = """\
Interviews held by the rules interviewer: no language model, no key, no network. The candidates are simulated. Each has
one of the resumes of `tests/data/resumes` (anonymised, names invented) and tells small stories made up for it from
`evals/cases`; a candidate hears only the question and the phase, as over any frontend. Their manners are in
`evals/candidates`. Nobody edited anything below: `python -m evals.transcripts` writes it.

Read the questions in bold. Under each stands what it rests on, word for word from the resume or the job text; under
each answer, how it was read. A claim is *asserted* (said, nothing more), *described* (how, but in general or without
the own part) or *shown* (a real case, the own action, a result). Comfort comes from the words alone and is no rating.
"""


def document(title: str, held: Sequence[Held]) -> str:
    """Markdown, ending in a newline."""
    parts = [f"# {title}", PREFACE, _contents(held)]
    parts += [_interview(number, each) for number, each in enumerate(held, 1)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def covered(held: Held) -> tuple[int, int]:
    """Areas asked about, and areas planned."""
    planned = len(held.plan.areas) if held.plan else 0
    return len({turn.area for turn in held.turns if turn.area}), planned


def guard_hits(held: Held) -> int:
    return sum(len(turn.guard_hits) for turn in held.turns) + len(held.interview.feedback_guard_hits)


def follow_ups(held: Held) -> int:
    return sum(turn.kind is QuestionKind.FOLLOW_UP and turn.phase is not Phase.INTRODUCTION for turn in held.turns)


def _contents(held: Sequence[Held]) -> str:
    rows = [
        "| | resume | job | candidate | questions | areas covered | follow-ups | guard hits |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for number, each in enumerate(held, 1):
        asked, planned = covered(each)
        link = f"[{inline(each.interview.candidate_id)}](#interview-{number})"
        rows.append(
            f"| {number} | {link} | {inline(each.interview.job_title)} | {each.manner} | {len(each.turns)}"
            f" | {asked} of {planned} | {follow_ups(each)} | {guard_hits(each)} |"
        )
    return "\n".join(rows)


def _interview(number: int, held: Held) -> str:
    interview = held.interview
    at = f" at {inline(interview.company)}" if interview.company else ""
    facts = [
        f"- **Job:** {inline(interview.job_title)}{at}",
        f"- **Candidate:** `{interview.candidate_id}`, {held.manner}: {manner(held.manner).description}",
    ]
    if held.plan:
        areas = [f"{inline(area.name)} ({_ground(held, area.name)})" for area in held.plan.areas]
        facts.append(f"- **Areas, by weight:** {'; '.join(areas)}")
    parts = [
        f'<a id="interview-{number}"></a>',
        f"## {number}. {inline(interview.job_title)}: {inline(interview.candidate_id)}",
        "\n".join(facts),
    ]
    parts += [_turn(turn) for turn in held.turns]
    if interview.farewell:
        parts.append(inline(interview.farewell))
    if interview.feedback:
        parts += ["### Feedback to the candidate", quoted(interview.feedback)]
    return "\n\n".join(parts)


def _ground(held: Held, area: str) -> str:
    turn = next((turn for turn in held.turns if turn.area == area), None)
    if turn is None:
        return "not reached"
    return "in the resume" if any(source.document == "resume" for source in turn.sources) else "in the job only"


def _turn(turn: Turn) -> str:
    place = f"{turn.phase.value} · {inline(turn.area)}" if turn.area else turn.phase.value
    lines = [
        f"### {turn.number}. {place}" + ("" if turn.kind is QuestionKind.NEW_AREA else f" · {KINDS[turn.kind]}"),
        (f"{inline(turn.response)} " if turn.response else "") + f"**{inline(turn.question)}**",
    ]
    small = [f"why: {inline(turn.why)}"]
    small += [f"rests on the {source.document}: “{inline(source.text)}”" for source in turn.sources]
    small += [f"the guard stopped ({', '.join(hit.categories)}): “{inline(hit.text)}”" for hit in turn.guard_hits]
    lines.append("<sub>" + "<br>".join(small) + "</sub>")
    if turn.answer is not None:
        lines += [quoted(turn.answer), f"<sub>{_reading(turn)}</sub>"]
    return "\n\n".join(lines)


def _reading(turn: Turn) -> str:
    lines = ["read as " + in_words(turn.intent, turn.comfort, turn.gap, turn.sufficient)]
    lines += [f"{STRENGTHS[e.strength]}, {inline(e.area)}: “{inline(e.quote)}”" for e in turn.evidence]
    return "<br>".join(lines)
