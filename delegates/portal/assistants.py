"""Assistants: the focal point invites them and ends their access; an assistant does not."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from adgmin.core import clock
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from delegates.delegations.inviting import end, invite_assistant
from delegates.delegations.models import Delegation, FocalPoint

from .access import PortalRequest, get_own_delegation, in_portal
from .step_form import REQUIRED, text


class AssistantForm(forms.Form):
    """Whom to invite."""

    name = text(_("Name"), 200, autocomplete="off")
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={
            "required": REQUIRED, "invalid": _("This is not an e-mail address. One looks like name@example.org."),
        },
    )  # fmt: skip
    needed = ("name", "email")

    def clean_name(self) -> str:
        """A name is needed: the letter begins with it."""
        name: str = self.cleaned_data["name"]
        if not name:
            raise forms.ValidationError(str(REQUIRED))
        return name


@in_portal
def assistants(request: PortalRequest, code: str) -> HttpResponse:
    """Who helps; a form to invite, for the focal point."""
    delegation = get_own_delegation(request.user, code)
    may = leads(request.user, delegation)
    form = AssistantForm(request.POST if request.method == "POST" else None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if form.is_valid():
            try:
                made = invite_assistant(delegation, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                problems = refusal.problems
            else:
                messages.success(request, _t("An invitation was sent to %(email)s.") % {"email": made.email})
                return redirect("portal-assistants", code=code)
    context: dict[str, Any] = {
        "delegation": delegation,
        "may": may,
        "form": form,
        "problems": problems,
        "assistants": _in_force(delegation).select_related("user").order_by("name", "pk"),
    }
    status = 409 if problems else 422 if form.errors else 200
    return render(request, "delegates/portal/assistants.html", context, status=status)


@in_portal
@require_POST
def ending(request: PortalRequest, code: str, pk: int) -> HttpResponse:
    """End an assistant's access at once."""
    delegation = get_own_delegation(request.user, code)
    if not leads(request.user, delegation):
        raise PermissionDenied
    assistant = _in_force(delegation).filter(pk=pk).first()
    if assistant is None:
        raise Http404
    try:
        end(assistant, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _t("%(name)s no longer has access.") % {"name": assistant})
    return redirect("portal-assistants", code=code)


def leads(user: User, delegation: Delegation) -> bool:
    """Whether the user is a focal point of the delegation now, not an assistant."""
    speaking = FocalPoint.objects.in_force(clock.now()).filter(user=user, delegation=delegation)
    return bool(speaking.filter(kind=FocalPoint.Kind.FOCAL_POINT).exists())


def _in_force(delegation: Delegation) -> Any:
    helping = FocalPoint.objects.in_force(clock.now()).filter(delegation=delegation)
    return helping.filter(kind=FocalPoint.Kind.ASSISTANT)
