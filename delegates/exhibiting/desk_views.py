"""Exhibitors at the desk: the list with its totals, invitations, and the review of what was submitted."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem, Refused
from delegates.portal.words import standing_of
from events.editions.current import get_edition
from events.editions.models import Edition
from events.parties.models import Party
from events.showcase.differing import parts_of
from events.showcase.entering import published_content, working_copy
from events.showcase.entry_refusals import lacking
from events.showcase.models import Exhibitor, Theme
from events.showcase.reviewing import accept, decline, send_back, take_up, withdraw_exhibitor
from events.showcase.standing import Change, Standing, may_become

from . import letters
from .access import staff_of
from .booth_page import Member, entry_of
from .desk_listing import MISSING, REVIEW, lines_of, narrowed, totals_of
from .exhibitor_refusals import bad_contact
from .forms import InviteForm
from .inviting import add_contact, end_contact, invite_exhibitor, send_link
from .models import Application, ExhibitorContact

READ, WRITE = "events.view_exhibitor", "events.change_exhibitor"
CONTACTS = "delegates.view_exhibitorcontact"
HISTORY = 15
MOST_PLACES = 40


@at_desk(READ)
@require_GET
def exhibitors(request: DeskRequest) -> HttpResponse:
    """All exhibitors, narrowed by where they stand or what is missing; what they need together."""
    edition = Edition.objects.first()
    lines = lines_of(edition) if edition else []
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    context = {
        "lines": narrowed(lines, state, words), "all": len(lines), "state": state, "words": words,
        "states": [(REVIEW, _("Waiting for the desk")), (MISSING, _("Something is missing")), *Standing.choices],
        "waiting": sum(line.waits for line in lines), "totals": totals_of(lines),
        "may_write": request.user.has_perm(WRITE), "asked": bool(state or words),
    }  # fmt: skip
    return render(request, "delegates/exhibiting/desk/exhibitors.html", context)


@at_desk(READ, WRITE)
@require_http_methods(["GET", "POST"])
def invite(request: DeskRequest) -> HttpResponse:
    """Invite an exhibitor; a refusal keeps what was typed."""
    edition = get_edition()
    form = InviteForm(request.POST or None)
    problems: tuple[Problem, ...] = ()
    sent = request.method == "POST"
    if sent and form.is_valid():
        try:
            contact = invite_exhibitor(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(
                request, _("The invitation is on its way to %(email)s.") % {"email": contact.email}
            )
            return redirect("desk-exhibitor", slug=contact.exhibitor.slug)
    context = {"form": form, "problems": problems}
    return render(request, "delegates/exhibiting/desk/invite.html", context, status=422 if sent else 200)


@at_desk(READ)
@require_GET
def exhibitor(request: DeskRequest, slug: str) -> HttpResponse:
    """One exhibitor: what was submitted beside what is in the programme, both languages, and what to decide."""
    return _page(request, get_exhibitor(slug))


@at_desk(READ, WRITE)
@require_POST
def act(request: DeskRequest, slug: str) -> HttpResponse:
    """Decide, invite, remind; a refusal comes back to the page with what was typed."""
    found = get_exhibitor(slug)
    what = request.POST.get("act", "")
    doing = _ACTS.get(what)
    if doing is None:
        raise Http404
    try:
        told = doing(found, request)
    except Refused as refusal:
        return _page(request, found, problems=refusal.problems, status=409)
    messages.success(request, told)
    return redirect("desk-exhibitor", slug=slug)


def get_exhibitor(slug: str) -> Exhibitor:
    """Return an exhibitor of the newest edition. Raises Http404."""
    found = Exhibitor.objects.filter(edition=Edition.objects.first(), slug=slug)
    related = found.select_related("edition", "country", "picture", "entry", "needs", "booth")
    one = related.prefetch_related("themes", "products__themes").first()
    if one is None:
        raise Http404
    return one


def _page(
    request: DeskRequest, found: Exhibitor, *, problems: tuple[Problem, ...] = (), status: int = 200
) -> HttpResponse:
    entry, edition = entry_of(found), found.edition_id
    before, after = published_content(found), working_copy(found)
    is_first = found.standing != Standing.ACCEPTED
    blank: dict[str, Any] = {**dict.fromkeys(before, ""), "themes": [], "picture": None, "products": []}
    themes = {one.code: str(one.name) for one in Theme.objects.filter(edition=edition)}
    parties = {one.code: str(one.name) for one in Party.objects.filter(edition=edition)}
    change = Change(entry.change) if entry else Change.NONE
    records = AuditRecord.objects.filter(model="events.exhibitor", object_id=str(found.pk))
    sees_people = request.user.has_perm(CONTACTS)
    context: dict[str, Any] = {
        "exhibitor": found, "standing": Standing(found.standing), "entry": entry, "change": change,
        "is_first": is_first, "parts": parts_of(blank if is_first else before, after, themes, parties),
        "lacking": lacking(after), "needs": getattr(found, "needs", None), "booth": getattr(found, "booth", None),
        "waits": found.standing == Standing.SUBMITTED or change == Change.SUBMITTED, "problems": problems,
        "reason": request.POST.get("reason", ""), "may_write": request.user.has_perm(WRITE),
        "may": {to.value for to in Standing if may_become(found.standing, to)}, "sees_people": sees_people,
        "contacts": _contacts(found) if sees_people else [], "history": records.select_related("user")[:HISTORY],
        "application": Application.objects.filter(exhibitor=found).first() if sees_people else None,
        "staff": [Member(one, standing_of(one.accreditation.state)) for one in staff_of(found)] if sees_people else [],
    }  # fmt: skip
    return render(request, "delegates/exhibiting/desk/exhibitor.html", context, status=status)


def _contacts(found: Exhibitor) -> list[tuple[ExhibitorContact, Any]]:
    rows = (
        ExhibitorContact.objects.filter(exhibitor=found)
        .select_related("user")
        .prefetch_related("invitations")
    )
    return [(one, next(iter(one.invitations.all()), None)) for one in rows]


def _accept(found: Exhibitor, request: DeskRequest) -> str:
    accept(found, by=request.user, seen=number_of(request.POST.get("seen", ""), -1))
    return _("Accepted. It is in the draft of the programme; the next release publishes it.")


def _send_back(found: Exhibitor, request: DeskRequest) -> str:
    send_back(found, request.POST.get("reason", ""), by=request.user)
    return _("Sent back. The exhibitor is told why.")


def _decline(found: Exhibitor, request: DeskRequest) -> str:
    decline(found, request.POST.get("reason", ""), by=request.user)
    return _("Declined. The exhibitor is told why.")


def _withdraw(found: Exhibitor, request: DeskRequest) -> str:
    withdraw_exhibitor(found, by=request.user, reason=request.POST.get("reason", "").strip()[:1000])
    return _("Withdrawn. The booth is free again; the next release takes the profile off the public pages.")


def _take_up(found: Exhibitor, request: DeskRequest) -> str:
    take_up(found, by=request.user)
    for contact in ExhibitorContact.objects.in_force().filter(exhibitor=found, user=None):
        send_link(contact, by=request.user)
    return _("The exhibitor prepares a profile now, and has the link to come in.")


def _contact(found: Exhibitor, request: DeskRequest) -> ExhibitorContact:
    row = ExhibitorContact.objects.filter(
        exhibitor=found, pk=number_of(request.POST.get("contact", ""), -1)
    ).first()
    if row is None:
        raise Http404
    return row


def _resend(found: Exhibitor, request: DeskRequest) -> str:
    contact = _contact(found, request)
    send_link(contact, by=request.user)
    return _("A new link is on its way to %(email)s; earlier ones no longer open.") % {"email": contact.email}


def _end(found: Exhibitor, request: DeskRequest) -> str:
    end_contact(_contact(found, request), by=request.user)
    return _("The access has ended.")


def _add(found: Exhibitor, request: DeskRequest) -> str:
    form = InviteForm({**request.POST.dict(), "name_vi": "–"})
    if not form.is_valid():
        raise Refused(bad_contact())
    data = form.cleaned_data
    contact = add_contact(
        found, name=data["contact"], email=data["email"], lang=data["lang"], by=request.user
    )
    send_link(contact, by=request.user)
    return _("The invitation is on its way to %(email)s.") % {"email": contact.email}


def _remind(found: Exhibitor, request: DeskRequest) -> str:
    count = len(lacking(working_copy(found)))
    missing = in_both(
        lambda: ngettext("still lacks %(n)d thing", "still lacks %(n)d things", count) % {"n": count}
        if count else _("is complete, but not submitted yet")
    )  # fmt: skip
    # Once a day, however often it is clicked.
    told = letters.reminder(found, missing, event=f"exhibitor {found.pk} reminded {clock.now():%Y-%m-%d}")
    return ngettext("%(n)d person is reminded.", "%(n)d persons are reminded.", told) % {"n": told}


def _places(found: Exhibitor, request: DeskRequest) -> str:
    before = audit.state_of(found)
    found.staff_places = min(max(number_of(request.POST.get("places", ""), 0), 0), MOST_PLACES)
    found.save(update_fields=["staff_places"])
    audit.record(found, "change", by=request.user, changes=audit.difference(before, audit.state_of(found)))
    return _("%(n)d badges for the staff of this booth.") % {"n": found.staff_places}


_ACTS = {
    "accept": _accept, "send_back": _send_back, "decline": _decline, "withdraw": _withdraw, "take_up": _take_up,
    "resend": _resend, "end": _end, "add": _add, "remind": _remind, "places": _places,
}  # fmt: skip
