"""The graph's spans: one a node, one a call of a model, named as OpenTelemetry's conventions for generative AI say.

https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/
"""

import json
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from functools import wraps
from time import perf_counter
from typing import Protocol

from langchain_core.messages.ai import UsageMetadata
from langgraph.runtime import Runtime
from opentelemetry import trace
from opentelemetry.trace import SpanKind
from opentelemetry.util.types import AttributeValue

from graph.context import Context
from graph.prompt_library import Prompt, Rendered
from graph.state import State
from spans import may_hold_words, span

OPERATION = "gen_ai.operation.name"
PROVIDER = "gen_ai.provider.name"
MODEL = "gen_ai.request.model"
MOST_TOKENS = "gen_ai.request.max_tokens"
TEMPERATURE = "gen_ai.request.temperature"
PROMPT_NAME = "gen_ai.prompt.name"
FINISH_REASONS = "gen_ai.response.finish_reasons"
INPUT_TOKENS = "gen_ai.usage.input_tokens"
OUTPUT_TOKENS = "gen_ai.usage.output_tokens"
SYSTEM = "gen_ai.system_instructions"
INPUT = "gen_ai.input.messages"
OUTPUT = "gen_ai.output.messages"
PROMPT_DIGEST = "openhire.prompt.digest"


class Node(Protocol):
    def __call__(self, state: State, runtime: Runtime[Context]) -> Awaitable[State]: ...


def observed(node: Node) -> Node:
    """The same node, seen: a span, and its seconds."""
    name = getattr(node, "__name__", "node")

    @wraps(node)
    async def seen(state: State, runtime: Runtime[Context]) -> State:
        began = perf_counter()
        try:
            with span(f"node {name}", {"openhire.node": name}):
                return await node(state, runtime)
        finally:
            runtime.context.measures.node_ran(name, perf_counter() - began)

    return seen


@contextmanager
def model_call(prompt: Prompt, model: str, rendered: Rendered) -> Iterator[None]:
    """Around one request. What came back is told by `replied` and `said`, within."""
    attributes: dict[str, AttributeValue] = {
        OPERATION: "chat",
        PROVIDER: "openai",
        MODEL: model,
        MOST_TOKENS: prompt.model.max_tokens,
        TEMPERATURE: prompt.model.temperature,
        PROMPT_NAME: prompt.name,
        PROMPT_DIGEST: prompt.digest,
    }
    with span(f"chat {model}", attributes, SpanKind.CLIENT) as current:
        if may_hold_words():
            current.set_attribute(SYSTEM, json.dumps([text_part(rendered.system)]))
            current.set_attribute(INPUT, json.dumps([message("user", rendered.user)]))
        yield


def replied(finish: str | None, usage: UsageMetadata | None = None) -> None:
    """Of the current call: why the model stopped, and the tokens where it told them."""
    current = trace.get_current_span()
    if finish is not None:
        current.set_attribute(FINISH_REASONS, [finish])
    if usage is not None:
        current.set_attribute(INPUT_TOKENS, usage["input_tokens"])
        current.set_attribute(OUTPUT_TOKENS, usage["output_tokens"])


def said(text: str) -> None:
    """Of the current call: the model's words."""
    if may_hold_words():
        trace.get_current_span().set_attribute(OUTPUT, json.dumps([message("assistant", text)]))


def message(role: str, text: str) -> dict[str, object]:
    return {"role": role, "parts": [text_part(text)]}


def text_part(text: str) -> dict[str, str]:
    return {"type": "text", "content": text}
