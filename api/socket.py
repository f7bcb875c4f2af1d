"""The websocket: carries frames between a client and the live interview, and comes and goes."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass, field

import structlog
from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from opentelemetry.trace import get_current_span
from starlette.websockets import WebSocketState

from api.auth.caller import Caller, Role
from api.auth.door import BEARER
from api.errors import InternalError, InterviewError, InvalidSessionId, NotAllowed, SessionNotFound, in_words
from api.house import House
from api.live.interview import LiveInterview
from api.live.opening import session_name
from api.live.rate import Rate
from api.log import where
from api.outgoing import Error
from spans import failed, span
from storage.errors import RecordsError

log = structlog.get_logger()
router = APIRouter()

SESSION_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
MOST_QUEUED = 2_000_000
"""Characters that may wait for a slow reader, who is then cut off and may resume."""
NOT_ALLOWED, NO_SUCH_INTERVIEW, TOO_MANY, OVERLOADED, FAILED = 4401, 4404, 4429, 1013, 1011


@dataclass(eq=False)
class Socket:
    """One client's connection, as `api.live.outbox.Connection`."""

    websocket: WebSocket
    caller: Caller
    capabilities: set[str] = field(default_factory=set)
    answers: int = 0
    _queue: asyncio.Queue[str | tuple[int, str]] = field(default_factory=asyncio.Queue)
    _queued: int = 0
    _closing: bool = False

    def send(self, text: str) -> None:
        if self._closing:
            return
        if self._queued + len(text) > MOST_QUEUED:
            self.close(OVERLOADED, "too slow to follow; come back")
            return
        self._queued += len(text)
        self._queue.put_nowait(text)

    def close(self, code: int, reason: str) -> None:
        if not self._closing:
            self._closing = True
            self._queue.put_nowait((code, reason))

    async def write(self) -> None:
        """Send what is queued, until it is closed from either side."""
        try:
            while True:
                frame = await self._queue.get()
                if isinstance(frame, tuple):
                    await self.websocket.close(*frame)
                    return
                await self.websocket.send_text(frame)
                self._queued -= len(frame)
        except WebSocketDisconnect:
            return


@router.websocket("/ws/interview/{session_id}")
async def interview_socket(websocket: WebSocket, session_id: str) -> None:
    offered: list[str] = websocket.scope.get("subprotocols", [])
    await websocket.accept(subprotocol=BEARER if BEARER in offered else None)
    with span("interview.socket"), websocket.app.state.house.registry.metrics.sockets.track_inprogress():
        await _converse(websocket, session_id)


async def _converse(websocket: WebSocket, session_id: str) -> None:
    house: House = websocket.app.state.house
    try:
        caller = await _who(house, websocket)
    except (RecordsError, InterviewError) as error:
        refusal = in_words(error, otherwise=InternalError())
        with suppress(WebSocketDisconnect):
            await websocket.send_text(Error.of(refusal).wire())
            await websocket.close(OVERLOADED if refusal.status_code == 503 else NOT_ALLOWED, "not allowed")
        return
    asked_for = websocket.query_params.get("capabilities", "")
    socket = Socket(websocket, caller, {capability.strip() for capability in asked_for.split(",")})
    writing = asyncio.create_task(socket.write())
    listening = asyncio.create_task(_listen(house, socket, session_id))
    try:
        done, _ = await asyncio.wait({writing, listening}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    except Exception as error:  # noqa: BLE001 - a fault of one connection; the interview goes on without it
        log.error("connection failed", error=type(error).__name__, where=where(error))
        failed(get_current_span(), type(error).__name__)
        if websocket.application_state is WebSocketState.CONNECTED:
            await websocket.close(FAILED, "the connection failed; come back")
    finally:
        writing.cancel()
        listening.cancel()
        await asyncio.wait({writing, listening})


async def _who(house: House, websocket: WebSocket) -> Caller:
    """Who may hold an interview: candidates, and whoever is at this machine where no key is set. Raises what
    `Door.caller` does, and NotAllowed."""
    caller = await house.door.caller(websocket)
    if caller.role is not Role.CANDIDATE and not caller.local:
        raise NotAllowed(
            "An interview is held by its candidate; this token may read it at /api/v1/interviews.",
            "Send a candidate's token, or that of an invitation.",
        )
    return caller


async def _listen(house: House, socket: Socket, session_id: str) -> None:
    if SESSION_ID.fullmatch(session_id) is None:
        socket.send(Error.of(InvalidSessionId()).wire())
        await _close(socket, NO_SUCH_INTERVIEW, "not a session id")
        return
    try:
        name = await session_name(house.records, socket.caller, session_id)
    except (RecordsError, InterviewError) as error:
        socket.send(Error.of(in_words(error, otherwise=InternalError())).wire())
        code = NO_SUCH_INTERVIEW if isinstance(error, SessionNotFound) else OVERLOADED
        await _close(socket, code, "no such interview for this token")
        return
    rate = Rate(house.settings.messages_per_second, house.registry.time)
    live = await _enter(house, socket, name)
    try:
        while True:
            received = await socket.websocket.receive()
            if received["type"] == "websocket.disconnect":
                return
            if not rate.allows():
                break
            if live is None:
                live = await _enter(house, socket, name)
            if live is not None and live.unbegun and not await _still_may(house, socket):
                continue  # told to try again, or being closed
            if live is not None:
                frame = received.get("text")
                await live.hear(received.get("bytes", b"") if frame is None else frame, socket)
                if live.interview_id is not None:
                    get_current_span().set_attribute("openhire.interview.id", live.interview_id)
    finally:
        if live is not None:
            live.detach(socket)
    await _close(socket, TOO_MANY, "too many messages; come back and send fewer")


async def _still_may(house: House, socket: Socket) -> bool:
    """Until it has begun: an invitation may be withdrawn, or agreed to, while its socket is open."""
    try:
        socket.caller = await house.door.again(socket.caller)
    except (RecordsError, InterviewError) as error:
        refusal = in_words(error, otherwise=InternalError())
        socket.send(Error.of(refusal).wire())
        if refusal.status_code != 503:
            socket.close(NOT_ALLOWED, "not allowed")
        return False
    return True


async def _close(socket: Socket, code: int, reason: str) -> None:
    """Close, and take no notice of what still comes."""
    socket.close(code, reason)
    while (await socket.websocket.receive())["type"] != "websocket.disconnect":
        pass


async def _enter(house: House, socket: Socket, name: str) -> LiveInterview | None:
    """None where the record cannot be reached: the client is told, and its next message tries again."""
    try:
        live = await house.registry.enter(name)
    except (RecordsError, InterviewError) as error:
        socket.send(Error.of(in_words(error, otherwise=InternalError())).wire())
        return None
    live.attach(socket)
    return live


@router.websocket("/{path:path}")
async def other_socket(websocket: WebSocket, path: str) -> None:
    """No session id has a slash in it: whoever connects elsewhere is told so."""
    await interview_socket(websocket, f"/{path}")
