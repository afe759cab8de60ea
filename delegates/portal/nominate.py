"""Nominating one person: the first step makes the draft, each further one adds to it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate

from .access import PortalRequest, get_own_delegate, get_own_delegation, in_portal
from .forms_identity import RoleForm
from .step_page import step_page
from .steps import STEPS
from .visit import Visit
from .writing import begin_draft


@in_portal
def begin(request: PortalRequest, code: str) -> HttpResponse:
    """Ask for role and position; a draft is kept from then on."""
    delegation = get_own_delegation(request.user, code)
    sent = request.method == "POST"
    form = RoleForm(
        request.POST if sent else None, delegate=_blank(delegation), lenient="later" in request.POST
    )
    if sent and form.is_valid():
        draft = begin_draft(delegation, by=request.user, **form.values()[""])
        following = "portal-person" if "later" in request.POST else "portal-step"
        if following == "portal-person":
            return redirect(following, pk=draft.pk)
        return redirect(following, pk=draft.pk, step=STEPS[1].key)
    lines = [
        {"step": one, "number": number, "url": "", "lacks": 0, "done": False}
        for number, one in enumerate(STEPS, 1)
    ]
    context = {
        "delegation": delegation,
        "form": form,
        "step": STEPS[0],
        "lines": lines,
        "number": 1,
        "is_new": True,
    }
    return render(request, "delegates/portal/step.html", context, status=422 if sent else 200)


def _blank(delegation: Delegation) -> Delegate:
    """A person of whom nothing is known yet."""
    blank = Delegate(delegation=delegation, role="")
    blank.rank_band = None  # type: ignore[assignment]  # nothing is chosen yet; it is never stored so
    return blank


@in_portal
def step(request: PortalRequest, pk: int, step: str) -> HttpResponse:
    """One step of a person's nomination."""
    return step_page(request, Visit(get_own_delegate(request.user, pk), request.user), step)
