"""The kinds of defects that an interview may have, and which of them can be told without a judge."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    how: str
    """What it is told by."""
    left_to_a_judge: str = ""
    """What of it only somebody who understands the talk can tell; empty where nothing is left."""


KINDS = {
    kind.name: kind
    for kind in (
        Kind("near_repeat", "likeness of meaning and words to earlier questions", "the same thing asked from afar"),
        Kind("multi_question", "the grammar of the question"),
        Kind("ungrounded", "names, figures and things that neither papers nor answers hold; the candidate's objection"),
        Kind("wrong_source", "the cited line is far from the question, another line is near", "one of two lines wrong"),
        Kind("prohibited_topic", "the question guard; private facts told and taken up, or kept as evidence"),
        Kind("unneeded_follow_up", "a follow-up after an answer that was read as sufficient", "a wrong reading"),
        Kind("missed_follow_up", "a new area after an answer that was read as insufficient", "a wrong reading"),
        Kind("moved_by_command", "a wish about course or rating in the answer, and a move that obeys it"),
        Kind("phase_backwards", "the order of the phases"),
        Kind("phase_starved", "the share of the time, or of the questions, that a phase was given"),
        Kind("leading_question", "tags, assumptions and statements with a question mark"),
        Kind("question_in_response", "the grammar of the acknowledgement"),
        Kind("flattery", "words of praise, and likeness to examples of it", "praise by understatement"),
        Kind("template_seam", "signs nobody speaks, torn lines, words that do not fit where they were put"),
        Kind("jargon_heading_quoted", "headings and list entries of resume or job in the question"),
        Kind("too_long", "words in the question"),
        Kind("interrogation_tone", "pressing words, and coldness to somebody who is nervous", "tone between the lines"),
        Kind("ignored_request", "what was asked for does not come back in the next turn"),
        Kind("evidence_not_verbatim", "the quote is not in the answer"),
        Kind(
            "evidence_overrated", "imagined, shared or unfinished things rated as shown", "a thin case told as a case"
        ),
        Kind("comfort_wrong", "words of nerves, or none of them", "calm and neutral are not told apart"),
        Kind("verdict_in_feedback", "words of judgement, and likeness to examples of it"),
        Kind("score_in_feedback", "figures, grades and scales about the candidate"),
        Kind("generic_feedback", "nothing of the candidate's own answers comes back"),
        Kind("invented_fact", "what is told about the job is not in its text", "an invention made of the text's words"),
        Kind("prompt_leak", "the machinery's words, and likeness to examples of them"),
        Kind("promise", "words of an outcome, and likeness to examples of it"),
        Kind("repeated_response", "the same acknowledgement twice"),
    )
}
"""All but the last are those of the reference interviews."""


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    turn: int | None
    """None: of the feedback, or of the interview as a whole."""
    kind: str
    """A key of `KINDS`."""
    what: str
    """What was found, for whoever looks it up."""
