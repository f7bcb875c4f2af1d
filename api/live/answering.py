"""One question at a time: the words that answer it, the reply being made to them, and when that reply may go out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from api.errors import InterviewOver, TooLong
from api.incoming import LONGEST_ANSWER
from api.live.answer import Heard, Listening, join
from api.live.clock import Time
from api.live.making import Making
from api.live.services import MessageId
from graph.subjects import Reply
from storage.errors import AnswerClosed
from storage.models import Said

MOST_IDS = 20
"""Message ids kept with one answer, the latest."""


@dataclass
class Answering:
    """Where a method raises (`storage.errors.RecordsUnavailable`), nothing is half done and it can be called again."""

    listening: Listening
    making: Making
    time: Time
    make: Callable[[], None]
    """Start making the reply to `listening.text`."""
    keep: Callable[[Said], Awaitable[None]]
    """Write the whole answer to the record."""
    heard: Callable[[float], None]
    """Told when the last words came that are part of the answer."""
    send: Callable[[Reply], Awaitable[bool]]
    """Let the reply go out; False where the interview ends instead."""
    held: Reply | None = None
    """A reply that is made and has not gone out."""
    stuck: bool = False
    """The held reply could not be written: it waits for the candidate to send again."""
    deferred: bool = False
    """The last restart is spent: the reply is made once the candidate has settled."""
    ids: list[MessageId] = field(default_factory=list)
    """Messages that wait for the reply."""
    later_ids: list[MessageId] = field(default_factory=list)
    """Messages that wait for the next turn."""
    recorded: list[MessageId] = field(default_factory=list)
    """Messages whose words are on record as this answer, also where their reply failed."""
    recorded_later: list[MessageId] = field(default_factory=list)
    """Those whose words are on record at its end and begin the next one."""

    @property
    def under_way(self) -> bool:
        """A reply is to come, or it is not yet clear whether collected speech is an answer."""
        return self.making.busy or self.deferred or self.listening.speech_due is not None or self._ready

    @property
    def wake_at(self) -> float | None:
        """When `tick` has something to do."""
        listening = self.listening
        times = (
            listening.speech_due,
            listening.settled_at if self.deferred else None,
            listening.release_at if self._ready else None,
        )
        return min((time for time in times if time is not None), default=None)

    async def tick(self) -> None:
        now = self.time.now()
        due = self.listening.speech_due
        if due is not None and now >= due:
            await self.take_speech()
        if self.deferred and now >= self.listening.settled_at:
            self.deferred = False
            self.make()
        if self._ready:
            await self.release_when_due()

    async def hear(self, words: str, message_id: MessageId, *, lost_reply: bool) -> Heard:
        """A message of the candidate. PAST is for the caller to answer."""
        if message_id is not None and message_id in (*self.recorded, *self.recorded_later):
            self.ids.append(message_id)
            await self.wake()
            return Heard.AGAIN
        # After a failure the same words are the same answer, whatever their id: the client was told to send again.
        identified = message_id is not None and (self.making.busy or self.deferred or self._ready)
        heard = self.listening.classify(words, identified=identified, lost_reply=lost_reply)
        if heard is Heard.NEW:
            return await self._hear_new(words, message_id)
        self.listening.claimed()
        if heard is Heard.AGAIN:
            self.ids.append(message_id)
            await self.wake()
        return heard

    async def wake(self) -> None:
        """Take up what a failure or a restart left undone."""
        if self.making.busy or self.deferred:
            return
        if self.held is not None:
            self.stuck = False
            await self.release_when_due()
        elif self.listening.fragments:
            self.make()

    async def release_when_due(self) -> None:
        release_at = self.listening.release_at
        if self.held is not None and release_at is not None and self.time.now() >= release_at:
            await self._release(self.held)

    async def _release(self, reply: Reply) -> bool:
        """False where it ended the interview instead of asking."""
        try:
            asked = await self.send(reply)
        except Exception:
            self.stuck = True
            raise
        if asked:
            self.held = None
            self.listening.asked(self.time.now())
            self.ids, self.later_ids = self.later_ids, []
            self.recorded, self.recorded_later = self.recorded_later, []
            if self.listening.later:  # on record as the beginning of this answer, with the question
                self.listening.take_later(self.time.now())
                self.make()
        return asked

    @property
    def parted(self) -> dict[str, Said]:
        """For `keep_question`: what is on record as one answer and belongs to two; nothing where all is one."""
        listening = self.listening
        if not listening.later:
            return {}
        answer = Said(text=listening.text, message_ids=known(self.recorded))
        begun = Said(text=join(listening.later), message_ids=known(self.recorded_later))
        return {"answer": answer, "begun": begun}

    def drop_reply(self) -> Reply | None:
        """What was held back, which will not go out any more."""
        held, self.held, self.stuck, self.deferred = self.held, None, False, False
        return held

    async def keep_speech(self) -> None:
        """The interview ends or the server stops: speech that is not yet part of an answer is kept with it."""
        listening = self.listening
        if listening.speech_due is not None:
            await self._keep(listening.speech)
            listening.put_off_segments()

    async def _hear_new(self, words: str, message_id: MessageId) -> Heard:
        listening, now = self.listening, self.time.now()
        try:
            taken = await self._go_on_with(
                words,
                take=lambda: listening.take(words, now),
                put_off=lambda: listening.put_off(words, now),
                at=now,
                message_id=message_id,
            )
        except AnswerClosed:
            if self.held is None:
                raise
            # The question after this answer is on record, though writing it seemed to fail: ask it, then hear.
            if not await self._release(self.held):
                raise InterviewOver from None
            return await self._hear_new(words, message_id)
        (self.ids if taken else self.later_ids).append(message_id)
        (self.recorded if taken else self.recorded_later).append(message_id)
        return Heard.NEW

    async def _keep(self, words: str, message_id: MessageId = None) -> None:
        ids = known([*self.recorded, *self.recorded_later, message_id])
        await self.keep(Said(text=self.listening.joined(words), message_ids=ids))

    @property
    def _ready(self) -> bool:
        return self.held is not None and not self.stuck

    async def take_speech(self) -> None:
        """The collected transcripts are part of the answer; nothing happens where there are none."""
        listening, speech = self.listening, self.listening.speech
        if listening.speech_due is None:
            return
        try:
            last_sound = listening.heard_until(0)
            await self._go_on_with(speech, listening.take_segments, listening.put_off_segments, last_sound)
        except AnswerClosed:
            if self.held is None:
                raise
            listening.speech_failed(self.time.now())
            # As in `_hear_new`. The speech comes due once more, for the question that is asked now.
            if await self._release(self.held):
                listening.hear_again(speech, self.time.now())
        except Exception:
            listening.speech_failed(self.time.now())
            raise

    async def _go_on_with(
        self,
        words: str,
        take: Callable[[], None],
        put_off: Callable[[], None],
        at: float,
        message_id: MessageId = None,
    ) -> bool:
        """Keep these words as part of the answer and make the reply to the whole; False where they have to wait.

        Words that have to wait are kept too, before anything else happens to them.
        """
        working = self.making.busy or self.held is not None
        waits = (working and not self.listening.may_restart) or not self.listening.has_room(words)
        if waits and not self.listening.has_room_later(words):
            raise TooLong(
                f"More than {LONGEST_ANSWER:,} characters wait for the next question; send this after it.",
                "These words were not kept; what came before them was.",
            )
        await self._keep(words, message_id)
        if waits:
            put_off()
            await self.wake()
            return False
        take()
        self.heard(at)
        if working:
            self.listening.restarts += 1
            await self.making.stop()
            self.drop_reply()
            # Nothing can be added to the last try, so it waits until a speaking candidate has settled.
            self.deferred = self.listening.spoken and not self.listening.may_restart
        if not self.deferred:
            self.make()
        return True


def known(ids: list[MessageId]) -> tuple[str | int, ...]:
    """Those the client gave, each once, as they are to be kept."""
    return tuple(dict.fromkeys(message_id for message_id in ids if message_id is not None))[-MOST_IDS:]
