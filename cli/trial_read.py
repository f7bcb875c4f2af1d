"""`openhire try read`: how is an answer understood?"""

import asyncio
import re
from collections.abc import Mapping
from typing import Any

from cli.transcript_yaml import shared_intent
from cli.trial import Case, Json, Trial
from graph.decisions.evidence import admissible
from graph.interviewers.skills import Interviewer, ReadBrief
from graph.language.intent_reader import IntentReader
from graph.subjects import Area, Exchange
from graph.vocabulary import Phase, QuestionKind, ResumeMatch

_CLOSING = re.compile(
    r"\b(?:like|want|wish|care) to (?:\w+ )?(?:ask|add|know|tell us|say)\b"
    r"|\bquestions (?:do you|have you|for (?:us|me))\b|\banything (?:else|left|you|more)\b"
    r"|\bsomething (?:else|to add)\b|\bbefore we (?:finish|stop|close|end)\b|\byour turn\b",
    re.IGNORECASE,
)


class ReadCase(Case):
    area: str | None = None
    question: str | None = None
    answer: str
    phase: Phase | None = None


class ReadTrial(Trial):
    def __init__(self, interviewer: Interviewer, intents: IntentReader) -> None:
        self._interviewer = interviewer
        self._intents = intents

    async def tried(self, given: Mapping[str, Any]) -> Json:
        case = ReadCase.model_validate(given)
        brief = await _brief(case, self._intents)
        reading, comfort = await asyncio.gather(
            self._interviewer.find_evidence(brief), self._interviewer.assess_comfort(brief.exchange)
        )
        reading = admissible(reading, brief)
        evidence = [e.model_dump(mode="json", include={"quote", "start", "end", "strength"}) for e in reading.evidence]
        return {
            "intent": shared_intent(brief.intent).value,
            "sufficient": reading.sufficient,
            "comfort": comfort.value,
            "evidence": evidence,
        }


async def _brief(case: ReadCase, intents: IntentReader) -> ReadBrief:
    """With an area the phase is the technical one; without it, the introduction or the conclusion, by the question."""
    question = case.question or ""
    about = Phase.CONCLUSION if _CLOSING.search(question) else Phase.INTRODUCTION
    phase = case.phase or (Phase.TECHNICAL if case.area else about)
    area = None
    if case.area:
        area = Area(name=case.area, phase=phase, weight=1.0, need=case.area, why="", resume=ResumeMatch.MISSING)
    exchange = Exchange(
        turn=1, phase=phase, area=case.area, kind=QuestionKind.NEW_AREA, question=question, answer=case.answer
    )
    intent = await intents.read(question, case.answer, phase=phase)
    return ReadBrief(exchange=exchange, intent=intent, area=area, areas=(area,) if area else ())
