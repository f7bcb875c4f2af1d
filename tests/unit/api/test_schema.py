"""The documents made from the wire models say what is really sent."""

import json
from typing import Any

import jsonschema
import pytest
import yaml

from api.errors import JobNotFound
from api.incoming import CLIENT_MESSAGES
from api.outgoing import SERVER_MESSAGES, Error, LiveTranscriptUpdate, ServerMessage, TranscriptEcho
from api.schema import DOCS, README, asyncapi, main, stale, with_picture

START = {"type": "start_interview", "data": {"job_id": "j", "candidate_id": "c"}}


def schema(name: str) -> jsonschema.Draft202012Validator:
    document = json.loads((DOCS / "schema" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document)


def test_the_documents_are_up_to_date() -> None:
    assert stale() == []
    assert main(["--check"]) == 0


def test_an_unknown_argument_is_refused() -> None:
    assert main(["--chekc"]) == 2


@pytest.mark.parametrize(
    ("message", "valid"),
    [
        (START, True),
        ({**START, "id": 7}, True),
        ({"type": "start_interview", "data": {"job_id": "j"}}, False),
        ({**START, "data": {**START["data"], "preferences": {"max_duration": 30}}}, True),  # type: ignore[dict-item]
        ({**START, "data": {**START["data"], "preferences": {"max_duration": 181}}}, False),  # type: ignore[dict-item]
        ({"type": "candidate_response", "data": {"response": "yes"}}, True),
        ({"type": "candidate_response", "data": {}}, False),
        ({"type": "live_transcript", "data": {"transcript": "so", "is_final": True}}, True),
        ({"type": "end_interview", "data": {}}, True),
        ({"type": "get_status"}, True),
        ({"type": "resume", "data": {"epoch": "e", "last_seq": 3}}, True),
        ({"type": "ai_response", "data": {}}, False),
    ],
)
def test_client_messages_are_described(message: dict[str, Any], valid: bool) -> None:
    assert schema("client-messages.json").is_valid(message) is valid


@pytest.mark.parametrize(
    "message",
    [
        LiveTranscriptUpdate(data=TranscriptEcho(transcript="so", is_final=False)),
        Error.of(JobNotFound("xyz"), in_reply_to="a1"),
    ],
)
def test_what_is_sent_is_described(message: ServerMessage) -> None:
    schema("server-messages.json").validate(json.loads(message.wire()))


def test_a_frame_without_its_type_is_not_described() -> None:
    frame = json.loads(LiveTranscriptUpdate(data=TranscriptEcho(transcript="so", is_final=False)).wire())
    del frame["type"]
    assert not schema("server-messages.json").is_valid(frame)


# The structure of AsyncAPI 3.0, as far as this document uses it.
REFERENCE = {
    "type": "object",
    "required": ["$ref"],
    "properties": {"$ref": {"type": "string", "pattern": "^#/"}},
    "additionalProperties": False,
}
REFERENCES = {"type": "array", "items": REFERENCE, "minItems": 1}
ASYNCAPI = {
    "type": "object",
    "required": ["asyncapi", "info", "channels", "operations", "components"],
    "additionalProperties": False,
    "properties": {
        "asyncapi": {"const": "3.0.0"},
        "defaultContentType": {"type": "string"},
        "info": {
            "type": "object",
            "required": ["title", "version"],
            "additionalProperties": False,
            "properties": {
                "title": {"type": "string"},
                "version": {"type": "string"},
                "description": {"type": "string"},
                "license": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}},
                    "additionalProperties": False,
                },
            },
        },
        "servers": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["host", "protocol"],
                "properties": {"host": {"type": "string"}, "protocol": {"enum": ["ws", "wss"]}},
                "additionalProperties": False,
            },
        },
        "channels": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "required": ["address", "messages"],
                "additionalProperties": False,
                "properties": {
                    "address": {"type": "string"},
                    "title": {"type": "string"},
                    "servers": REFERENCES,
                    "parameters": {
                        "type": "object",
                        "additionalProperties": {
                            "type": "object",
                            "properties": {"description": {"type": "string"}},
                            "additionalProperties": False,
                        },
                    },
                    "messages": {"type": "object", "additionalProperties": REFERENCE},
                    "bindings": {
                        "type": "object",
                        "properties": {
                            "ws": {
                                "type": "object",
                                "properties": {
                                    "method": {"enum": ["GET", "POST"]},
                                    "query": {"type": "object"},
                                    "headers": {"type": "object"},
                                    "bindingVersion": {"const": "0.1.0"},
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                },
            },
        },
        "operations": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "required": ["action", "channel"],
                "additionalProperties": False,
                "properties": {
                    "action": {"enum": ["send", "receive"]},
                    "title": {"type": "string"},
                    "channel": REFERENCE,
                    "messages": REFERENCES,
                },
            },
        },
        "components": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "messages": {
                    "type": "object",
                    "additionalProperties": {
                        "type": "object",
                        "required": ["payload"],
                        "additionalProperties": False,
                        "properties": {
                            "name": {"type": "string"},
                            "title": {"type": "string"},
                            "payload": REFERENCE,
                        },
                    },
                },
                "schemas": {"type": "object", "additionalProperties": {"type": "object"}},
            },
        },
    },
}


def test_the_asyncapi_document_has_the_structure_of_its_standard() -> None:
    document = yaml.safe_load((DOCS / "asyncapi.yaml").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(ASYNCAPI).validate(document)
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_reference_of_the_asyncapi_document_leads_somewhere() -> None:
    document = asyncapi()

    def follow(part: Any) -> int:
        if isinstance(part, list):
            return sum(map(follow, part))
        if not isinstance(part, dict):
            return 0
        found = 0
        if isinstance(part.get("$ref"), str):
            target: Any = document
            for step in part["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            found = 1
        return found + sum(map(follow, part.values()))

    assert follow(document) > 40


def test_every_operation_speaks_only_messages_of_its_channel() -> None:
    document = asyncapi()
    channel = document["channels"]["interview"]["messages"]
    spoken = [
        message["$ref"].rsplit("/", 1)[1]
        for operation in document["operations"].values()
        for message in operation["messages"]
    ]
    assert sorted(spoken) == sorted(channel)
    assert len(spoken) == len(CLIENT_MESSAGES) + len(SERVER_MESSAGES)


def test_the_picture_in_the_readme_is_the_graphs_own() -> None:
    drawn = README.read_text(encoding="utf-8")
    assert "START([START]) -. first run .-> open_interview" in drawn
    assert with_picture(drawn) == drawn
    other = drawn.replace("    route_phase --> retrieve_evidence\n", "    route_phase --> close_turn\n")
    assert with_picture(other) == drawn != other


def test_a_readme_with_no_place_for_the_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="two comments"):
        with_picture("# A readme")
