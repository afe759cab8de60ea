"""One session's place as a form, the same for the dialog of the board and for readers without scripts; the week."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from events.agenda import lanes
from events.agenda.models import Session
from events.editions.models import Edition

from .acts import carry_out
from .answers import answer, day_asked, refusal
from .findings import open_findings
from .forms import PlaceForm
from .standing import standing_of
from .views import CHANGE, READ, address_of, edition_now, wants_json
from .wishes import Wish, plan_of

PARTS = {"form": "events/board/_place.html", "panel": "events/board/_panel.html"}


@require_http_methods(["GET", "POST"])
@at_desk(READ)
def session(request: DeskRequest, code: str) -> HttpResponse:
    """Show or change when and where a session is; `?part=` gives a piece of the page to the board's scripts."""
    edition = edition_now()
    found = Session.objects.filter(edition=edition, code=code).select_related("room", "edition").first()
    if found is None:
        raise Http404
    if request.method == "POST":
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return _change(request, edition, found)
    part = PARTS.get(request.GET.get("part", ""))
    context = {**_context(edition, found, PlaceForm(session=found)), "in_board": part is not None}
    return render(request, part or "events/board/session.html", context)


def _change(request: DeskRequest, edition: Edition, found: Session) -> HttpResponse:
    form = PlaceForm(request.POST, session=found)
    to_tray = "tray" in request.POST
    if not to_tray and not form.is_valid():
        template = PARTS["form"] if wants_json(request) else "events/board/session.html"
        return render(request, template, _context(edition, found, form), status=422)
    seen = request.POST.get("sequence", "")
    wish = Wish(
        found,
        None if to_tray else form.place(),
        None if to_tray else form.cleaned_data["room"],
        number_of(seen, found.sequence),
    )
    shown = day_asked(request, edition)
    try:
        plan = plan_of([wish])
        carry_out(plan, request.session, by=request.user)
    except Refused as refused:
        told = refusal(request, refused, [wish])
        if wants_json(request):
            return answer(request, edition, shown, refused=told, status=409)
        context = {**_context(edition, found, form), "refused": told}
        return render(request, "events/board/session.html", context, status=409)
    said = _("Done: %(act)s.") % {"act": str(plan.label)}
    if wants_json(request):
        return answer(request, edition, shown, said=said)
    messages.success(request, said)
    return redirect(address_of(wish.place.day if wish.place else shown))


def _context(edition: Edition, found: Session, form: PlaceForm) -> dict[str, Any]:
    standing = standing_of(edition)
    change = standing.changes.get(str(found.guid))
    current = Session.objects.only("sequence").get(pk=found.pk)
    return {
        "session": found, "form": form, "sequence": current.sequence, "number": standing.number,
        "lines": standing.lines(change) if change else (), "change": change,
        "findings": [one for one in open_findings(edition) if found.code in one.sessions],
    }  # fmt: skip


@require_GET
@at_desk(READ)
def week(request: DeskRequest) -> HttpResponse:
    """All days of the meeting at once, rooms as lanes."""
    edition = edition_now()
    now = clock.now()
    rooms = list(edition.room_set.order_by("sort_order", "pk"))
    sessions = Session.objects.filter(edition=edition).placed().select_related("room").order_by("start")
    by_day: dict[Any, list[Session]] = {day: [] for day in lanes.days_of(edition)}
    for one in sessions:
        by_day.setdefault(lanes.day_of(edition, one.start) if one.start else None, []).append(one)
    context = {
        "days": [(day, lanes.lanes_of(rooms, ones, now=now), len(ones)) for day, ones in by_day.items()],
        "ticks": lanes.ticks(), "hours": lanes.hours(),
    }  # fmt: skip
    return render(request, "events/board/week.html", context)
