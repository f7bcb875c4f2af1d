"""Logs help to find a fault, and hold nothing about a person."""

import io
import json
import logging
import sys

import pytest
import structlog

from api.errors import InvalidField
from api.log import configure, short, where
from api.reading import read
from settings import Settings


@pytest.fixture
def lines(own_logging: None, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure(Settings(log_format="json"))
    return stream


def test_a_line_is_one_json_object(lines: io.StringIO) -> None:
    structlog.get_logger().info("asked", turn=3)
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


def test_the_log_names_an_interview_by_a_part_of_its_id_only() -> None:
    assert short("d91ece8d-d38b-45c1-aca0-e75a44a9934c") == "d91ece8d"
