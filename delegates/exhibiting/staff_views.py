"""The staff of a booth: begin somebody's nomination; the portal's pages of one person do the rest."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from adgmin.core.problems import Problem, Refused
from delegates.delegations.models import DelegateRole
from delegates.nominations.models import Delegate
from delegates.portal.forms_identity import RoleForm

from .access import BoothRequest, at_booth
from .booth_views import writable
from .staffing import add_staff, delegation_of


class StaffForm(RoleForm):
    """Rank, position and organisation; the role is that of exhibitors."""

    needed = ("rank_band", "position_en", "organisation_en")  # type: ignore[assignment]  # one fewer than its base

    def __init__(self, data: Any = None, *, delegate: Delegate, lenient: bool = False) -> None:
        super().__init__(data, delegate=delegate, lenient=lenient)
        del self.fields["role"]


@at_booth
@require_http_methods(["GET", "POST"])
def add(request: BoothRequest, slug: str) -> HttpResponse:
    """Ask for rank and position; from then on it is a nomination like any other, of the exhibitors' delegation."""
    exhibitor = writable(request, slug)
    delegation = delegation_of(exhibitor)
    if delegation is None:
        messages.warning(request, _("Badges for exhibitors are not open yet. Please ask the organisers."))
        return redirect("booth-home", slug=slug)
    sent = request.method == "POST"
    blank = Delegate(delegation=delegation, role=DelegateRole.EXHIBITOR)
    form = StaffForm(request.POST if sent else None, delegate=blank)
    problems: tuple[Problem, ...] = ()
    if sent and form.is_valid():
        try:
            person = add_staff(exhibitor, by=request.user, **form.values()[""])
        except Refused as refusal:
            problems = refusal.problems
        else:
            return redirect("portal-step", pk=person.pk, step="identity")
    context = {"exhibitor": exhibitor, "form": form, "problems": problems}
    return render(request, "delegates/exhibiting/staff.html", context, status=422 if sent else 200)
