"""Logs help to find a fault, and hold nothing about a person."""

import asyncio
import io
import json
import logging
import sys

import pytest
import structlog

from api.errors import InvalidField
from api.log import configure, short, unhandled, where
from api.reading import read
from settings import Settings


@pytest.fixture
def lines(own_logging: None, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure(Settings(log_format="json"))
    return stream


def test_a_line_is_one_json_object(lines: io.StringIO) -> None:
    structlog.get_logger("api.live").info("asked", turn=3)
    logging.getLogger("somewhere").warning("a library says so")
    ours, theirs = (json.loads(line) for line in lines.getvalue().splitlines())
    assert (ours["event"], ours["turn"], ours["level"]) == ("asked", 3, "info")
    assert (theirs["event"], theirs["level"]) == ("a library says so", "warning")


def test_the_address_of_a_websocket_is_not_logged(lines: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").info('127.0.0.1 - "WebSocket /ws/interview/somebody?token=x" [accepted]')
    assert lines.getvalue() == ""


def test_an_error_is_located_without_its_words() -> None:
    try:
        read('{"type": "candidate_response", "data": {"response": 5}}')
    except InvalidField as error:
        place = where(error)
    assert "api/reading.py:" in place
    assert "response" not in place


@pytest.mark.parametrize("log_format", ["json", "text"])
def test_a_library_that_logs_an_error_tells_what_and_where_and_no_words(
    own_logging: None, monkeypatch: pytest.MonkeyPatch, log_format: str
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure(Settings(log_format=log_format))
    answer = "my son is ill"
    try:
        read(f'{{"type": "candidate_response", "data": {{"response": ["{answer}"]}}}}')
    except InvalidField:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    said = stream.getvalue()
    assert "InvalidField" in said and "api/reading.py:" in said
    assert "son" not in said.replace("json", "") and "Traceback" not in said


async def test_what_nobody_awaited_is_told_without_words(lines: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    unhandled(loop, {"message": "Task exception was never retrieved", "exception": ValueError("my son is ill")})
    line = json.loads(lines.getvalue())
    assert (line["event"], line["error"]) == ("unhandled error", "ValueError")
    assert "son" not in lines.getvalue()


def test_the_log_names_an_interview_by_a_part_of_its_id_only() -> None:
    assert short("d91ece8d-d38b-45c1-aca0-e75a44a9934c") == "d91ece8d"
