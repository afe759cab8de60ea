"""The desk's list of mails: filters, pages, counts, and how the sending stands."""

import datetime as dt
import math
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from adgmin.core.filters import QueryFilters
from adgmin.core.models import User

from .access import SEES_PEOPLE, Shown, mails_for, shown_to
from .models import Courier, OutgoingMail

PAGE_SIZE = 50
ALIVE = dt.timedelta(seconds=60)


@dataclass(frozen=True)
class Filters(QueryFilters):
    """What the address of the list asks for; the empty text asks for nothing."""

    q: str = ""
    state: str = ""
    kind: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    rows: list[Shown]
    count: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Sending:
    """How the sending stands: a server is set, senders are alive, what hinders them."""

    server: str
    alive: int
    last_seen: dt.datetime | None
    trouble: str
    last_error: str


def page_for(user: User, filters: Filters, number: int) -> Page:
    """Return one page of what the filters leave, the newest first."""
    found = _found(mails_for(user), filters, by_person=user.has_perm(SEES_PEOPLE))
    count = found.count()
    pages = max(1, math.ceil(count / PAGE_SIZE))
    number = min(max(number, 1), pages)
    first = (number - 1) * PAGE_SIZE
    rows = found.defer("text", "html", "ics", "notice__changes", "notice__programme")
    shown = [_in_list(user, mail) for mail in rows[first : first + PAGE_SIZE]]
    return Page(shown, count, number, pages)


def _in_list(user: User, mail: OutgoingMail) -> Shown:
    mail.text = mail.html = ""
    return shown_to(user, mail)


def _found(mails: QuerySet[OutgoingMail], filters: Filters, *, by_person: bool) -> QuerySet[OutgoingMail]:
    plain = {"state": filters.state, "notice__kind": filters.kind, "capacity": filters.capacity}
    mails = mails.filter(**{lookup: value for lookup, value in plain.items() if value})
    for word in filters.q.split():
        match = Q(subject__icontains=word) | Q(event__icontains=word) | Q(delegation__iexact=word)
        if by_person:
            match |= Q(address__icontains=word) | Q(name__icontains=word)
        mails = mails.filter(match)
    return mails


def counts(user: User) -> dict[str, int]:
    """Return how many of the mails that this user may see stand where."""
    found = dict.fromkeys(OutgoingMail.State.values, 0)
    return found | dict(mails_for(user).order_by().values_list("state").annotate(Count("pk")))


def sending(now: dt.datetime) -> Sending:
    """Return how the sending stands at this moment."""
    couriers = list(Courier.objects.order_by("-seen_at")[:20])
    alive = [one for one in couriers if one.ended_at is None and now - one.seen_at < ALIVE]
    hindered = next((one for one in alive if one.trouble), None)
    return Sending(
        server=settings.EMAIL_HOST if settings.EMAIL_URL else "",
        alive=len(alive),
        last_seen=couriers[0].seen_at if couriers else None,
        trouble=hindered.get_trouble_display() if hindered else "",
        last_error=hindered.last_error if hindered else "",
    )
