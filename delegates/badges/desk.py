"""The desk's list of badges, and making those that are lacking."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from delegates.delegations.models import Delegation
from delegates.lists.asking import edition_or_404
from delegates.nominations.access import delegates_for
from events.editions.models import Edition

from .access import MANAGE, READ, badges_for
from .listing import Filters, found_by, page_of
from .making import lacking, make_badges
from .models import BadgeKind, BadgeState, Category

MOST_LACKING = 400  # people named on one page


@require_safe
@at_desk(READ)
def badges(request: DeskRequest) -> HttpResponse:
    """Search and filter; every state of the list has its own address."""
    edition, filters = edition_or_404(), Filters.of(request.GET)
    number, newest = request.GET.get("page", ""), request.GET.get("sort") == "newest"
    found = found_by(badges_for(request.user), edition, filters)
    context = {
        "page": page_of(found, number=number_of(number, 1), newest=newest),
        "filters": filters,
        "newest": newest,
        "lacking": lacking(edition).count(),
        **_choices(edition),
    }
    return render(request, "delegates/badges/badges.html", context)


def _choices(edition: Edition) -> dict[str, Any]:
    delegations = (
        Delegation.objects.filter(edition=edition).only("code", "name_vi", "name_en").order_by("sort_order")
    )
    return {
        "delegations": list(delegations),
        "states": [("live", _("All that open doors")), *BadgeState.choices],
        "kinds": BadgeKind.choices,
        "categories": Category.choices,
        "problems": [
            ("stale", _("The face is out of date")),
            ("no_photo", _("No photograph")),
            ("key", _("Signed by a withdrawn key")),
        ],
    }


@require_safe
@at_desk(READ, "delegates.view_delegate")
def without(request: DeskRequest) -> HttpResponse:
    """Name everybody who is accredited and has no badge."""
    edition = edition_or_404()
    seen = delegates_for(request.user).values("pk")
    people = lacking(edition).filter(pk__in=seen).select_related("delegation", "accreditation")
    context = {"people": list(people[:MOST_LACKING]), "count": people.count()}
    return render(request, "delegates/badges/without.html", context)


@require_POST
@at_desk(READ, MANAGE)
def make(request: DeskRequest) -> HttpResponse:
    """Make badges for those chosen by `person`, or for everybody who lacks one; each has an outcome in words."""
    edition = edition_or_404()
    chosen = [number_of(pk) for pk in request.POST.getlist("person")]
    seen = delegates_for(request.user).filter(delegation__edition=edition)
    wanted = seen.filter(pk__in=chosen) if chosen else lacking(edition)
    people = list(wanted.select_related("delegation"))
    try:
        made = {badge.delegate_id: badge for badge in make_badges(people, by=request.user)}
    except Refused as refusal:
        context = {"people": people, "count": len(people), "problems": refusal.problems}
        return render(request, "delegates/badges/without.html", context, status=409)
    if len(people) == 1 and made:
        (badge,) = made.values()
        messages.success(request, _("Badge %(number)s is made. Print it next.") % {"number": badge})
        return redirect("desk-badge", pk=badge.pk)
    outcomes = [(person, made.get(person.pk)) for person in people]
    said = ngettext("%(number)d badge was made.", "%(number)d badges were made.", len(made)) % {
        "number": len(made)
    }
    context = {"outcomes": outcomes, "said": said, "made": len(made)}
    return render(request, "delegates/badges/made.html", context)
