"""The course of one interview: begun, asked, answered, ended. What is said is written first, then used, then told.

Called from one task only (`api.live.interview`); the runs of the graph, the only long waits, are made beside it.
"""

from collections.abc import Awaitable

import structlog

from api.errors import InternalError, InterviewError, InterviewOver, NotReady, SessionNotFound, SessionTaken, in_words
from api.live.answer import Heard, Listening
from api.live.answering import Answering
from api.live.clock import InterviewClock
from api.live.conversation import InterviewThread
from api.live.making import Making, Purpose
from api.live.opening import Opening
from api.live.preparing import prepare
from api.live.services import MessageId, Services, Voice
from api.live.streaming import Streaming
from api.live.telling import (
    Asked,
    ai_response,
    interview_ended,
    interview_started,
    last_ai_response,
    outcomes,
    progressed,
    reason_of,
)
from api.live.turn import Turn
from api.log import short, where
from graph.subjects import Reply
from storage.errors import AnswerClosed, LeaseLost
from storage.held import HeldInterview
from storage.models import EndReason, Interview, Said

log = structlog.get_logger()

STILL_SPEAKING = 5.0
"""Seconds after the last transcript in which the end of the time waits for more."""


class Course:
    def __init__(self, alias: str, services: Services, voice: Voice) -> None:
        self._alias = alias
        self._services = services
        self._pace, self._time = services.pace, services.time
        self._voice = voice
        self._held: HeldInterview | None = None
        """The interview in the record, while it is ours."""
        self.record: Interview | None = None
        self.beginning = False
        """It is being put into the record."""
        self.clock = InterviewClock(services.time)
        self.first: Asked | None = None
        self.last: Asked | None = None
        self._connected = False
        self._making = Making(voice.post, self._made, services.pace.reply_limit)
        self.turn = Turn(services)
        keep, heard, listening = self._keep_answer, self.turn.heard, Listening(services.pace)
        self._answering = Answering(listening, self._making, self._time, self._make, keep, heard, self._send)
        self._streaming = Streaming(self._time, voice, lambda: listening.release_at, self.turn.spoke)
        self._thread: InterviewThread | None = None
        self._starts: list[MessageId] = []
        self._ends: list[MessageId] = []
        self._ending: EndReason | None = None
        self._end_again_at: float | None = None
        self._elapsed_kept = 0.0

    def adopt(self, held: HeldInterview) -> None:
        """Go on with an interview of the record."""
        record, turns = held.interview, held.turns
        self._held, self.record = held, record
        elapsed = record.elapsed
        if not self._pace.clock_stops and not record.over:
            elapsed = max(elapsed, (self._time.moment() - record.started_at).total_seconds())
        self.clock = InterviewClock(self._time, elapsed)
        self._elapsed_kept = elapsed
        if turns:
            self.first, self.last = Asked.of_turn(turns[0]), Asked.of_turn(turns[-1])
            listening = self._answering.listening
            listening.previous = turns[-2].answer if len(turns) > 1 else None
            if turns[-1].answer is not None:
                listening.recalled(turns[-1].answer, self._time.now())
                self._answering.ids = list(turns[-1].message_ids)
                self._answering.recorded = list(turns[-1].message_ids)
        self._voice.recall(outcomes(record, turns))
        self._run_clock()

    # what the client asks for

    async def begin(self, opening: Opening, message_id: MessageId) -> None:
        """Raises SessionTaken and what `prepare` raises."""
        if self.record is None:
            self.beginning = True
            try:
                services = self._services
                record = await prepare(services, self._alias, opening, self._time.moment())
                self.adopt(await services.records.begin_interview(record, services.owner, services.lease_end()))
            finally:
                self.beginning = False
            log.info("interview begun", interview=short(self._begun().id))
        record = self._begun()
        if (record.job_id, record.candidate_id) != (opening.job_id, opening.candidate_id):
            raise SessionTaken
        if self.first is None:
            self._starts.append(message_id)
            await self.wake()
            return
        self._voice.tell(interview_started(record, self.first), [message_id])
        if record.over:
            self._voice.tell(interview_ended(record))
        await self.wake()

    async def answer(self, words: str, message_id: MessageId, *, lost_reply: bool) -> None:
        """`lost_reply`: see `Listening.classify`. Raises SessionNotFound, InterviewOver, NotReady."""
        record = self._begun()
        if record.over or self._ending is not None:
            raise InterviewOver
        pending = self._pending()
        if await self._answering.hear(words, message_id, lost_reply=lost_reply) is Heard.PAST:
            self._voice.tell(ai_response(record, pending, self.clock.elapsed()), [message_id])

    def transcript(self, words: str, is_final: bool) -> None:
        if self.goes_on and self.last is not None:
            self._answering.listening.transcript(words, is_final, self._time.now())

    async def end(self, message_id: MessageId) -> None:
        """Raises SessionNotFound."""
        record = self._begun()
        if record.over:
            self._voice.tell(interview_ended(record), [message_id])
            return
        self._ends.append(message_id)
        if self._ending is None:
            self._ending = EndReason.ENDED_BY_CANDIDATE
            await self._drive_end()
        else:
            await self.wake()

    async def abandon(self) -> None:
        """Nobody came back for too long."""
        self._ending = EndReason.LEFT
        await self._drive_end()

    @property
    def abandoned(self) -> bool:
        """The end as abandoned is being made."""
        return self._ending is EndReason.LEFT

    async def wake(self) -> None:
        """Take up what a failure or a restart left undone."""
        if self.record is None or self.record.over or self._making.busy:
            return
        if self._ending is not None:
            await self._drive_end()
        elif self.last is None:
            self._make(Purpose.OPEN)
        else:
            await self._guarded(self._answering.wake())

    def came(self) -> None:
        """Somebody is connected."""
        self._connected = True
        self._run_clock()

    async def left(self) -> None:
        """Nobody is connected any more."""
        self._connected = False
        if self._pace.clock_stops:
            self.clock.stop()
        if not self.goes_on or self.record is None:
            return
        elapsed = self.clock.elapsed()
        if elapsed - self._elapsed_kept >= 1:
            await self._record_of_it().keep_elapsed(elapsed)
            self._elapsed_kept = elapsed

    async def hear_out(self) -> None:
        """The line broke: what was heard until then is the answer now, before another server is asked for it."""
        if self.goes_on and self.last is not None:
            await self._guarded(self._answering.take_speech())
            self._answering.listening.line_broke()

    async def stop(self) -> None:
        """Stop what is being made: with what was heard until now, the record has all that is needed to go on."""
        await self._making.stop()
        self.turn.dropped()
        if self.goes_on and self.last is not None:
            await self._answering.keep_speech()

    async def drop(self) -> None:
        """Stop what is being made, and keep nothing more."""
        await self._making.stop()
        self.turn.dropped()
        self._answering.drop_reply()

    async def release(self) -> None:
        """The interview is nobody's now."""
        if self._held is not None and self.record is not None and not self.record.over:
            await self._held.release()

    @property
    def quiet(self) -> bool:
        """Nothing is under way that has to be in memory."""
        if self.record is None or self.record.over:
            return True
        return not (self._ending is not None or self._answering.under_way or self.clock.runs)

    # time

    @property
    def wake_at(self) -> float | None:
        """When `tick` has something to do."""
        if self.record is None or self.record.over:
            return None
        if self._ending is not None:
            return None if self._making.busy else self._end_again_at
        times = (self._answering.wake_at, self._streaming.due, self._last_words_end())
        return min((time for time in times if time is not None), default=None)

    async def tick(self) -> None:
        now = self._time.now()
        if not self.goes_on:
            if self._ending is not None and self._end_again_at is not None and now >= self._end_again_at:
                await self.wake()
            return
        self._streaming.tell_when_due()
        await self._guarded(self._answering.tick())
        over = self._last_words_end()
        if over is not None and now >= over and self.goes_on:
            self._ending = EndReason.TIME_UP
            await self._drive_end()

    @property
    def goes_on(self) -> bool:
        """Begun, not over, and no end is being made."""
        return self.record is not None and not self.record.over and self._ending is None

    @property
    def _left(self) -> float:
        """Seconds of the interview's time that are left; negative when it is up."""
        return self._begun().preferences.max_duration * 60 - self.clock.elapsed()

    def _last_words_end(self) -> float | None:
        """When the interview ends because its time is up; never while an answer is on its way."""
        if not self.clock.runs or self._answering.under_way:
            return None
        end = self._time.now() + self._left + self._pace.last_words
        speaking_until = self._answering.listening.heard_until(STILL_SPEAKING)
        return max(end, min(speaking_until, end + self._pace.last_words))

    def _run_clock(self) -> None:
        if self.last is not None and self.goes_on and (self._connected or not self._pace.clock_stops):
            self.clock.run()

    # the runs of the graph

    def _make(self, purpose: Purpose = Purpose.ANSWER) -> None:
        async def run() -> Reply:
            if self._thread is None:
                self._thread = await self._services.thread_for(self._begun(), lambda: self.clock.elapsed())
            if purpose is Purpose.OPEN:
                return await self._thread.open()
            asked, listening = self._pending(), self._answering.listening
            if purpose is Purpose.ANSWER:
                hear = self._streaming.hearing(asked.number + 1)
                return await self._thread.answer(asked.number, asked.question, listening.text, hear)
            reason = self._ending or EndReason.COMPLETED
            return await self._thread.finish(reason.value, asked.number, asked.question, listening.whole)

        said = self._answering.listening.whole
        self._making.start(purpose, self.turn.makes(purpose, self._begun(), self.last, said, run))

    async def _made(self, purpose: Purpose, result: Reply | InterviewError) -> None:
        if isinstance(result, InterviewError):
            self._failed(result)
        elif purpose is Purpose.OPEN:
            await self._guarded(self._opened(result))
        elif purpose is Purpose.FINISH:
            await self._guarded(self._conclude(result, self._ending or EndReason.COMPLETED))
        else:
            self._answering.held = result
            await self._guarded(self._answering.release_when_due())

    async def _opened(self, reply: Reply) -> None:
        await self._keep_question(reply)
        self.first = self.last
        self._run_clock()
        starts, self._starts = self._starts, []
        for message_id in starts or [None]:
            self._voice.tell(interview_started(self._begun(), self._pending()), [message_id])
        if self._ending is not None:
            await self._drive_end()

    async def _send(self, reply: Reply) -> bool:
        """The reply to an answer goes out: as the next question, or as the end."""
        self._streaming.end()
        if reply.completed:
            await self._conclude(reply, reason_of(reply))
            return False
        if self._left <= 0:
            self._ending = EndReason.TIME_UP
            await self._drive_end()
            return False
        await self._keep_question(reply)
        self._voice.tell(ai_response(self._begun(), self._pending(), self.clock.elapsed()), self._answering.ids)
        return True

    async def _keep_question(self, reply: Reply) -> None:
        record, elapsed, restarts = self._begun(), self.clock.elapsed(), self._answering.listening.restarts
        await self._record_of_it().keep_question(reply, self._time.moment(), elapsed, **self._answering.parted)
        self.record, self.last = progressed(record, reply), Asked.of_reply(reply)
        self._elapsed_kept = elapsed
        log.info("asked", interview=short(record.id), turn=self.last.number, restarts=restarts)
        self.turn.told(reply, restarts)

    async def _keep_answer(self, said: Said) -> None:
        await self._record_of_it().keep_answer(self._pending().number, said, self._time.moment())

    # the end

    async def _drive_end(self) -> None:
        """Make the feedback; before it the first question, where there is none yet."""
        self._end_again_at = None
        if self.last is None:
            if not self._making.busy:
                self._make(Purpose.OPEN)
            return
        await self._making.stop()
        await self._guarded(self._finish())

    async def _finish(self) -> None:
        try:
            await self._answering.keep_speech()
        except AnswerClosed:
            log.warning("speech not kept")  # it came after a question on record that was never asked
        held = self._answering.held
        if held is not None and held.completed:
            await self._conclude(held, self._ending or reason_of(held))
            return
        self._answering.drop_reply()
        self._make(Purpose.FINISH)

    async def _conclude(self, reply: Reply, reason: EndReason) -> None:
        elapsed = self.clock.elapsed()
        record = await self._record_of_it().finish(reply, self._time.moment(), reason.value, elapsed)
        # Who asked to end it, or left, is told no closing words: only that it has ended.
        with_farewell = self._ending not in (EndReason.ENDED_BY_CANDIDATE, EndReason.LEFT)
        self.clock.stop()
        self.record, self._ending = record, None
        self._answering.drop_reply()
        log.info("interview ended", interview=short(record.id), reason=reason.value, questions=record.questions_asked)
        self.turn.told(reply, self._answering.listening.restarts)
        answers, self._answering.ids = self._answering.ids, []
        if record.farewell and with_farewell:
            self._voice.tell(last_ai_response(record), answers)
            answers = []
        ends, self._ends = self._ends, []
        for message_id in ends or [None]:
            self._voice.tell(interview_ended(record), [*answers, message_id])

    # failures

    async def _guarded(self, step: Awaitable[None]) -> None:
        """A step nobody waits for fails as a message does: whoever waits for its outcome is told."""
        try:
            await step
        except (LeaseLost, AnswerClosed):
            raise
        except Exception as error:  # noqa: BLE001 - an interview must not stand still because of it
            told = in_words(error, otherwise=InternalError())
            if isinstance(told, InternalError):
                log.error("step failed", error=type(error).__name__, where=where(error))
            self._failed(told)

    def _failed(self, error: InterviewError) -> None:
        """Nothing is half done: the candidate may send again, and an end is tried again by itself."""
        if self._ending is not None:
            self._end_again_at = self._time.now() + self._pace.end_retry
        self.turn.failed(type(error).__name__)
        waiting = [*self._starts, *self._answering.ids, *self._ends]
        self._starts, self._answering.ids, self._ends = [], [], []
        self._voice.refuse(error, waiting)

    def _begun(self) -> Interview:
        if self.record is None:
            raise SessionNotFound
        return self.record

    def _record_of_it(self) -> HeldInterview:
        if self._held is None:
            raise SessionNotFound
        return self._held

    def _pending(self) -> Asked:
        if self.last is None:
            raise NotReady
        return self.last
