"""What is told about the job stands in its text, and no figure is said that nobody gave."""

from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.checks.numbers import figures
from evals.cues import has
from evals.material import Material
from evals.transcript import Turn
from evals.wording import clauses, content, sentences, stem
from graph.decisions.guard.wording import plain
from graph.vocabulary import Intent

NEAR_WITH_ONE, NEAR_WITH_MORE = 0.65, 0.88
"""Likeness to a line of the job text from which one word, or several, that it does not hold are a paraphrase."""
SMALL = 2
"""Numbers up to this are counted out by anybody: "two things", "one of them"."""

_OWN = frozenset(
    stem(word)
    for word in """
    job text posting ad advertisement says said states names named gives puts words question questions answer ask please
    thank thanks fine course sure certainly yes well worry worries understand understood mean means call called
    """.split()
)
"""Words with which an answer is given."""


def check(material: Material) -> Iterator[Defect]:
    for before, turn in material.steps:
        if invented := invented_about_the_job(material, before, turn):
            yield Defect(turn.number, "invented_fact", invented)
        elif turn.response and (counted := _new_figures(material, turn.response, turn)):
            yield Defect(turn.number, "invented_fact", f"nobody said {counted}: {turn.response}")
    feedback = material.transcript.final_feedback or ""
    if counted := _new_figures(material, feedback, None):
        yield Defect(None, "invented_fact", f"nobody said {counted}")


def invented_about_the_job(material: Material, before: Turn, turn: Turn) -> str | None:
    """What an answer to the candidate's question adds to the job text; None where it adds nothing."""
    if before.intent is not Intent.QUESTION_BACK:
        return None
    for sentence in sentences(turn.response or ""):
        parts = [part for part in clauses(sentence) if part != sentence] or [sentence]
        for part in parts:
            if not has("leaves_open", plain(part)) and _adds(material, part, before):
                return part
    return None


def _adds(material: Material, part: str, before: Turn) -> bool:
    counted = {n for n in figures(part) - figures(material.job_text) - figures(before.answer or "") if n > SMALL}
    if counted:
        return True
    new = content(part) - content(material.job_text) - _OWN
    if not new or len(content(part)) < 2:
        return False
    near = max((material.meaning.likeness(part, line) for line in material.job), default=0.0)
    return near < (NEAR_WITH_ONE if len(new) == 1 else NEAR_WITH_MORE)


def _new_figures(material: Material, said: str, turn: Turn | None) -> str:
    """Figures that stand neither in the papers nor in what was said; sums and differences are left to a judge."""
    told = material.told_before(turn) if turn else " ".join(t.answer or "" for t in material.turns)
    questions = " ".join(t.question for t in material.turns)
    new = figures(said, written=False) - figures(material.papers) - figures(told) - figures(questions)
    return ", ".join(f"{number:g}" for number in sorted(new) if number > SMALL)
