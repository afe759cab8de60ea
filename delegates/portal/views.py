"""The portal's first page: my delegations."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from adgmin.core import clock
from delegates.delegations.access import own_delegations

from .access import PortalRequest, in_portal, other_homes
from .overview import overviews, page_key

PER_PAGE = 100
MOST_NAMED = 20  # people named in one thing that is asked; the others follow as it is done


@in_portal
def home(request: PortalRequest) -> HttpResponse:
    """Each of the user's delegations: places, deadlines, what is asked, people."""
    delegations = own_delegations(request.user).select_related("edition").order_by("sort_order")
    found = overviews(delegations, clock.now())
    for overview in found:
        wanted = request.GET.get(page_key(overview.delegation.code))
        overview.page = Paginator(overview.people, PER_PAGE).get_page(wanted)
    homes = other_homes(request.user)
    if homes and not found:
        return redirect(homes[0][0])
    context = {"homes": homes, "overviews": found, "most_named": MOST_NAMED, "per_page": PER_PAGE}
    return render(request, "delegates/portal/home.html", context)
