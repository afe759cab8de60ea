"""One's own visits by one's own link: what each exhibitor sees, and taking it back."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_GET, require_http_methods

from adgmin.core import clock, dates
from adgmin.core.filters import number_of
from adgmin.core.workbooks.book import book, handed_out
from delegates.nominations.models import Delegate
from delegates.portal.own_views import by_own_link
from delegates.portal.visit import Visit
from events.showcase.models import Exhibitor

from .models import BoothVisit, Sharing, Standing
from .sharing import FIELDS, decide, wish

WORDS = (
    ("name", gettext_lazy("name, position and organisation")),
    ("email", gettext_lazy("e-mail address")),
    ("phone", gettext_lazy("mobile telephone")),
)


@dataclass(slots=True)
class Line:
    """An exhibitor that one visited: when, and what it sees of one."""

    exhibitor: Exhibitor
    sharing: Sharing | None
    visits: list[BoothVisit] = field(default_factory=list)


@by_own_link
@require_http_methods(["GET", "POST"])
def visits(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the exhibitors one visited; decide by POST."""
    if request.method == "POST":
        messages.success(request, _act(request, visit.delegate))
        return redirect("portal-me-visits")
    held = getattr(visit.delegate, "visit_wish", None)
    context = {
        "visit": visit, "lines": lines_of(visit.delegate), "standings": Standing.choices,
        "standing": held.standing if held else Standing.ASK,
    }  # fmt: skip
    return render(request, "delegates/visits/own.html", context)


@by_own_link
@require_GET
def workbook(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Return what is kept of one's visits and choices, to take along: a line for each visit."""
    now = clock.now()
    marks = [
        visit.delegate.badge_name,
        _("As of %(time)s on %(day)s") % {"time": dates.clock_time(now), "day": dates.day_long(now.date())},
    ]
    heads = (
        _("Exhibitor"), _("Booth"), _("Day"), _("Time"), _("This exhibitor sees"), _("Decided on"),
    )  # fmt: skip
    rows = [_row(line, one) for line in lines_of(visit.delegate) for one in line.visits]
    made = book(_("My visits to booths"), marks, heads, rows, (40, 10, 14, 10, 44, 18))
    return handed_out(made, "my-visits")


def _row(line: Line, one: BoothVisit) -> list[Any]:
    sharing, booth = line.sharing, getattr(line.exhibitor, "booth", None)
    seen = [str(word) for name, word in WORDS if sharing and getattr(sharing, name)]
    decided = dates.local(sharing.decided_at).date() if sharing else _("not decided")
    return [
        line.exhibitor.name, booth.code if booth else "", one.day, dates.clock_time(dates.local(one.at)),
        "; ".join(seen) or pgettext("visits", "nothing"), decided,
    ]  # fmt: skip


def lines_of(person: Delegate) -> list[Line]:
    """Return the exhibitors that a person visited, the latest first; two queries."""
    sharings = {one.exhibitor_id: one for one in person.sharings.all()}
    found: dict[int, Line] = {}
    for one in person.booth_visits.select_related("exhibitor__booth"):
        line = found.setdefault(one.exhibitor_id, Line(one.exhibitor, sharings.get(one.exhibitor_id)))
        line.visits.append(one)
    return list(found.values())


def _act(request: HttpRequest, person: Delegate) -> str:
    """Decide about one exhibitor, or about all to come; return what to say."""
    if (standing := request.POST.get("standing", "")) in Standing.values:
        wish(person, Standing(standing))
        return _("Your wish is kept and counts from now on.")
    exhibitor = Exhibitor.objects.filter(pk=number_of(request.POST.get("exhibitor", ""), 0)).first()
    if exhibitor is None:
        raise Http404
    nothing = request.POST.get("do") == "nothing"
    fields = () if nothing else tuple(name for name in FIELDS if name in request.POST)
    try:
        decide(person, exhibitor, fields)
    except BoothVisit.DoesNotExist:
        raise Http404 from None
    if fields:
        return _("%(exhibitor)s now sees what you chose.") % {"exhibitor": exhibitor.name}
    return _("%(exhibitor)s sees nothing of you.") % {"exhibitor": exhibitor.name}
