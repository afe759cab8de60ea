"""Slows down asking for mails: so many an hour for an address, and from one place."""

import hashlib

from django.core.cache import cache

HOUR = 3600
PER_ADDRESS = 3
PER_PLACE = 20


def may_ask(email: str, place: str) -> bool:
    """Take a slot for the address and one for the place; False when either has none left."""
    return _take("place", place, PER_PLACE) and _take("address", email.strip().lower(), PER_ADDRESS)


def _take(kind: str, value: str, number: int) -> bool:
    digest = hashlib.sha256(value.encode()).hexdigest()[:32]
    return any(cache.add(f"subscribe-{kind}-{digest}-{slot}", 1, HOUR) for slot in range(number))
