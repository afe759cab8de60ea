"""A snapshot as somebody sees it: every session and agenda item passes the audience rule here; papers in `papers`."""

from collections.abc import Container
from dataclasses import replace

from adgmin.core.bilingual import Text
from events.agenda.audience import PUBLIC, Seen, Viewer, seen_by
from events.venues.models import Room

from .difference import session_change
from .programme import (
    Programme,
    PublicAnnouncement,
    PublicHall,
    PublicRoom,
    PublicSession,
    in_order,
)

CLOSED_MEETING = Text("Phiên họp kín", "Closed meeting")


def as_seen_by(snapshot: Programme, viewer: Viewer = PUBLIC) -> Programme:
    """Return what this viewer may see of a snapshot."""
    seen = {session.uid: seen_by(viewer, session) for session in snapshot.sessions}
    shown = in_order(
        _with_stamps(_shown(session, seen[session.uid]), viewer)
        for session in snapshot.sessions
        if seen[session.uid] > Seen.HIDDEN
    )
    named = {session.code for session in shown if session.has_page}
    in_full = {session.code for session in shown if session.disclosure == "full"}
    return replace(
        snapshot,
        sessions=shown,
        rooms=_rooms(snapshot.rooms, shown),
        hall=_hall(snapshot.hall, named),
        announcements=tuple(a for a in snapshot.announcements if _concerns(a, in_full)),
        _search={},
    )


def _shown(session: PublicSession, seen: Seen) -> PublicSession:
    """One session as far as it is disclosed."""
    if seen == Seen.UNNAMED:
        return _time_only(session)
    if seen == Seen.ANNOUNCED:
        return replace(
            session, disclosure="announced", abstract=Text(), categories=(), heads_plus=None, media="",
            floor_languages=(), interpreted_into=(), dress=Text(), chairs=(), co_chairs=(), items=(), papers=(),
        )  # fmt: skip
    return replace(session, disclosure="full")


def _time_only(session: PublicSession) -> PublicSession:
    """What is told of an unnamed session: when it is, whether it takes place, and the means to follow a change."""
    return PublicSession(
        code="", uid=session.uid, disclosure="unnamed", title=CLOSED_MEETING, abstract=Text(), kind="closed", level="",
        ordinal=None, start=session.start, end=session.end, room="",
        status="cancelled" if session.is_cancelled else "confirmed", access="restricted", categories=(),
        heads_plus=None, media="", floor_languages=(), interpreted_into=(), dress=Text(), members=(),
        all_members=False, partners=(), topics=(), chairs=(), co_chairs=(), items=(), papers=(), was_start=None,
        was_room="", schedule_is_sample=session.schedule_is_sample, updated=session.updated,
        sequence=session.sequence, open_sequence=session.open_sequence, open_updated=session.open_updated,
    )  # fmt: skip


def _with_stamps(session: PublicSession, viewer: Viewer) -> PublicSession:
    """Stamp a session for its viewer: everybody learns only of changes that everybody sees."""
    if viewer != PUBLIC:
        return replace(session, open_sequence=0, open_updated=None)
    return replace(
        session,
        sequence=session.open_sequence,
        updated=session.open_updated or session.updated,
        open_sequence=0,
        open_updated=None,
    )


def seen_change(before: PublicSession, after: PublicSession, viewer: Viewer = PUBLIC) -> bool:
    """Whether a viewer sees one session otherwise than before; stamps are not looked at."""
    seen = [(seen_by(viewer, one), one) for one in (before, after)]
    if any(how == Seen.HIDDEN for how, _one in seen):
        return seen[0][0] != seen[1][0]
    shown = [_shown(one, how) for how, one in seen]
    return session_change(*shown) is not None


def _rooms(rooms: dict[str, PublicRoom], shown: tuple[PublicSession, ...]) -> dict[str, PublicRoom]:
    """Rooms by code. A bilateral room is left out unless a disclosed session names it: even its being free tells."""
    used = {session.room for session in shown}
    return {
        code: room for code, room in rooms.items() if room.kind != Room.Kind.BILATERAL_ROOM or code in used
    }


def _hall(hall: PublicHall | None, named: Container[str]) -> PublicHall | None:
    if hall is None:
        return None
    return replace(
        hall,
        opening_session=hall.opening_session if hall.opening_session in named else "",
        open_sessions=tuple(code for code in hall.open_sessions if code in named),
    )


def _concerns(announcement: PublicAnnouncement, in_full: Container[str]) -> bool:
    """Words to the audience of a session are shown only to those who see all of that session."""
    return not announcement.session or announcement.session in in_full
