"""The portal's first page: my delegations."""

from django.http import HttpResponse
from django.shortcuts import render

from adgmin.core import clock
from delegates.delegations.access import own_delegations

from .access import PortalRequest, in_portal
from .overview import overviews


@in_portal
def home(request: PortalRequest) -> HttpResponse:
    """Each of the user's delegations: places, deadlines, what is asked, people."""
    delegations = own_delegations(request.user).select_related("edition").order_by("sort_order")
    found = overviews(delegations, clock.now())
    return render(request, "delegates/portal/home.html", {"overviews": found})
