"""The funnel to the hall of the showcase."""

from django.http import Http404

from events.showcase.models import Hall


def hall_or_none() -> Hall | None:
    """Return the hall of the edition that is prepared or under way."""
    return Hall.objects.select_related("room__edition").prefetch_related("features").first()


def get_hall() -> Hall:
    """Return the hall. Raises Http404."""
    if (hall := hall_or_none()) is None:
        raise Http404("No hall")
    return hall
