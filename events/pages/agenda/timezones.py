"""The reader's own time as a second line; Ha Noi time always leads."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core import dates

# One city a zone, for the zones of the parties that differ from the meeting's.
CITIES: dict[str, Promise] = {
    "Asia/Yangon": _("Nay Pyi Taw"),
    "Asia/Singapore": _("Singapore, Kuala Lumpur, Manila"),
    "Asia/Shanghai": _("Beijing"),
    "Asia/Dili": _("Dili"),
    "Asia/Tokyo": _("Tokyo"),
    "Asia/Seoul": _("Seoul"),
    "Asia/Kolkata": _("New Delhi"),
    "Europe/Brussels": _("Brussels"),
    "Europe/Moscow": _("Moscow"),
    "America/New_York": _("New York"),
    "UTC": _("Universal time"),
}


@dataclass(frozen=True)
class OwnZone:
    """A zone beside the meeting's."""

    name: str

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone's rules."""
        return ZoneInfo(self.name)

    @property
    def city(self) -> str:
        """The city that stands for it."""
        return str(CITIES[self.name])

    def label(self, at: dt.datetime) -> str:
        """Tokyo (GMT+9)."""
        return f"{self.city} ({offset(at.astimezone(self.zone))})"

    def line(self, start: dt.datetime, end: dt.datetime) -> str:
        """12:45–14:15 Tokyo, with the weekday where it is another day there."""
        begin, finish = start.astimezone(self.zone), end.astimezone(self.zone)
        day = f"{dates.weekday(begin.date())} " if begin.date() != dates.local(start).date() else ""
        return f"{day}{begin:%H:%M}–{finish:%H:%M}, {self.city}"


def offset(moment: dt.datetime) -> str:
    """GMT+7, GMT+5:30."""
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"GMT{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "GMT"


def own_zone(request: HttpRequest) -> OwnZone | None:
    """Return the zone asked for in the address; nothing for an unknown name or the meeting's own."""
    name = request.GET.get("tz", "")
    return OwnZone(name) if name in CITIES else None


def choices(at: dt.datetime, chosen: OwnZone | None) -> list[tuple[str, str, bool]]:
    """Return (name, label, chosen) of every zone on offer."""
    zones = (OwnZone(name) for name in CITIES)
    return [(zone.name, zone.label(at), zone == chosen) for zone in zones]
