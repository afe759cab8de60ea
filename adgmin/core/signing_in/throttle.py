"""Slows down guessing of passwords: failed tries are counted by address and by where they come from."""

import datetime as dt
import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = dt.timedelta(minutes=15)
PER_ADDRESS = 5
PER_NETWORK_ADDRESS = 20


def network_address(request: HttpRequest) -> str:
    """Where the request comes from; behind our proxy, what it says."""
    if settings.SECURE_PROXY_SSL_HEADER and (forwarded := request.headers.get("X-Forwarded-For")):
        return forwarded.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


class Tries:
    """The tries of one address from one place.

    Each try takes a slot in the shared cache before the password is looked at: many at once count too.
    """

    def __init__(self, email: str, place: str) -> None:
        self._address = _slots("address", email.strip().lower(), PER_ADDRESS)
        self._place = _slots("place", place, PER_NETWORK_ADDRESS)
        self._taken: list[str] = []

    def begin(self, now: dt.datetime) -> int:
        """Take a slot of each; return 0, or the seconds to wait when there is none."""
        for slots in (self._address, self._place):
            if not self._take(slots, now):
                cache.delete_many(self._taken)
                return _wait(slots, now)
        return 0

    def succeeded(self) -> None:
        """The password was right: forget the address's tries, and this one from this place."""
        cache.delete_many([*self._address, *self._taken])

    def _take(self, slots: list[str], now: dt.datetime) -> bool:
        for slot in slots:
            if cache.add(slot, now.timestamp(), WINDOW.total_seconds()):
                self._taken.append(slot)
                return True
        return False


def _slots(kind: str, value: str, number: int) -> list[str]:
    digest = hashlib.sha256(value.encode()).hexdigest()[:32]
    return [f"sign-in {kind} {digest} {slot}".replace(" ", "-") for slot in range(number)]


def _wait(slots: list[str], now: dt.datetime) -> int:
    begun = min(cache.get_many(slots).values(), default=now.timestamp())
    return max(1, round(begun + WINDOW.total_seconds() - now.timestamp()))
