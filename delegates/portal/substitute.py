"""Substituting one person for another: a draft of the delegation takes the role and the place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from delegates.accreditation.models import State
from delegates.accreditation.states import HOLDING_A_PLACE
from delegates.nominations.models import Delegate

from .access import AROUND, PortalRequest, get_own_delegate, in_portal
from .missing import missing_of, nobody_chosen
from .sending import REPLACES
from .steps import STEPS
from .words import standing_of
from .writing import begin_draft, send


@in_portal
def substitute(request: PortalRequest, pk: int) -> HttpResponse:
    """Choose a draft that comes in this person's place, or begin one."""
    leaving = get_own_delegate(request.user, pk)
    if leaving.accreditation.state not in HOLDING_A_PLACE:
        return redirect("portal-person", pk=pk)
    if "begin" in request.POST:
        return _begin(request, leaving)
    if request.method != "POST":
        return _show(request, leaving)
    try:
        coming = _replace(request, leaving)
    except Refused as refusal:
        return _show(request, leaving, problems=refusal.problems)
    messages.success(request, _("%(new)s takes the place of %(old)s.") % {"new": coming, "old": leaving})
    return redirect("portal-person", pk=coming.pk)


def _replace(request: PortalRequest, leaving: Delegate) -> Delegate:
    """Send the chosen draft in the place of who leaves. Raises Refused, Http404."""
    chosen = number_of(request.POST.get("draft", ""))
    if not chosen:
        raise Refused(nobody_chosen())
    coming = get_own_delegate(request.user, chosen)
    send(coming, by=request.user, replaces=leaving)
    return coming


def _show(request: PortalRequest, leaving: Delegate, *, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    drafts = Delegate.objects.filter(
        delegation=leaving.delegation, accreditation__state=State.DRAFT
    ).select_related(*AROUND)
    context = {
        "delegate": leaving,
        "delegation": leaving.delegation,
        "standing": standing_of(leaving.accreditation.state),
        "drafts": missing_of(list(drafts.order_by("badge_name", "pk"))),
        "chosen": request.POST.get("draft", ""),
        "problems": problems,
    }
    return render(request, "delegates/portal/substitute.html", context, status=409 if problems else 200)


def _begin(request: PortalRequest, leaving: Delegate) -> HttpResponse:
    """Begin a draft in the same role; whom it replaces is remembered until it is sent."""
    draft = begin_draft(
        leaving.delegation,
        by=request.user,
        role=leaving.role,
        rank_band=leaving.rank_band,
        order=leaving.order,
    )
    request.session[REPLACES] = {**request.session.get(REPLACES, {}), str(draft.pk): leaving.pk}
    return redirect("portal-step", pk=draft.pk, step=STEPS[0].key)
