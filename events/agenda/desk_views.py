"""The programme at the desk: days, rooms, sessions, and the quick edit of one."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem, Refused
from adgmin.core.text import fold_words
from events.editions.models import Edition
from events.venues.models import Room

from . import lanes
from .audience import PUBLIC, Seen, seen_by
from .conflicts import Finding, findings_of
from .desk_forms import SessionForm
from .editing import change_session
from .models import Session, Status

HISTORY = 15


@at_desk("events.view_session")
def programme(request: DeskRequest) -> HttpResponse:
    """One day, or what a search finds in all of them."""
    edition = Edition.objects.first()
    if edition is None:
        return render(request, "events/desk/programme.html", {"sessions": [], "days": []})
    now = clock.now()
    day = _day(request.GET.get("day", ""), edition, now)
    found = Session.objects.filter(edition=edition).select_related("room", "was_room")
    found = found.order_by("start", "room__sort_order", "code")
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "status", "room")}
    narrowed = any(asked.values())
    sessions = list(_narrowed(found, asked) if narrowed else found.on(day))
    rooms = list(Room.objects.filter(edition=edition).order_by("sort_order", "pk"))
    context = {
        "days": lanes.days_of(edition), "day": day, "is_today": day == now.date(), "asked": asked,
        "narrowed": narrowed, "sessions": sessions, "conflicts": _conflicts(edition, sessions), "rooms": rooms,
        "lanes": [] if narrowed else lanes.lanes_of(rooms, sessions, now=now), "ticks": lanes.ticks(),
        "hours": lanes.hours(), "now_x": lanes.minute_of(now), "statuses": Status.choices,
    }  # fmt: skip
    return render(request, "events/desk/programme.html", context)


def _conflicts(edition: Edition, sessions: list[Session]) -> list[Finding]:
    """Return what waits for somebody among the sessions shown."""
    shown = {session.code for session in sessions}
    return [one for one in findings_of(edition) if one.is_open and not shown.isdisjoint(one.sessions)]


def _day(text: str, edition: Edition, now: dt.datetime) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return lanes.day_of(edition, now)


def _narrowed(found: QuerySet[Session], asked: dict[str, str]) -> QuerySet[Session]:
    for word in fold_words(asked["q"]).split():
        found = found.filter(folded__contains=word)
    if asked["status"] == "draft":
        found = found.filter(is_draft=True)
    elif asked["status"]:
        found = found.filter(status=asked["status"])
    return found.filter(room__code=asked["room"]) if asked["room"] else found


@at_desk("events.view_session")
def session(request: DeskRequest, code: str) -> HttpResponse:
    """Show a session; who may, changes it here. A refusal keeps what was typed and names both meetings."""
    found = Session.objects.select_related("room", "was_room", "edition").filter(code=code).first()
    if found is None:
        raise Http404
    form = SessionForm(request.POST or None, session=found)
    problems: tuple[Problem, ...] = ()
    seen = number_of(request.POST.get("sequence", ""), found.sequence)
    if request.method == "POST":
        if not request.user.has_perm("events.change_session"):
            raise PermissionDenied
        if form.is_valid():
            try:
                changed = change_session(found, by=request.user, expected=seen, **form.changes())
            except Refused as refusal:
                problems, seen = refusal.problems, _seen_next(found, refusal, seen)
            else:
                messages.success(request, _saved(changed))
                return redirect("desk-session", code=changed.code)
    context = _context(found, form, problems, seen)
    status = 409 if problems else 422 if request.method == "POST" else 200
    return render(request, "events/desk/session.html", context, status=status)


def _saved(changed: Session) -> str:
    """Return what was saved, with the way to where the public reads it."""
    told = _("Saved in the draft: %(session)s. The public sees it with the next release.") % {
        "session": changed
    }
    lang = (get_language() or "vi")[:2]
    if _has_page(changed):
        address = reverse("session", kwargs={"lang": lang, "code": changed.code})
    else:
        day = lanes.day_of(changed.edition, changed.start or clock.now())
        address = reverse("agenda_day", kwargs={"lang": lang, "day": day})
    return format_html('{} <a href="{}">{}</a>', told, address, _("See what the public sees now."))


def _has_page(found: Session) -> bool:
    """Whether the public may open a page of this session: not of drafts, unnamed and hidden ones."""
    return seen_by(PUBLIC, found) >= Seen.ANNOUNCED


def _seen_next(found: Session, refusal: Refused, seen: int) -> int:
    """Return the number with which the editor may save again, having read what the other one changed."""
    if any(problem.code == "changed_meanwhile" for problem in refusal.problems):
        return Session.objects.only("sequence").get(pk=found.pk).sequence
    return seen


def _context(found: Session, form: SessionForm, problems: tuple[Problem, ...], seen: int) -> dict[str, Any]:
    history = AuditRecord.objects.filter(model="events.session", object_id=str(found.pk)).select_related(
        "user"
    )
    others = [_other_meeting(problem) for problem in problems]
    return {
        "session": found, "form": form, "problems": problems, "sequence": seen, "history": history[:HISTORY],
        "others": [other for other in others if other],
        "has_page": _has_page(found),
        "neighbours": _neighbours(found),
    }  # fmt: skip


def _neighbours(found: Session) -> QuerySet[Session]:
    """Return the meetings of its room on its day, in order."""
    if found.start is None or found.room_id is None:
        return Session.objects.none()
    day = found.start.astimezone(clock.MEETING_ZONE).date()
    neighbours: QuerySet[Session] = Session.objects.filter(room=found.room_id).on(day)
    return neighbours.select_related("room").order_by("start")


def _other_meeting(problem: Problem) -> Session | None:
    """Return the meeting that holds the room, when the problem is about a booking of one."""
    booking = problem.about[1] if problem.code == "room_double_booked" else None
    return Session.objects.filter(booking=booking).first() if booking else None
