"""`/openapi.json`: what FastAPI tells of the routes, and what it cannot know: problems, keys, headers."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from api.rest.problems import MEDIA_TYPE, Problem

REF = "#/components/schemas/{model}"
BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "A JSON Web Token, or the token of an invitation. None where the server has no key: then it answers "
    "to its own machine alone.",
}
PROTECTED = ("/api/", "/jobs")
PROBLEMS = {"4XX": "What is wrong, and what to do", "5XX": "What failed, and what to do"}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same request with the same key, within a day, gets the same reply and does nothing twice.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}


def describe(app: FastAPI) -> None:
    """Made once, when it is first asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(get_openapi(title=app.title, version=app.version, routes=app.routes))
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _described(document: dict[str, Any]) -> dict[str, Any]:
    components = document.setdefault("components", {})
    _, problem = models_json_schema([(Problem, "serialization")], ref_template=REF)
    schemas = components.setdefault("schemas", {}) | problem["$defs"]
    components["schemas"] = {name: each for name, each in schemas.items() if name not in OF_FASTAPI}
    components["securitySchemes"] = {"bearerAuth": BEARER}
    for path, method, operation in _operations(document):
        operation["responses"].pop("422", None)
        for status, description in PROBLEMS.items():
            told = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}}
            operation["responses"][status] = {"description": description, "content": told}
        if path.startswith(PROTECTED):
            operation["security"] = [{"bearerAuth": []}]
            if method == "post":
                operation.setdefault("parameters", []).append(IDEMPOTENCY_KEY)
    return document


OF_FASTAPI = ("HTTPValidationError", "ValidationError")
"""How FastAPI itself would tell of wrong fields."""


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation
