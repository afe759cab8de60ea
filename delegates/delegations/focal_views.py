"""Those who speak for a delegation, at the desk: added and invited, changed, handed over, ended."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Refused

from . import inviting
from .access import get_delegation_for
from .findings import is_in_force
from .forms import ChangeFocalPointForm, FocalPointForm
from .models import Delegation, FocalPoint

INVITE = "delegates.invite_focal_points"
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@at_desk(INVITE)
@_FORM
def add(request: DeskRequest, code: str) -> HttpResponse:
    """Let somebody speak for the delegation, and send the invitation."""
    delegation = get_delegation_for(request.user, code)
    assistant = request.GET.get("kind") == FocalPoint.Kind.ASSISTANT
    form = FocalPointForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kind = FocalPoint.Kind.ASSISTANT if assistant else FocalPoint.Kind.FOCAL_POINT
        try:
            inviting.add_focal_point(delegation, form.person(), kind=kind, by=request.user)
        except Refused as refusal:
            _tell(form, refusal)
        else:
            return _done(
                request, delegation, _("The invitation goes out at once; its link is good for 14 days.")
            )
    context = {"delegation": delegation, "form": form, "assistant": assistant}
    return render(request, "delegates/delegations/focal_add.html", context, status=_status(request))


@at_desk(INVITE)
@_FORM
def focal_point(request: DeskRequest, code: str, pk: int) -> HttpResponse:
    """One focal point: change, invite anew, hand over, end."""
    delegation = get_delegation_for(request.user, code)
    focal = delegation.focal_points.select_related("user", "successor").filter(pk=pk).first()
    if focal is None:
        raise Http404
    verb = request.POST.get("do", "") if request.method == "POST" else ""
    if request.method == "POST" and verb not in ("change", "invite", "hand_over", "end"):
        return HttpResponseBadRequest(_("This page does not know that decision."))
    change = ChangeFocalPointForm(focal, request.POST if verb == "change" else None)
    successor = FocalPointForm(request.POST if verb == "hand_over" else None, prefix="to")
    form = {"change": change, "hand_over": successor}.get(verb)
    problems: tuple[Any, ...] = ()
    if verb and (form is None or form.is_valid()):
        try:
            return _done(request, delegation, _act(focal, verb, form, request))
        except Refused as refusal:
            problems = _tell(form, refusal) if form is not None else refusal.problems
    context = {
        "delegation": delegation, "focal": focal, "in_force": is_in_force(focal, clock.now()), "change": change,
        "successor": successor, "problems": problems, "failed": verb, "invitations": focal.invitations.all()[:5],
        "may_invite": focal.user is None or not focal.user.is_active,
    }  # fmt: skip
    return render(
        request, "delegates/delegations/focal_point.html", context, status=_status(request, problems)
    )


def _act(focal: FocalPoint, verb: str, form: Any, request: DeskRequest) -> str:
    """Do it; return what is said. Raises Refused."""
    if verb == "invite":
        inviting.invite(focal, by=request.user)
        return _("The invitation goes out at once; its link is good for 14 days.")
    if verb == "end":
        inviting.end(focal, by=request.user)
        return _("The access of %(who)s was ended.") % {"who": focal}
    if verb == "hand_over":
        successor = inviting.hand_over(focal, form.person(), by=request.user)
        return _("%(who)s follows from now on; both are told by letter.") % {"who": successor}
    inviting.change_focal_point(focal, by=request.user, **form.cleaned_data)
    return _("Saved.")


def _tell(form: Any, refusal: Refused) -> tuple[Any, ...]:
    """Put the refusal beside the field it is about; return what is about none."""
    left = []
    for problem in refusal.problems:
        if problem.field in form.fields:
            form.add_error(problem.field, str(problem))
        else:
            left.append(problem)
    return tuple(left)


def _status(request: DeskRequest, problems: tuple[Any, ...] = ()) -> int:
    if problems:
        return 409
    return 422 if request.method == "POST" else 200


def _done(request: DeskRequest, delegation: Delegation, said: str) -> HttpResponse:
    messages.success(request, said)
    answer = redirect("desk-delegation", code=delegation.code)
    answer["Location"] += "#focal"
    return answer
