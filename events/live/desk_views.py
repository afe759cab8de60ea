"""The live desk: the rooms of today with one click for each act, and the announcements."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Refused
from events.agenda import lanes
from events.agenda.conflicts import Finding, findings_of
from events.agenda.models import Session
from events.editions.models import Edition
from events.releases.programme import Programme
from events.releases.publishing import published_in_full
from events.releases.views import as_seen_by

from . import announcing, refusals
from .asked import Asked, UnknownActError, asked_of, undo_of
from .demos import demos_of
from .desk_forms import AnnouncementForm
from .models import Announcement
from .rooms import line_of, rooms_of
from .shown import token_of
from .wording import told


@at_desk("events.run_live")
def desk(request: DeskRequest) -> HttpResponse:
    """Show the rooms of the day."""
    return _page(request)


@require_POST
@at_desk("events.run_live")
def act(request: DeskRequest, code: str) -> HttpResponse:
    """Do one act on a session and say what was done; a refusal says why, and what could be done instead."""
    edition = Edition.objects.first()
    session = Session.objects.filter(edition=edition, code=code).select_related("edition").first()
    if edition is None or session is None:
        return _gone(request, edition, code)
    known = _open_findings(edition)
    try:
        asked = asked_of(request.POST, session)
        outcome = asked.do(by=request.user)
    except UnknownActError:
        raise Http404 from None
    except Refused as refusal:
        return _page(request, status=409, refusal=refusal, asked=asked, code=code)
    programme = published_in_full(edition)
    assert programme is not None  # noqa: S101 - the act was on it
    messages.success(request, told(outcome, programme))
    for name, finding in _open_findings(edition).items():
        if name not in known:
            messages.warning(request, str(finding.message))
    undo = undo_of(outcome, asked)
    return redirect(f"{reverse('desk-live')}?{urlencode({'day': asked.day, **undo})}")


def _gone(request: DeskRequest, edition: Edition | None, code: str) -> HttpResponse:
    """Say that what is still public is in the draft no more. Raises Http404 for what is in neither."""
    programme = published_in_full(edition) if edition else None
    if programme is None or code not in programme.by_code:
        raise Http404
    return _page(request, status=409, refusal=refusals.not_in_draft(code), code=code)


def _open_findings(edition: Edition) -> dict[tuple[str, tuple[str, ...]], Finding]:
    """What the programme breaks at this moment, by rule and meetings: an act says what it broke."""
    return {(each.code, each.sessions): each for each in findings_of(edition) if each.is_open}


@require_POST
@at_desk("events.add_announcement")
def announce(request: DeskRequest) -> HttpResponse:
    """Announce something; what is wrong is said beside the field and what was typed is kept."""
    edition = Edition.objects.first()
    if edition is None or (programme := published_in_full(edition)) is None:
        raise Http404
    form = AnnouncementForm(request.POST, edition=edition, programme=as_seen_by(programme))
    if form.is_valid():
        try:
            announcing.announce(edition, by=request.user, **form.details())
        except Refused as refusal:
            for problem in refusal.problems:
                form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            messages.success(request, _("Announced. Open pages show it within ten seconds."))
            return redirect(reverse("desk-live") + "#announcements")
    return _page(request, status=422, form=form)


@require_POST
@at_desk("events.change_announcement")
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take an announcement back."""
    announcing.withdraw(get_object_or_404(Announcement, pk=pk), by=request.user)
    messages.success(request, _("The announcement is withdrawn."))
    return redirect(reverse("desk-live") + "#announcements")


def _page(request: DeskRequest, *, status: int = 200, **extra: Any) -> HttpResponse:
    edition = Edition.objects.first()
    programme = published_in_full(edition) if edition else None
    if edition is None or programme is None:
        return render(request, "events/live/desk.html", {"edition_ready": False}, status=status)
    now = clock.now()
    day = _day(request, edition, now)
    rooms = rooms_of(programme, day, now)
    form = extra.pop("form", None)
    if form is None and request.user.has_perm("events.add_announcement"):
        form = AnnouncementForm(edition=edition, programme=as_seen_by(programme))
    context = {
        "edition_ready": True, "day": day, "days": lanes.days_of(edition), "is_today": day == now.date(),
        "rooms": rooms, "demos": demos_of(programme, day, now), "form": form,
        "announcements": _announcements(edition, now), "undo": _undo(request, programme),
        "moved": sum(s.live for s in programme.on_day(day)), "token": token_of(as_seen_by(programme), now), **extra,
    }  # fmt: skip
    return render(request, "events/live/desk.html", context, status=status)


def _day(request: DeskRequest, edition: Edition, now: dt.datetime) -> dt.date:
    text = request.POST.get("day", "") or request.GET.get("day", "")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return lanes.day_of(edition, now)


def _undo(request: DeskRequest, programme: Programme) -> Asked | None:
    """Return the act that takes the last one back, while nothing else has happened to the session."""
    session = programme.by_code.get(request.GET.get("undo", ""))
    if session is None:
        return None
    mark = line_of(session, programme, clock.now()).mark
    if mark != request.GET.get("seen"):
        return None
    try:
        return asked_of(request.GET, Session.objects.get(guid=session.uid))
    except (UnknownActError, Session.DoesNotExist):
        return None


def _announcements(edition: Edition, now: dt.datetime) -> list[Announcement]:
    """Return what stands or is to come, then what was said last."""
    found = Announcement.objects.filter(edition=edition).select_related("session", "party")
    standing = list(found.filter(withdrawn_at__isnull=True, expires__gt=now))
    rest = found.exclude(pk__in=[each.pk for each in standing])[:5]
    return [*standing, *rest]
