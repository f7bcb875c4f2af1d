"""The actor of one interview: an inbox, one thing at a time, and whoever is connected now.

Connections come and go; the interview goes on without them.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog

from api.errors import InternalError, InterviewError, SessionNotFound, in_words
from api.incoming import (
    CandidateResponse,
    ClientMessage,
    EndInterview,
    GetStatus,
    LiveTranscript,
    Resume,
    StartInterview,
)
from api.live.clock import Alarm
from api.live.course import Course
from api.live.opening import may_speak, opening
from api.live.outbox import Connection, Outbox
from api.live.services import MessageId, Services
from api.live.telling import ai_response, interview_ended, interview_started, status_update
from api.log import where
from api.outgoing import (
    AIResponse,
    Error,
    InterviewEnded,
    LiveTranscriptUpdate,
    Resumed,
    ResumedData,
    ServerMessage,
    TranscriptEcho,
)
from api.reading import read
from storage.errors import AnswerClosed, LeaseLost, RecordsError
from storage.held import HeldInterview

log = structlog.get_logger()

Action = Callable[[], Awaitable[None]]

MOST_IDS = 500
"""Message ids remembered."""
IN_FLIGHT = 5.0
"""A reply sent less than so many seconds before its connection broke may never have arrived; one sent so shortly
before the first answer of a new connection may have crossed it."""

REST = 1.0
"""Seconds without an alarm after a failure, so that one which lasts is not met without end."""

REPLACED, FINISHED, RESTARTING = 4409, 1000, 1012
GOES_ON_ELSEWHERE = (REPLACED, "replaced by a newer connection")
COME_BACK = (RESTARTING, "come back")


class LiveInterview:
    """`gone` is told when nothing needs this actor in memory any more; `named` when the interview has its UUID."""

    def __init__(
        self,
        alias: str,
        services: Services,
        gone: Callable[["LiveInterview"], None],
        named: Callable[["LiveInterview", str], None],
    ) -> None:
        self._services = services
        self._time = services.time
        self._gone = gone
        self._named = named
        self._inbox: asyncio.Queue[tuple[Action, asyncio.Future[None] | None]] = asyncio.Queue()
        self._outbox = Outbox()
        self._course = Course(alias, services, self)
        self._outcomes: OrderedDict[str | int, ServerMessage | None] = OrderedDict()
        """What came of each message with an id; None while it is on its way."""
        self._alarm: Alarm | None = None
        self._close_at: float | None = None
        self._alone_since = self._time.now()
        self._rest_until = float("-inf")
        self._reply_at = float("-inf")
        self._reply_lost = True
        """The last reply may never have arrived; so in what was loaded from the record."""
        self._lost, self._reason = False, COME_BACK
        """Another server has the interview, or the record is ahead: nothing more is written here."""
        self._attached: set[Connection] = set()
        """Of these the newest one is heard, once its turn in the inbox has come."""
        self._left = False
        """Out of memory: nothing more is heard here."""
        self._task = asyncio.create_task(self._run())

    def adopt(self, held: HeldInterview) -> None:
        """Go on with an interview of the record; before anything else."""
        self._course.adopt(held)
        if not held.interview.over:
            touched = [held.interview.updated_at, *(turn.answered_at or turn.asked_at for turn in held.turns[-1:])]
            self._alone_since -= max(0.0, (self._time.moment() - max(touched)).total_seconds())

    @property
    def connected(self) -> bool:
        return self._outbox.connection is not None

    @property
    def unbegun(self) -> bool:
        """No interview is, or is being, begun here."""
        return self._course.record is None and not self._course.beginning

    @property
    def interview_id(self) -> str | None:
        """Of the interview that runs here; None before it is begun and after it is over."""
        record = self._course.record
        return record.id if record is not None and not record.over else None

    # what a socket calls

    def attach(self, connection: Connection) -> None:
        self._attached.add(connection)
        self._course.turn.came_by_this()

        async def welcome() -> None:
            if (before := self._outbox.connection) is not None:
                before.close(REPLACED, "replaced by a newer connection")
                self._note_loss()
            abandon_at = self._abandon_at
            self._outbox.attach(connection)
            if abandon_at is not None and self._time.now() >= abandon_at:
                await self._course.abandon()
            self._course.came()
            self._close_at = None
            self._greet()
            await self._course.wake()

        self.post(welcome)

    def detach(self, connection: Connection) -> None:
        self._attached.discard(connection)

        async def farewell() -> None:
            if self._outbox.connection is not connection:
                return
            self._outbox.detach()
            self._note_loss()
            self._alone_since = self._time.now()
            await self._if_it_can(self._course.left(), "clock not kept")  # the next question keeps it
            await self._course.hear_out()

        self.post(farewell)

    async def hear(self, frame: str | bytes, connection: Connection) -> None:
        """Take one frame; returns when it was dealt with, which may be before the reply to it is made."""
        await self._done(lambda: self._frame(frame, connection))

    async def look(self) -> None:
        """See what time it is: whether the interview has been abandoned, whether this may leave the memory."""
        await self._done(self._tick)

    async def park(self) -> None:
        """The server stops: tell the client to come back, stop what is being made."""
        self._task.cancel()
        await asyncio.wait({self._task})
        self._stop_alarm()
        self._turn_away(RESTARTING, "restarting")
        try:
            await self._course.stop()
        except RecordsError:
            log.warning("speech not kept")  # nothing was acknowledged for it
        await self._if_it_can(self._course.left(), "clock not kept")  # the next question keeps it
        await self._if_it_can(self._course.release(), "lease not released")  # it runs out by itself

    def lose(self, *, replaced: bool) -> None:
        """The interview is not this server's any more: it was `replaced` by another one, or is nobody's."""

        async def lose() -> None:
            if self.interview_id is not None:
                await self._stop_here(*(GOES_ON_ELSEWHERE if replaced else COME_BACK))

        self.post(lose)

    def superseded(self) -> None:
        """Another actor has the interview that this one, begun by nobody, had the id of."""

        async def stop() -> None:
            await self._stop_here(*GOES_ON_ELSEWHERE)

        self.post(stop)

    # how the course speaks (`api.live.services.Voice`)

    def tell(self, message: ServerMessage, to: Sequence[MessageId] = ()) -> bool:
        ids = [message_id for message_id in to if message_id is not None]
        for message_id in ids:
            self._outcomes[message_id] = message
        shown = self._outbox.send(message.model_copy(update={"in_reply_to": ids[-1]}) if ids else message)
        if isinstance(message, AIResponse):
            self._reply_at, self._reply_lost = self._time.now(), self._outbox.connection is None
        if isinstance(message, InterviewEnded) and self._close_at is None:
            self._close_at = self._time.now() + self._services.pace.close_grace
        return shown

    def refuse(self, error: InterviewError, to: Sequence[MessageId] = ()) -> None:
        ids = [message_id for message_id in to if message_id is not None]
        for message_id in ids:
            self._outcomes.pop(message_id, None)
        self._outbox.send(Error.of(error, ids[-1] if ids else None))

    def recall(self, outcomes: Mapping[str | int, ServerMessage | None]) -> None:
        self._outcomes.update(outcomes)

    def post(self, action: Action) -> None:
        self._inbox.put_nowait((action, None))

    async def _done(self, action: Action) -> None:
        if self._left:
            return  # a connection that was replaced, or is being closed
        done = asyncio.get_running_loop().create_future()
        self._inbox.put_nowait((action, done))
        await done

    async def _run(self) -> None:
        while True:
            action, done = await self._inbox.get()
            try:
                await self._safely(action)
            finally:
                if done is not None and not done.done():
                    done.set_result(None)
            if self._lost or self._may_go():
                self._stop_alarm()
                self._gone(self)
                self._turn_away(*self._reason)
                await self._if_it_can(self._course.release(), "lease not released")  # it runs out by itself
                return
            self._set_alarm()

    async def _safely(self, action: Action, message_id: MessageId = None) -> None:
        try:
            await action()
            self._rest_until = float("-inf")
        except LeaseLost:
            log.info("goes on at another server")
            await self._stop_here(*GOES_ON_ELSEWHERE)
        except AnswerClosed:
            # A write that seemed to fail did not: the record knows more than this actor, so it is loaded anew.
            log.warning("loaded anew")
            await self._stop_here(*COME_BACK)
        except Exception as error:  # noqa: BLE001 - a fault in one message must not end the interview
            told = in_words(error, otherwise=InternalError())
            if isinstance(told, InternalError):
                log.error("message failed", error=type(error).__name__, where=where(error))
            self.refuse(told, [message_id])
            self._rest_until = self._time.now() + REST

    def _set_alarm(self) -> None:
        self._stop_alarm()
        times = (self._course.wake_at, self._close_at, self._leave_at, self._abandon_at)
        at = min((time for time in times if time is not None), default=None)
        if at is not None:
            self._alarm = self._time.call_at(max(at, self._rest_until), lambda: self.post(self._tick))

    def _stop_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    async def _tick(self) -> None:
        if self._close_at is not None and self._time.now() >= self._close_at:
            self._close_at = None
            if self._outbox.connection is not None:
                self._outbox.connection.close(FINISHED, "the interview has ended")
        if self._abandon_at is not None and self._time.now() >= self._abandon_at:
            await self._course.abandon()
        await self._course.tick()

    @property
    def _abandon_at(self) -> float | None:
        """When an interview nobody came back to ends."""
        if self._outbox.connection is not None or not self._course.goes_on:
            return None
        return self._alone_since + self._services.pace.abandoned_after

    @property
    def _leave_at(self) -> float | None:
        """When this may leave the memory: at once where no interview was begun."""
        if self._outbox.connection is not None or not self._course.quiet:
            return None
        record, pace = self._course.record, self._services.pace
        if record is None:
            return self._alone_since
        return self._alone_since + (pace.kept_ended if record.over else pace.kept_running)

    def _may_go(self) -> bool:
        leave_at = self._leave_at
        return leave_at is not None and self._time.now() >= leave_at and self._inbox.empty()

    # messages

    async def _frame(self, frame: str | bytes, connection: Connection) -> None:
        try:
            message = read(frame)
        except InterviewError as error:
            self._outbox.send(Error.of(error, error.message_id))
            return
        if message.id is not None and message.id in self._outcomes:
            outcome = self._outcomes[message.id]
            if outcome is not None:
                self.tell(outcome, [message.id])
            return
        if message.id is not None:
            self._outcomes[message.id] = None
        if len(self._outcomes) > MOST_IDS:
            self._outcomes.popitem(last=False)
        await self._safely(lambda: self._message(message, connection), message.id)

    async def _message(self, message: ClientMessage, connection: Connection) -> None:
        match message:
            case StartInterview(data=data):
                connection.capabilities.update(data.capabilities)
                try:
                    await self._course.begin(opening(data, connection.caller), message.id)
                finally:
                    if self._course.record is not None:
                        self._named(self, self._course.record.id)
            case CandidateResponse(data=data):
                first = connection.answers == 0
                connection.answers += 1
                in_flight = self._time.now() - self._reply_at < IN_FLIGHT
                lost_reply = first and (self._reply_lost or in_flight)
                await self._course.answer(data.response, message.id, lost_reply=lost_reply)
            case LiveTranscript(data=data):
                may_speak(connection.caller)
                echo = TranscriptEcho(transcript=data.transcript, is_final=data.is_final)
                self.tell(LiveTranscriptUpdate(data=echo), [message.id])
                self._course.transcript(data.transcript, data.is_final)
            case EndInterview():
                await self._course.end(message.id)
            case GetStatus():
                self._tell_status(message.id)
            case Resume(data=data):
                self._resume(data.epoch, data.last_seq, connection, message.id)

    def _tell_status(self, message_id: MessageId = None) -> None:
        if self._course.record is None:
            raise SessionNotFound
        self.tell(status_update(self._course.record, self._course.clock.elapsed()), [message_id])

    def _greet(self) -> None:
        """Who comes back is told where the interview stands, and the pending question again."""
        course = self._course
        if course.record is None:
            return
        self._tell_status()
        reply_at, lost = self._reply_at, self._reply_lost
        if course.record.over:
            self.tell(interview_ended(course.record))
        elif course.abandoned:
            pass  # its end is on the way
        elif course.last is not None and course.last.number == 1:
            self.tell(interview_started(course.record, course.last))
        elif course.last is not None:
            self.tell(ai_response(course.record, course.last, course.clock.elapsed()))
        self._reply_at, self._reply_lost = reply_at, lost

    def _resume(self, epoch: str, last_seq: int, connection: Connection, message_id: MessageId) -> None:
        if self._course.record is None:
            raise SessionNotFound
        missed = self._outbox.missed(epoch, last_seq)
        connection.capabilities.add("resume")
        from_seq = self._outbox.seq + 1 if missed is None else last_seq + 1
        self.tell(Resumed(data=ResumedData(recovered=missed is not None, from_seq=from_seq)), [message_id])
        if missed is None:
            self._greet()
        else:
            self._outbox.replay(missed)

    async def _if_it_can(self, step: Awaitable[None], otherwise: str) -> None:
        try:
            await step
        except RecordsError:
            log.warning(otherwise)

    async def _stop_here(self, code: int, reason: str) -> None:
        """What is being made is not made here, and nothing more is written here."""
        self._lost, self._reason = True, (code, reason)
        await self._course.drop()

    def _turn_away(self, code: int, reason: str) -> None:
        """Nothing more is heard here, also of those whose turn in the inbox has not come."""
        self._left = True
        for connection in self._attached:
            connection.close(code, reason)
        while not self._inbox.empty():
            _, done = self._inbox.get_nowait()
            if done is not None and not done.done():
                done.set_result(None)

    def _note_loss(self) -> None:
        self._reply_lost = self._reply_lost or self._time.now() - self._reply_at < IN_FLIGHT
