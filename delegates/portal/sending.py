"""The last step: consents, everything shown once more, what is missing named; then it is sent."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from delegates.accreditation.states import HOLDING_A_PLACE
from delegates.nominations.models import Delegate
from delegates.privacy.consents import give, standing

from .access import PortalRequest, get_own_delegate, in_portal
from .missing import doubts, later, missing
from .step_page import step_context
from .steps import BY_KEY, SEND
from .summary import summary
from .visit import Visit
from .writing import send

REPLACES = "portal_replaces"


@in_portal
def sending(request: PortalRequest, pk: int) -> HttpResponse:
    """Show everything, take the consents that are ticked, and send; nothing is kept when it is refused."""
    delegate = get_own_delegate(request.user, pk)
    visit = Visit(delegate, request.user)
    if not visit.is_draft:
        return redirect(visit.home)
    if request.method != "POST":
        return _show(request, visit, chosen=str(request.session.get(REPLACES, {}).get(str(pk), "")))
    replaced = _replaced(request, delegate)
    try:
        with transaction.atomic():
            give_ticked(delegate, request)
            if "later" not in request.POST:
                send(delegate, by=request.user, replaces=replaced)
    except Refused as refusal:
        return _show(
            request, visit, chosen=request.POST.get("replaces", ""), problems=refusal.problems, status=409
        )
    if "later" in request.POST:
        messages.success(request, _("The draft is kept. Go on whenever you like."))
    else:
        messages.success(request, _("%(name)s was sent to the secretariat.") % {"name": delegate})
    return redirect(visit.home)


def give_ticked(delegate: Delegate, request: PortalRequest) -> None:
    """Record the consents that are ticked; what is not ticked is not given."""
    lang = (get_language() or "vi")[:2]
    for one in standing(delegate):
        if one.consent is None and request.POST.get(f"consent_{one.text.pk}"):
            give(delegate, one.text, lang=lang, by=request.user)


def replaceable(delegate: Delegate) -> list[Delegate]:
    """Return the people of the same delegation who hold a place, in protocol order."""
    people = Delegate.objects.filter(
        delegation=delegate.delegation, accreditation__state__in=HOLDING_A_PLACE
    ).exclude(pk=delegate.pk)
    return list(people.in_protocol_order())


def _replaced(request: PortalRequest, delegate: Delegate) -> Delegate | None:
    """Return whom the draft is to replace: an own person of the same delegation, or nobody."""
    pk = number_of(request.POST.get("replaces", ""))
    return get_own_delegate(request.user, pk) if pk else None


def _show(
    request: PortalRequest,
    visit: Visit,
    *,
    chosen: str = "",
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    delegate = get_own_delegate(request.user, visit.delegate.pk)
    visit = Visit(delegate, visit.by)
    context: dict[str, Any] = step_context(visit, BY_KEY[SEND]) | {
        "missing": missing(delegate),
        "later": later(delegate),
        "doubts": doubts(delegate),
        "summary": summary(visit),
        "consents": [(one, f"consent_{one.text.pk}" in request.POST) for one in standing(delegate)],
        "replaceable": replaceable(delegate),
        "chosen": chosen,
        "problems": problems,
    }
    return render(request, "delegates/portal/send.html", context, status=status)
