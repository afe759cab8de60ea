"""Why a demonstration is not put there, in both languages, with how to mend it."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.dates import day_screen, day_short, local, time_range
from adgmin.core.problems import Problem, Severity
from events.editions.models import Edition
from events.showcase.models import DemoSlot, Exhibitor


def _problem(code: str, sentence: Callable[[], str], field: str = "") -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), field=field)


def ends_before_start() -> Problem:
    """It lasts no time."""
    return _problem("ends_before_start", lambda: _("The end must be after the start."), "end")


def outside_days(edition: Edition) -> Problem:
    """The meeting is not on then."""
    return _problem(
        "outside_days",
        lambda: (
            _("The meeting lasts from %(first)s to %(last)s. Choose one of these days.")
            % {"first": day_screen(edition.start_date), "last": day_screen(edition.end_date)}
        ),
        "day",
    )


def not_accepted(exhibitor: Exhibitor) -> Problem:
    """The exhibitor is no part of the programme (yet, or any more)."""
    return _problem(
        "exhibitor_not_accepted",
        lambda: (
            _(
                "%(exhibitor)s is not accepted as an exhibitor (%(standing)s). Accept the exhibitor first, or choose "
                "another product."
            )
            % {"exhibitor": exhibitor.name, "standing": exhibitor.get_standing_display()}
        ),
        "product",
    )


def place_taken(other: DemoSlot | None) -> Problem:
    """Another demonstration has the place at that time."""

    def sentence() -> str:
        if other is None:
            return _("The place was taken a moment ago. Choose another time or place.")
        return _(
            "%(place)s is taken on %(day)s, %(hours)s by “%(title)s” (%(code)s). Choose another time or place, or "
            "move that demonstration first."
        ) % {
            "place": other.place, "day": day_short(local(other.start).date()), "title": other.heading,
            "hours": time_range(local(other.start), local(other.end)), "code": other.code,
        }  # fmt: skip

    return _problem("place_taken", sentence, "start")


def place_not_released(place: object) -> Problem:
    """The public does not know the place, so it cannot be told at once."""
    return _problem(
        "place_not_released",
        lambda: (
            _(
                "%(place)s is not in the programme that has been released. Release it first, then move the "
                "demonstration."
            )
            % {"place": place}
        ),
        "where",
    )


def changed_meanwhile(slot: DemoSlot) -> Problem:
    """Somebody else has written it since the page was made."""
    return _problem(
        "changed_meanwhile",
        lambda: (
            _(
                "%(code)s was changed meanwhile. Nothing was saved: look at it as it is now, and enter it again."
            )
            % {"code": slot.code}
        ),
    )


def is_guided() -> Problem:
    """People can have booked it."""
    return _problem(
        "is_guided",
        lambda: _(
            "Visitors book this demonstration. Cancel it on the page of its bookings, so that they are told."
        ),
    )
