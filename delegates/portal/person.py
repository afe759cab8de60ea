"""One person as the delegation sees them: where it stands, what the desk asks, and what may be done."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core import clock
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from delegates.accreditation.comments import comment, comments_for
from delegates.accreditation.models import Comment, State
from delegates.accreditation.rechecking import open_rechecks
from delegates.accreditation.transitions import answer, withdraw
from delegates.nominations.models import Delegate
from delegates.privacy.consents import standing

from .access import PortalRequest, get_own_delegate, in_portal
from .history import history
from .missing import doubts, later, missing
from .overview import page_key
from .own_link import revoke_own_links, send_own_link
from .summary import summary
from .visit import Visit
from .words import standing_of
from .writing import give_up_draft, reorder

# Whose reason is meant for the delegation; why something is set aside or printed again stays with the desks.
TOLD = frozenset({State.MORE_INFORMATION, State.REFUSED, State.REVOKED})


@in_portal
def person(request: PortalRequest, pk: int) -> HttpResponse:
    """State, questions, data, history."""
    return _show(request, get_own_delegate(request.user, pk))


@in_portal
@require_POST
def reply(request: PortalRequest, pk: int) -> HttpResponse:
    """Answer the desk: what was written is kept, and a question that was asked goes back to who asked."""
    delegate = get_own_delegate(request.user, pk)
    accreditation, text = delegate.accreditation, request.POST.get("text", "")
    try:
        with transaction.atomic():
            comment(
                accreditation,
                text,
                by=request.user,
                audience=Comment.Audience.FOCAL_POINT,
                from_delegation=True,
            )
            if accreditation.state == State.MORE_INFORMATION:
                answer(accreditation, by=request.user)
    except Refused as refusal:
        return _show(request, delegate, problems=refusal.problems, text=text, status=422)
    messages.success(request, _("Your answer was sent to the desk."))
    return redirect("portal-person", pk=pk)


@in_portal
def withdrawing(request: PortalRequest, pk: int) -> HttpResponse:
    """Ask once more, then take the nomination back."""
    delegate = get_own_delegate(request.user, pk)
    visit = Visit(delegate, request.user)
    if not visit.may_change:
        return redirect(visit.home)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            said = _taken_back(request, delegate)
        except Refused as refusal:
            problems = refusal.problems
            delegate.accreditation.refresh_from_db()
        else:
            messages.success(request, said)
            return redirect("portal")
    context = _around(delegate, visit) | {"problems": problems, "typed": request.POST.get("reason", "")}
    return render(request, "delegates/portal/withdraw.html", context, status=409 if problems else 200)


def _taken_back(request: PortalRequest, delegate: Delegate) -> str:
    """Delete a draft, or withdraw who was sent; return what is told. Raises Refused."""
    if delegate.accreditation.state == State.DRAFT:
        give_up_draft(delegate, by=request.user)
        return _("The draft was deleted.")
    withdraw(
        delegate.accreditation,
        by=request.user,
        reason=request.POST.get("reason", "").strip()[:2000],
        expected=request.POST.get("seen", ""),
    )
    return _("The nomination of %(name)s was withdrawn.") % {"name": delegate}


@in_portal
@require_POST
def order(request: PortalRequest, pk: int) -> HttpResponse:
    """Move a person one place up or down among those of the same role and rank."""
    delegate = get_own_delegate(request.user, pk)
    up = request.POST.get("way") == "up"
    if not reorder(delegate, up=up, by=request.user):
        messages.warning(request, _("Nobody of the same role and rank stands there."))
    page = number_of(request.POST.get("page", ""))
    where = f"?{page_key(delegate.delegation.code)}={page}" if page else ""
    return redirect(f"/portal/{where}#person-{pk}")


@in_portal
@require_POST
def own_link(request: PortalRequest, pk: int) -> HttpResponse:
    """Send the person a link to their own data, or end the one that was sent."""
    delegate = get_own_delegate(request.user, pk)
    if "end" in request.POST:
        revoke_own_links(delegate, by=request.user)
        messages.success(request, _("The link no longer opens."))
        return redirect("portal-person", pk=pk)
    if not Visit(delegate, request.user).may_change:
        messages.warning(request, _("This nomination is closed; it can no longer be changed here."))
        return redirect("portal-person", pk=pk)
    try:
        send_own_link(delegate, by=request.user)
    except Refused as refusal:
        return _show(request, delegate, problems=refusal.problems, status=422)
    messages.success(request, _("A link was sent to %(email)s.") % {"email": delegate.email})
    return redirect("portal-person", pk=pk)


def _around(delegate: Delegate, visit: Visit) -> dict[str, Any]:
    return {
        "visit": visit,
        "delegate": delegate,
        "delegation": delegate.delegation,
        "accreditation": delegate.accreditation,
        "standing": standing_of(delegate.accreditation.state),
        "reason": delegate.accreditation.reason if delegate.accreditation.state in TOLD else "",
    }


def _show(
    request: PortalRequest,
    delegate: Delegate,
    *,
    problems: tuple[Problem, ...] = (),
    text: str = "",
    status: int = 200,
) -> HttpResponse:
    visit = Visit(delegate, request.user)
    accreditation = delegate.accreditation
    lacking = visit.may_change
    context = _around(delegate, visit) | {
        "summary": summary(visit),
        "missing": missing(delegate) if lacking else [],
        "later": later(delegate) if lacking else [],
        "doubts": doubts(delegate) if visit.may_change else [],
        "comments": list(
            comments_for(request.user, accreditation).filter(audience=Comment.Audience.FOCAL_POINT)
        ),
        "rechecks": open_rechecks(accreditation),
        "history": history(delegate),
        "consents": standing(delegate),
        "links": delegate.own_links.filter(revoked_at=None, expires_at__gt=clock.now()),
        "badge": delegate.badges.order_by("-serial").first(),
        "replaced": getattr(getattr(delegate, "nomination", None), "replaces", None),
        "problems": problems,
        "text": text,
    }
    return render(request, "delegates/portal/person.html", context, status=status)
