"""The docks of a demonstration: hours both ways, vehicles that came and left, and those that fetch the goods."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from adgmin.core.clock import MEETING_ZONE
from events.agenda.models import Session
from events.editions.models import Edition
from events.showcase.models import Booth, Hall

from .models import DockHours, VehicleSlot, Way
from .slots import docks_of, hall_of

LAST = "SHOW-0116"  # once it is over, the goods leave
BUFFER = dt.timedelta(minutes=10)
# Way, number of the dock, hours and minutes of the day, minutes at the dock, booth, plate, metres, goods, forklift.
_VEHICLES = (
    (Way.IN, 1, (8, 0), 60, "C01", "29C-345.67", "8.2", "Trạm gốc 5G và khung gian hàng", True),
    (Way.IN, 1, (9, 15), 45, "B01", "30E-812.45", "5.1", "Máy chủ, màn hình", False),
    (Way.IN, 1, (10, 30), 60, "B03", "15C-204.18", "6.5", "Tủ trưng bày, bảng chỉ dẫn", True),
    (Way.IN, 2, (8, 30), 30, "C02", "29D-551.09", "4.2", "Máy tính, ghế", False),
    (Way.IN, 2, (13, 0), 90, "C03", "51C-778.32", "9.0", "Sàn nâng và màn hình LED", True),
    (Way.IN, 1, (15, 0), 30, "E03", "30H-265.18", "4.5", "Máy chủ nhỏ, giá màn hình", False),
    (Way.IN, 2, (15, 0), 30, "D01", "29H-100.26", "3.8", "Tài liệu, mẫu thiết bị", False),
    (Way.OUT, 1, (14, 30), 60, "C01", "29C-345.67", "8.2", "Trạm gốc 5G và khung gian hàng", True),
    (Way.OUT, 1, (15, 45), 45, "B01", "30E-812.45", "5.1", "Máy chủ, màn hình", False),
    (Way.OUT, 1, (17, 0), 30, "E03", "30H-265.18", "4.5", "Máy chủ nhỏ, giá màn hình", False),
    (Way.OUT, 2, (14, 30), 90, "C03", "51C-778.32", "9.0", "Sàn nâng và màn hình LED", True),
    (Way.OUT, 2, (16, 15), 30, "C02", "29D-551.09", "4.2", "Máy tính, ghế", False),
)
_WAITING = (Way.OUT, "C02")  # asked after the deadline, for the desk to confirm


@transaction.atomic
def make_sample_vehicles(edition: Edition) -> int:
    """Make hours and vehicles when the hall has two docks and no vehicle yet; return how many vehicles."""
    hall = hall_of(edition)
    if hall is None or len(docks_of(hall)) < 2 or VehicleSlot.objects.filter(dock__hall=hall).exists():
        return 0
    days = _hours(edition, hall)
    booths = {one.code: one for one in hall.booths.filter(exhibitor__isnull=False)}
    docks = docks_of(hall)
    rows = [_slot(one, docks, days, booths) for one in _VEHICLES if one[0] in days and one[4] in booths]
    VehicleSlot.objects.bulk_create(rows)
    return len(rows)


def _hours(edition: Edition, hall: Hall) -> dict[Way, DockHours]:
    """Return the hours of each way: those of the set-up session, and the evening after the showcase closes."""
    found = {}
    if (session := hall.set_up_session) and session.start and session.end:
        found[Way.IN] = (session.start, session.end, session.start - dt.timedelta(days=3))
    last = Session.objects.filter(edition=edition, code=LAST, end__isnull=False).first()
    if last and last.end:
        found[Way.OUT] = (last.end, last.end + dt.timedelta(hours=6), last.end - dt.timedelta(days=2))
    made = {}
    for way, (start, end, ask_until) in found.items():
        values = {"start": start, "end": end, "ask_until": ask_until}
        made[way], _made = DockHours.objects.get_or_create(hall=hall, way=way, defaults=values)
    return made


def _slot(one: tuple, docks: list, days: dict[Way, DockHours], booths: dict[str, Booth]) -> VehicleSlot:
    way, dock, at, minutes, code, plate, length, goods, forklift = one
    hours, late = days[way], (way, code) == _WAITING
    start = dt.datetime.combine(hours.start.astimezone(MEETING_ZONE).date(), dt.time(*at), MEETING_ZONE)
    end = start + dt.timedelta(minutes=minutes)
    here = way == Way.IN
    return VehicleSlot(
        exhibitor=booths[code].exhibitor, dock=docks[dock - 1], way=way, start=start, end=end, free_at=end + BUFFER,
        plate=plate, length=Decimal(length), goods=goods, forklift=forklift, asked_late=late,
        confirmed_at=None if late else hours.start - dt.timedelta(days=7),
        arrived_at=start + dt.timedelta(minutes=4) if here else None,
        left_at=end - dt.timedelta(minutes=6) if here else None,
    )  # fmt: skip
