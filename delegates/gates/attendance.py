"""Who came to a session, for the record: each badge once, however often it passed the door."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Min
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adgmin.core import dates
from adgmin.core.bilingual import Text
from adgmin.core.workbooks.book import book
from delegates.badges.models import Badge
from delegates.nominations.names import name_in_list
from events.agenda.models import Session
from events.editions.models import Edition

from .models import Scan


@dataclass(frozen=True, slots=True)
class Attended:
    """A session with how many came, were turned away, and were let in against the rule."""

    session: Session
    came: int
    refused: int
    overridden: int


@dataclass(frozen=True, slots=True)
class Attendee:
    """A badge that was let in to a session: first and last time, and why against the rule."""

    badge: Badge
    first: dt.datetime
    last: dt.datetime
    override: str

    @property
    def name(self) -> str:
        """Who it is: the person, else what the pass says."""
        return (
            name_in_list(self.badge.delegate) if self.badge.delegate else self.badge.label or str(self.badge)
        )


def attended(edition: Edition, day: dt.date) -> list[Attended]:
    """Return the sessions of a day that have a room, by time; three queries."""
    sessions = list(
        Session.objects.filter(edition=edition)
        .on(day)
        .placed()
        .select_related("room")
        .order_by("start", "code")
    )
    scans = Scan.objects.filter(
        session_code__in=[one.code for one in sessions], act=Scan.Act.SCAN, undone_at=None
    )
    counted = (
        scans.filter(direction="in", badge__edition=edition).order_by().values("session_code", "verdict")
    )
    came = {
        (row["session_code"], row["verdict"]): row["number"]
        for row in counted.annotate(number=Count("badge", distinct=True))
    }
    against = dict(
        scans.filter(direction="in", badge__edition=edition).exclude(override="").order_by()
        .values_list("session_code").annotate(Count("badge", distinct=True))
    )  # fmt: skip
    return [
        Attended(
            one, came.get((one.code, "admit"), 0), came.get((one.code, "refuse"), 0), against.get(one.code, 0)
        )
        for one in sessions
    ]


def attendees(session: Session) -> list[Attendee]:
    """Return who was let in to a session, in protocol order; two queries."""
    scans = Scan.objects.filter(session_code=session.code, act=Scan.Act.SCAN, verdict="admit", undone_at=None)
    counted = scans.filter(direction="in", badge__edition=session.edition_id).order_by().values("badge")
    times = {
        row["badge"]: row for row in counted.annotate(first=Min("at"), last=Max("at"), why=Max("override"))
    }
    badges = Badge.objects.filter(pk__in=times).select_related("delegate", "delegation").in_protocol_order()
    return [
        Attendee(badge, times[badge.pk]["first"], times[badge.pk]["last"], times[badge.pk]["why"])
        for badge in badges
    ]


def workbook(session: Session, people: list[Attendee], now: dt.datetime) -> bytes:
    """Return the attendance of a session as an .xlsx in the active language."""
    marks = [
        str(Text(session.title_vi, session.title_en)),  # type: ignore[attr-defined]  # translated columns
        dates.as_of(now),
        _("For official use only"),
    ]
    headings = (
        pgettext("number in a list", "No."), _("Badge"), _("Full name"), _("Delegation"), _("Category"),
        _("First time in"), _("Last time in"), _("Let in against the rule because"),
    )  # fmt: skip
    title = _("Attendance of %(code)s") % {"code": session.code}
    return book(title, marks, headings, _rows(people), (6, 8, 34, 30, 22, 12, 12, 40))


def _rows(people: list[Attendee]) -> Iterator[list[object]]:
    for number, one in enumerate(people, 1):
        badge = one.badge
        yield [
            number, str(badge), one.name, str(badge.delegation or ""), badge.get_category_display(),
            dates.clock_time(dates.local(one.first)), dates.clock_time(dates.local(one.last)), one.override,
        ]  # fmt: skip
