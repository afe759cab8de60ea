"""Why a demonstration cannot be booked."""

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity
from delegates.accreditation.models import Accreditation
from delegates.accreditation.states import ADMITTED
from events.showcase.models import DemoSlot

from .models import DemoBooking


def _problem(code: str, sentence: Callable[[], str], *about: object) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), about)


def against_booking(
    slot: DemoSlot, accreditation: Accreditation | None, own: list[DemoBooking], now: dt.datetime
) -> list[Problem]:
    """Return what stands against a booking; `own` are the person's live bookings."""
    if accreditation is None or accreditation.state not in ADMITTED:
        return [_problem("not_accredited", lambda: gettext("Only accredited people can book."))]
    if slot.cancelled_at is not None:
        return [demo_cancelled(slot)]
    if slot.capacity is None:
        return [
            _problem("open_to_all", lambda: gettext("This demonstration is open to all; nobody books."), slot)
        ]
    if now >= slot.start:
        return [_problem("demo_begun", lambda: gettext("This demonstration has begun."), slot)]
    if any(one.slot_id == slot.pk for one in own):
        return [_problem("booked_already", lambda: gettext("This person has booked already."), slot)]
    other = clash(slot, own)
    return [_overlap(other)] if other else []


def clash(slot: DemoSlot, own: list[DemoBooking]) -> DemoSlot | None:
    """Return another demonstration among a person's bookings that is held at the same time."""
    others = (one.slot for one in own if one.slot_id != slot.pk)
    return next((other for other in others if slot.meets(other)), None)


def demo_cancelled(slot: DemoSlot) -> Problem:
    """It will not take place."""
    return _problem("demo_cancelled", lambda: gettext("This demonstration is cancelled."), slot)


def people_booked(slot: DemoSlot) -> Problem:
    """Who is booked would lose the place among all who come."""
    return _problem(
        "people_booked",
        lambda: gettext("People have booked: it cannot be open to all. Give it more places instead."),
        slot,
    )


def not_live() -> Problem:
    """The booking has ended meanwhile."""
    return _problem("booking_over", lambda: gettext("This booking has ended already."))


def only_booked() -> Problem:
    """Only who has a place comes."""
    return _problem("not_booked", lambda: gettext("Only who has a place can be marked as present."))


def _overlap(other: DemoSlot) -> Problem:
    return _problem(
        "overlapping_booking",
        lambda: gettext("At that time %(demo)s is booked already.") % {"demo": other.heading},
        other,
    )
