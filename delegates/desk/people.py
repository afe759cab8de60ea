"""The list of delegates at the desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from delegates.accreditation.models import State
from delegates.delegations.models import DelegateRole, Delegation
from delegates.nominations.access import delegates_for
from delegates.nominations.columns import COLUMNS, STANDARD, chosen_columns
from delegates.nominations.forms import DelegateForm
from delegates.nominations.listing import ORDERS, Filters, found_by, page_of
from delegates.nominations.models import RankBand

from .adding import add_delegate

COLUMNS_COOKIE = "desk_columns"


@at_desk("delegates.view_delegate")
def delegates(request: DeskRequest) -> HttpResponse:
    """Search, filter, sort, choose columns; every state of the list has its own address."""
    filters = Filters.of(request.GET)
    columns = chosen_columns(_column_keys(request))
    order = request.GET.get("sort", "")
    number = request.GET.get("page", "")
    page = page_of(
        found_by(delegates_for(request.user), filters),
        columns,
        order=order if order in ORDERS else "protocol",
        number=number_of(number, 1),
        narrowed=bool(filters.given()),
    )
    context = {
        "page": page,
        "filters": filters,
        "columns": columns,
        "order": order or "protocol",
        **_choices(),
    }
    response = render(request, "delegates/desk/delegates.html", context)
    if "columns" in request.GET:
        chosen = ".".join(column.key for column in columns)
        response.set_cookie(
            COLUMNS_COOKIE, chosen, max_age=31_536_000, httponly=True, samesite="Lax", path="/desk/"
        )
    return response


def _column_keys(request: DeskRequest) -> list[str]:
    if "columns" in request.GET:
        return request.GET.getlist("columns")
    return request.COOKIES.get(COLUMNS_COOKIE, ".".join(STANDARD)).split(".")


def _choices() -> dict[str, Any]:
    return {
        "all_columns": list(COLUMNS.values()),
        "delegations": list(Delegation.objects.only("code", "name_vi", "name_en").order_by("sort_order")),
        "roles": DelegateRole.choices,
        "states": [
            ("waiting", _("All that wait")),
            ("admitted", _("All that are accredited")),
            *State.choices[1:],
        ],
        "ranks": RankBand.choices,
        "problems": [
            ("over_quota", _("Over the quota of the role")),
            ("no_photo", _("No photograph")),
            ("no_email", _("No e-mail address")),
            ("no_arrival", _("Arrival not known")),
        ],
    }


@at_desk("delegates.add_delegate")
def add(request: DeskRequest) -> HttpResponse:
    """Write a delegate by hand."""
    chosen = Delegation.objects.filter(code=request.GET.get("delegation", "")).first()
    form = DelegateForm(request.POST or None, initial={"delegation": chosen})
    problems: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            delegate = add_delegate(by=request.user, **form.values())
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(request, _("%(name)s was added and waits for a decision.") % {"name": delegate})
            return redirect(delegate)
    context = {"form": form, "problems": problems, "delegation": chosen}
    return render(request, "delegates/desk/add.html", context, status=_status(request, problems))


def _status(request: DeskRequest, problems: tuple[Any, ...]) -> int:
    if problems:
        return 409
    return 422 if request.method == "POST" else 200
