"""When an interview moves from one phase to the next, and when it is over: pure functions of counts and clock."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from graph.prompt_yaml import read_yaml
from graph.vocabulary import Phase

LAST_MOMENTS = 0.95
"""From this share of the time on only the conclusion is left, however few questions a phase had."""


class PhaseRule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    share: float = Field(gt=0, lt=1)
    least: int = Field(ge=1)
    most: int = Field(ge=1)

    @model_validator(mode="after")
    def least_is_not_above_most(self) -> Self:
        if self.least > self.most:
            raise ValueError(f"least ({self.least}) must not be above most ({self.most})")
        return self


class PhasePlan(BaseModel):
    """`prompts/phase_plan.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    minutes_per_question: float = Field(gt=0)
    phases: dict[Phase, PhaseRule]
    follow_ups: int = Field(ge=0, le=2)
    rephrases: int = Field(ge=0, le=2)

    @field_validator("phases")
    @classmethod
    def cover_the_interview(cls, phases: dict[Phase, PhaseRule]) -> dict[Phase, PhaseRule]:
        if set(phases) != set(Phase):
            raise ValueError(f"phases must be exactly {', '.join(Phase)}")
        total = sum(rule.share for rule in phases.values())
        if abs(total - 1) > 0.001:
            raise ValueError(f"the shares of the phases add up to {total:.3f}, they must add up to 1")
        return phases

    @classmethod
    def load(cls, path: Path) -> "PhasePlan":
        """Raises `PromptError` where the file is not a phase plan."""
        return cls.read(f"{path.parent.name}/{path.name}", path.read_text(encoding="utf-8"))

    @classmethod
    def read(cls, file: str, text: str) -> "PhasePlan":
        """`text`: of `file`. Raises `PromptError`."""
        return read_yaml(file, text).validated(cls, "Compare with the head of the file, or put the old number back.")

    def most_questions(self, phase: Phase, minutes: float) -> int:
        """How many questions there is room for in this phase of an interview of so many minutes."""
        rule = self.phases[phase]
        room = round(rule.share * minutes / self.minutes_per_question)
        return max(rule.least, min(rule.most, room))

    def ends_at(self, phase: Phase) -> float:
        """Share of the whole time by which the phase should be over."""
        return sum(self.phases[p].share for p in Phase if p.order <= phase.order)


@dataclass(frozen=True)
class Progress:
    phase: Phase
    asked: int
    """Questions asked in this phase."""
    minutes: float
    """On the interview's clock."""
    max_duration: float
    """Minutes."""
    left_in_phase: bool
    """There is something left to ask in this phase: an open or probing area, or a follow-up that is due."""

    @property
    def share(self) -> float:
        return self.minutes / self.max_duration


def phase_is_done(plan: PhasePlan, progress: Progress) -> bool:
    """Whether the next question belongs to a later phase. Never true for the conclusion."""
    if progress.phase is Phase.CONCLUSION:
        return False
    if progress.share >= LAST_MOMENTS:
        return True
    if progress.asked < plan.phases[progress.phase].least and progress.left_in_phase:
        return False
    return (
        not progress.left_in_phase
        or progress.asked >= plan.most_questions(progress.phase, progress.max_duration)
        or progress.share >= plan.ends_at(progress.phase)
    )


def following(phase: Phase) -> Phase:
    """The phase after this one; the conclusion is followed by itself."""
    ladder = list(Phase)
    return ladder[min(phase.order + 1, len(ladder) - 1)]
