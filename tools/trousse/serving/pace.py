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
