"""Who is inside where: kept at every scan, worked out anew when older scans arrive after newer ones.

A presence counts for the day (from four in the morning, in the meeting's zone), and in a room only while the session
lasts for which people came: who has not shown the badge on leaving is not inside for ever. One is in one room at a
time, and in zones beside it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

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


class Pass(NamedTuple):
    """A scan that let a badge in or out."""

    at: dt.datetime
    pk: int
    badge_id: int
    place: str
    direction: str
    session_code: str
    gate_id: int | None
    device_id: int | None
    way: str
    override: str


def passes(scans: QuerySet[Scan]) -> list[Pass]:
    """Return those of these scans that let a badge in or out and were not taken back, in order of their times."""
    let = scans.filter(verdict="admit", act=Scan.Act.SCAN, undone_at=None, badge__isnull=False)
    rows = let.exclude(place="").order_by("at", "pk").values_list(*Pass._fields)
    return [Pass(*row) for row in rows.iterator(chunk_size=5000)]


def stays(passed: Iterable[Pass]) -> list[Pass]:
    """Follow one badge through what is in order of time; return by which passes it is where it is after the last."""
    found: dict[str, Pass] = {}
    for one in passed:
        if one.direction == "in":
            if is_room(one.place):
                found = {place: before for place, before in found.items() if not is_room(place)}
            found[one.place] = one
        elif one.place == ZONE + MAIN:
            found.clear()
        else:
            found.pop(one.place, None)
    return list(found.values())


def rebuild(badges: Sequence[BadgeRow], now: dt.datetime) -> None:
    """Work out anew where these badges are, from their scans of the day; the caller holds their locks."""
    by_badge: dict[int, list[Pass]] = {badge.pk: [] for badge in badges}
    for one in passes(Scan.objects.filter(badge__in=by_badge, at__gte=day_start(now))):
        by_badge[one.badge_id].append(one)
    Presence.objects.filter(badge__in=by_badge).delete()
    write(badges, {pk: stays(passed) for pk, passed in by_badge.items()})


def write(badges: Iterable[BadgeRow], where: Mapping[int, Iterable[Pass]]) -> None:
    """Write where badges are, of which nothing is written."""
    Presence.objects.bulk_create(
        Presence(
            place=stay.place, badge_id=badge.pk, delegation_id=badge.delegation_id, counts_as_seat=takes_seat(badge),
            session_code=stay.session_code, since=stay.at, gate_id=stay.gate_id,
        )
        for badge in badges
        for stay in where[badge.pk]
    )  # fmt: skip


def put_in(badge: BadgeRow, scan: Scan, *, moved: bool) -> None:
    """Note a badge as inside the scan's place, and in no other room; the caller holds the place's lock and its own."""
    if moved:
        rooms = Presence.objects.filter(badge=badge.pk).exclude(place__startswith=ZONE)
        rooms = rooms.exclude(place=scan.place)
        rooms._raw_delete(rooms.db)  # as below
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
    gone = there if place == ZONE + MAIN else there.filter(place=place)
    gone._raw_delete(gone.db)  # nothing hangs on a presence: no need to look first
