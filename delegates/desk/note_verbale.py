"""The note verbale of a delegation at the desk: its number, its date and the paper itself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import User
from adgmin.core.normal_text import keep_normal
from adgmin.core.problems import Refused
from delegates.delegations.access import get_delegation_for
from delegates.delegations.editing import change_delegation
from delegates.delegations.models import Delegation
from delegates.privacy.files import take_paper


class NoteForm(forms.Form):
    """Number, date and paper."""

    note_verbale = forms.CharField(label=_("note verbale (number)"), max_length=100, required=False)
    note_verbale_on = forms.DateField(
        label=_("note verbale (date)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    file = forms.FileField(
        label=_("The paper (PDF or picture)"),
        required=False,
        help_text=_(
            "It takes the place of the one before. Documents with a mark of state secrecy are refused."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)


@at_desk("delegates.change_delegation")
@require_http_methods(["GET", "HEAD", "POST"])
def note_verbale(request: DeskRequest, code: str) -> HttpResponse:
    """Show or save the note verbale."""
    delegation = get_delegation_for(request.user, code)
    initial = {name: getattr(delegation, name) for name in ("note_verbale", "note_verbale_on")}
    form = NoteForm(request.POST, request.FILES) if request.method == "POST" else NoteForm(initial=initial)
    if form.is_valid():
        try:
            _save(delegation, form.cleaned_data, by=request.user)
        except Refused as refusal:
            for problem in refusal.problems:
                form.add_error("file", str(problem))
        else:
            messages.success(request, _t("Saved."))
            return redirect("desk-delegation", code=delegation.code)
    context = {
        "form": form,
        "delegation": delegation,
        "title": _("Note verbale"),
        "says": _("By which the government names its delegation or its focal point."),
        "multipart": True,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "delegates/delegations/part.html", context, status=status)


@transaction.atomic
def _save(delegation: Delegation, values: dict[str, Any], *, by: User) -> None:
    """Keep all of it, or nothing. Raises Refused."""
    upload = values.pop("file")
    change_delegation(delegation, by=by, **values)
    if upload:
        take_paper(delegation, upload, by=by)
