"""When the hall is open, and what is shown on its stage now and next."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adgmin.core.bilingual import Text
from adgmin.core.dates import clock_time, day_screen
from events.pages.agenda.marks import Tag, moved_in_time, was_of
from events.releases.programme import Programme, PublicDemo, PublicExhibitor, PublicProduct, PublicSession


@dataclass(frozen=True, slots=True)
class DemoLine:
    """A demonstration; `mark` is now, next, over or nothing."""

    demo: PublicDemo
    product: PublicProduct
    exhibitor: PublicExhibitor
    mark: str
    uid: str  # under which readers keep it
    kind: str = "demonstration"  # as meetings have theirs

    @property
    def title(self) -> Text:
        """What is shown: its own title, or the product."""
        return self.demo.title or self.product.name

    @property
    def code(self) -> str:
        """Its code."""
        return self.demo.code

    @property
    def start(self) -> dt.datetime:
        """When it begins."""
        return self.demo.start

    @property
    def end(self) -> dt.datetime:
        """When it is over."""
        return self.demo.end

    @property
    def day(self) -> dt.date:
        """The day on which it begins."""
        return self.demo.start.date()

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place."""
        return self.demo.cancelled

    @property
    def tags(self) -> list[Tag]:
        """How it stands: cancelled, now, next, over; moved from where."""
        if self.is_cancelled:
            return [Tag("bad", pgettext("demonstration", "Cancelled"), "i-x")]
        tags = {
            "now": [Tag("live", _("Now"))],
            "next": [Tag("info", pgettext("demonstration", "Next"))],
            "over": [Tag("", pgettext("demonstration", "Over"), "i-check")],
        }.get(self.mark, [])
        tags += moved_in_time(self.demo)
        if self.demo.was_place:
            tags.append(Tag("warn", _("Moved from %(room)s") % {"room": self.demo.was_place}, "i-moved"))
        return tags

    @property
    def was(self) -> str:
        """The time that was announced first, in words."""
        return "" if self.is_cancelled else was_of(self.demo)

    @property
    def is_closed(self) -> bool:
        """Never: demonstrations are for everybody, those that are guided for who books."""
        return False


@dataclass(frozen=True, slots=True)
class DemoDay:
    """The demonstrations of one day."""

    date: dt.date
    is_today: bool
    is_over: bool  # an earlier day
    lines: list[DemoLine]


def open_hours(programme: Programme) -> list[PublicSession]:
    """Return the sessions during which the hall is open to visitors, in order."""
    codes = programme.hall.open_sessions if programme.hall else ()
    return sorted(
        (programme.by_code[c] for c in codes if c in programme.by_code), key=lambda session: session.start
    )


def open_words(programme: Programme, now: dt.datetime) -> str:
    """Whether the hall is open, until when, or when it opens again; nothing without announced hours."""
    hours = [session for session in open_hours(programme) if not session.is_cancelled]
    if not hours:
        return ""
    if running := next((session for session in hours if session.is_on(now)), None):
        return _("Open now, until %(time)s") % {"time": clock_time(running.end)}
    if coming := next((session for session in hours if session.start > now), None):
        return _("Opens on %(day)s at %(time)s") % {
            "day": day_screen(coming.day),
            "time": clock_time(coming.start),
        }
    return _("The showcase has closed")


def demo_lines(programme: Programme, now: dt.datetime, exhibitor: str = "") -> list[DemoLine]:
    """Return the demonstrations of one exhibitor or of all; the marks are those of the whole stage."""
    ahead = [demo for demo in programme.demos if demo.start > now and not demo.cancelled]
    following = min((demo.start for demo in ahead), default=None)
    lines = []
    for uid, demo in programme.demos_by_uid.items():
        owner = programme.exhibitors[demo.exhibitor]
        if exhibitor and owner.slug != exhibitor:
            continue
        mark = _mark(demo, now, following)
        lines.append(DemoLine(demo, programme.product_of(demo), owner, mark, uid))
    return lines


def demo_days(programme: Programme, now: dt.datetime) -> list[DemoDay]:
    """Return the demonstrations day by day."""
    days: dict[dt.date, list[DemoLine]] = {}
    for line in demo_lines(programme, now):
        days.setdefault(line.demo.start.date(), []).append(line)
    return [DemoDay(day, day == now.date(), day < now.date(), lines) for day, lines in days.items()]


def _mark(demo: PublicDemo, now: dt.datetime, following: dt.datetime | None) -> str:
    if demo.end <= now:
        return "over"
    if demo.cancelled:
        return ""
    if demo.start <= now:
        return "now"
    return "next" if demo.start == following and demo.start.date() == now.date() else ""
