"""Acts on meetings and their order: the last one wins, in whatever order they arrive."""

import datetime as dt
import uuid
from collections.abc import Collection, Hashable, Iterable, Mapping
from itertools import islice
from typing import NamedTuple, TypeVar

# More than any meeting has; what comes beyond it is left out.
MOST = 500
# No act is older: databases and time zones end somewhere.
EARLIEST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

Key = TypeVar("Key", bound=Hashable)


class Act(NamedTuple):
    """When it was decided, and whether for or against; the greater wins: the later, at one moment the star."""

    at: dt.datetime
    on: bool


def acts_of(*, add: Iterable[str] = (), remove: Iterable[str] = (), now: dt.datetime) -> dict[uuid.UUID, Act]:
    """Read acts, each `uid` or `uid@moment`; what is no uid is left out, of two on one meeting the greater stays."""
    found: dict[uuid.UUID, Act] = {}
    for on, words in ((False, remove), (True, add)):
        for word in islice(words, MOST):
            uid, _, moment = word.partition("@")
            try:
                guid = uuid.UUID(uid)
            except ValueError:
                continue
            act = Act(decided_at(moment, now=now), on)
            found[guid] = max(act, found.get(guid, act))
    return found


def decided_at(moment: str, *, now: dt.datetime) -> dt.datetime:
    """Return when an act was made (ISO 8601 with an offset), never after now; now when that is not told."""
    try:
        told = dt.datetime.fromisoformat(moment)
    except ValueError:
        return now
    return now if told.tzinfo is None else min(max(told, EARLIEST), now)


def winning(before: Mapping[Key, Act], acts: Mapping[Key, Act], *, most: int) -> dict[Key, Act]:
    """Return the acts that win over what was decided before, while there are at most so many stars."""
    stars = sum(act.on for act in before.values())
    won: dict[Key, Act] = {}
    for key, act in acts.items():
        was = before.get(key)
        if was is not None and act <= was:
            continue
        gained = act.on - (was is not None and was.on)
        if gained > 0 and stars + gained > most:
            continue
        stars += gained
        won[key] = act
    return won


def exactly(
    chosen: Collection[uuid.UUID], starred: Iterable[uuid.UUID], *, now: dt.datetime
) -> dict[uuid.UUID, Act]:
    """Return the acts that leave exactly the chosen meetings of those that are starred."""
    gone = {guid: Act(now, False) for guid in starred if guid not in chosen}
    return gone | {guid: Act(now, True) for guid in chosen}
