"""One interview over the websocket, as any frontend holds it: answers, lost connections, the end."""

import asyncio
import json
from enum import Enum, auto
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

from cli.answers import Answers
from cli.failure import CommandError
from cli.screen import Screen

FINAL_CLOSES = {
    1000: "The server closed the connection before the interview had ended.",
    4401: "The server does not allow this connection.",
    4404: "The server knows no such interview.",
    4409: "The interview goes on in another window or console: this connection was replaced.",
}
"""Close codes after which coming back is no use (protocol, additions)."""


class Awaited(Enum):
    START = auto()
    REPLY = auto()
    STATUS = auto()
    END = auto()


class Conversation:
    """`hold` once. Lost connections are taken up again at the same URL, without a second start."""

    def __init__(
        self,
        url: str,
        start: dict[str, Any],
        answers: Answers,
        screen: Screen,
        *,
        reconnect_delay: float = 3.0,
        most_reconnects: int = 3,
        reply_limit: float = 120.0,
    ) -> None:
        self._url = url
        self._start = start
        self._answers = answers
        self._screen = screen
        self._reconnect_delay = reconnect_delay
        self._most_reconnects = most_reconnects
        self._reply_limit = reply_limit

        self._awaited: Awaited | None = Awaited.START
        self._asked: tuple[int, str] | None = None
        """Number and text of the question that stands."""
        self._data: dict[str, Any] = {}
        """The message that question came in."""
        self._sent: dict[str, Any] | None = None
        """The answer to it, until a reply came."""
        self._reading: asyncio.Task[str | None] | None = None
        """Outlives a connection: a line that is being typed is not lost with it."""
        self._lost = 0
        self._fresh = True
        """Nothing was asked on this connection yet."""

    async def hold(self) -> str:
        """The final feedback. Raises `CommandError` where the interview cannot be begun, taken up again or finished."""
        try:
            while True:
                try:
                    async with connect(self._url, proxy=None if is_loopback(self._url) else True) as socket:
                        return await self._talk(socket)
                except (ConnectionClosed, InvalidHandshake, OSError) as error:
                    self._judge(error)
                    self._screen.notice(f"Connection lost. Trying again in {self._reconnect_delay:g} s.")
                    await asyncio.sleep(self._reconnect_delay)
        except InvalidURI as error:
            raise CommandError(f"{self._url} is not a websocket address.", exit_code=2) from error
        finally:
            if self._reading is not None:
                self._reading.cancel()

    def _judge(self, error: ConnectionClosed | InvalidHandshake | OSError) -> None:
        """Raises where coming back is no use."""
        if isinstance(error, ConnectionClosed):
            code = error.rcvd.code if error.rcvd else 1006
            if code in FINAL_CLOSES:
                raise CommandError(FINAL_CLOSES[code]) from error
        elif self._asked is None:
            raise CommandError(
                f"No interview server answers at {self._url}: start one with `openhire serve`, or name another"
                f" with --url ({error})."
            ) from error
        self._lost += 1
        if self._lost > self._most_reconnects:
            raise CommandError(
                f"The connection was lost and {self._most_reconnects} attempts to come back failed. What you answered"
                " is kept; come back with the same --session."
            ) from error

    async def _talk(self, socket: ClientConnection) -> str:
        self._fresh = True
        if self._awaited is Awaited.START:
            await send(socket, "start_interview", self._start)
        elif self._awaited is Awaited.END:
            await send(socket, "end_interview", {})
        elif self._awaited is Awaited.STATUS:
            self._awaited = None
        receiving = asyncio.create_task(socket.recv())
        try:
            while True:
                if self._reading is None and self._awaited is None:
                    self._reading = asyncio.create_task(self._answers.read())
                waiting = {task for task in (receiving, self._reading) if task is not None}
                limit = self._reply_limit if self._reading is None else None
                done, _ = await asyncio.wait(waiting, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
                if receiving in done:
                    message = json.loads(receiving.result())
                    receiving = asyncio.create_task(socket.recv())
                    self._lost = 0
                    feedback = await self._take(socket, message)
                    if feedback is not None:
                        return feedback
                elif self._reading is not None:
                    line, self._reading = self._reading.result(), None
                    await self._say(socket, line)
                else:
                    raise CommandError(
                        f"The server has said nothing for {limit:g} s. What you answered is kept; come back with the"
                        " same --session."
                    )
        finally:
            receiving.cancel()
            await asyncio.gather(receiving, return_exceptions=True)

    async def _say(self, socket: ClientConnection, line: str | None) -> None:
        line = line.strip() if line is not None else "/end"
        if line == "/end":
            self._awaited = Awaited.END
            await send(socket, "end_interview", {})
        elif line == "/status":
            self._awaited = Awaited.STATUS
            await send(socket, "get_status", {})
        elif line == "/repeat":
            self._screen.question(self._data)
        elif line:
            self._awaited = Awaited.REPLY
            self._sent = {"type": "candidate_response", "id": str(uuid4()), "data": {"response": line}}
            await socket.send(json.dumps(self._sent))

    async def _take(self, socket: ClientConnection, message: dict[str, Any]) -> str | None:
        """The final feedback, once it came."""
        self._screen.received(message)
        data = message.get("data") or {}
        match message.get("type"):
            case "interview_started" | "ai_response" as kind:
                await self._question(socket, kind, data)
            case "status_update":
                if self._awaited is Awaited.STATUS:
                    self._awaited = None
                    self._screen.status(data)
            case "interview_ended":
                feedback = str(data.get("final_feedback", ""))
                self._screen.feedback(feedback)
                return feedback
            case "error":
                self._error(str(message.get("message") or data.get("message") or "The server reports an error."))
        return None

    async def _question(self, socket: ClientConnection, kind: str, data: dict[str, Any]) -> None:
        started = kind == "interview_started"
        asked = (1, data["initial_question"]) if started else (data["questions_asked"], data["question"])
        # A repeated start answers with the first question again, however far the interview has got.
        if started and self._asked is not None and asked != self._asked:
            return
        fresh, self._fresh = self._fresh, False
        if asked == self._asked and (fresh or started):
            # The same id is accepted once, so an answer that did arrive is not counted twice.
            if fresh and self._sent is not None:
                await socket.send(json.dumps(self._sent))
            return
        self._asked, self._sent = asked, None
        self._data = {"question": data["initial_question"], **data} if started else data
        if self._awaited is not Awaited.END:
            self._awaited = Awaited.REPLY if data.get("completed") else None
        if started:
            self._screen.opening(data, str(data.get("session_id", "")))
        self._screen.question(self._data)

    def _error(self, text: str) -> None:
        if self._awaited in (Awaited.START, Awaited.END) or not self._answers.patient:
            raise CommandError(text)
        self._awaited, self._sent = None, None
        self._screen.notice(text)


async def send(socket: ClientConnection, kind: str, data: dict[str, Any]) -> None:
    await socket.send(json.dumps({"type": kind, "data": data}))


def is_loopback(url: str) -> bool:
    """This machine itself is never behind a proxy."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
