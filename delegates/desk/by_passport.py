"""Finding a person by a passport number: sent in a form, so that no address, log or kept filter holds the number."""

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from adgmin.core import audit
from adgmin.core.bilingual import in_both
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import User
from adgmin.core.problems import Problem, Severity
from delegates.nominations.access import delegates_for
from delegates.nominations.columns import COLUMNS, STANDARD
from delegates.nominations.listing import Row, rows_of
from delegates.nominations.models import TravelDocument
from delegates.nominations.sensitive import PERMISSION
from events.editions.models import Edition

_NUMBER = re.compile(r"[A-Z0-9]{4,20}")
MOST = 50  # one number is one document; more are records of the same person


@sensitive_post_parameters("number")
@require_http_methods(["GET", "POST"])
@at_desk("delegates.view_delegate", PERMISSION)
def by_passport(request: DeskRequest) -> HttpResponse:
    """Ask for a whole passport number and show whose it is; 404 with words where it is nobody's."""
    if request.method == "GET":
        return _page(request)
    number = "".join(request.POST.get("number", "").split()).upper()
    if not _NUMBER.fullmatch(number):
        return _page(request, problems=[_unreadable()], typed=request.POST.get("number", ""), status=422)
    rows = holders_of(number, by=request.user)
    return _page(request, asked=True, rows=rows, typed=number, status=200 if rows else 404)


def holders_of(number: str, *, by: User) -> list[Row]:
    """Return whom the user may see of those with this passport number; the record keeps who was found, not by what."""
    documents = TravelDocument.objects.filter(number_digest__in=TravelDocument.digests_of_number(number))
    people = delegates_for(by).filter(pk__in=documents.values("delegate_id")).in_protocol_order()
    found = list(people.values_list("pk", "ref")[:MOST])
    if edition := Edition.objects.first():
        audit.record(edition, "looked for passport", by=by, note=", ".join(ref for _pk, ref in found))
    return rows_of([pk for pk, _ref in found], [COLUMNS[key] for key in STANDARD])


def _page(request: DeskRequest, *, status: int = 200, **said: Any) -> HttpResponse:
    context = {"columns": [COLUMNS[key] for key in STANDARD], "asked": False, "rows": [], **said}
    return render(request, "delegates/desk/by_passport.html", context, status=status)


def _unreadable() -> Problem:
    def sentence() -> str:
        return gettext("Write the whole passport number as it is printed: 4 to 20 letters A–Z and digits.")

    return Problem("passport_unreadable", Severity.BLOCK, in_both(sentence), field="number")
