"""The doors as the desk sees them: who is inside, who came to a session, who must be counted outside."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core import audit, clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Refused
from adgmin.core.workbooks.book import handed_out
from delegates.lists.files import MEDIA_TYPES
from delegates.nominations.access import get_delegate_for
from events.agenda import lanes
from events.agenda.models import Session
from events.editions.models import Edition

from . import attendance, incident_words, inside
from .columns import columns_of
from .evacuation import who_is_inside
from .models import Gate, Incident
from .movements import read_movements
from .roster import roster_pdf
from .sessions import sessions_of

CLOSED_SHOWN = 50


@at_desk("delegates.view_presence")
def overview(request: DeskRequest) -> HttpResponse:
    """Show who is inside where now, the heads still expected, arrivals and devices."""
    edition, now = _edition(), clock.now()
    quarters = inside.arrivals(edition, now)
    context = {
        "places": inside.places_now(edition, now),
        "coming": inside.coming(edition, now),
        "heads": inside.heads_expected(edition, now),
        "quarters": quarters,
        "columns": columns_of(quarters),
        "devices": inside.devices_of(edition, now),
        "incidents": inside.open_incidents(edition),
    }
    return render(request, "delegates/gates/overview.html", context)


@at_desk("delegates.view_presence")
def evacuation(request: DeskRequest) -> HttpResponse:
    """List everybody inside by zone, to be printed or read out."""
    edition, now = _edition(), clock.now()
    areas = who_is_inside(edition, now)
    audit.record(edition, "evacuation list read", by=request.user)
    context = {"areas": areas, "total": sum(len(area.people) for area in areas)}
    return render(request, "delegates/gates/evacuation.html", context)


@at_desk("delegates.view_scan")
def attendances(request: DeskRequest) -> HttpResponse:
    """Show how many came to each session of a day."""
    edition = _edition()
    day = _day(request, edition)
    context = {"day": day, "days": lanes.days_of(edition), "rows": attendance.attended(edition, day)}
    return render(request, "delegates/gates/attendances.html", context)


@at_desk("delegates.view_scan", "delegates.view_delegate")
def attended(request: DeskRequest, code: str) -> HttpResponse:
    """Show who was let in to a session."""
    session = _session(code)
    return render(
        request,
        "delegates/gates/attended.html",
        {"session": session, "people": attendance.attendees(session)},
    )


@at_desk("delegates.view_scan", "delegates.export_delegates")
def attended_file(request: DeskRequest, code: str) -> HttpResponse:
    """Give the attendance of a session as a workbook; that it was taken out is recorded."""
    session = _session(code)
    people = attendance.attendees(session)
    audit.record(session, "exported attendance", by=request.user, note=str(len(people)))
    return handed_out(attendance.workbook(session, people, clock.now()), f"attendance-{session.code}")


@at_desk("delegates.view_incident")
def incidents(request: DeskRequest) -> HttpResponse:
    """List what the desk has to look into, then what was looked into last."""
    return _incidents(request)


@require_POST
@at_desk("delegates.manage_gates")
def close_incident(request: DeskRequest, pk: int) -> HttpResponse:
    """Close an incident with what was found."""
    incident = get_object_or_404(Incident, pk=pk, edition=_edition())
    try:
        incident_words.close(incident, by=request.user, note=request.POST.get("note", ""))
    except Refused as refusal:
        status = 409 if refusal.problems[0].code == "closed_already" else 422
        return _incidents(request, status=status, refused=incident.pk, problems=refusal.problems)
    messages.success(request, _("Noted."))
    return redirect("desk-incidents")


@at_desk("delegates.view_movements", "delegates.view_delegate")
def movements(request: DeskRequest, pk: int) -> HttpResponse:
    """Show where a person went, after a reason; that it was read is recorded."""
    person = get_delegate_for(request.user, pk)
    context: dict[str, object] = {"person": person, "why": request.POST.get("why", "")}
    if request.method != "POST":
        return render(request, "delegates/gates/movements.html", context)
    try:
        context["scans"] = read_movements(person, by=request.user, reason=str(context["why"]))
    except Refused as refusal:
        return render(
            request, "delegates/gates/movements.html", {**context, "problems": refusal.problems}, status=422
        )
    return render(request, "delegates/gates/movements.html", {**context, "read": True})


@at_desk("delegates.view_gate", "delegates.view_delegate")
def rosters(request: DeskRequest) -> HttpResponse:
    """Choose the door and the meeting for which a paper roster is made."""
    edition, now = _edition(), clock.now()
    gates = list(Gate.objects.filter(edition=edition).select_related("room"))
    coming = [
        one for one in sessions_of(edition) if one["end"] > now.timestamp() and one["status"] != "cancelled"
    ]
    by_place: dict[str, list[dict[str, object]]] = {}
    for one in coming:
        start = dt.datetime.fromtimestamp(one["start"], now.tzinfo)
        title = one["title"][get_language() or "vi"] or one["title"]["vi"] or one["title"]["en"]
        by_place.setdefault(one["place"], []).append({"code": one["code"], "start": start, "title": title})
    rows = [(gate, by_place.get(gate.place, [])) for gate in gates]
    return render(request, "delegates/gates/rosters.html", {"rows": rows})


@at_desk("delegates.view_gate", "delegates.view_delegate", "delegates.export_delegates")
def roster(request: DeskRequest, code: str) -> HttpResponse:
    """Give the paper roster of a door; that it was taken out is recorded."""
    edition = _edition()
    gate: Gate = get_object_or_404(Gate.objects.select_related("room"), edition=edition, code=code)
    asked = request.GET.get("session", "")
    session = next((one for one in sessions_of(edition) if one["code"] == asked), None)
    if asked and (session is None or session["place"] != gate.place):
        raise Http404
    lang = "en" if (get_language() or "vi").startswith("en") else "vi"
    paper = roster_pdf(gate, session, edition, clock.now(), lang)
    audit.record(gate, "roster printed", by=request.user, note=asked)
    response = HttpResponse(paper, content_type=MEDIA_TYPES["pdf"])
    response["Content-Disposition"] = f'inline; filename="roster-{gate.code}.pdf"'
    return response


def _incidents(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    edition = _edition()
    gates = {gate.code: gate for gate in Gate.objects.filter(edition=edition)}
    found = Incident.objects.filter(edition=edition).select_related(
        "device", "delegation", "badge__delegate", "closed_by"
    )
    waiting = [(one, incident_words.in_words(one, gates)) for one in found.filter(closed_at=None)]
    closed = found.filter(closed_at__isnull=False).order_by("-closed_at")[:CLOSED_SHOWN]
    context = {
        "waiting": waiting,
        "closed": [(one, incident_words.in_words(one, gates)) for one in closed],
        **more,
    }
    return render(request, "delegates/gates/incidents.html", context, status=status)


def _edition() -> Edition:
    """Return the edition. Raises Http404 when none is loaded."""
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    return edition


def _session(code: str) -> Session:
    return get_object_or_404(Session.objects.select_related("room"), edition=_edition(), code=code)


def _day(request: DeskRequest, edition: Edition) -> dt.date:
    try:
        return dt.date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return lanes.day_of(edition, clock.now())
