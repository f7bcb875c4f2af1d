"""Spans to a collector, by OpenTelemetry's usual variables. With none of them set nothing is set up and nothing leaves.

https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
"""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, ConsoleSpanExporter, SpanExporter

from api.environment import WrongSetting
from api.telemetry.stopping import in_time
from spans import SCOPE

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
PROTOCOL = "http/protobuf"
FLUSH_LIMIT = 2.0
"""Seconds for the last spans when the server stops."""


class Ours(BatchSpanProcessor):
    """Only our own spans are exported: of those of libraries nobody here knows what they hold."""

    def on_end(self, span: ReadableSpan) -> None:
        if span.instrumentation_scope is not None and span.instrumentation_scope.name == SCOPE:
            super().on_end(span)


@asynccontextmanager
async def traced(environment: Mapping[str, str] = os.environ) -> AsyncIterator[None]:
    """Raises WrongSetting."""
    exporters = exporters_of(environment)
    if not exporters:
        yield
        return
    provider = await asyncio.to_thread(provider_of, exporters)
    trace.set_tracer_provider(provider)
    try:
        yield
    finally:
        await in_time("spans", provider.shutdown, FLUSH_LIMIT)


def provider_of(exporters: list[SpanExporter]) -> TracerProvider:
    """Blocks while it looks for what this machine is called."""
    resource = Resource.create()
    if str(resource.attributes[SERVICE_NAME]).startswith("unknown_service"):
        resource = resource.merge(Resource({SERVICE_NAME: "openhire"}))
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    for exporter in exporters:
        provider.add_span_processor(Ours(exporter))
    return provider


def exporters_of(environment: Mapping[str, str]) -> list[SpanExporter]:
    """Those that are asked for; none where nothing is. Raises WrongSetting."""
    if environment.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return []
    default = "otlp" if any(environment.get(name) for name in ENDPOINTS) else "none"
    names = {name.strip() for name in (environment.get("OTEL_TRACES_EXPORTER") or default).split(",")}
    if not names <= {"none", "otlp", "console"}:
        raise WrongSetting("OTEL_TRACES_EXPORTER must be one of otlp, console, none.")
    protocol = next((environment[name] for name in PROTOCOLS if environment.get(name)), PROTOCOL)
    if "otlp" in names and protocol != PROTOCOL:
        raise WrongSetting(f"OTEL_EXPORTER_OTLP_PROTOCOL must be {PROTOCOL}: no other protocol is spoken here.")
    made: dict[str, type[SpanExporter]] = {"otlp": OTLPSpanExporter, "console": ConsoleSpanExporter}
    return [made[name]() for name in sorted(names - {"none"})]
