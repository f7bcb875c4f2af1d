"""From what comes in - fragments, transcripts, repeats - to one answer for each question. Pure: time is given.

Decisions 2 and 3 of the protocol: final transcripts and the answer sent beside them are the same speech; one spoken
answer may come in several messages; nothing said is dropped.
"""

from dataclasses import dataclass, field
from enum import Enum

from api.incoming import LONGEST_ANSWER
from api.live.pace import Pace

MATCH = 2.5
"""Seconds in which the final transcript of words that were already sent as an answer may still come."""


FEWEST_OF_PART = 4
"""Words of a message that is known again in the middle of an answer from the record."""


class Heard(Enum):
    NEW = "new"
    """Part of the answer to the pending question."""
    AGAIN = "again"
    """Already part of it."""
    PAST = "past"
    """The answer to the question before, sent once more."""


def same(one: str, other: str | None) -> bool:
    return other is not None and one.split() == other.split()


def join(fragments: list[str]) -> str:
    """In order, verbatim; only the blanks at the seams are ours."""
    if len(fragments) == 1:
        return fragments[0]
    return " ".join(fragment.strip() for fragment in fragments if fragment.strip())


@dataclass
class Listening:
    """What was heard since the pending question was asked. Times are `Time.now()`."""

    pace: Pace
    fragments: list[str] = field(default_factory=list)
    segments: list[str] = field(default_factory=list)
    """Final transcripts that are not yet part of an answer."""
    later: list[str] = field(default_factory=list)
    """Fragments that came when no restart or no room was left: the beginning of the next answer.

    Until the next question they are on record at the end of this answer; so whoever dies before it has them in it.
    """
    spoken: bool = False
    """A transcript came since the question."""
    restarts: int = 0
    previous: str | None = None
    """The answer to the question before."""
    _end_of_previous: str | None = None
    """The last fragment of it."""
    _last_sound: float = 0.0
    _last_words: float = 0.0
    _by_ear: bool = False
    """The last words were taken from transcripts, and no message with the same words came yet."""
    _unmatched: str | None = None
    """The last message, while its transcript has not come."""
    _unmatched_at: float = 0.0
    _to_repeat: list[str] = field(default_factory=list)
    """Final transcripts that may come once more: the client was told to send them again, or lost the line."""
    _repeat_until: float = float("inf")
    _recalled: str = ""
    """An answer from the record: of how many messages it was, is not known any more."""

    @property
    def text(self) -> str:
        return join(self.fragments)

    def transcript(self, words: str, is_final: bool, now: float) -> None:
        """What speech recognition heard. A final one that only repeats what was heard already is no new speech."""
        if is_final and same(words, self._unmatched) and now - self._unmatched_at <= MATCH:
            self._unmatched = None
            return
        if is_final and now <= self._repeat_until and any(same(words, said) for said in self._to_repeat):
            return
        self.spoken = True
        self._last_sound = now
        if is_final and words.strip():
            self.segments.append(words.strip())
            if self.pace.endpointing_delay == 0:  # nothing ever takes them: they only tell what was said twice
                del self.segments[:-20]

    def classify(self, words: str, *, identified: bool, lost_reply: bool) -> Heard:
        """What a message with these words is.

        `identified`: it has an id not seen before, so equal words are said anew. `lost_reply`: it is the first of
        its connection, and the last reply may never have arrived; so it may be an answer sent once more.
        """
        if self._spoken_now(words):
            return Heard.NEW
        if self.fragments:
            said = [*self.fragments, *self.later]
            repeated = same(words, said[-1]) or same(words, join(said)) or self._comes_again(words)
            return Heard.AGAIN if repeated and (self._by_ear or lost_reply or not identified) else Heard.NEW
        repeated = (same(words, self.previous) or same(words, self._end_of_previous)) and not self.spoken
        return Heard.PAST if repeated and (self._by_ear or lost_reply) else Heard.NEW

    @property
    def whole(self) -> str | None:
        """What is on record as the answer, with what waits for the next turn; None where nothing was said."""
        said = [*self.fragments, *self.later]
        return join(said) if said else None

    def joined(self, words: str) -> str:
        """All that was said since the question, with these words at the end."""
        return join([*self.fragments, *self.later, words])

    def has_room(self, words: str) -> bool:
        """These words can be part of this answer. None can, once others had to wait: order is kept."""
        return not self.fragments or (not self.later and len(self.joined(words)) <= LONGEST_ANSWER)

    def has_room_later(self, words: str) -> bool:
        return not self.later or len(join([*self.later, words])) <= LONGEST_ANSWER

    @property
    def may_restart(self) -> bool:
        return self.restarts < self.pace.most_restarts

    def take(self, words: str, now: float) -> None:
        """A message is part of the answer now. It stands for the transcripts that came before it."""
        self._sent(words, now)
        self.fragments.append(words)
        self._last_words = now

    def take_segments(self) -> None:
        """The collected transcripts are part of the answer now."""
        self.fragments.append(self.speech)
        self._heard()

    def claimed(self) -> None:
        """A message came for the words that were taken from transcripts: the next equal one is said anew."""
        self._by_ear = False

    def speech_failed(self, now: float) -> None:
        """The collected transcripts could not be kept: they are due once more after the delay.

        Who is told of it may send them again too, one by one or in one.
        """
        self._last_sound = now
        self._may_come_again(*self.segments, self.speech)

    def recalled(self, words: str, now: float) -> None:
        """The record has this answer."""
        self._recalled = words
        self.take(words, now)
        self.line_broke()

    def line_broke(self) -> None:
        """Whoever spoke cannot know what of it was heard, and may send it again."""
        said = [*self.fragments, *self.later, *self.segments]
        self._may_come_again(*said, join(said))

    def hear_again(self, speech: str, now: float) -> None:
        """Collected transcripts came after a question that is asked only now."""
        self.spoken = True
        self.segments = [speech]
        self._last_sound = now

    def put_off(self, words: str, now: float) -> None:
        """A message waits for the next turn."""
        self._sent(words, now)
        self.later.append(words)

    def put_off_segments(self) -> None:
        """The collected transcripts wait for the next turn."""
        self.later.append(self.speech)
        self._heard()

    @property
    def speech(self) -> str:
        """The collected transcripts in one."""
        return join(self.segments)

    @property
    def speech_due(self) -> float | None:
        """When the collected transcripts become part of the answer by themselves. Further speech puts it off."""
        if not self.segments or self.pace.endpointing_delay == 0:
            return None
        return self._last_sound + self.pace.endpointing_delay

    def heard_until(self, seconds: float) -> float:
        """`seconds` after the last transcript to this question."""
        return self._last_sound + seconds if self.spoken else float("-inf")

    @property
    def release_at(self) -> float | None:
        """When a finished reply may go out; None while it is open whether collected speech belongs to the answer."""
        if self.speech_due is not None:
            return None
        return self.settled_at

    @property
    def settled_at(self) -> float:
        if not self.spoken:
            return self._last_words
        return max(self._last_words, self._last_sound) + self.pace.settling_time

    def take_later(self, now: float) -> None:
        """The words that had to wait are the beginning of this answer."""
        self.fragments, self.later = self.later, []
        self._last_words = now

    def asked(self, now: float) -> None:
        """The next question was asked. What comes once more may have been on its way."""
        self._repeat_until, self._recalled = now + MATCH, ""
        self.previous, self._end_of_previous = self.text, self.fragments[-1] if self.fragments else None
        self.fragments = []
        self.segments = []
        self.restarts = 0
        # Words that had to wait were said before this question, by a candidate who may still be speaking.
        self.spoken = self.spoken and bool(self.later)

    def _may_come_again(self, *said: str) -> None:
        self._to_repeat, self._repeat_until = list(said), float("inf")

    def _comes_again(self, words: str) -> bool:
        """One of several messages, sent once more by who lost the line or met an error."""
        if self._repeat_until != float("inf"):
            return False
        part = words.split()
        inside = len(part) >= FEWEST_OF_PART and f" {' '.join(part)} " in f" {' '.join(self._recalled.split())} "
        return inside or any(same(words, said) for said in self._to_repeat)

    def _sent(self, words: str, now: float) -> None:
        self._unmatched = None if self._spoken_now(words) else words
        self._unmatched_at = now
        self.segments.clear()
        self._by_ear = False

    def _heard(self) -> None:
        self.segments.clear()
        self._by_ear = True

    def _spoken_now(self, words: str) -> bool:
        return bool(self.segments) and (same(words, self.segments[-1]) or same(words, self.speech))
