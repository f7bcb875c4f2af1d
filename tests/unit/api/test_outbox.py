"""Messages are numbered without gaps, remembered within bounds, and shown once."""

import json
from dataclasses import dataclass, field

import pytest

from api.auth.caller import LOCAL, Caller
from api.live.outbox import MOST_CHARACTERS, MOST_MESSAGES, Outbox
from api.outgoing import LiveTranscriptUpdate, TranscriptEcho


@dataclass
class Ear:
    capabilities: set[str] = field(default_factory=lambda: {"resume"})
    caller: Caller = LOCAL
    answers: int = 0
    heard: list[str] = field(default_factory=list)

    def send(self, text: str) -> None:
        self.heard.append(text)

    def close(self, code: int, reason: str) -> None:
        raise AssertionError(f"closed with {code}: {reason}")

    @property
    def numbers(self) -> list[int]:
        return [json.loads(text)["seq"] for text in self.heard]


def echo(words: str = "so") -> LiveTranscriptUpdate:
    return LiveTranscriptUpdate(data=TranscriptEcho(transcript=words, is_final=False))


def test_numbers_go_on_while_nobody_is_there() -> None:
    outbox, ear = Outbox(), Ear()
    for _ in range(3):
        outbox.send(echo())
    outbox.attach(ear)
    outbox.send(echo())
    assert ear.numbers == [4]


def test_without_the_capability_messages_are_as_documented() -> None:
    outbox, ear = Outbox(), Ear(capabilities=set())
    outbox.attach(ear)
    outbox.send(echo("so"))
    document = {"type": "live_transcript_update", "data": {"transcript": "so", "is_final": False}}
    assert [json.loads(text) for text in ear.heard] == [document]


@pytest.mark.parametrize(
    ("last_seq", "missed"),
    [(0, [1, 2, 3]), (1, [2, 3]), (3, []), (5, []), (6, None), (10**30, None)],
)
def test_what_was_missed_is_what_this_connection_was_not_shown(last_seq: int, missed: list[int] | None) -> None:
    outbox, ear = Outbox(), Ear()
    for _ in range(3):
        outbox.send(echo())
    outbox.attach(ear)
    outbox.send(echo())
    outbox.send(echo())
    frames = outbox.missed(outbox.epoch, last_seq)
    assert (None if frames is None else [json.loads(frame)["seq"] for frame in frames]) == missed


def test_another_epoch_cannot_be_resumed() -> None:
    outbox = Outbox()
    outbox.send(echo())
    assert outbox.missed("another", 0) is None


def test_the_history_is_bounded_in_messages_and_in_size() -> None:
    outbox = Outbox()
    for _ in range(MOST_MESSAGES + 5):
        outbox.send(echo())
    assert outbox.missed(outbox.epoch, 4) is None
    assert len(outbox.missed(outbox.epoch, 5) or []) == MOST_MESSAGES
    for _ in range(3):
        outbox.send(echo("x" * (MOST_CHARACTERS // 2)))
    assert outbox.missed(outbox.epoch, MOST_MESSAGES + 6) is None
    assert len(outbox.missed(outbox.epoch, MOST_MESSAGES + 7) or []) == 1
