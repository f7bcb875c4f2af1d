"""`python -m api.schema` writes the wire models as JSON Schema and AsyncAPI 3.0, and REST as OpenAPI, into `docs/`;
`--check` compares.

The models in `api.incoming` and `api.outgoing` are the one source; the README's picture is made from the graph.
"""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.incoming import CLIENT_MESSAGES, LONGEST_ANSWER, LONGEST_MESSAGE, LONGEST_RESUME
from api.outgoing import SERVER_MESSAGES
from api.settings_page import settings_page
from graph.picture import picture
from settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
README = DOCS.parent / "README.md"
PICTURE = re.compile(r"(?<=<!-- the graph, drawn by python -m api\.schema -->\n).*?(?=<!-- end -->)", re.DOTALL)
ABSENT = 'Where a field may be absent, null, "" and [] mean absent. Keys that are not described are ignored.'


def documents() -> dict[Path, str]:
    """Every generated file with what belongs into it."""
    return {
        DOCS / "schema" / "client-messages.json": _json_schema("What clients send", CLIENT_MESSAGES),
        DOCS / "schema" / "server-messages.json": _json_schema("What the server sends", SERVER_MESSAGES),
        DOCS / "asyncapi.yaml": yaml.safe_dump(asyncapi(), sort_keys=False, allow_unicode=True, width=120),
        DOCS / "openapi.json": json.dumps(_openapi(), indent=1, ensure_ascii=False) + "\n",
        DOCS / "settings.md": settings_page(),
        README: with_picture(README.read_text(encoding="utf-8")),
    }


def _openapi() -> dict[str, Any]:
    from api.app import create_app  # it reads the environment, which must not change what is written

    return create_app(Settings()).openapi()


def with_picture(readme: str) -> str:
    """The README with the graph as it is now."""
    text, places = PICTURE.subn(lambda _: f"```mermaid\n{picture()}\n```\n", readme)
    if places != 1:
        raise ValueError("README.md needs one place for the picture of the graph, between its two comments.")
    return text


def asyncapi() -> dict[str, Any]:
    models = [*CLIENT_MESSAGES, *SERVER_MESSAGES]
    _, schemas = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/components/schemas/{model}"
    )
    channel = "#/channels/interview"
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "OpenHire Interview",
            "version": "0.1.0",
            "description": "An interview over one websocket. Every frame is a text frame with one JSON object. "
            f"{ABSENT} A message has at most {LONGEST_MESSAGE // 1024} KiB, an answer {LONGEST_ANSWER:,} characters, "
            f"a resume {LONGEST_RESUME:,}; over a limit the answer is an error (413) and the socket stays open.",
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {"local": {"host": "localhost:8000", "protocol": "ws"}},
        "channels": {
            "interview": {
                "address": "/ws/interview/{session_id}",
                "title": "One interview",
                "servers": [{"$ref": "#/servers/local"}],
                "parameters": {
                    "session_id": {
                        "description": "Chosen by the client, 1 to 128 characters out of A-Z a-z 0-9 . _ : - ; "
                        "or the UUID of an interview that was begun."
                    }
                },
                "messages": {_name(model): {"$ref": f"#/components/messages/{_name(model)}"} for model in models},
                "bindings": {
                    "ws": {
                        "method": "GET",
                        "query": {
                            "type": "object",
                            "properties": {
                                "capabilities": {
                                    "type": "string",
                                    "description": "Opt-ins separated by commas: streaming, resume.",
                                }
                            },
                        },
                        "bindingVersion": "0.1.0",
                    }
                },
            }
        },
        "operations": {
            "hear": _operation("receive", "What the server takes from a client", channel, CLIENT_MESSAGES),
            "speak": _operation("send", "What the server sends to a client", channel, SERVER_MESSAGES),
        },
        "components": {
            "messages": {
                _name(model): {
                    "name": _name(model),
                    "title": model.__name__,
                    "payload": {"$ref": f"#/components/schemas/{model.__name__}"},
                }
                for model in models
            },
            "schemas": schemas["$defs"],
        },
    }


def _operation(action: str, title: str, channel: str, models: Sequence[type[BaseModel]]) -> dict[str, Any]:
    return {
        "action": action,
        "title": title,
        "channel": {"$ref": channel},
        "messages": [{"$ref": f"{channel}/messages/{_name(model)}"} for model in models],
    }


def _name(model: type[BaseModel]) -> str:
    """`type` on the wire."""
    (name,) = model.model_fields["type"].annotation.__args__  # type: ignore[union-attr]
    return str(name)


def _json_schema(title: str, models: Sequence[type[BaseModel]]) -> str:
    _, schemas = models_json_schema([(model, "validation") for model in models], ref_template="#/$defs/{model}")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": ABSENT,
        "oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in models],
        "$defs": schemas["$defs"],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def stale() -> list[Path]:
    """The generated files that do not say what the models say."""
    return [path for path, text in documents().items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        paths = stale()
        for path in paths:
            print(f"{path.relative_to(DOCS.parent)} is stale: run `python -m api.schema`.", file=sys.stderr)  # noqa: T201
        return 1 if paths else 0
    if arguments:
        print("usage: python -m api.schema [--check]", file=sys.stderr)  # noqa: T201
        return 2
    for path, text in documents().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
