"""What the record holds of a turn, in words."""

from graph.vocabulary import Comfort, Gap, Intent, QuestionKind, Strength

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


def in_words(intent: Intent | None, comfort: Comfort | None, gap: Gap | None, sufficient: bool | None) -> str:
    """How an answer was read."""
    seen = [INTENTS[intent] if intent else "intent not assessed"]
    seen.append(f"comfort {comfort.value}" if comfort else "comfort not assessed")
    if gap:
        seen.append(f"open: {GAPS[gap]}")
    elif sufficient:
        seen.append("nothing left open")
    return "; ".join(seen)
