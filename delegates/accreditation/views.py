"""Deciding on one person."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Refused

from .access import get_accreditation_for
from .acts import WITH_THE_BADGE, acts_for
from .deciding import WITH_REASON
from .transitions import VERBS


@at_desk("delegates.view_delegate")
@require_POST
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Move the accreditation of a delegate by a verb; a refusal shows the form again with what was typed."""
    verb = request.POST.get("verb", "")
    if verb not in VERBS or verb in WITH_THE_BADGE:
        return HttpResponseBadRequest(_("This page does not know that decision."))
    accreditation = get_accreditation_for(request.user, pk)
    reason = request.POST.get("reason", "").strip()
    given: dict[str, Any] = {"reason": reason} if verb in WITH_REASON else {}
    try:
        moved = VERBS[verb](accreditation, by=request.user, expected=request.POST.get("seen", ""), **given)
    except Refused as refusal:
        accreditation.refresh_from_db()
        context = {
            "delegate": accreditation.delegate,
            "accreditation": accreditation,
            "verb": verb,
            "reason": reason,
            "problems": refusal.problems,
            "acts": acts_for(request.user, accreditation),
        }
        return render(request, "delegates/accreditation/refused.html", context, status=409)
    said = _("%(name)s: %(state)s.") % {"name": accreditation.delegate, "state": moved.get_state_display()}
    messages.success(request, said)
    return redirect("desk-delegate", pk=pk)
