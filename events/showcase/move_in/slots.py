"""Places at the docks: one vehicle at a time, with minutes between two; the database has the last word.

Within the hours of the dock, given at once until the deadline; later requests hold their place too, until the desk
confirms or cancels them.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.editions.models import Edition
from events.showcase.models import Exhibitor, Hall, HallFeature

from . import refusals
from .models import DockHours, VehicleSlot, Way
from .noticing import vehicle_changed
from .refusals import LEAST_MINUTES, MOST_MINUTES

CONSTRAINT = "events_vehicleslot_dock_once"
BUFFER = 10  # minutes, where no hours of the docks say otherwise


@dataclass(frozen=True, slots=True)
class Hours:
    """When vehicles may come one way."""

    start: dt.datetime
    end: dt.datetime
    ask_until: dt.datetime | None
    buffer: dt.timedelta


@dataclass(frozen=True, slots=True)
class Load:
    """A vehicle and what it brings; length in metres."""

    plate: str
    length: Decimal
    goods: str
    forklift: bool


def hall_of(edition: Edition) -> Hall | None:
    """Return the hall of the showcase."""
    return Hall.objects.filter(room__edition=edition).select_related("set_up_session").first()


def docks_of(hall: Hall) -> list[HallFeature]:
    """Return the docks of a hall, in the order of their codes."""
    return list(HallFeature.objects.filter(hall=hall, kind=HallFeature.Kind.DOCK).order_by("code"))


def hours_of(hall: Hall, way: str) -> Hours | None:
    """Return when vehicles may come; for moving in the set-up session's hours where nothing else is said."""
    said = DockHours.objects.filter(hall=hall, way=way).first()
    if said:
        return Hours(said.start, said.end, said.ask_until, dt.timedelta(minutes=said.buffer_minutes))
    session = hall.set_up_session
    if way != Way.IN or session is None or session.start is None or session.end is None:
        return None
    return Hours(session.start, session.end, None, dt.timedelta(minutes=BUFFER))


def book(
    exhibitor: Exhibitor,
    dock: HallFeature,
    way: str,
    start: dt.datetime,
    minutes: int,
    load: Load,
    *,
    by: User | None,
    at_desk: bool = False,
) -> VehicleSlot:
    """Give a vehicle a place; asked after the deadline, it waits for the desk.

    Raises Refused: `wrong_dock`, `no_hours`, `bad_minutes`, `outside_hours`, `too_late`, `dock_taken`.
    """
    with transaction.atomic():
        hours = _lock(dock, way)
        now = clock.now()
        if start < now and not at_desk:
            raise refusals.too_late()
        late = not at_desk and hours.ask_until is not None and now > hours.ask_until
        slot = VehicleSlot(
            exhibitor=exhibitor, way=way, plate=nfc(load.plate).strip().upper()[:20], length=load.length,
            goods=nfc(load.goods).strip()[:200], forklift=load.forklift, asked_late=late,
            confirmed_at=None if late else now,
        )  # fmt: skip
        _place(slot, dock, start, minutes, hours)
        audit.record(slot, "book vehicle", by=by)
    return slot


def move(slot: VehicleSlot, dock: HallFeature, start: dt.datetime, minutes: int, *, by: User) -> VehicleSlot:
    """Give a vehicle another dock or time. Raises Refused as `book`."""
    with transaction.atomic():
        hours = _lock(dock, slot.way)
        locked = VehicleSlot.objects.select_for_update(of=("self",)).get(pk=slot.pk)
        old_dock, old_start, old_end = locked.dock, locked.start, locked.end
        before = f"{old_dock.code} {old_start.isoformat()}"
        _place(locked, dock, start, minutes, hours)
        changes = {"place": [before, f"{dock.code} {start.isoformat()}"]}
        audit.record(locked, "move vehicle", by=by, changes=changes)
        if (old_dock, old_start, old_end) != (dock, start, locked.end):
            vehicle_changed.send(sender=VehicleSlot, slot=locked, verb="move vehicle", reason="")
    return locked


def confirm(slot: VehicleSlot, *, by: User) -> None:
    """Confirm a late request."""
    with transaction.atomic():
        if _note(slot, "confirmed_at", "confirm vehicle", by):
            vehicle_changed.send(sender=VehicleSlot, slot=slot, verb="confirm vehicle", reason="")


def arrived(slot: VehicleSlot, *, by: User) -> None:
    """Note that the vehicle has come."""
    _note(slot, "arrived_at", "vehicle arrived", by)


def left(slot: VehicleSlot, *, by: User) -> None:
    """Note that the vehicle has left; its dock is free for the next at once."""
    with transaction.atomic():
        locked = VehicleSlot.objects.select_for_update(of=("self",)).get(pk=slot.pk)
        now = clock.now()
        locked.left_at = locked.left_at or now
        if locked.start < now < locked.end:
            locked.end, locked.free_at = now, now
        locked.save()
        audit.record(locked, "vehicle left", by=by)


def cancel(slot: VehicleSlot, reason: str, *, by: User, at_desk: bool = False) -> None:
    """Give the place back; an exhibitor until the time has come. Raises Refused: `reason_missing`, `too_late`."""
    reason = nfc(reason).strip()[:300]
    if at_desk and not reason:
        raise refusals.reason_missing()
    with transaction.atomic():
        locked = VehicleSlot.objects.select_for_update(of=("self",)).get(pk=slot.pk)
        if not at_desk and (locked.arrived_at or locked.start <= clock.now()):
            raise refusals.too_late()
        audit.record(locked, "cancel vehicle", by=by, note=reason)
        if at_desk:
            vehicle_changed.send(sender=VehicleSlot, slot=locked, verb="cancel vehicle", reason=reason)
        locked.delete()


def _note(slot: VehicleSlot, field: str, verb: str, by: User) -> bool:
    """Write down the moment, once; say whether it was not there yet."""
    with transaction.atomic():
        locked = VehicleSlot.objects.select_for_update(of=("self",)).get(pk=slot.pk)
        if getattr(locked, field) is not None:
            return False
        setattr(locked, field, clock.now())
        locked.save(update_fields=[field])
        audit.record(locked, verb, by=by)
    return True


def _lock(dock: HallFeature, way: str) -> Hours:
    """Lock the dock, so that requests for it queue; return its hours."""
    if dock.kind != HallFeature.Kind.DOCK:
        raise refusals.wrong_dock()
    HallFeature.objects.select_for_update(of=("self",)).get(pk=dock.pk)
    hours = hours_of(dock.hall, way)
    if hours is None:
        raise refusals.no_hours()
    return hours


def _place(slot: VehicleSlot, dock: HallFeature, start: dt.datetime, minutes: int, hours: Hours) -> None:
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise refusals.bad_minutes()
    end = start + dt.timedelta(minutes=minutes)
    if start < hours.start or end > hours.end:
        raise refusals.outside_hours(hours.start, hours.end)
    slot.dock, slot.start, slot.end, slot.free_at = dock, start, end, end + hours.buffer
    if other := _in_the_way(slot):
        raise refusals.dock_taken(other)
    with _refusing_overlap():
        slot.save()


def _in_the_way(slot: VehicleSlot) -> VehicleSlot | None:
    others = VehicleSlot.objects.filter(dock=slot.dock, start__lt=slot.free_at, free_at__gt=slot.start)
    return others.exclude(pk=slot.pk).order_by("start").first()


@contextmanager
def _refusing_overlap() -> Iterator[None]:
    """Turn the database's own refusal into the same words, should a writer have passed by the lock."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if CONSTRAINT not in str(error):
            raise
        raise refusals.dock_taken(None) from error
