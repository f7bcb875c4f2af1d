"""Spans of connections and turns: who belongs to whom, what they tell, and that they tell nothing anybody said."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.semconv._incubating.attributes import gen_ai_attributes
from opentelemetry.trace import StatusCode

import graph.tracing
import spans
from api.environment import WrongSetting
from api.telemetry.runs import bare
from api.telemetry.traces import exporters_of, provider_of
from tests.integration.conftest import Place, Serving, left
from tests.integration.scripted import ScriptedMind, until

UNHEARD_OF = "xylographic marzipan"
"""Words that stand nowhere else."""


@pytest.fixture
def record_url(demonstration: Path, tmp_path: Path) -> str:
    """Nothing here depends on the database."""
    shutil.copy(demonstration, tmp_path / "openhire.sqlite")
    return f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}"


@pytest.fixture
def exported() -> Iterator[InMemorySpanExporter]:
    """What has ended so far. A process can be given one provider only, so it stays; the exporter does not."""
    provider = trace.get_tracer_provider()
    if not isinstance(provider, TracerProvider):
        provider = TracerProvider(shutdown_on_exit=False)
        trace.set_tracer_provider(provider)
    exporter = InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    yield exporter
    exporter.shutdown()


async def ended(exporter: InMemorySpanExporter, name: str, number: int) -> list[ReadableSpan]:
    """So many spans of that name, oldest first."""

    async def enough() -> bool:
        return len(named(exporter, name)) >= number

    await until(enough)
    return named(exporter, name)


def named(exporter: InMemorySpanExporter, name: str) -> list[ReadableSpan]:
    return [span for span in exporter.get_finished_spans() if span.name == name]


def told(span: ReadableSpan) -> dict[str, object]:
    return {name.removeprefix("openhire."): value for name, value in (span.attributes or {}).items()}


def everything(exporter: InMemorySpanExporter) -> str:
    return "".join(span.to_json() for span in exporter.get_finished_spans())


async def test_a_turn_is_a_trace_of_its_own_linked_to_the_connection_it_came_by(
    place: Place, exported: InMemorySpanExporter
) -> None:
    client = await place.client()
    started = await client.start()
    await client.answer("First.")
    await client.expect("ai_response")
    opening, answering = await ended(exported, "interview.turn", 2)
    await client.socket.close()
    (socket,) = await ended(exported, "interview.socket", 1)
    interview = started["data"]["session_id"]
    assert told(opening) | {"restarts": 0} == told(opening)
    assert (told(opening)["turn"], told(opening)["purpose"], told(opening)["phase"]) == (0, "open", "introduction")
    assert (told(answering)["turn"], told(answering)["purpose"], told(answering)["phase"]) == (1, "answer", "technical")
    assert {told(span)["interview.id"] for span in (opening, answering, socket)} == {interview}
    assert [span.parent for span in (opening, answering, socket)] == [None, None, None]
    assert opening.context.trace_id != answering.context.trace_id
    assert [link.context.span_id for link in answering.links] == [socket.context.span_id]


async def test_what_is_done_for_a_turn_is_below_it(serving: Serving, exported: InMemorySpanExporter) -> None:
    class Seeing(ScriptedMind):
        async def run(self, *call: object) -> None:
            with spans.span("inner"):
                await super().run(*call)

    place = await serving(Seeing())
    client = await place.client()
    await client.start()
    (turn,) = await ended(exported, "interview.turn", 1)
    (inner,) = named(exported, "inner")
    assert inner.parent is not None
    assert inner.parent.span_id == turn.context.span_id


async def test_an_answer_that_grows_is_one_turn_with_its_restarts(place: Place, exported: InMemorySpanExporter) -> None:
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("First.")
    await place.mind.started.get()
    await client.answer("And second.")
    await client.so_far()
    place.mind.gate.set()
    await client.expect("ai_response")
    _, turn = await ended(exported, "interview.turn", 2)
    assert told(turn)["restarts"] == 1
    assert turn.status.status_code is StatusCode.UNSET


async def test_a_turn_that_failed_says_what_and_where_and_no_word_of_the_error(
    place: Place, exported: InMemorySpanExporter
) -> None:
    client = await place.client()
    await client.start()
    place.mind.failures.append(RuntimeError(f"cannot parse {UNHEARD_OF}"))
    await client.answer(f"I carve {UNHEARD_OF}.")
    await client.expect("error")
    _, turn = await ended(exported, "interview.turn", 2)
    assert turn.status.status_code is StatusCode.ERROR
    assert turn.status.description is None
    assert told(turn)["error.type"] == "RuntimeError"
    assert UNHEARD_OF not in everything(exported)
    await client.answer(f"I carve {UNHEARD_OF}.")
    await client.expect("ai_response")
    again = (await ended(exported, "interview.turn", 3))[-1]
    assert (told(again)["turn"], again.status.status_code) == (1, StatusCode.UNSET)


async def test_a_turn_nobody_will_finish_here_ends_with_the_server(
    serving: Serving, exported: InMemorySpanExporter
) -> None:
    place = await serving()
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("First.")
    await place.mind.started.get()
    await client.so_far()
    await place.registry.close()
    stopped = (await ended(exported, "interview.turn", 2))[-1]
    assert told(stopped)["stopped"] is True


async def test_no_span_holds_what_was_said_nor_what_the_client_calls_itself(
    place: Place, exported: InMemorySpanExporter
) -> None:
    client = await place.client("john-doe-at-acme", query="?token=secret-token")
    await client.start(resume_text=f"Ten years of {UNHEARD_OF}.")
    await client.answer(f"I carve {UNHEARD_OF}.")
    reply = await client.expect("ai_response")
    await client.say("end_interview")
    await client.expect("interview_ended")
    await client.socket.close()
    await left(place)
    await ended(exported, "interview.socket", 1)
    held = everything(exported)
    for words in (UNHEARD_OF, "john-doe", "secret-token", "test-candidate", reply["data"]["question"]):
        assert words not in held


async def test_where_it_is_set_spans_hold_the_words(serving: Serving, exported: InMemorySpanExporter) -> None:
    place = await serving(trace_content=True)
    client = await place.client()
    await client.start()
    await client.answer(f"I carve {UNHEARD_OF}.")
    await client.expect("ai_response")
    _, turn = await ended(exported, "interview.turn", 2)
    words = told(turn)
    assert (words["question"], words["answer"]) == ("Question 1?", f"I carve {UNHEARD_OF}.")
    assert (words["reply.response"], words["reply.question"]) == ("Reply 1.", "Question 2?")


def test_nothing_is_exported_unless_it_is_asked_for() -> None:
    assert exporters_of({}) == []
    assert exporters_of({"OTEL_SERVICE_NAME": "ours"}) == []
    here = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}
    assert len(exporters_of(here)) == 1
    assert exporters_of({**here, "OTEL_TRACES_EXPORTER": "none"}) == []
    assert exporters_of({**here, "OTEL_SDK_DISABLED": "true"}) == []
    assert len(exporters_of({"OTEL_TRACES_EXPORTER": "console"})) == 1


def test_of_libraries_that_trace_themselves_nothing_is_exported() -> None:
    exporter = InMemorySpanExporter()
    provider = provider_of([exporter])
    for scope in ("fastapi", spans.SCOPE):
        provider.get_tracer(scope).start_span(f"by {scope}").end()
    provider.force_flush()
    assert [span.name for span in exporter.get_finished_spans()] == ["by openhire"]
    assert provider.resource.attributes["service.name"] == "openhire"
    provider.shutdown()


def test_of_a_run_for_langsmith_only_ids_and_the_type_of_an_error_are_left() -> None:
    metadata = {
        "interview_id": "1",
        "turn": 2,
        "prompt_set": "ab",
        "langgraph_node": "close_turn",
        "ls_provider": "openai",
    }
    assert bare({**metadata, "candidate_id": "ophelia", "resume": UNHEARD_OF}) == metadata
    assert bare({"error": f"ValueError('{UNHEARD_OF}')Traceback"}) == {"error": "ValueError"}
    assert bare({"error": f"{UNHEARD_OF}"}) == {"error": ""}


@pytest.mark.parametrize(
    "variables",
    [
        {"OTEL_TRACES_EXPORTER": "zipkin"},
        {"OTEL_TRACES_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"},
    ],
)
def test_what_cannot_be_exported_to_is_said_at_the_start(variables: dict[str, str]) -> None:
    with pytest.raises(WrongSetting, match="OTEL_"):
        exporters_of(variables)


def test_names_of_model_calls_are_those_of_the_conventions() -> None:
    known = {value for name, value in vars(gen_ai_attributes).items() if name.startswith("GEN_AI_")}
    ours = {value for value in vars(graph.tracing).values() if isinstance(value, str) and value.startswith("gen_ai.")}
    assert len(ours) == 12
    assert ours <= known
