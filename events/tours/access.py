"""The funnel to tours: those of the hall of the edition that is prepared or under way."""

from django.db.models import QuerySet
from django.http import Http404

from adgmin.core.problems import Problem
from events.showcase.hall.access import hall_or_none
from events.showcase.models import Hall

from .models import Tour
from .planning import Itinerary, Planner, warnings_of


def get_hall() -> Hall:
    """Return the hall. Raises Http404."""
    if (hall := hall_or_none()) is None:
        raise Http404("No hall")
    return hall


def get_tour(pk: int) -> Tour:
    """Return a tour with its stops. Raises Http404."""
    found = tours_of(get_hall()).filter(pk=pk).first()
    if found is None:
        raise Http404("No tour")
    return found


def tours_of(hall: Hall) -> QuerySet[Tour]:
    """Return the tours of a hall with all that their pages show."""
    return (
        Tour.objects.filter(hall=hall)
        .select_related("party", "session", "hall__room__edition")
        .prefetch_related(
            "stops__booth__exhibitor",
            "stops__feature",
            "hall__features",
            "hall__open_sessions",
            "hall__closed_for",
        )
    )


def planned(tour: Tour) -> tuple[Itinerary, list[Problem]]:
    """Return a tour's itinerary with what is to be looked at, the other tours considered."""
    planner = Planner(tour.hall)
    others = [planner.plan(one) for one in tours_of(tour.hall).exclude(pk=tour.pk)]
    itinerary = planner.plan(tour)
    return itinerary, warnings_of(itinerary, others)
