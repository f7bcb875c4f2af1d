"""An interview in figures that need no judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

from evals.checks import Defect
from evals.checks.comfort import contradicted
from evals.checks.course import minutes, missed_follow_up, shares, unneeded_follow_up
from evals.checks.evidence import verbatim
from evals.checks.grounds import grounded
from evals.material import Material
from evals.reading_ease import reading_ease
from graph.language.words import count_words
from graph.vocabulary import Comfort, QuestionKind


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    of: int
    some: int

    @property
    def value(self) -> float | None:
        """None where there is nothing to have a share of."""
        return self.some / self.of if self.of else None

    def __str__(self) -> str:
        return f"{self.some}/{self.of}"


@dataclass(frozen=True)
class Metrics:
    questions: int
    minutes: float | None
    """None where the transcript does not tell, as with simulated candidates, who take no time."""
    grounded: Share
    """Questions that need a source and have one that bears them out."""
    near_repeats: int
    one_question: Share
    """Turns that ask one question, and none in the acknowledgement."""
    areas: Share
    """Areas asked about, of those planned."""
    follow_ups_due: Share
    """Answers left open that were followed up, of those left open."""
    follow_ups_unneeded: Share
    """Follow-ups after an answer that was complete, of all follow-ups on areas."""
    phases_in_order: bool
    phase_shares: Mapping[str, float] = field(default_factory=dict)
    """Of the time, by phase; empty where the transcript does not tell."""
    comfort_fits: Share = field(default=Share(0, 0))
    """Answers whose noted comfort is not contradicted by their words."""
    comfort_of_persona: bool | None = None
    """Whether nerves were noted where the persona speaks of them, and not where it does not; None: no persona."""
    guard_hits: int = 0
    """Things said that the question guard stops."""
    verbatim: Share = field(default=Share(0, 0))
    words_per_question: float = 0.0
    reading_ease: float | None = None
    """Flesch, of all questions together."""


def measure(material: Material, defects: Sequence[Defect]) -> Metrics:
    transcript, turns = material.transcript, material.turns
    kinds = [defect.kind for defect in defects]
    several = {d.turn for d in defects if d.kind in ("multi_question", "question_in_response")}
    needing = [found for place in range(len(turns)) if (found := grounded(material, place)) is not None]
    asked = {turn.area for turn in turns if turn.area}
    quotes = [verbatim(turn, evidence) for turn in turns for evidence in turn.evidence]
    heard = [
        pair for pair in zip((None, *turns), turns, strict=False) if pair[1].comfort is not None and pair[1].answer
    ]
    return Metrics(
        questions=len(turns),
        minutes=minutes(material),
        grounded=_share(needing),
        near_repeats=kinds.count("near_repeat"),
        one_question=Share(len(turns), len(turns) - len(several)),
        areas=_share([area.name in asked for area in transcript.areas]),
        follow_ups_due=_due(material),
        follow_ups_unneeded=_unneeded(material),
        phases_in_order="phase_backwards" not in kinds,
        phase_shares={phase.value: round(share, 3) for phase, share in shares(material).items()},
        comfort_fits=_share([contradicted(turn, before) is None for before, turn in heard]),
        comfort_of_persona=_of_persona(material),
        guard_hits=sum(bool(judged.categories) for judged in material.guarded.values()),
        verbatim=_share(quotes),
        words_per_question=round(mean(count_words(turn.question) for turn in turns), 1) if turns else 0.0,
        reading_ease=reading_ease(" ".join(turn.question for turn in turns)),
    )


def _share(found: Sequence[bool]) -> Share:
    return Share(len(found), sum(found))


def _due(material: Material) -> Share:
    steps = [(before, turn) for before, turn in material.steps if before.sufficient is False and before.area]
    followed = [turn.kind in (QuestionKind.FOLLOW_UP, QuestionKind.REPHRASE) for _, turn in steps]
    missed = [missed_follow_up(material, before, turn) for before, turn in steps]
    due = [done for done, lost in zip(followed, missed, strict=True) if done or lost]
    return _share(due)


def _unneeded(material: Material) -> Share:
    steps = [(b, t) for b, t in material.steps if t.kind is QuestionKind.FOLLOW_UP and t.area is not None]
    return _share([unneeded_follow_up(before, turn) for before, turn in steps])


def _of_persona(material: Material) -> bool | None:
    persona = (material.transcript.persona or "").lower()
    noted = [turn.comfort for turn in material.turns if turn.comfort is not None]
    if not persona or not noted:
        return None
    return (Comfort.NERVOUS in noted) == any(word in persona for word in ("nervous", "anxious", "unsure", "moment"))
