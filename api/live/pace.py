"""How long a live interview waits for what. All in seconds."""

from dataclasses import dataclass

from settings import Settings


@dataclass(frozen=True)
class Pace:
    endpointing_delay: float = 2.5
    """After the last final transcript, before it counts as the answer; 0: never."""
    settling_time: float = 0.8
    """A reply to spoken words is held back so long after the last of them."""
    most_restarts: int = 3
    """How often a reply being made may be stopped because the candidate went on."""
    close_grace: float = 10.0
    """Between `interview_ended` and the close."""
    clock_stops: bool = True
    """The clock stops while nobody is connected."""
    abandoned_after: float = 86_400.0
    """An interview nobody was connected to for so long has ended."""
    sweep_every: float = 60.0
    """Between two looks at the record for interviews that nobody attends to."""
    lease: float = 30.0
    """An interview is this server's so long, unless renewed, which is done three times in that; another server
    may take it before only for a client that came to it."""
    stop_limit: float = 8.0
    """For stopping all interviews when the server is told to stop."""
    last_words: float = 60.0
    """After the time is up, for the answer the candidate is giving; twice that where speech is still coming."""
    reply_limit: float = 60.0
    """For making one reply, everything included."""
    end_retry: float = 30.0
    """Between two tries to end an interview whose end failed."""
    kept_ended: float = 60.0
    """An ended interview with nobody connected stays in memory so long: late repeats and resumes are answered."""
    kept_running: float = 900.0
    """So does a running one; afterwards it is loaded from the record when the candidate comes back."""

    @classmethod
    def of(cls, settings: Settings) -> "Pace":
        return cls(
            endpointing_delay=settings.endpointing_delay,
            settling_time=settings.settling_time,
            most_restarts=settings.most_restarts,
            close_grace=settings.close_grace,
            clock_stops=settings.clock_stops,
            abandoned_after=settings.abandoned_after,
        )
