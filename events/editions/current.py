"""The edition that is prepared or under way: the one that the back office works on."""

from django.http import Http404

from .models import Edition


def edition_or_none() -> Edition | None:
    """Return the edition; before anything is loaded there is none."""
    return Edition.objects.first()


def get_edition() -> Edition:
    """Return the edition. Raises Http404."""
    if (edition := edition_or_none()) is None:
        raise Http404("No edition")
    return edition
