"""Is each quote what the candidate said, and is it rated no higher than what it tells?"""

from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.material import Material
from evals.transcript import Evidence, Turn
from graph.language.parse import parse
from graph.language.reading import tells_a_case
from graph.language.story import Story, story
from graph.vocabulary import Intent, Strength


def check(material: Material) -> Iterator[Defect]:
    for turn in material.turns:
        for evidence in turn.evidence:
            if not verbatim(turn, evidence):
                yield Defect(turn.number, "evidence_not_verbatim", evidence.quote)
                break
        for evidence in turn.evidence:
            if why := overrated(turn, evidence):
                yield Defect(turn.number, "evidence_overrated", f"{why}: {evidence.quote}")
                break


def verbatim(turn: Turn, evidence: Evidence) -> bool:
    """Line breaks and ways of writing a quote apart, letter by letter."""
    return bool(evidence.quote.strip()) and _folded(evidence.quote) in _folded(turn.answer or "")


def _folded(text: str) -> str:
    return " ".join(text.translate(str.maketrans("‘’“”", "''\"\"")).split())


def overrated(turn: Turn, evidence: Evidence) -> str | None:
    """Why what is rated as shown is not: shown is a real case with the candidate's own action and a result."""
    answer = turn.answer or ""
    if evidence.strength is not Strength.SHOWN or not answer:
        return None
    if turn.intent in (Intent.PARTIAL, Intent.NO_KNOWLEDGE):
        return "the answer itself was read as less than one"
    told = story(parse(answer))
    if not tells_a_case(answer, told):
        return "nothing in the answer happened"
    if turn.sufficient is False and not told.own:
        return "shared work, the own part is not told"
    return "imagined" if _imagined(turn, evidence, told) else None


def _imagined(turn: Turn, evidence: Evidence, told: Story) -> bool:
    """Supposed in a sentence that tells nothing that happened, in an answer that is mostly supposed."""
    start = (turn.answer or "").find(evidence.quote)
    sentence = told.at(start) if start >= 0 else None
    facts = sum(not s.imagined and s.past > 0 for s in told.sentences)
    return sentence is not None and sentence.imagined and sentence.past == 0 and told.imagined > facts
