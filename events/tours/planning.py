"""When a tour is where: the walk from stop to stop along the floor, and what stands in its way."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import clock_time, local
from adgmin.core.problems import Problem, Severity
from events.agenda.models import Session
from events.showcase.geometry import Box, Floor
from events.showcase.geometry_words import text_of
from events.showcase.models import DemoSlot, Exhibitor, Hall
from events.showcase.placing import BoothState, box_of, floor_of
from events.showcase.standing import Standing
from events.showcase.walking import Ground, Way

from .models import Tour, TourStop


@dataclass(frozen=True, slots=True)
class StopPlan:
    """A stop with its time; `way` leads to it."""

    stop: TourStop
    code: str
    name: Text
    box: Box
    exhibitor: Exhibitor | None
    way: Way | None
    walk_seconds: int
    arrive: dt.datetime
    leave: dt.datetime


@dataclass(frozen=True, slots=True)
class Itinerary:
    """A tour stop by stop, back to the entrance."""

    tour: Tour
    floor: Floor
    stops: list[StopPlan]
    back: Way | None
    end: dt.datetime

    @property
    def minutes(self) -> int:
        """From start to end."""
        return round((self.end - self.tour.start).total_seconds() / 60)

    @property
    def metres(self) -> int:
        """The whole walk."""
        ways = [*(one.way for one in self.stops), self.back]
        return round(sum(way.length for way in ways if way) / 100)


class Planner:
    """Plans tours of one hall; the ground is cut once."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.floor = floor_of(hall, [BoothState.of(booth) for booth in hall.booths.all()])
        self.ground = Ground(self.floor)

    def entrance(self) -> Box | None:
        """Where tours begin and end."""
        doors = self.floor.of_kind("entrance")
        return doors[0].box if doors else None

    def plan(self, tour: Tour) -> Itinerary:
        """Return when the tour is where; without a way between two places no time is counted for it."""
        speed, at, place = float(tour.speed), local(tour.start), self.entrance()
        planned = []
        for stop in tour.stops.all():
            box = box_of(stop.booth or stop.feature)
            way = self.ground.way(place, box) if place else None
            walk = way.seconds(speed) if way else 0
            arrive = at + dt.timedelta(seconds=walk)
            at, place = arrive + dt.timedelta(minutes=stop.minutes), box
            planned.append(_planned(stop, box, way, walk, arrive, at))
        entrance = self.entrance()
        back = self.ground.way(place, entrance) if planned and place and entrance else None
        end = at + dt.timedelta(seconds=back.seconds(speed) if back else 0)
        return Itinerary(tour, self.floor, planned, back, _whole_minute(end))

    def lengths(self, boxes: Sequence[Box]) -> list[list[int]]:
        """Return the walks between all of them, in centimetres; what has no way is far."""
        far = 10**7
        return [[way.length if way else far for way in self.ground.ways(one, boxes)] for one in boxes]


def _whole_minute(moment: dt.datetime) -> dt.datetime:
    """Return the moment, a begun minute counted whole."""
    return moment + dt.timedelta(seconds=-(moment.second + moment.microsecond / 1e6) % 60)


def _planned(
    stop: TourStop, box: Box, way: Way | None, walk: int, arrive: dt.datetime, leave: dt.datetime
) -> StopPlan:
    exhibitor = stop.booth.exhibitor if stop.booth else None
    if exhibitor and exhibitor.standing != Standing.ACCEPTED:
        exhibitor = None  # whoever is not accepted is not named on a card
    name = text_of(exhibitor if stop.booth else stop.feature)
    code = stop.booth.code if stop.booth else str(stop.feature.code if stop.feature else "")
    return StopPlan(stop, code, name, box, exhibitor, way, walk, arrive, leave)


def warnings_of(plan: Itinerary, others: Iterable[Itinerary]) -> list[Problem]:
    """Return what the protocol should look at: times, ways, demonstrations, other tours, empty booths."""
    return [
        *_time_warnings(plan),
        *_stop_warnings(plan),
        *_demo_warnings(plan),
        *(problem for other in others for problem in _meeting_warnings(plan, other)),
    ]


def _warn(code: str, sentence: Callable[[], str], *about: Any) -> Problem:
    return Problem(code, Severity.WARN, in_both(sentence), about)


