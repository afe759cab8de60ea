"""Releases at the desk: what the draft would change, the list of releases, one of them, an old one anew."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from events.agenda.models import Session
from events.editions.models import Edition

from . import releasing
from .desk_forms import AgainForm, ReleaseForm
from .difference import difference
from .models import Release
from .naming import Names
from .past import days_of, with_tallies
from .presenting import difference_in_words
from .publishing import latest_release, snapshot_of
from .told import AUDIENCES

PERMISSION = "events.release_programme"
INVALID, CONFLICT = 422, 409
FINDINGS = 12  # how many the review names; all of them are in the inbox


@at_desk("events.view_session")
def releases(request: DeskRequest) -> HttpResponse:
    """All releases, the newest first."""
    edition = Edition.objects.first()
    made = Release.objects.filter(edition=edition).defer("content", "public")
    return render(request, "events/releases/releases.html", {"releases": with_tallies(made)})


@at_desk("events.view_session")
def review_draft(request: DeskRequest) -> HttpResponse:
    """What a release of the draft would change; who may, releases it here. A refusal keeps what was typed."""
    edition = _edition()

    def make(data: dict[str, Any]) -> Release:
        return releasing.release(edition, by=request.user, **data)

    form = ReleaseForm(request.POST) if request.method == "POST" else None
    made, problems = _attempt(request, form, make)
    if made:
        return _done(request, made)
    seen = releasing.review(edition)
    facts = {"expected": seen.number or 0, "draft_version": seen.draft_version}
    context = {
        "form": _with(form or ReleaseForm(), facts),
        "problems": problems,
        "review": seen,
        "next_number": (seen.number or 0) + 1,
        **_findings(seen),
        "latest": latest_release(edition),
        "found": difference_in_words(seen.difference, seen.before, seen.after),
        "audiences": [line for count in AUDIENCES for line in count(edition, seen.difference.sessions)],
        "codes": set(Session.objects.filter(edition=edition).values_list("code", flat=True)),
    }
    return render(request, "events/releases/review.html", context, status=_status(form, problems))


@at_desk("events.view_session")
def one(request: DeskRequest, number: int) -> HttpResponse:
    """A release as it was made; beside another one (`?with=2`) the difference between them."""
    release = _release(number)
    others = Release.objects.filter(edition=release.edition_id).exclude(pk=release.pk)
    others = others.only("number", "released_at")
    context: dict[str, Any] = {
        "release": release,
        "others": others,
        "latest": latest_release(release.edition),
    }
    asked = number_of(request.GET.get("with", ""), number)
    if asked != number:
        old, new = sorted((release, _release(asked)), key=lambda each: each.number)
        before, after = snapshot_of(old), snapshot_of(new)
        found = difference_in_words(difference(before, after), before, after)
        context |= {"old": old, "new": new, "found": found}
        return render(request, "events/releases/compare.html", context)
    snapshot = snapshot_of(release)
    context |= {"days": days_of(snapshot), "programme": snapshot, "names": Names(snapshot)}
    return render(request, "events/releases/release.html", context)


@at_desk("events.view_session")
def again(request: DeskRequest, number: int) -> HttpResponse:
    """What releasing an old release anew would change; who may, does so here."""
    release = _release(number)
    edition = release.edition

    def make(data: dict[str, Any]) -> Release:
        return releasing.release_again(edition, number, by=request.user, **data)

    form = AgainForm(request.POST) if request.method == "POST" else None
    made, problems = _attempt(request, form, make)
    if made:
        return _done(request, made)
    latest = latest_release(edition)
    # Without the changes of the day: they stay over whichever release there is.
    before, after = snapshot_of(latest) if latest else None, snapshot_of(release)
    found = difference(before, after)
    context = {
        "form": _with(form or AgainForm(), {"expected": latest.number if latest else 0}),
        "problems": problems,
        "release": release,
        "latest": latest,
        "next_number": (latest.number if latest else 0) + 1,
        "found": difference_in_words(found, before, after),
        "audiences": [line for count in AUDIENCES for line in count(edition, found.sessions)],
    }
    return render(request, "events/releases/again.html", context, status=_status(form, problems))


def _findings(seen: releasing.Review) -> dict[str, Any]:
    """The open findings, those that block first, and how many more there are."""
    waiting = [finding for finding in seen.findings if finding.is_open]
    waiting.sort(key=lambda finding: not releasing.blocks(finding))
    return {"findings": waiting[:FINDINGS], "more": max(len(waiting) - FINDINGS, 0)}


def _edition() -> Edition:
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    return edition


def _release(number: int) -> Release:
    found = Release.objects.filter(edition=_edition(), number=number).select_related("edition").first()
    if found is None:
        raise Http404
    return found


def _attempt(
    request: DeskRequest, form: AgainForm | None, make: Callable[[dict[str, Any]], Release]
) -> tuple[Release | None, tuple[Problem, ...]]:
    """Make the release when the form was sent and is in order; return it, or what stands against it."""
    if form is None:
        return None, ()
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if not form.is_valid():
        return None, ()
    try:
        return make(form.cleaned_data), ()
    except Refused as refusal:
        return None, refusal.problems


def _with(form: AgainForm, facts: dict[str, int]) -> AgainForm:
    """Let the form, sent again, say what is true now: its reader sees the present difference."""
    if form.is_bound:
        sent = {name: str(form.data.get(name, "")) for name in form.fields}
        form.data = {**sent, **{name: str(value) for name, value in facts.items()}}
    else:
        form.initial.update(facts)
    return form


def _status(form: AgainForm | None, problems: tuple[Problem, ...]) -> int:
    if any(problem.code == "findings_block" for problem in problems):
        return INVALID
    if problems:
        return CONFLICT
    return 200 if form is None else INVALID


def _done(request: DeskRequest, made: Release) -> HttpResponse:
    """Say what was released, with the way to where the public reads it."""
    told = _("Release %(number)d was made. Every public page follows it.") % {"number": made.number}
    address = reverse("changes", kwargs={"lang": (get_language() or "vi")[:2]})
    link = format_html(
        '{} <a href="{}#release-{}">{}</a>', told, address, made.number, _("See it as the public does.")
    )
    messages.success(request, link)
    return redirect("desk-release", number=made.number)
