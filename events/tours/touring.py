"""The verbs of tours: made, changed, their stops put in order. Stops are always written whole, as they were seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.showcase.placing import box_of

from .models import Tour, TourStop
from .ordering import shortest_order
from .planning import Planner

MOST_STOPS = 30


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop as it is wanted; one of booth and feature is a key."""

    booth: int | None
    feature: int | None
    minutes: int
    receiver_vi: str = ""
    receiver_en: str = ""


@transaction.atomic
def save_tour(tour: Tour, *, by: User) -> Tour:
    """Write a tour that is new or was changed by its form."""
    before = audit.state_of(Tour.objects.get(pk=tour.pk)) if tour.pk else {}
    tour.save()
    verb = "change tour" if before else "make tour"
    audit.record(tour, verb, by=by, changes=audit.difference(before, audit.state_of(tour)))
    return tour


@transaction.atomic
def delete_tour(tour: Tour, *, by: User) -> None:
    """Delete a tour with its stops."""
    audit.record(tour, "delete tour", by=by)
    tour.delete()


def add_stop(tour: Tour, stop: Stop, *, by: User, seen: int) -> None:
    """Put a stop at the end. Raises Refused: `changed_meanwhile`, `too_many_stops`."""
    _rewrite(tour, lambda stops: [*stops, stop], by=by, seen=seen)


def change_stop(tour: Tour, number: int, minutes: int, vi: str, en: str, *, by: User, seen: int) -> None:
    """Change how long a stop is and who receives."""

    def changed(stops: list[Stop]) -> list[Stop]:
        new = replace(stops[number], minutes=minutes, receiver_vi=vi, receiver_en=en)
        return [*stops[:number], new, *stops[number + 1 :]]

    _rewrite(tour, changed, by=by, seen=seen)


def remove_stop(tour: Tour, number: int, *, by: User, seen: int) -> None:
    """Leave a stop out."""
    _rewrite(tour, lambda stops: _without(stops, number), by=by, seen=seen)


def move_stop(tour: Tour, number: int, to: int, *, by: User, seen: int) -> None:
    """Put a stop elsewhere in the order."""

    def moved(stops: list[Stop]) -> list[Stop]:
        left = _without(stops, number)
        place = min(max(to, 0), len(left))
        return [*left[:place], stops[number], *left[place:]]

    _rewrite(tour, moved, by=by, seen=seen)


def _without(stops: list[Stop], number: int) -> list[Stop]:
    """Return the others. Raises IndexError when there is no such stop."""
    left = list(stops)
    del left[number]
    return left


def shorten(tour: Tour, *, by: User, seen: int) -> None:
    """Put the stops into the order with the shortest walk from the entrance and back."""
    planner = Planner(tour.hall)
    rows = list(tour.stops.select_related("booth", "feature"))
    entrance = planner.entrance()
    if entrance is None or not rows:
        return
    boxes = [entrance, *(box_of(row.booth or row.feature) for row in rows)]
    order = shortest_order(planner.lengths(boxes))
    _rewrite(tour, lambda stops: [stops[place - 1] for place in order], by=by, seen=seen)


@transaction.atomic
def _rewrite(tour: Tour, change: Callable[[list[Stop]], Sequence[Stop]], *, by: User, seen: int) -> None:
    locked = Tour.objects.select_for_update(of=("self",)).get(pk=tour.pk)
    if locked.sequence != seen:
        raise _refused(
            "changed_meanwhile",
            lambda: gettext("The stops were changed meanwhile. Look at them as they are now, and try again."),
        )
    stops = [
        Stop(booth, feature, minutes, vi or "", en or "")
        for booth, feature, minutes, vi, en in locked.stops.values_list(
            "booth_id", "feature_id", "minutes", "receiver_vi", "receiver_en"
        )
    ]
    try:
        wanted = list(change(stops))
    except IndexError:
        raise no_such_stop() from None
    if len(wanted) > MOST_STOPS:
        raise _refused(
            "too_many_stops",
            lambda: gettext("A tour has at most %(most)d stops.") % {"most": MOST_STOPS},
        )
    locked.stops.all().delete()
    TourStop.objects.bulk_create(
        TourStop(
            tour=locked,
            order=number,
            booth_id=stop.booth,
            feature_id=stop.feature,
            minutes=stop.minutes,
            receiver=stop.receiver_vi or stop.receiver_en,
            receiver_vi=stop.receiver_vi,
            receiver_en=stop.receiver_en,
        )
        for number, stop in enumerate(wanted, 1)
    )
    locked.sequence += 1
    locked.save(update_fields=["sequence"])
    tour.sequence = locked.sequence
    audit.record(tour, "order tour", by=by)


def _refused(code: str, sentence: Any) -> Refused:
    return Refused(Problem(code, Severity.BLOCK, in_both(sentence)))


def no_such_stop() -> Refused:
    """Return the refusal of a stop or a place that is not there."""
    return _refused("no_such_stop", lambda: gettext("There is no such stop or place. Choose another one."))


def minutes_wrong() -> Refused:
    """Return the refusal of a length of a stop."""
    return _refused(
        "minutes_wrong",
        lambda: gettext("A stop takes 1 to 120 whole minutes; functions have at most 160 signs."),
    )
