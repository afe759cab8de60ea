"""The sessions that a delegation may wish to attend: which are offered, by day, and how many seats it has in each."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from adgmin.core import dates
from delegates.delegations.models import SessionSeats
from delegates.nominations.models import Delegate
from events.agenda.audience import admits
from events.agenda.models import Session
from events.releases.programme import PublicSession
from events.releases.published import NothingPublished, current_programme

FULL = "full"


@dataclass(frozen=True, slots=True)
class Offer:
    """One session: its day and hour, what it is called; `seats` of the delegation, `asking` besides this person."""

    code: str
    day: dt.date
    time: str
    title: str
    seats: int | None = None
    asking: int = 0

    @property
    def label(self) -> str:
        """Day, time and title in one line."""
        return f"{dates.day_short(self.day)}, {self.time} · {self.title}"

    @property
    def is_full(self) -> bool:
        """As many others ask for it as there are seats."""
        return self.seats is not None and self.asking >= self.seats


@dataclass(frozen=True, slots=True)
class SeatUse:
    """The seats of a delegation in one session, and how many of its people ask for one."""

    title: str
    wanted: int
    places: int

    @property
    def is_over(self) -> bool:
        """More ask than there are seats."""
        return self.wanted > self.places


def offers(delegate: Delegate) -> list[Offer]:
    """Return the released sessions that are open to the person's role, in order."""
    shown = _released(delegate.delegation.edition.code)
    closed = [one.code for one in shown if one.disclosure != FULL]
    rows = Session.objects.filter(edition=delegate.delegation.edition_id, code__in=closed)
    admitting = {row.code for row in rows if admits(row, {delegate.role})}
    return [
        Offer(one.code, one.day, dates.clock_time(one.start), str(one.title))
        for one in shown
        if not one.is_cancelled and (one.disclosure == FULL or one.code in admitting)
    ]


def with_seats(found: list[Offer], delegate: Delegate) -> list[Offer]:
    """Return the same with the seats of the person's delegation, and how many others of it ask for them."""
    rows = SessionSeats.objects.filter(delegation=delegate.delegation_id)
    seats = dict(rows.values_list("session__code", "places"))
    if not seats:
        return found
    others = Delegate.objects.active().filter(delegation=delegate.delegation_id).exclude(pk=delegate.pk)
    asking = wishes(others.order_by().values_list("sessions_wanted", flat=True))
    return [replace(one, seats=seats.get(one.code), asking=asking[one.code]) for one in found]


def wishes(lists: Iterable[list[str] | None]) -> Counter[str]:
    """Return how many people ask for each session, by its code."""
    return Counter(code for wanted in lists for code in wanted or ())


def seats_of(rows: Iterable[SessionSeats], wanted: Counter[str], edition_code: str) -> list[SeatUse]:
    """Return the seats of a delegation in the sessions that it may know of, as released, in their order."""
    places = {row.session.code: row.places for row in rows}
    return [
        SeatUse(str(one.title), wanted[one.code], places[one.code])
        for one in _released(edition_code)
        if one.code in places and not one.is_cancelled
    ]


def told_codes(edition_code: str) -> frozenset[str]:
    """Return the codes of the sessions that a delegation may know of: neither hidden nor unnamed."""
    return frozenset(one.code for one in _released(edition_code))


def _released(edition_code: str) -> list[PublicSession]:
    try:
        programme = current_programme()
    except NothingPublished:
        return []
    return list(programme.by_code.values()) if programme.edition.code == edition_code else []