def _time_warnings(plan: Itinerary) -> Iterable[Problem]:
    session, start = plan.tour.session, local(plan.tour.start)
    times = {"start": clock_time(start), "end": clock_time(plan.end)}
    if session and session.start and session.end and not _covers(session, start, plan.end):
        begins, ends = clock_time(local(session.start)), clock_time(local(session.end))
        about = {**times, "code": session.code, "from": begins, "until": ends}
        yield _warn(
            "longer_than_session",
            lambda: (
                gettext(
                    "The tour lasts from %(start)s to %(end)s, the session %(code)s from %(from)s to %(until)s."
                )
                % about
            ),
            session.code,
        )
    if not any(_covers(one, start, plan.end) for one in _open_for(plan)):
        yield _warn(
            "hall_closed",
            lambda: (
                gettext(
                    "The hall is not open all the time from %(start)s to %(end)s, nor kept for this tour."
                )
                % times
            ),
        )


def _open_for(plan: Itinerary) -> list[Session]:
    """The sessions during which the hall is open, and those for which it is closed to everybody else."""
    hall = plan.tour.hall
    kept = [one for one in hall.closed_for.all() if one.pk == plan.tour.session_id]
    return [*hall.open_sessions.all(), *kept]


def _covers(session: Session, start: dt.datetime, end: dt.datetime) -> bool:
    return bool(session.start and session.end and session.start <= start and end <= session.end)


def _stop_warnings(plan: Itinerary) -> Iterable[Problem]:
    for one in plan.stops:
        if one.way is None:
            yield _no_way(one.code)
        if one.stop.booth and one.exhibitor is None:
            yield _empty(one.code)


def _no_way(code: str) -> Problem:
    return _warn("no_way", lambda: gettext("No way leads to %(place)s.") % {"place": code}, code)


def _empty(code: str) -> Problem:
    return _warn("empty_booth", lambda: gettext("Booth %(place)s has no exhibitor.") % {"place": code}, code)


def _demo_warnings(plan: Itinerary) -> Iterable[Problem]:
    """A host on the stage cannot receive; a stage in use is no quiet stop; what is cancelled is waited for in vain."""
    if not plan.stops:
        return
    slots = DemoSlot.objects.filter(
        edition=plan.tour.hall.room.edition, start__lt=plan.end, end__gt=plan.tour.start
    ).select_related("product__exhibitor", "place", "booth")
    for slot in slots:
        for one in plan.stops:
            here = slot.place_id is not None and slot.place_id == one.stop.feature_id
            theirs = one.exhibitor is not None and slot.product.exhibitor_id == one.exhibitor.pk
            if (here or theirs) and slot.start < one.leave and one.arrive < slot.end:
                yield _cancelled_then(one.code, slot) if slot.cancelled_at else _shown_then(one.code, slot)


def _cancelled_then(code: str, slot: DemoSlot) -> Problem:
    times = {"start": clock_time(local(slot.start)), "end": clock_time(local(slot.end))}
    return _warn(
        "demo_cancelled",
        lambda: (
            gettext(
                "The demonstration of “%(product)s” (%(start)s–%(end)s) at the stop %(place)s is cancelled."
            )
            % {"place": code, "product": slot.product.name, **times}
        ),
        code,
        slot.code,
    )


def _shown_then(code: str, slot: DemoSlot) -> Problem:
    times = {"start": clock_time(local(slot.start)), "end": clock_time(local(slot.end))}
    return _warn(
        "demo_then",
        lambda: (
            gettext("During the stop at %(place)s “%(product)s” is shown (%(start)s–%(end)s, %(stage)s).")
            % {"place": code, "product": slot.product.name, "stage": str(slot.place or slot.booth), **times}
        ),
        code,
        slot.code,
    )


def _meeting_warnings(plan: Itinerary, other: Itinerary) -> Iterable[Problem]:
    for one in plan.stops:
        for two in other.stops:
            if one.code == two.code and one.arrive < two.leave and two.arrive < one.leave:
                yield _meets(two, other.tour)


def _meets(stop: StopPlan, tour: Tour) -> Problem:
    times = {"start": clock_time(stop.arrive), "end": clock_time(stop.leave)}
    return _warn(
        "meets_tour",
        lambda: (
            gettext("At %(place)s the tour “%(tour)s” stops at the same time (%(start)s–%(end)s).")
            % {"place": stop.code, "tour": tour.name, **times}
        ),
        stop.code,
        tour.pk,
    )
