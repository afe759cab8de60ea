"""Why a vehicle gets no place at a dock, in both languages."""

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.dates import day_short, local, time_range, time_range_long
from adgmin.core.problems import Problem, Refused, Severity

from .models import VehicleSlot

LEAST_MINUTES, MOST_MINUTES = 15, 240


def _refused(code: str, sentence: Callable[[], str], field: str = "") -> Refused:
    return Refused(Problem(code, Severity.BLOCK, in_both(sentence), field=field))


def dock_taken(other: VehicleSlot | None) -> Refused:
    """Another vehicle stands there; nobody is told whose it is."""

    def sentence() -> str:
        if other is None:
            return _("The dock was taken a moment ago. Choose another time or dock.")
        day, hours = day_short(local(other.start).date()), time_range(other.start, other.free_at)
        return _("The dock is taken on %(day)s, %(hours)s. Choose another time or dock.") % {
            "day": day,
            "hours": hours,
        }

    return _refused("dock_taken", sentence, "start")


def no_hours() -> Refused:
    """Nobody has said when vehicles may come."""
    return _refused(
        "no_hours", lambda: _("The hours of the docks are not set yet. Please ask the organisers.")
    )


def outside_hours(start: dt.datetime, end: dt.datetime) -> Refused:
    """The dock is not open then."""
    return _refused(
        "outside_hours",
        lambda: _("Vehicles may come within %(hours)s only.") % {"hours": time_range_long(start, end)},
        "start",
    )


def bad_minutes() -> Refused:
    """Too short or too long."""
    return _refused(
        "bad_minutes",
        lambda: (
            _("A vehicle stands at a dock for %(least)d to %(most)d minutes.")
            % {"least": LEAST_MINUTES, "most": MOST_MINUTES}
        ),
        "minutes",
    )


def wrong_dock() -> Refused:
    """It is no dock of the hall."""
    return _refused("wrong_dock", lambda: _("Choose a dock of the hall."), "dock")


def too_late() -> Refused:
    """The vehicle has come, or its time has."""
    return _refused("too_late", lambda: _("The time has come; please ask the organisers at the dock."))


def reason_missing() -> Refused:
    """The reason was not given."""
    return _refused("reason_missing", lambda: _("Give the reason."), "reason")
