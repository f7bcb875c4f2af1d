"""What the interviewer does next: which phase, which area, which kind of question, or the end.

`decide` is a pure function of where the interview stands and what the last message was. No model has a say in it,
and no wording of an answer can move the interview other than through the closed set of intents.
"""

import re
from dataclasses import dataclass

from graph.decisions.difficulty import next_difficulty
from graph.decisions.phases import PhasePlan, Progress, following, phase_is_done
from graph.subjects import Area, Question, Reading, Subject
from graph.vocabulary import Comfort, Difficulty, Gap, Intent, Phase, QuestionKind

SERVED = frozenset({Intent.REPEAT_REQUEST, Intent.CLARIFICATION_REQUEST, Intent.NEED_TIME, Intent.QUESTION_BACK})
"""A candidate who asks for something gets it, as often as they ask; it is no answer and counts against nobody."""

MISSED = frozenset({Intent.NO_KNOWLEDGE, Intent.OFF_TOPIC, Intent.HOSTILE, Intent.COMMAND, Intent.INJECTION})
"""Nothing came that bears on the question: once more in other words, then on."""

ORDERS = frozenset({Intent.COMMAND, Intent.INJECTION})
"""Nothing moves at them; nor should it look as if it did."""

DEPARTING = frozenset({Intent.LEAVE, Intent.WANTS_PERSON})
"""Asked back once whether to stop here; somebody who wants a person is told how to reach one in the same breath."""

COUNTED = frozenset(QuestionKind) - {QuestionKind.CONFIRM_LEAVE, QuestionKind.ANSWER_TO_CANDIDATE}


class Move(Subject):
    kind: QuestionKind | None
    """None when the interview is over."""
    phase: Phase
    area: str | None = None
    entering_phase: bool = False
    intent: Intent | None = None
    gap: Gap | None = None
    difficulty: Difficulty
    over: str | None = None
    """Why it is over: `completed`, `ended_by_candidate`, `time_up`, or the reason the run was given."""

    @property
    def counts(self) -> bool:
        """Whether the question counts towards its phase and area; one asked again as a service does not."""
        return self.kind in COUNTED and self.intent not in SERVED | DEPARTING


@dataclass(frozen=True)
class Standing:
    """Where the interview stands when a message comes in."""

    plan: PhasePlan
    phase: Phase
    asked_in_phase: int
    pending: Question | None
    areas: tuple[Area, ...]
    preferred: Difficulty
    difficulty: Difficulty
    comfort: Comfort
    leave_asked: bool
    minutes: float
    max_duration: float

    def progress(self, phase: Phase, asked: int) -> Progress:
        left = asked < self.plan.phases[phase].least if phase is Phase.INTRODUCTION else bool(self.unasked(phase))
        return Progress(phase, asked, self.minutes, self.max_duration, left)

    def unasked(self, phase: Phase) -> tuple[Area, ...]:
        return tuple(area for area in self.areas if area.phase is phase and area.questions == 0)

    @property
    def area(self) -> Area | None:
        """The area of the pending question."""
        return next((a for a in self.areas if self.pending and a.name == self.pending.area), None)


def opening(standing: Standing) -> Move:
    return Move(
        kind=QuestionKind.OPENING, phase=Phase.INTRODUCTION, entering_phase=True, difficulty=standing.difficulty
    )


def decide(standing: Standing, answer: str, intent: Intent, reading: Reading) -> Move:
    """The next move after `answer` to the pending question.

    `reading` is the quick reading made in code; the assessments made beside the next question steer later turns.
    """
    pending = standing.pending
    if pending is None:
        raise ValueError("there is no pending question to answer")
    stay = Move(
        kind=QuestionKind.REPHRASE,
        phase=standing.phase,
        area=pending.area,
        intent=intent,
        difficulty=_difficulty(standing, intent, reading),
    )
    if standing.minutes >= standing.max_duration:
        return stay.model_copy(update={"kind": None, "over": "time_up"})
    if leaving := _leaving(standing, answer, intent, stay):
        return leaving
    if intent is Intent.QUESTION_BACK:
        return stay.model_copy(update={"kind": QuestionKind.ANSWER_TO_CANDIDATE})
    if intent in SERVED:
        return stay
    if standing.phase is Phase.CONCLUSION:
        return stay.model_copy(update={"kind": None, "over": "completed"})
    if intent in MISSED and _may_rephrase(standing):
        return stay
    gap = reading.gap or Gap.EXAMPLE
    if intent in (Intent.ANSWER, Intent.PARTIAL) and reading.sufficient is False and _may_follow_up(standing, gap):
        return stay.model_copy(update={"kind": QuestionKind.FOLLOW_UP, "gap": gap})
    return _onward(standing, stay)


