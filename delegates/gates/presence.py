"""Who is inside where: kept at every scan, worked out anew when older scans arrive after newer ones.

A presence counts for the day (from four in the morning, in the meeting's zone), and in a room only while the session
lasts for which people came: who has not shown the badge on leaving is not inside for ever. One is in one room at a
time, and in zones beside it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from adgmin.core.clock import MEETING_ZONE
from events.editions.models import Edition

from . import at_once
from .doors import MAIN, ZONE, is_room
from .facts import Facts
from .models import Presence, Scan
from .prepared import insert
from .questions import BadgeRow, badge_facts, two
from .rule import SOON

NIGHT = dt.time(4)


def day_start(now: dt.datetime) -> dt.datetime:
    """Return the moment since which presences count."""
    local = now.astimezone(MEETING_ZONE)
    day = local.date() if local.time() >= NIGHT else local.date() - dt.timedelta(days=1)
    return dt.datetime.combine(day, NIGHT, MEETING_ZONE)


def counting_since(now: dt.datetime, session: dict[str, Any] | None) -> dt.datetime:
    """Return since when a presence at a place counts for the session there; without one, for the day."""
    start = day_start(now)
    if session is None:
        return start
    return max(start, dt.datetime.fromtimestamp(session["start"] - SOON, MEETING_ZONE))


def inside_now(edition: Edition, now: dt.datetime) -> QuerySet[Presence]:
    """Return the presences of the day in an edition."""
    return Presence.objects.filter(badge__edition=edition, since__gte=day_start(now))


def takes_seat(badge: BadgeRow) -> bool:
    """Whether a badge would be counted beside its head where that is done."""
    return Facts({"badge": badge_facts(badge), "session": {"heads_plus": 0}}).takes_seat


def look(
    badge: BadgeRow | None, place: str, session: dict[str, Any] | None, now: dt.datetime
) -> dict[str, Any]:
    """Return the `inside` of a question and, as `names`, how its places are called; one query.

    Exact under the place's lock.
    """
    pk, delegation = (badge.pk, badge.delegation_id) if badge else (0, None)
    seen = at_once.people(place, pk, delegation or 0, counting_since(now, session), day_start(now))
    elsewhere = seen["other"] if is_room(place) else None
    return {
        "here": seen["came"] is not None,
        "since": int(seen["came"].timestamp()) if seen["came"] else None,
        "here_gate": seen["door"],
        "elsewhere": elsewhere,
        "was_here": False,
        "count": seen["count"],
        "seats_of_delegation": seen["seats"] if delegation else 0,
        "names": {"elsewhere": two(seen["vi"] or elsewhere, seen["en"] or elsewhere)},
    }


def was_here(badge: int, place: str, now: dt.datetime) -> bool:
    """Whether a badge went out of a place today."""
    left = Scan.objects.filter(badge=badge, place=place, direction="out", verdict="admit", undone_at=None)
    return left.filter(act=Scan.Act.SCAN, at__gte=day_start(now)).exists()


@dataclass(slots=True)
class Stay:
    """Where a badge is, from when on, by which scan."""

    place: str
    scan: Scan


def stays(scans: Iterable[Scan]) -> list[Stay]:
    """Follow the admitted scans of one badge in the order of their times; return where it is after the last."""
    found: dict[str, Stay] = {}
    for scan in sorted(scans, key=lambda one: (one.at, one.pk)):
        if scan.direction == "in":
            if is_room(scan.place):
                found = {place: stay for place, stay in found.items() if not is_room(place)}
            found[scan.place] = Stay(scan.place, scan)
        elif scan.place == ZONE + MAIN:
            found.clear()
        else:
            found.pop(scan.place, None)
    return list(found.values())


def admitted(badges: Iterable[int], now: dt.datetime) -> QuerySet[Scan]:
    """Return the scans of the day that let these badges in or out and were not taken back."""
    passed = Scan.objects.filter(badge__in=badges, verdict="admit", act=Scan.Act.SCAN, undone_at=None)
    return passed.filter(at__gte=day_start(now)).exclude(place="")


def rebuild(badges: Sequence[BadgeRow], now: dt.datetime) -> None:
    """Work out anew where these badges are, from their scans of the day; the caller holds their locks."""
    by_badge: dict[int, list[Scan]] = {badge.pk: [] for badge in badges}
    for scan in admitted(by_badge, now):
        by_badge[scan.badge_id or 0].append(scan)
    Presence.objects.filter(badge__in=by_badge).delete()
    Presence.objects.bulk_create(
        Presence(
            place=stay.place, badge_id=badge.pk, delegation_id=badge.delegation_id, counts_as_seat=takes_seat(badge),
            session_code=stay.scan.session_code, since=stay.scan.at, gate_id=stay.scan.gate_id,
        )
        for badge in badges
        for stay in stays(by_badge[badge.pk])
    )  # fmt: skip


def put_in(badge: BadgeRow, scan: Scan, *, moved: bool) -> None:
    """Note a badge as inside the scan's place, and in no other room; the caller holds the place's lock and its own."""
    if moved:
        rooms = Presence.objects.filter(badge=badge.pk).exclude(place__startswith=ZONE)
        rooms.exclude(place=scan.place).delete()
    here = Presence(
        place=scan.place, badge_id=badge.pk, delegation_id=badge.delegation_id, counts_as_seat=takes_seat(badge),
        session_code=scan.session_code, since=scan.at, gate_id=scan.gate_id,
    )  # fmt: skip
    insert(
        here, unique=["place", "badge_id"],
        replacing=["delegation_id", "counts_as_seat", "session_code", "since", "gate_id"],
    )  # fmt: skip


def take_out(badge: BadgeRow, place: str) -> None:
    """Note a badge as gone from a place; who leaves by the main entrance has left everywhere."""
    there = Presence.objects.filter(badge=badge.pk)
    (there if place == ZONE + MAIN else there.filter(place=place)).delete()
