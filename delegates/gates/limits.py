"""How often devices may ask, and how often pairing codes may be tried.

The first is counted in each process's memory (it protects the process, and a scan must not wait for a shared count);
the second in the shared cache.
"""

import datetime as dt
import hashlib
import threading
import time

from django.conf import settings
from django.core.cache import cache

WINDOW = dt.timedelta(minutes=15)
PER_PLACE = 10  # wrong codes from one network address
IN_ALL = 200
BURST_SECONDS = 10  # what may be asked at once: as much as in this time
_MOST_KNOWN = 10_000


class Bucket:
    """Tokens that come back evenly: so many each minute, a burst of ten seconds' worth."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[float, float]] = {}  # by name: tokens, at
        self._lock = threading.Lock()

    def take(self, name: str, per_minute: float) -> int:
        """Take one; return 0, or the seconds to wait when there is none."""
        per_second, now = per_minute / 60, time.monotonic()
        most = max(1.0, per_second * BURST_SECONDS)
        with self._lock:
            if len(self._left) > _MOST_KNOWN:
                self._left.clear()
            tokens, at = self._left.get(name, (most, now))
            tokens = min(most, tokens + (now - at) * per_second)
            enough = tokens >= 1
            self._left[name] = (tokens - 1 if enough else tokens, now)
        return 0 if enough else max(1, round((1 - tokens) / per_second))

    def clear(self) -> None:
        """Forget everybody."""
        with self._lock:
            self._left.clear()


_bucket = Bucket()


def ask(device: int) -> int:
    """Count a request of a device; return 0, or the seconds it has to wait."""
    return _bucket.take(f"device {device}", settings.GATE_REQUESTS_PER_MINUTE)


def forget_limits() -> None:
    """Drop what this process has counted."""
    _bucket.clear()


class PairingTries:
    """Tries of pairing codes from one place. Each takes its slots before the code is looked at."""

    def __init__(self, place: str) -> None:
        digest = hashlib.sha256(place.encode(errors="replace")).hexdigest()[:32]
        self._kinds = ((f"gate-pair-{digest}", PER_PLACE), ("gate-pair-all", IN_ALL))
        self._taken: list[str] = []

    def begin(self) -> int:
        """Take a slot of each kind; return 0, or the seconds to wait when there is none."""
        for name, most in self._kinds:
            if not self._take(name, most):
                cache.delete_many(self._taken)
                return round(WINDOW.total_seconds())
        return 0

    def succeeded(self) -> None:
        """The code was right."""
        cache.delete_many(self._taken)

    def _take(self, name: str, most: int) -> bool:
        for number in range(most):
            slot = f"{name}-{number}"
            if cache.add(slot, 1, WINDOW.total_seconds()):
                self._taken.append(slot)
                return True
        return False
