"""Why a question was asked, in one sentence, for whoever reads the record."""

from graph.decisions.moves import Move
from graph.subjects import Area
from graph.vocabulary import Gap, Intent, Phase, QuestionKind

GAPS = {
    Gap.EXAMPLE: "The answer stayed general: asks for one real case.",
    Gap.METHOD: "What was done is told, how it was done is not.",
    Gap.OWN_PART: "The work was shared: asks which part was the candidate's own.",
    Gap.RESULT: "Situation and action are told, what came of it is not.",
}
AGAIN = {
    Intent.REPEAT_REQUEST: "The candidate asked to hear the question again.",
    Intent.CLARIFICATION_REQUEST: "The candidate asked what is meant.",
    Intent.NEED_TIME: "The candidate takes a moment, or goes on after all: the same question, no hurry.",
    Intent.NO_KNOWLEDGE: "The candidate does not know: once more, on ground they may know.",
}
KINDS = {
    QuestionKind.OPENING: "Says that a machine asks and how to reach a person, then opens on the candidate's own path.",
    QuestionKind.ANSWER_TO_CANDIDATE: "The candidate asked something: answered from the job text alone.",
    QuestionKind.CONFIRM_LEAVE: "The candidate wishes to stop, or for a person: asked back once.",
    QuestionKind.CLOSING: "The topics have had their turn or their time: the floor is the candidate's.",
    QuestionKind.REPHRASE: "Nothing came that bears on the question: asked once more in other words.",
    QuestionKind.FOLLOW_UP: "The answer leaves something open.",
    QuestionKind.NEW_AREA: "Next in the plan.",
}
NEXT = "Next in the plan: "
"""Stands before the area's own reason, where a question is the first on it."""


def reason(move: Move, area: Area | None) -> str:
    """One sentence or two; empty only when the interview is over."""
    if move.kind is None:
        return ""
    if move.kind is QuestionKind.NEW_AREA and area:
        return NEXT + area.why
    if move.kind is QuestionKind.FOLLOW_UP and move.phase is Phase.INTRODUCTION:
        return "The path is told: asks what draws the candidate to this job."
    if move.kind is QuestionKind.FOLLOW_UP and move.gap:
        return GAPS[move.gap]
    if move.kind is QuestionKind.REPHRASE and move.intent in AGAIN:
        return AGAIN[move.intent]
    return KINDS[move.kind]
