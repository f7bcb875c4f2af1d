"""The client for browsers: its own tests, and its types held against the wire models."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.unit.web.node import passes

ROOT = Path(__file__).parents[3]
CLIENT = ROOT / "web" / "client"
TESTS = sorted((Path(__file__).parent / "client").glob("*.test.mjs"))

Fields = dict[str, str]
"""What stands behind the name of each field, which ends in `?` where it may be absent."""


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_the_client_does_what_its_tests_say(tests: Path) -> None:
    passes(tests)


def test_every_part_of_the_client_has_tests() -> None:
    parts = {path.stem for path in CLIENT.glob("*.js")} - {"messages"}  # types alone, held against the schema below
    assert parts == {path.name.removesuffix(".test.mjs") for path in TESTS}


def typedefs() -> tuple[dict[str, Fields], dict[str, str]]:
    """The objects and the sets of words that `messages.js` describes."""
    text = (CLIENT / "messages.js").read_text(encoding="utf-8")
    objects = {
        name: {
            field.strip("[]") + ("?" if field.startswith("[") else ""): kind
            for kind, field in re.findall(r"@property \{(.+?)\} (\S+)", body)
        }
        for name, body in re.findall(r"@typedef \{object\} (\w+)\n(.*?)\*/", text, re.DOTALL)
    }
    sets = {name: kind for kind, name in re.findall(r"@typedef \{(.+?)\} (\w+) \*/", text)}
    return objects, sets


def definitions(side: str) -> dict[str, Any]:
    schema = json.loads((ROOT / "docs" / "schema" / f"{side}-messages.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = schema["$defs"]
    return found


def in_typescript(schema: dict[str, Any]) -> str:
    """The type of values that a JSON Schema describes."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    if "const" in schema or "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(in_typescript(one) for one in schema["anyOf"]))
    if isinstance(schema["type"], list):
        return " | ".join(schema["type"])
    if schema["type"] == "array":
        return in_typescript(schema["items"]) + "[]"
    return str(schema["type"])


def expected(definition: dict[str, Any]) -> Fields:
    required = definition.get("required", [])
    return {
        name + ("" if name in required else "?"): in_typescript(field)
        for name, field in definition.get("properties", {}).items()
    }


def as_written(fields: Fields) -> Fields:
    """With `MessageId` spelled out, and the sides of a union in one order."""
    spelled = {name: kind.replace("MessageId", "string | number") for name, kind in fields.items()}
    return {name: " | ".join(sorted(kind.replace("integer", "number").split(" | "))) for name, kind in spelled.items()}


@pytest.mark.parametrize("side", ["client", "server"])
def test_the_types_of_the_client_are_those_of_the_wire(side: str) -> None:
    objects, sets = typedefs()
    for name, definition in definitions(side).items():
        if definition.get("properties"):
            assert as_written(objects[name]) == as_written(expected(definition)), name
        elif "enum" in definition:
            assert as_written({name: sets[name]}) == as_written({name: in_typescript(definition)})
        else:
            assert sets[name] == "{}"
