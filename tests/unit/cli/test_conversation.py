"""The console client against a real websocket server that plays a script."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from cli.conversation import Conversation, is_loopback
from cli.failure import CommandError
from cli.screen import JsonLines

START = {"job_id": "job-1", "candidate_id": "sam"}
Script = Callable[["Server"], Awaitable[None]]


class Server:
    """One connection of the scripted server."""

    def __init__(self, socket: ServerConnection) -> None:
        self._socket = socket

    async def expect(self, kind: str) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(await self._socket.recv())
        assert message["type"] == kind, message
        return message

    async def say(self, kind: str, **data: Any) -> None:
        await self._socket.send(json.dumps({"type": kind, "data": data}))

    async def started(self, question: str = "First?") -> None:
        await self.say("interview_started", session_id="s", initial_question=question, max_duration=30)

    async def asks(self, number: int, question: str, completed: bool = False) -> None:
        await self.say("ai_response", response="Good.", question=question, questions_asked=number, completed=completed)

    async def ends(self) -> None:
        await self.say("interview_ended", final_feedback="Well told.", completed=True)

    async def fails(self, text: str, code: int) -> None:
        await self._socket.send(json.dumps({"type": "error", "message": text, "status_code": code}))

    async def close(self, code: int) -> None:
        await self._socket.close(code)


class Lines:
    """Answers from a list."""

    patient = False

    def __init__(self, *lines: str, patient: bool = False) -> None:
        self._lines = iter(lines)
        self.patient = patient

    async def read(self) -> str | None:
        return next(self._lines, None)


class Heard(JsonLines):
    """A screen that remembers."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.notices: list[str] = []
        self.statuses: list[dict[str, Any]] = []

    def received(self, message: dict[str, Any]) -> None: ...

    def question(self, data: dict[str, Any]) -> None:
        self.questions.append(data["question"])

    def status(self, data: dict[str, Any]) -> None:
        self.statuses.append(data)

    def notice(self, text: str) -> None:
        self.notices.append(text)


@asynccontextmanager
async def playing(*scripts: Script) -> AsyncIterator[str]:
    """A server that plays one script for each connection, in order; a script that fails fails the test."""
    waiting = list(scripts)
    failures: list[AssertionError] = []

    async def connection(socket: ServerConnection) -> None:
        try:
            await waiting.pop(0)(Server(socket))
        except AssertionError as error:
            failures.append(error)
            raise

    async with serve(connection, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}/ws/interview/test-session-123"
    assert not failures, failures
    assert not waiting, "not every script was played"


def talk(url: str, lines: Lines, screen: Heard) -> Conversation:
    return Conversation(url, START, lines, screen, reconnect_delay=0.01, reply_limit=20)


async def test_an_interview_goes_from_the_start_to_the_feedback() -> None:
    async def script(server: Server) -> None:
        assert (await server.expect("start_interview"))["data"] == START
        await server.started()
        assert (await server.expect("candidate_response"))["data"] == {"response": "One."}
        await server.asks(2, "Second?")
        assert (await server.expect("candidate_response"))["data"] == {"response": "Two."}
        await server.asks(3, "", completed=True)
        await server.ends()

    screen = Heard()
    async with playing(script) as url:
        assert await talk(url, Lines("One.", "Two.", "never sent"), screen).hold() == "Well told."
    assert screen.questions == ["First?", "Second?", ""]


