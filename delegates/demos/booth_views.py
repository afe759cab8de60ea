"""Who comes to an exhibitor's own guided demonstrations, to be read by who writes for the exhibitor."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from delegates.exhibiting.access import BoothRequest, at_booth

from .access import get_own_slots
from .listing import rolls_of


@at_booth
@require_GET
def demos(request: BoothRequest, slug: str) -> HttpResponse:
    """The guided demonstrations of one exhibitor with who has a place, and how many wait."""
    exhibitor, slots = get_own_slots(request.user, slug)
    context = {"exhibitor": exhibitor, "rolls": rolls_of(slots)}
    return render(request, "delegates/demos/booth.html", context)
