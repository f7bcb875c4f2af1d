"""A frame to a message: what is wrong with it is said in words, without repeating what it held."""

import re
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from api.errors import BadJSON, InterviewError, InvalidField, MissingField, NotAnObject, TooLong, UnknownMessageType
from api.incoming import CLIENT_MESSAGES, LONGEST_MESSAGE, ClientMessage

BY_TYPE = {model.model_fields["type"].annotation.__args__[0]: model for model in CLIENT_MESSAGES}  # type: ignore[union-attr]
KNOWN = ", ".join(BY_TYPE)
WRONG_TYPE = {
    "string_type": "must be a string",
    "string_unicode": "must be a string",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "enum": "must be one of {expected}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "too_long": "must have at most {max_length} entries",
}
ONCE_TOO_LONG = ("data.response", "data.transcript", "data.resume_text")


def read(frame: str | bytes) -> ClientMessage:
    """One text frame. Raises the errors of `api.errors` with a status of 400, 413 or 422."""
    if isinstance(frame, bytes):
        raise BadJSON("Binary frames are not read; send JSON in a text frame.", "Received a binary frame.")
    size = len(frame.encode())
    if size > LONGEST_MESSAGE:
        raise TooLong(
            f"The message is too long: at most {LONGEST_MESSAGE // 1024} KiB; send less.", f"It had {size} bytes."
        )
    try:
        fields = from_json(frame, allow_inf_nan=False)
    except ValueError as error:
        raise BadJSON(details=f"{error}.") from None
    if not isinstance(fields, dict):
        raise NotAnObject
    try:
        return _model(fields)
    except InterviewError as error:
        error.message_id = _id(fields)
        raise


def _model(fields: dict[str, Any]) -> ClientMessage:
    name = fields.get("type")
    if name is None:
        raise MissingField("The message has no type; send one of the known ones.", f"Known types: {KNOWN}.")
    if not isinstance(name, str):
        raise InvalidField("type must be a string.", f"Known types: {KNOWN}.")
    model = BY_TYPE.get(name)
    if model is None:
        shown = f": {name}" if re.fullmatch(r"[A-Za-z_]{1,40}", name) else ""
        raise UnknownMessageType(f"Unknown message type{shown}; send one of the known ones.", f"Known types: {KNOWN}.")
    data = fields.get("data")
    given = {"type": name, "id": fields.get("id"), "data": {} if data in (None, "", []) else data}
    if _holds_nul(given):
        raise InvalidField("A string holds the character U+0000; send it without.", "Databases cannot keep it.")
    try:
        return model.model_validate(given)
    except ValidationError as error:
        problems = error.errors(include_input=False, include_url=False)
        raise _in_words(name, problems) from None


def _id(fields: dict[str, Any]) -> str | int | None:
    given = fields.get("id")
    if isinstance(given, str) and 0 < len(given) <= 128 and "\0" not in given:
        return given
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _in_words(name: str, problems: list[ErrorDetails]) -> InterviewError:
    missing = [problem for problem in problems if problem["type"] == "missing"]
    if missing and name == "start_interview":
        return MissingField("job_id and candidate_id are required", f"Missing: {', '.join(map(_place, missing))}.")
    if missing:
        return MissingField(f"{_place(missing[0])} is required for {name}.", f"A {name} message needs it.")
    first = problems[0]
    place = _place(first)
    if place == "id":
        return InvalidField("id must be a whole number or a string of 1 to 128 characters.", "Or leave it out.")
    context = first.get("ctx", {})
    words = WRONG_TYPE.get(first["type"], "is not valid").format_map(context)
    details = f"Problems: {', '.join(_place(problem) + ' ' + problem['type'] for problem in problems[:5])}."
    if first["type"] == "string_too_long" and place in ONCE_TOO_LONG:
        return TooLong(f"{place} is too long: at most {context['max_length']:,} characters; send less.", details)
    return InvalidField(f"{place} {words}.", details)


def _place(problem: ErrorDetails) -> str:
    """`data.preferences.max_duration`: a path of our own names and list positions, never of the client's."""
    parts = [str(part) for part in problem["loc"]]
    return "id" if parts[0] == "id" else ".".join(parts)


def _holds_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_holds_nul(part) for part in value.values())
    return isinstance(value, list) and any(_holds_nul(part) for part in value)