async def test_commands_and_empty_lines_are_not_answers() -> None:
    async def script(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        await server.expect("get_status")
        await server.say("status_update", questions_asked=1)
        await server.expect("end_interview")
        await server.ends()

    screen = Heard()
    async with playing(script) as url:
        await talk(url, Lines("", "/repeat", "/status", "/end"), screen).hold()
    assert screen.questions == ["First?", "First?"]
    assert screen.statuses == [{"questions_asked": 1}]


async def test_the_end_of_the_answers_ends_the_interview() -> None:
    async def script(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        await server.expect("end_interview")
        await server.ends()

    async with playing(script) as url:
        assert await talk(url, Lines(), Heard()).hold() == "Well told."


async def test_a_lost_connection_is_taken_up_without_a_second_start_and_the_unanswered_answer_goes_again() -> None:
    sent: list[dict[str, Any]] = []

    async def before(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        sent.append(await server.expect("candidate_response"))
        await server.close(1012)

    async def after(server: Server) -> None:
        await server.say("status_update", questions_asked=1)
        await server.started()
        sent.append(await server.expect("candidate_response"))
        await server.asks(2, "Second?")
        await server.expect("end_interview")
        await server.ends()

    screen = Heard()
    async with playing(before, after) as url:
        await talk(url, Lines("One."), screen).hold()
    assert sent[0] == sent[1], "the same id, so that it counts once"
    assert screen.questions == ["First?", "Second?"], "the question that stands is not shown twice"


async def test_an_answer_whose_reply_came_while_away_is_not_sent_again() -> None:
    async def before(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        await server.expect("candidate_response")
        await server.close(1011)

    async def after(server: Server) -> None:
        await server.say("status_update", questions_asked=2)
        await server.asks(2, "Second?")
        assert (await server.expect("candidate_response"))["data"] == {"response": "Two."}
        await server.ends()

    async with playing(before, after) as url:
        await talk(url, Lines("One.", "Two."), Heard()).hold()


async def test_a_running_interview_that_is_joined_goes_on_at_its_own_question() -> None:
    async def script(server: Server) -> None:
        await server.say("status_update", questions_asked=4)
        await server.asks(4, "Fourth?")
        await server.expect("start_interview")
        await server.started()
        await server.expect("candidate_response")
        await server.ends()

    screen = Heard()
    async with playing(script) as url:
        await talk(url, Lines("Four."), screen).hold()
    assert screen.questions == ["Fourth?"]


async def test_the_same_question_in_reply_is_a_new_turn() -> None:
    async def script(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        await server.expect("candidate_response")
        await server.asks(2, "Second?")
        assert (await server.expect("candidate_response"))["data"]["response"] == "Could you repeat that?"
        await server.asks(2, "Second?")
        assert (await server.expect("candidate_response"))["data"]["response"] == "Two."
        await server.ends()

    screen = Heard()
    async with playing(script) as url:
        await talk(url, Lines("One.", "Could you repeat that?", "Two."), screen).hold()
    assert screen.questions == ["First?", "Second?", "Second?"]


async def test_three_attempts_to_come_back_are_made_and_then_it_is_said() -> None:
    async def begins(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        await server.close(1011)

    async def falls(server: Server) -> None:
        await server.close(1011)

    screen = Heard()
    async with playing(begins, falls, falls, falls) as url:
        with pytest.raises(CommandError, match="3 attempts to come back failed"):
            await talk(url, Lines("One."), screen).hold()
    assert len(screen.notices) == 3


async def test_a_newer_connection_ends_this_one_without_coming_back() -> None:
    async def script(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        await server.close(4409)

    async with playing(script) as url:
        with pytest.raises(CommandError, match="replaced"):
            await talk(url, Lines("One."), Heard()).hold()


async def test_an_unknown_job_is_told_in_the_servers_words() -> None:
    async def script(server: Server) -> None:
        await server.expect("start_interview")
        await server.fails("Job with ID job-1 not found", 404)

    async with playing(script) as url:
        with pytest.raises(CommandError, match=r"^Job with ID job-1 not found$"):
            await talk(url, Lines("One."), Heard()).hold()


async def test_someone_typing_may_answer_again_after_an_error() -> None:
    async def script(server: Server) -> None:
        await server.expect("start_interview")
        await server.started()
        await server.expect("candidate_response")
        await server.fails("Database error: connection failed", 503)
        assert (await server.expect("candidate_response"))["data"]["response"] == "Again."
        await server.ends()

    screen = Heard()
    async with playing(script) as url:
        await talk(url, Lines("One.", "Again.", patient=True), screen).hold()
    assert screen.notices == ["Database error: connection failed"]


async def test_no_server_is_said_with_what_to_do() -> None:
    async with playing() as url:
        pass
    with pytest.raises(CommandError, match="openhire serve"):
        await talk(url, Lines("One."), Heard()).hold()


async def test_a_server_that_says_nothing_is_not_waited_for_without_end() -> None:
    async def script(server: Server) -> None:
        await server.expect("start_interview")
        with pytest.raises(ConnectionClosed):
            await server.expect("nothing more")

    async with playing(script) as url:
        with pytest.raises(CommandError, match=r"said nothing for 0\.05 s"):
            await Conversation(url, START, Lines(), Heard(), reply_limit=0.05).hold()


@pytest.mark.parametrize(
    ("url", "loopback"),
    [("ws://localhost:1/x", True), ("ws://127.0.0.1/x", True), ("ws://[::1]:9/x", True), ("wss://example.org", False)],
)
def test_this_machine_is_reached_without_a_proxy(url: str, loopback: bool) -> None:
    assert is_loopback(url) is loopback
