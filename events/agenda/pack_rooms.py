"""After a pack is written: every session holds its room by a booking of its own."""

import datetime as dt

from adgmin.core.bilingual import Text
from events.editions.models import Edition
from events.editions.pack.findings import BrokenPack, Finding
from events.venues.models import RoomBooking

from .models import Session, Status


def hold_rooms(edition: Edition) -> None:
    """Book what the sessions need and free what they no longer do. Raises BrokenPack on a clash."""
    sessions = list(Session.objects.filter(edition=edition).select_related("booking", "room"))
    stale = [session for session in sessions if session.booking and not _is_right(session, session.booking)]
    RoomBooking.objects.filter(pk__in=[session.booking_id for session in stale]).delete()
    missing = [
        session
        for session in sessions
        if session.status != Status.CANCELLED
        and session.is_placed
        and (session.booking is None or session in stale)
    ]
    if clashes := _clashes(edition, missing):
        raise BrokenPack(clashes)
    bookings = RoomBooking.objects.bulk_create(
        [
            RoomBooking(room_id=room, start=start, end=end, purpose=session.code)
            for session in missing
            for room, start, end in [_place(session)]
        ],
        batch_size=200,
    )
    for session, booking in zip(missing, bookings, strict=True):
        session.booking = booking
    Session.objects.bulk_update(missing, ["booking"], batch_size=200)


def _place(session: Session) -> tuple[int, dt.datetime, dt.datetime]:
    """Return room, start and end of a session that has them."""
    assert session.room_id is not None  # noqa: S101 - only placed sessions come here
    assert session.start is not None  # noqa: S101 - as above
    assert session.end is not None  # noqa: S101 - as above
    return session.room_id, session.start, session.end


def _is_right(session: Session, booking: RoomBooking) -> bool:
    held = (booking.room_id, booking.start, booking.end)
    return session.status != Status.CANCELLED and held == (session.room_id, session.start, session.end)


def _clashes(edition: Edition, sessions: list[Session]) -> list[Finding]:
    """Name bookings of others (a bilateral, a session the pack does not have) that are in the way."""
    rooms = {_place(session)[0] for session in sessions}
    others = list(
        RoomBooking.objects.filter(room_id__in=rooms, room__edition=edition).select_related("session")
    )
    found = []
    for session in sessions:
        room, start, end = _place(session)
        for other in others:
            if other.room_id == room and other.start < end and start < other.end:
                holder = other.purpose or str(other)
                found.append(
                    Finding(
                        "sessions.yaml",
                        session.code,
                        "room",
                        "room_double_booked",
                        Text(
                            f"Phòng {session.room} đang được giữ cho {holder}. Hãy đổi phòng.",
                            f"{session.room} is held for {holder}. Free it or change the pack.",
                        ),
                    )
                )
    return found
