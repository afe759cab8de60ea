"""The sessions of an edition as gates need them: the released programme under the changes of the day."""

import datetime as dt
from typing import Any

from events.editions.models import Edition
from events.releases.programme import OVERRUN, PublicSession
from events.releases.publishing import published_in_full
from events.releases.taking_part import parties_of_meetings

from .rule import SOON

_held: dict[int, tuple[int, list[dict[str, Any]]]] = {}


def sessions_of(edition: Edition) -> list[dict[str, Any]]:
    """Return what `rule.session_at` and the rule read of each session, by start.

    Remembered for the version of the programme that the edition, read a moment ago, tells.

    `end` is when the door stops being that session's: where it was ended, else its end, or up to 90 minutes later
    while it has begun and nobody has ended it, but not into the half hour before the next one.
    """
    version = edition.programme_version
    held = _held.get(edition.pk)
    if held is None or held[0] != version:
        held = (version, _read(edition))
        _held[edition.pk] = held
    return held[1]


def forget_sessions() -> None:
    """Drop what this process holds."""
    _held.clear()


def _read(edition: Edition) -> list[dict[str, Any]]:
    programme = published_in_full(edition)
    if programme is None:
        return []
    parties = parties_of_meetings(programme, edition)
    placed = [session for session in programme.sessions if session.room]
    return [
        {
            "code": session.code,
            "start": int(min(session.start, session.started_at or session.start).timestamp()),
            "end": int(_end(session, placed).timestamp()),
            "access": session.access,
            "categories": list(session.categories),
            "heads_plus": session.heads_plus,
            "media": session.media,
            "parties": sorted(parties[session.code]),
            "title": session.title.as_dict(),
            "place": session.room,
            "status": session.status,
        }
        for session in placed
    ]


def _end(session: PublicSession, others: list[PublicSession]) -> dt.datetime:
    if session.ended_at:
        return session.ended_at
    if not session.started_at:
        return session.end
    following = [one.start for one in others if one.room == session.room and one.start >= session.end]
    latest = min(following) - dt.timedelta(seconds=SOON) if following else session.end + OVERRUN
    return max(session.end, min(session.end + OVERRUN, latest))
