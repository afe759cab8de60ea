"""Meetings that the public was told of and that are no more: what is still told of them, for the rest of the meeting.

A meeting that is taken out (deleted, or put back into the tray) is told as withdrawn, with what the last release
disclosed of it and nothing else. One that was hidden or made a draft again is forgotten in silence, as before.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q

from adgmin.core.bilingual import Text
from events.agenda.models import Session
from events.editions.models import Edition

from .codec import decode, encode
from .difference import ChangeKind
from .models import Release
from .programme import Programme, PublicSession


def withdrawals(
    edition: Edition, told: Programme, content: Programme, *, sequence: int, at: dt.datetime
) -> list[dict[str, Any]]:
    """Return what a release keeps of the meetings in `told` (the public's) that its whole content no longer has.

    `sequence` (RFC 5545) is that of the cancellation in calendars.
    """
    there = {session.uid for session in content.sessions}
    gone = [session for session in told.sessions if session.uid not in there]
    rows = Session.objects.filter(edition=edition, guid__in=[session.uid for session in gone], is_draft=True)
    drafts = {str(guid) for guid in rows.values_list("guid", flat=True)} if gone else set()
    return [
        {
            "uid": session.uid,
            "kind": str(ChangeKind.REMOVED),
            "fields": [],
            "others": [],
            "session": encode(_as_cancelled(session, sequence, at)),
        }
        for session in gone
        if session.uid not in drafts
    ]


def withdrawn_from(programme: Programme, releases: Iterable[Release]) -> dict[str, tuple[int, PublicSession]]:
    """Return by uid the latest withdrawal (number of its release, the meeting) of each meeting that is still gone.

    Releases come newest first. A meeting whose record is there again is told by the programme, or kept back by it.
    """
    present = {session.uid for session in programme.sessions}
    found: dict[str, tuple[int, PublicSession]] = {}
    for release in releases:
        for kept in release.changes:
            if kept["kind"] == ChangeKind.REMOVED and kept["uid"] not in {*present, *found}:
                session = decode(PublicSession, kept["session"])
                found[kept["uid"]] = (release.number, _as_known(session, programme))
    if found:
        again = Session.objects.filter(Q(is_draft=True) | Q(start__isnull=False), guid__in=found)
        for guid in again.values_list("guid", flat=True):
            found.pop(str(guid))
    return found


def withdrawn_now(programme: Programme) -> list[PublicSession]:
    """Return the meetings that calendars are still to be told are off, in order of time; one query or two."""
    releases = Release.objects.filter(edition__code=programme.edition.code).only("number", "changes")
    gone = [session for _number, session in withdrawn_from(programme, releases.order_by("-number")).values()]
    return sorted(gone, key=lambda session: (session.start, session.code))


def _as_cancelled(session: PublicSession, sequence: int, at: dt.datetime) -> PublicSession:
    """Name, time, place and parties; what was to be said there is gone with it."""
    return replace(
        session, status="cancelled", sequence=max(sequence, session.sequence + 1), updated=at, abstract=Text(),
        items=(), papers=(), was_start=None, was_end=None, was_room="", live=False, started_at=None, ended_at=None,
    )  # fmt: skip


def _as_known(session: PublicSession, programme: Programme) -> PublicSession:
    """Leave out the room, parties and topics that the present programme does not name."""
    return replace(
        session,
        room=session.room if session.room in programme.rooms else "",
        members=tuple(code for code in session.members if code in programme.parties),
        partners=tuple(code for code in session.partners if code in programme.parties),
        topics=tuple(code for code in session.topics if code in programme.topics),
        chairs=(),
        co_chairs=(),
    )
