"""The closed sets of words an interview is described with, the same on the wire, in the record and in the graph."""

from enum import StrEnum


class Phase(StrEnum):
    """Where the interview stands. Only ever moves forward, in this order."""

    INTRODUCTION = "introduction"
    TECHNICAL = "technical"
    BEHAVIORAL = "behavioral"
    CONCLUSION = "conclusion"

    @property
    def order(self) -> int:
        """0 for the introduction, 3 for the conclusion."""
        return list(Phase).index(self)


class Comfort(StrEnum):
    """How at ease the candidate's words sound. Sets the tone of the next question, never a rating."""

    NERVOUS = "nervous"
    NEUTRAL = "neutral"
    CONFIDENT = "confident"


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    def step(self, steps: int) -> "Difficulty":
        """The difficulty `steps` harder (negative: easier), never beyond the ends."""
        ladder = list(Difficulty)
        return ladder[max(0, min(len(ladder) - 1, ladder.index(self) + steps))]


class Intent(StrEnum):
    """What a candidate's message is."""

    ANSWER = "answer"
    PARTIAL = "partial"
    NO_KNOWLEDGE = "no_knowledge"
    REPEAT_REQUEST = "repeat_request"
    CLARIFICATION_REQUEST = "clarification_request"
    QUESTION_BACK = "question_back"
    REFUSE = "refuse"
    NEED_TIME = "need_time"
    OFF_TOPIC = "off_topic"
    HOSTILE = "hostile"
    COMMAND = "command"
    INJECTION = "injection"
    LEAVE = "leave"
    WANTS_PERSON = "wants_person"
    """Would talk with a person instead of a machine: neither a wish to stop nor a question."""


ANSWERS = frozenset({Intent.ANSWER, Intent.PARTIAL, Intent.NO_KNOWLEDGE})
"""What says something about the question, be it that one has nothing to say."""


class Strength(StrEnum):
    """How well a claim is supported by the words it was made in."""

    ASSERTED = "asserted"
    """A bare claim."""
    DESCRIBED = "described"
    """How it was done, but imagined, general, or the candidate's own part is unclear."""
    SHOWN = "shown"
    """A real case with the candidate's own action and a result."""


class Gap(StrEnum):
    """What an answer leaves open that matters for its area."""

    EXAMPLE = "example"
    """Nothing concrete was told."""
    METHOD = "method"
    """What was done is told, how it was done or found out is not."""
    OWN_PART = "own_part"
    """A shared piece of work; the candidate's own part is unclear."""
    RESULT = "result"
    """Situation and action are told, what came of it is not."""


class AreaStatus(StrEnum):
    OPEN = "open"
    PROBING = "probing"
    EVIDENCED = "evidenced"
    EXHAUSTED = "exhausted"
    """Asked as often as is fair without evidence. Not the same as evidenced, and not a judgement."""


class ResumeMatch(StrEnum):
    """What the resume says about an area."""

    PRESENT = "present"
    MENTIONED = "mentioned"
    MISSING = "missing"


class QuestionKind(StrEnum):
    OPENING = "opening"
    NEW_AREA = "new_area"
    FOLLOW_UP = "follow_up"
    REPHRASE = "rephrase"
    ANSWER_TO_CANDIDATE = "answer_to_candidate"
    CONFIRM_LEAVE = "confirm_leave"
    CLOSING = "closing"


ASKED_AGAIN = frozenset({QuestionKind.REPHRASE, QuestionKind.ANSWER_TO_CANDIDATE, QuestionKind.CONFIRM_LEAVE})
"""Kinds after which the question before them is still the one to answer."""
