"""The state's memory as typed values: one place that turns its JSON into models."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.context import Context
from graph.decisions.moves import Move, Standing
from graph.opening import Opening
from graph.state import Json, State
from graph.subjects import Area, Exchange, Question, Source
from graph.vocabulary import ASKED_AGAIN, Comfort, Difficulty, Phase


@dataclass(frozen=True)
class Memory:
    opening: Opening
    phase: Phase
    asked_in_phase: int
    difficulty: Difficulty
    comfort: Comfort
    comfort_readings: tuple[Comfort, ...]
    areas: tuple[Area, ...]
    pending: Question | None
    pending_response: str | None
    exchanges: tuple[Exchange, ...]
    responses: tuple[str, ...]
    """Every acknowledgement said so far, oldest first, the pending one included."""
    questions_asked: int
    leave_asked: bool
    answer: str | None

    @property
    def asked(self) -> tuple[str, ...]:
        """Every question asked so far, oldest first, the pending one included."""
        return (*(e.question for e in self.exchanges), *((self.pending.text,) if self.pending else ()))

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every wording of the pending question, the latest first: candidates may ask for it as often as they need."""
        asked = [(e.kind, e.question) for e in self.exchanges]
        if self.pending:
            asked.append((self.pending.kind, self.pending.text))
        found = []
        for kind, text in reversed(asked):
            found.append(text)
            if kind not in ASKED_AGAIN:
                break
        return tuple(found)

    @property
    def latest(self) -> Exchange | None:
        """The pending question with the answer of this run."""
        if self.pending is None or self.answer is None:
            return None
        asked = self.pending
        return Exchange(
            turn=asked.turn,
            phase=asked.phase,
            area=asked.area,
            kind=asked.kind,
            question=asked.text,
            answer=self.answer,
        )

    def area(self, name: str | None) -> Area | None:
        return next((area for area in self.areas if area.name == name), None)

    def minutes(self, context: Context) -> float:
        """Minutes on the interview's clock."""
        if context.elapsed is not None:
            return context.elapsed() / 60
        return (datetime.now(UTC) - self.opening.opened_at).total_seconds() / 60

    def standing(self, context: Context) -> Standing:
        return Standing(
            plan=context.phase_plan,
            phase=self.phase,
            asked_in_phase=self.asked_in_phase,
            pending=self.pending,
            areas=self.areas,
            preferred=self.opening.preferences.difficulty_level,
            difficulty=self.difficulty,
            comfort=self.comfort,
            leave_asked=self.leave_asked,
            minutes=self.minutes(context),
            max_duration=self.opening.preferences.max_duration,
        )


def recall(state: State) -> Memory:
    exchanges = state.get("exchanges", [])
    pending, response = state.get("pending"), state.get("pending_response")
    said = [e["response"] for e in exchanges if e.get("response")] + ([response] if response else [])
    return Memory(
        opening=Opening.model_validate(state["opening"]),
        phase=Phase(state["phase"]),
        asked_in_phase=state["asked_in_phase"],
        difficulty=Difficulty(state["difficulty"]),
        comfort=Comfort(state["comfort"]),
        comfort_readings=tuple(map(Comfort, state["comfort_readings"])),
        areas=tuple(map(Area.model_validate, state["areas"])),
        pending=Question.model_validate(pending) if pending else None,
        pending_response=response,
        exchanges=tuple(map(Exchange.model_validate, exchanges)),
        responses=tuple(said),
        questions_asked=state["questions_asked"],
        leave_asked=state["leave_asked"],
        answer=state.get("answer"),
    )


def recall_move(state: State) -> Move:
    return Move.model_validate(state["move"])


def recall_sources(state: State) -> tuple[Source, ...]:
    return tuple(map(Source.model_validate, state.get("sources") or ()))


def plain(values: Sequence[Area] | Sequence[Source]) -> list[Json]:
    return [value.model_dump(mode="json") for value in values]
