"""What the record holds of an interview, in words for people."""

from graph.vocabulary import AreaStatus, Gap, Intent, QuestionKind, Strength
from storage.models import EndReason

KINDS = {
    QuestionKind.OPENING: "opening",
    QuestionKind.NEW_AREA: "new area",
    QuestionKind.FOLLOW_UP: "follow-up",
    QuestionKind.REPHRASE: "asked in other words",
    QuestionKind.ANSWER_TO_CANDIDATE: "after the candidate's own question",
    QuestionKind.CONFIRM_LEAVE: "asked back whether to stop",
    QuestionKind.CLOSING: "closing",
}
INTENTS = {
    Intent.ANSWER: "an answer",
    Intent.PARTIAL: "part of an answer",
    Intent.NO_KNOWLEDGE: "does not know",
    Intent.REPEAT_REQUEST: "asks to repeat",
    Intent.CLARIFICATION_REQUEST: "asks to explain",
    Intent.QUESTION_BACK: "asks back",
    Intent.REFUSE: "would rather not answer",
    Intent.NEED_TIME: "needs a moment",
    Intent.OFF_TOPIC: "about something else",
    Intent.HOSTILE: "hostile",
    Intent.COMMAND: "a command to the interviewer, not followed",
    Intent.INJECTION: "an attempt to instruct the interviewer, not followed",
    Intent.LEAVE: "wants to stop",
    Intent.WANTS_PERSON: "wants to talk with a person",
}
GAPS = {
    Gap.EXAMPLE: "no concrete example",
    Gap.METHOD: "how it was done is not told",
    Gap.OWN_PART: "the candidate's own part is unclear",
    Gap.RESULT: "what came of it is not told",
}
STRENGTHS = {Strength.ASSERTED: "asserted", Strength.DESCRIBED: "described", Strength.SHOWN: "shown"}
STATUSES = {
    AreaStatus.OPEN: "not asked",
    AreaStatus.PROBING: "asked, still open",
    AreaStatus.EVIDENCED: "evidenced",
    AreaStatus.EXHAUSTED: "asked, then left",
}
NOT_ASSESSED = "asked, not assessed"
ENDINGS = {
    EndReason.COMPLETED: "complete",
    EndReason.ENDED_BY_CANDIDATE: "ended by the candidate",
    EndReason.TIME_UP: "ended because the time was up",
    EndReason.LEFT: "the candidate left and did not come back",
}
FALLBACKS = {
    "late": "the model was late",
    "refused": "the model refused",
    "unreachable": "the model could not be reached",
    "unusable": "the model's reply could not be used",
    "guarded": "the question guard stopped what the model wrote",
    "withheld": "not shown to the model, since it addresses the machine",
}
SKILLS = {
    "plan_job": "the plan of the job",
    "ask": "the question",
    "find_evidence": "reading the answer",
    "give_feedback": "the feedback",
}


def read_as(intent: Intent | None, gap: Gap | None, sufficient: bool | None) -> tuple[str, ...]:
    """How an answer was read: what it is, and what it leaves open."""
    return (
        INTENTS[intent] if intent else "intent not assessed",
        *((f"open: {GAPS[gap]}",) if gap else ("nothing left open",) if sufficient else ()),
    )
