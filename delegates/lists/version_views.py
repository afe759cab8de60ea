"""Versions of the list of participants at the desk: kept, read, handed out, compared."""

import dataclasses

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from delegates.nominations.access import delegates_for
from events.editions.models import Edition

from .asking import Asked, edition_or_404, handed_out
from .difference import difference, in_words
from .layout import laid_out
from .models import ListVersion
from .participants import Roll, agreed_to_be_listed, participants, public_part
from .versions import keep_version, roll_of, version_or_404
from .views import EXPORT, READ

VERSIONS, KEEP = "delegates.view_listversion", "delegates.add_listversion"
MAX_NOTE = ListVersion._meta.get_field("note").max_length or 0


@require_safe
@at_desk(READ, VERSIONS)
def versions(request: DeskRequest) -> HttpResponse:
    """List the versions, the latest first, and offer to keep another."""
    return _versions(request, edition_or_404())


@require_POST
@at_desk(READ, VERSIONS, KEEP)
def keep(request: DeskRequest) -> HttpResponse:
    """Keep the list as it stands now; a refusal keeps the note that was typed."""
    edition, note = edition_or_404(), request.POST.get("note", "").strip()[:MAX_NOTE]
    try:
        made = keep_version(edition, note=note, by=request.user, at=clock.now())
    except Refused as refusal:
        return _versions(request, edition, note=note, problems=refusal.problems, status=409)
    messages.success(request, _("Version %(number)d is kept.") % {"number": made.number})
    return redirect("desk-list-versions")


def _versions(request: DeskRequest, edition: Edition, status: int = 200, **more: object) -> HttpResponse:
    found = ListVersion.objects.filter(edition=edition).select_related("made_by").defer("content")
    context = {"versions": list(found), "max_note": MAX_NOTE, **more}
    return render(request, "delegates/lists/versions.html", context, status=status)


@require_safe
@at_desk(READ, VERSIONS)
def version(request: DeskRequest, number: int) -> HttpResponse:
    """Show one version: `lang` vi, en or both; `public=1`."""
    edition, asked = edition_or_404(), _asked(request)
    kept = version_or_404(edition, number)
    roll = _part(roll_of(kept), asked)  # its public part has no note
    leaf = laid_out(roll, edition, asked.lang, public=asked.public, note=roll.note)
    return render(request, "delegates/lists/version.html", {"leaf": leaf, "asked": asked, "version": kept})


@require_safe
@at_desk(READ, VERSIONS, EXPORT)
def version_file(request: DeskRequest, number: int, kind: str) -> HttpResponse:
    """Hand out a version; each time is recorded."""
    edition, asked = edition_or_404(), _asked(request)
    roll = _part(roll_of(version_or_404(edition, number)), asked)
    return handed_out(edition, roll, kind, asked, by=request.user)


@require_safe
@at_desk(READ, VERSIONS)
def changes(request: DeskRequest) -> HttpResponse:
    """Show what changed from one version to another, or to now: `?from=1&to=2`."""
    edition = edition_or_404()
    numbers = list(ListVersion.objects.filter(edition=edition).values_list("number", flat=True))
    context: dict[str, object] = {"numbers": numbers}
    if numbers:
        start = _number(request, "from") or numbers[0]
        end = _number(request, "to")
        old = roll_of(version_or_404(edition, start))
        new = roll_of(version_or_404(edition, end)) if end else _now(request, edition)
        found = difference(old.sections, new.sections)
        context |= {"old": old, "new": new, "found": found, "words": in_words(found)}
    return render(request, "delegates/lists/changes.html", context)


def _number(request: DeskRequest, name: str) -> int:
    return number_of(request.GET.get(name, ""))


def _now(request: DeskRequest, edition: Edition) -> Roll:
    return participants(delegates_for(request.user), edition, as_of=clock.now())


def _asked(request: DeskRequest) -> Asked:
    """A version holds nobody who was waiting."""
    return dataclasses.replace(Asked.of(request), waiting=False)


def _part(roll: Roll, asked: Asked) -> Roll:
    return public_part(roll, agreed_to_be_listed()) if asked.public else roll
