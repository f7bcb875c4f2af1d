"""Real HTTP servers on loopback that take what an OpenTelemetry collector and LangSmith take, and keep it.

with Collector() as collector:
    ...                       # OTEL_EXPORTER_OTLP_ENDPOINT or LANGSMITH_ENDPOINT is collector.url
    collector.spans           # decoded from the protobuf
    collector.text            # everything that came, as it came
"""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import zstandard
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import AnyValue


@dataclass(frozen=True)
class Seen:
    """One span."""

    name: str
    id: bytes
    parent: bytes
    """Empty for the first of a trace."""
    trace: bytes
    told: dict[str, object]
    """Its attributes."""
    service: object
    links: list[bytes]
    """Ids of the spans it is linked to."""


class Collector:
    def __init__(self) -> None:
        self.requests: list[tuple[str, bytes]] = []
        """Path and body of each."""
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                if self.headers.get("transfer-encoding") == "chunked":
                    body = b"".join(self._chunks())
                else:
                    body = self.rfile.read(int(self.headers.get("content-length", 0)))
                if self.headers.get("content-encoding") == "zstd":
                    body = zstandard.ZstdDecompressor().decompressobj().decompress(body)
                collector.requests.append((self.path, body))
                self._answer(b"" if self.path == "/v1/traces" else b"{}")

            do_PATCH = do_POST  # noqa: N815 - as http.server calls it

            def do_GET(self) -> None:
                self._answer(json.dumps({"version": "0.15.0", "batch_ingest_config": BATCHES}).encode())

            def _chunks(self) -> Iterator[bytes]:
                while size := int(self.rfile.readline(), 16):
                    yield self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()

            def _answer(self, body: bytes) -> None:
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def text(self) -> str:
        return "\n".join(body.decode(errors="replace") for _, body in self.requests)

    @property
    def spans(self) -> list[Seen]:
        return [span for path, body in self.requests if path == "/v1/traces" for span in decoded(body)]


BATCHES = {
    "use_multipart_endpoint": True,
    "scale_up_qsize_trigger": 1000,
    "scale_up_nthreads_limit": 16,
    "scale_down_nempty_trigger": 4,
    "size_limit": 100,
    "size_limit_bytes": 20_971_520,
}


def decoded(body: bytes) -> Iterator[Seen]:
    for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
        service = {each.key: plain(each.value) for each in resource.resource.attributes}.get("service.name")
        for scope in resource.scope_spans:
            for span in scope.spans:
                told = {each.key: plain(each.value) for each in span.attributes}
                links = [link.span_id for link in span.links]
                yield Seen(span.name, span.span_id, span.parent_span_id, span.trace_id, told, service, links)


def plain(value: AnyValue) -> object:
    kind = value.WhichOneof("value")
    if kind == "array_value":
        return [plain(each) for each in value.array_value.values]
    return getattr(value, kind) if kind else None
