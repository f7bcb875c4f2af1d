"""How many messages may come: a steady rate, and a few seconds' worth of it at once."""

from api.live.clock import Time

BURST = 5.0
"""Seconds of the rate that may come at once."""


class Rate:
    def __init__(self, per_second: float, time: Time) -> None:
        self._per_second = per_second
        self._time = time
        self._most = max(1.0, per_second * BURST)
        self._left = self._most
        self._at = time.now()

    def allows(self) -> bool:
        """Whether one more is within the rate; counts it if so."""
        now = self._time.now()
        self._left = min(self._most, self._left + (now - self._at) * self._per_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
