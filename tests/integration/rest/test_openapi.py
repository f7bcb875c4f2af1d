"""The API keeps to what `/openapi.json` says of it, whatever it is sent (schemathesis)."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.utils import many
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.integration.rest.conftest import Opening, Rooms
from tests.integration.rest.kept import Kept, kept
from tests.integration.rest.tokens import OURS, bearer, token

EXAMPLES = 3
"""Of each operation; half of them or so ask for what is there."""
QUICK = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def older_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What hypothesis-jsonschema, which makes objects for schemathesis, asks of Hypothesis by its former name."""

    def more(self: Any) -> bool:
        if self._depth is None:
            self.steps = iter(self.__enter__())
        return next(self.steps, self) is None

    monkeypatch.setattr(many, "more", more, raising=False)


@pytest.mark.usefixtures("older_many")
@pytest.mark.parametrize("secret", [True, False])
async def test_every_answer_is_as_described_whatever_was_sent(opened: Opening, secret: bool) -> None:
    rooms = await opened(requests_per_minute=100_000, **({} if secret else {"jwt_secret": None}))
    there = await kept(rooms.place.database, OURS if secret else "default", "word")
    await asyncio.to_thread(try_all, rooms, there, secret)


def try_all(rooms: Rooms, there: Kept, secret: bool) -> None:
    def headers_of(path: str) -> dict[str, str]:
        invited = path.startswith("/api/v1/invitation/") or path == "/api/v1/invitation"
        return bearer(there.token if invited else token("admin") if secret else None)

    schema = schemathesis.openapi.from_url(f"{rooms.place.url}/openapi.json")
    found: Any
    for found in schema.get_all_operations():
        operation: Any = found.ok()
        takes_something = operation.path_parameters.items or operation.query.items or operation.body.items
        modes = list(GenerationMode) if takes_something else [GenerationMode.POSITIVE]
        cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))

        @QUICK
        @given(case=cases, known=st.booleans())
        def answers_as_described(case: Any, known: bool) -> None:
            if known and case.method != "DELETE" and "withdrawal" not in case.path:
                case.path_parameters = {name: there.ids[name] for name in case.path_parameters or {}}
            case.call_and_validate(headers=headers_of(case.path), checks=CHECKS)

        answers_as_described()


async def test_the_document_is_one_and_says_what_needs_a_key(rooms: Rooms) -> None:
    document = (await rooms.ask("GET", "/openapi.json")).json()
    assert all(one in document["components"]["schemas"] for one in referred(document))
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            protected = path.startswith(("/api/v1", "/jobs"))
            assert ("security" in operation) is protected, (method, path)
            assert list(operation["responses"]["4XX"]["content"]) == ["application/problem+json"]
    assert document["components"]["securitySchemes"]["bearerAuth"]["scheme"] == "bearer"


def referred(part: Any) -> Iterator[str]:
    """The names of all schemas that something refers to."""
    if isinstance(part, dict):
        if isinstance(reference := part.get("$ref"), str):
            assert reference.startswith("#/components/schemas/")
            yield reference.rpartition("/")[2]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from referred(each)
