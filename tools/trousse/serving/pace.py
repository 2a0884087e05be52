"""How fast somebody may speak."""

import time
from collections.abc import Callable


class Pace:
    """A bucket that fills at a steady rate: says whether one more message may pass."""

    def __init__(
        self, per_second: float, burst: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Start with a full bucket."""
        self._per_second = per_second
        self._burst = self._left = burst
        self._clock = clock
        self._seen = clock()

    def allows(self) -> bool:
        """Take one from the bucket; False when there is less than one in it."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._seen) * self._per_second)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class PaceEach:
    """A bucket for each address: who knocks too often keeps nobody else out."""

    def __init__(self, per_second: float, burst: float, most: int = 256) -> None:
        """Know nobody yet; beyond `most` addresses, the one not seen for longest is forgotten."""
        self._per_second, self._burst, self._most = per_second, burst, most
        self._paces: dict[str, Pace] = {}

    def allows(self, address: str) -> bool:
        """Take one from the bucket of `address`; False when there is less than one in it."""
        pace = self._paces.pop(address, None) or Pace(self._per_second, self._burst)
        self._paces[address] = pace
        if len(self._paces) > self._most:
            del self._paces[next(iter(self._paces))]
        return pace.allows()
