"""Who else has the board open, as far as their pages asked within the last seconds."""

import time

from django.core.cache import cache

from adgmin.core.models import User
from events.editions.models import Edition

FRESH = 12  # seconds; pages ask every three


def note_presence(edition: Edition, user: User) -> list[str]:
    """Note that this user's page is open; return the names of the others, in order.

    Two who are noted in the same instant may miss each other until the next request; nothing rests on it.
    """
    key, now = f"board-open-{edition.pk}", time.time()
    known: dict[int, tuple[str, float]] = cache.get(key) or {}
    open_now = {pk: seen for pk, seen in known.items() if now - seen[1] < FRESH}
    cache.set(key, {**open_now, user.pk: (str(user), now)}, FRESH)
    return sorted(name for pk, (name, _) in open_now.items() if pk != user.pk)
