"""Who is booked for a demonstration, who waits, who cancelled; in a fixed number of queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from adgmin.core.text import fold_words
from delegates.accreditation.states import ADMITTED
from delegates.badges.models import LIVE_STATES, Badge
from delegates.nominations.models import Delegate
from delegates.nominations.names import name_in_list
from events.showcase.models import DemoSlot

from .models import BookingState, DemoBooking

MOST_FOUND = 20
_BADGES = Prefetch("badges", Badge.objects.filter(state__in=LIVE_STATES), to_attr="live_badges")


@dataclass(frozen=True, slots=True)
class Guest:
    """A person as the list of bookings names them."""

    person: Delegate

    @property
    def name(self) -> str:
        """The name as in the list of participants."""
        return name_in_list(self.person)

    @property
    def delegation(self) -> str:
        """Of which delegation."""
        return str(self.person.delegation)

    @property
    def badge(self) -> str:
        """The number on the badge that opens doors; nothing without one."""
        badges = getattr(self.person, "live_badges", [])
        return str(badges[0]) if badges else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A booking with who made it; `number` counts within its list, from 1."""

    booking: DemoBooking
    number: int
    guest: Guest


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a search found, with the booking they have here already."""

    guest: Guest
    booking: DemoBooking | None


@dataclass(slots=True)
class Roll:
    """The bookings of a demonstration, each list in order of arrival."""

    slot: DemoSlot
    booked: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    cancelled: list[Line] = field(default_factory=list)

    @property
    def left(self) -> int:
        """How many places are free."""
        return max(0, (self.slot.capacity or 0) - len(self.booked))

    @property
    def over(self) -> int:
        """How many have a place beyond the capacity, which was made smaller."""
        return max(0, len(self.booked) - (self.slot.capacity or 0))

    @property
    def came(self) -> int:
        """How many have come."""
        return sum(line.booking.came_at is not None for line in self.booked)


def roll_of(slot: DemoSlot) -> Roll:
    """Return the bookings of a demonstration; two queries."""
    return rolls_of([slot])[0]


def rolls_of(slots: Iterable[DemoSlot]) -> list[Roll]:
    """Return the bookings of each of these demonstrations; two queries."""
    rolls = {slot.pk: Roll(slot) for slot in slots}
    found = DemoBooking.objects.filter(slot__in=rolls).order_by("slot", "sequence")
    badges = Prefetch("delegate__badges", _BADGES.queryset, to_attr="live_badges")
    for one in found.select_related("delegate__delegation__party").prefetch_related(badges):
        roll = rolls[one.slot_id]
        lists = {BookingState.BOOKED: roll.booked, BookingState.WAITING: roll.waiting}
        lines = lists.get(BookingState(one.state), roll.cancelled)
        lines.append(Line(one, len(lines) + 1, Guest(one.delegate)))
    return list(rolls.values())


def candidates(slot: DemoSlot, text: str) -> list[Candidate]:
    """Return accredited people by every word of their name, or by the number on the badge; the first ones only."""
    plain = text.replace(" ", "").lstrip("#")
    if not fold_words(text).split():
        return []
    people = Delegate.objects.filter(
        delegation__edition=slot.edition_id, accreditation__state__in=ADMITTED, merged_into=None
    )
    if plain.isascii() and plain.isdecimal():
        serial = int(plain) if len(plain) < 10 else 0
        holders = Badge.objects.filter(serial=serial, edition=slot.edition_id, state__in=LIVE_STATES)
        people = people.filter(pk__in=holders.order_by().values("delegate"))
    else:
        people = people.search(text)
    shown = list(
        people.in_protocol_order()
        .select_related("delegation__party")
        .prefetch_related(_BADGES)[: MOST_FOUND + 1]
    )
    here = {one.delegate_id: one for one in DemoBooking.objects.live().filter(slot=slot, delegate__in=shown)}
    return [Candidate(Guest(one), here.get(one.pk)) for one in shown]
