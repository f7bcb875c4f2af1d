"""Private facts: asked about, taken up from what was volunteered, or kept as evidence."""

import re
from collections.abc import Iterator

from evals.checks.kinds import Defect
from evals.cues import cue, has
from evals.guarded import Said
from evals.material import Material
from evals.transcript import Turn
from graph.decisions.guard import echoes_private_fact, private_facts
from graph.decisions.guard.peoples import KIN
from graph.decisions.guard.wording import plain, sentence_spans

_BODY = (
    r"(?:back|knees?|hips?|shoulders?|wrists?|ankles?|neck|feet|legs?|arms?|hands?|eyes?|eyesight|ears?|hearing|heart"
    r"|lungs?|joints?|stammer|voice)"
)
_TELLS_OF_BODY = re.compile(
    rf"\b(?:i have (?:got )?|i have had |i had |with |and |i got )?(?:my|a|an) (?:own )?(?:bad|weak|sore|dodgy|poor"
    rf"|stiff|bust|artificial|new|blind|deaf|broken|painful|ruined|tricky) {_BODY}\b"
    rf"|\bmy {_BODY}(?:'s been| (?:is|are|was|were|went|gave|has|have|hurts?|aches?|plays?|will not|do not|does not"
    r"|can not|never))\b"
)
_THEIRS = re.compile(
    rf"\b(?:your|that) (?:\w+ )?({_BODY}|{KIN}|parents?|family|children|boys|girls|baby|church|faith)\b"
)
_AT_HOME = re.compile(
    r"\b(?:is|are|was|will) there (?:also )?(?:an? |any |some|no )?(?:family|partner|children|kids|husband|wife|spouse"
    r"|child|baby|somebody|someone|anybody|anyone) (?:\w+ )?(?:at home|waiting|who|that|to look)\b"
)
_CARED_FOR = re.compile(
    rf"\bwho (?:would|will|is|can|could|looks|minds|watches|has)\b[^?]*\b(?:{KIN}|child|children|kids?|little one)\b"
)


def check(material: Material) -> Iterator[Defect]:
    told: list[str] = []
    last = ""
    for turn in material.turns:
        said_now: tuple[Said, ...] = ((turn.response or "", "response"), (turn.question, "question"))
        for said, kind in said_now:
            if said and (asks_privately(material, (said, kind)) or takes_up(said, last, " ".join(told))):
                yield Defect(turn.number, "prohibited_topic", said)
                break
        else:
            if kept := _kept_as_evidence(turn):
                yield Defect(turn.number, "prohibited_topic", f"kept as evidence: {kept}")
        last = turn.answer or ""
        told += [plain(last[start:end]) for start, end in _private_stretches(last)]


def asks_privately(material: Material, said: Said) -> bool:
    """What the guard stops, but for families that are the work: "a mother who was afraid", "the parents"."""
    topics = material.guarded[said].private
    plainly = plain(said[0])
    of_others = has("others_family", plainly) and not has("own_family", plainly)
    return bool(topics - {"family", "pregnancy"} if of_others else topics)


def takes_up(said: str, answer_before: str, told: str) -> bool:
    """Whether a sentence takes up a private fact: one just volunteered, or one of `told` that it calls theirs."""
    plainly = plain(said)
    if echoes_private_fact(said, answer_before) or _AT_HOME.search(plainly):
        return True
    if any(re.search(rf"\b{re.escape(part)}\b", told) for part in _THEIRS.findall(plainly)):
        return True
    if _CARED_FOR.search(plainly) and re.search(rf"\b{KIN}\b", told):
        return True
    return bool(_named(plainly, "private") & _named(told, "private")) and "you" in plainly


def _named(text: str, name: str) -> set[str]:
    return {found.group() for found in cue(name).finditer(text)}


def _private_stretches(answer: str) -> list[tuple[int, int]]:
    found = [(start, end) for start, end, _ in private_facts(answer)]
    return found + [span for span in sentence_spans(answer) if _TELLS_OF_BODY.search(plain(answer[slice(*span)]))]


def _kept_as_evidence(turn: Turn) -> str | None:
    answer = turn.answer or ""
    private = _private_stretches(answer)
    for evidence in turn.evidence:
        start = answer.find(evidence.quote)
        if start >= 0 and any(start < until and begin < start + len(evidence.quote) for begin, until in private):
            return evidence.quote
    return None
