"""Holding a room: the only way in which bookings are written."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from adgmin.core import dates
from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Refused, Severity
from events.editions.locking import lock_edition

from .models import Room, RoomBooking

CONSTRAINT = "events_roombooking_room_once"


@transaction.atomic
def hold_room(
    room: Room, start: dt.datetime, end: dt.datetime, *, purpose: str = "", booking: RoomBooking | None = None
) -> RoomBooking:
    """Hold a room from start to end, or move an existing booking there.

    Raises Refused (`room_double_booked`) when somebody else holds the room then, (`ends_before_start`) when end is
    not after start. The room's row is locked, so that two bookings of it never pass side by side.
    """
    require_order(start, end)
    lock_edition(room.edition_id)
    Room.objects.select_for_update().get(pk=room.pk)
    taken = RoomBooking.objects.filter(room=room, start__lt=end, end__gt=start).order_by("start")
    if booking is not None and booking.pk:
        taken = taken.exclude(pk=booking.pk)
    if first := taken.first():
        raise Refused(_double_booked(room, first))
    held = booking or RoomBooking()
    held.room, held.start, held.end, held.purpose = room, start, end, purpose[:200]
    with refusing_overlap(room):
        held.save()
    return held


@contextmanager
def refusing_overlap(room: Room) -> Iterator[None]:
    """Turn the database's own refusal into the same words, should a writer have passed by the lock."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if CONSTRAINT not in str(error):
            raise
        raise Refused(_double_booked(room, None)) from error


def _double_booked(room: Room, other: RoomBooking | None) -> Problem:
    def sentence() -> str:
        if other is None:
            return gettext(
                "%(room)s was taken by somebody else a moment ago. Choose another room or time."
            ) % {"room": room.name}
        return gettext(
            "%(room)s is held for %(purpose)s on %(day)s, %(time)s. Choose another room or time."
        ) % {
            "room": room.name,
            "purpose": other.purpose or gettext("another meeting"),
            "day": dates.day_short(dates.local(other.start).date()),
            "time": dates.time_range(other.start, other.end),
        }

    return Problem("room_double_booked", Severity.BLOCK, in_both(sentence), (room, other), field="room")


def require_order(start: dt.datetime | None, end: dt.datetime | None) -> None:
    """Raise Refused: `ends_before_start`, or `time_incomplete` when only one of them is given."""
    if (start is None) != (end is None):
        raise Refused(
            Problem(
                "time_incomplete",
                Severity.BLOCK,
                in_both(lambda: gettext("Give both the start and the end, or neither.")),
                field="end" if end is None else "start",
            )
        )
    if start is not None and end is not None and end <= start:
        raise Refused(
            Problem(
                "ends_before_start",
                Severity.BLOCK,
                in_both(lambda: gettext("The end must be after the start.")),
                field="end",
            )
        )