def _difficulty(standing: Standing, intent: Intent, reading: Reading) -> Difficulty:
    """Talk about one's own path says nothing about how hard the next question may be."""
    if standing.area is None:
        return standing.difficulty
    return next_difficulty(standing.difficulty, standing.preferred, reading, intent, standing.comfort)


def _leaving(standing: Standing, answer: str, intent: Intent, stay: Move) -> Move | None:
    """A wish to stop is asked back once, then honoured."""
    asked_back = standing.pending is not None and standing.pending.kind is QuestionKind.CONFIRM_LEAVE
    if asked_back:
        if confirms(answer, intent):
            return stay.model_copy(update={"kind": None, "over": "ended_by_candidate"})
        return stay.model_copy(update={"intent": Intent.NEED_TIME})  # they go on: the same question, no hurry
    if intent not in DEPARTING:
        return None
    if intent is Intent.WANTS_PERSON and standing.phase is Phase.CONCLUSION:
        return stay.model_copy(update={"kind": QuestionKind.ANSWER_TO_CANDIDATE})
    if standing.phase is Phase.CONCLUSION:
        return stay.model_copy(update={"kind": None, "over": "completed"})
    if standing.leave_asked:
        return stay.model_copy(update={"kind": None, "over": "ended_by_candidate"})
    return stay.model_copy(update={"kind": QuestionKind.CONFIRM_LEAVE})


KEPT_FOR_AREAS = 3
"""Questions of a phase that a first follow-up leaves for the areas yet to come: coverage is the product."""

YES = re.compile(
    r"^\W*(yes|yeah|yep|yup|sure|please|correct|right|exactly|i do|i would|let'?s (stop|end|finish)|stop|end|finish)\b",
    re.IGNORECASE,
)
GO_ON = re.compile(r"\b(go on|carry on|continue|keep going|rather not stop|don'?t (stop|end)|stay)\b", re.IGNORECASE)


def confirms(answer: str, intent: Intent) -> bool:
    """Whether the message, asked back, says that the candidate does want to stop."""
    if GO_ON.search(answer):
        return False
    return intent in DEPARTING or YES.match(answer) is not None


def _may_rephrase(standing: Standing) -> bool:
    area = standing.area
    if area is not None:
        return area.rephrases < standing.plan.rephrases
    return standing.pending is not None and standing.pending.kind is not QuestionKind.REPHRASE


def _may_follow_up(standing: Standing, gap: Gap) -> bool:
    """At most two on an area: the first while there is room for some areas yet to come, the second only where no area
    goes without its question for it; and never to press for what was asked for once already."""
    area = standing.area
    if area is None or area.follow_ups >= standing.plan.follow_ups:
        return False
    if gap in area.asked_for or (gap is Gap.EXAMPLE and area.follow_ups + area.rephrases > 0):
        return False
    progress = standing.progress(standing.phase, standing.asked_in_phase)
    if progress.share >= standing.plan.ends_at(standing.phase):
        return False
    room = standing.plan.most_questions(standing.phase, standing.max_duration) - standing.asked_in_phase
    waiting = len(standing.unasked(standing.phase))
    return room > (min(waiting, KEPT_FOR_AREAS) if area.follow_ups == 0 else waiting)


def _onward(standing: Standing, stay: Move) -> Move:
    phase, asked = standing.phase, standing.asked_in_phase
    while phase_is_done(standing.plan, standing.progress(phase, asked)):
        phase, asked = following(phase), 0
    if stay.intent in ORDERS and standing.unasked(standing.phase):
        phase = standing.phase  # nobody is to think that the order was obeyed
    entering = phase is not standing.phase
    if phase is Phase.INTRODUCTION:
        return stay.model_copy(update={"kind": QuestionKind.FOLLOW_UP, "area": None})
    if phase is Phase.CONCLUSION:
        return stay.model_copy(
            update={"kind": QuestionKind.CLOSING, "phase": phase, "area": None, "entering_phase": entering}
        )
    area = standing.unasked(phase)[0]
    return stay.model_copy(
        update={"kind": QuestionKind.NEW_AREA, "phase": phase, "area": area.name, "entering_phase": entering}
    )
