"""Put together what the nodes of this run found: the memory moves on, the reply is made."""

from langgraph.runtime import Runtime

from graph.context import Context
from graph.decisions import areas as area_decisions
from graph.decisions.comfort import settle
from graph.decisions.moves import Move
from graph.decisions.reasons import reason
from graph.interviewers.skills import Draft
from graph.memory import Memory, plain, recall, recall_move, recall_sources
from graph.state import Json, State
from graph.subjects import Area, Assessment, Exchange, GuardHit, Question, Reading, Reply, Skill, Source
from graph.vocabulary import Comfort, Intent, QuestionKind


async def close_turn(state: State, runtime: Runtime[Context]) -> State:
    memory, move = recall(state), recall_move(state)
    felt, tracked, drafted = state.get("felt"), state.get("tracked"), state.get("drafted")
    comfort, readings = _comfort(memory, felt)
    reading = Reading.model_validate(tracked["reading"]) if tracked else None
    left = memory.pending.area if memory.pending else None
    areas: tuple[Area, ...] = memory.areas
    if memory.pending and memory.answer is not None:
        areas = area_decisions.track(areas, memory.pending, move.intent or Intent.ANSWER, reading)
    areas = area_decisions.ask(areas, left, move, runtime.context.phase_plan.follow_ups)
    question, response = _question(drafted, move, memory, recall_sources(state), runtime.context.prompt_set)
    asked = memory.questions_asked + (1 if question else 0)
    reply = Reply(
        response=response,
        question=question,
        phase=move.phase,
        comfort=comfort,
        questions_asked=asked,
        strengths_identified=area_decisions.strengths(areas),
        areas_to_probe=area_decisions.to_probe(areas),
        completed=move.kind is None,
        ended=move.over,
        assessment=_assessment(memory, move, felt, reading),
        skills=tuple(Skill.model_validate(part["skill"]) for part in (drafted, felt, tracked) if part),
        guard_hits=tuple(GuardHit.model_validate(hit) for hit in (drafted or {}).get("guard_hits", ())),
    )
    return State(
        phase=move.phase.value,
        asked_in_phase=_asked_in_phase(memory, move),
        difficulty=move.difficulty.value,
        comfort=comfort.value,
        comfort_readings=[c.value for c in readings],
        areas=plain(areas),
        pending=question.model_dump(mode="json") if question else None,
        pending_response=response,
        exchanges=_exchange(memory.latest, move.intent, memory.pending_response),
        questions_asked=asked,
        leave_asked=memory.leave_asked or move.kind is QuestionKind.CONFIRM_LEAVE,
        reply=reply.model_dump(mode="json"),
        answer=None,
        drafted=None,
        felt=None,
        tracked=None,
        sources=state.get("sources", []) if move.kind is None else [],
    )


def _comfort(memory: Memory, felt: Json | None) -> tuple[Comfort, tuple[Comfort, ...]]:
    if felt is None:
        return memory.comfort, memory.comfort_readings
    readings = (*memory.comfort_readings, Comfort(felt["comfort"]))[-2:]
    return settle(memory.comfort, readings), readings


def _question(
    drafted: Json | None, move: Move, memory: Memory, sources: tuple[Source, ...], prompt_set: str | None
) -> tuple[Question | None, str | None]:
    if drafted is None or move.kind is None:
        return None, None
    draft = Draft.model_validate(drafted["draft"])
    area = memory.area(move.area)
    known = {s.chunk_id: s for s in (*sources, *(area.sources if area else ()))}
    question = Question(
        turn=memory.questions_asked + 1,
        phase=move.phase,
        area=move.area,
        kind=move.kind,
        difficulty=move.difficulty,
        text=draft.question,
        sources=tuple(known[i] for i in dict.fromkeys(draft.source_ids) if i in known),
        why=reason(move, area),
        prompt_set=prompt_set,
    )
    return question, draft.response


def _asked_in_phase(memory: Memory, move: Move) -> int:
    before = 0 if move.phase is not memory.phase else memory.asked_in_phase
    return before + (1 if move.counts else 0)


def _assessment(memory: Memory, move: Move, felt: Json | None, reading: Reading | None) -> Assessment | None:
    if memory.pending is None or memory.answer is None or move.intent is None:
        return None
    comfort = Comfort(felt["comfort"]) if felt else None
    return Assessment(turn=memory.pending.turn, intent=move.intent, comfort=comfort, reading=reading)


def _exchange(latest: Exchange | None, intent: Intent | None, response: str | None) -> list[Json]:
    if latest is None:
        return []
    return [{**latest.model_copy(update={"intent": intent}).model_dump(mode="json"), "response": response}]
