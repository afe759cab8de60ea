"""Nominating many by a workbook: a form that already names the delegation, a preview, then all or nothing."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core import spool
from adgmin.core.filters import number_of
from adgmin.core.workbooks.book import handed_out
from adgmin.core.workbooks.sheet import MAX_BYTES, Unreadable
from delegates.delegations.models import Delegation
from delegates.delegations.quotas import held_by, places_of
from delegates.imports.findings import Finding, unreadable
from delegates.imports.intake import Outcome, Table, examine, preview, take_in
from delegates.imports.known import load_known
from delegates.imports.plan import CHANGED, CREATED
from delegates.imports.preview_page import ACTIONS, grouped, outcome_digest, shown_rows
from delegates.imports.template_book import template_book
from delegates.nominations.models import Delegate

from .access import PortalRequest, get_own_delegation, in_portal
from .sessions import told_codes

LEAST_ROWS, MOST_ROWS = 10, 200


@in_portal
def choose(request: PortalRequest, code: str) -> HttpResponse:
    """Ask for a file; read it once, and go on to the preview when it can be read."""
    delegation = get_own_delegation(request.user, code)
    problem: Finding | None = None
    if request.method == "POST":
        upload = request.FILES.get("file")
        try:
            if upload is None:
                raise Unreadable("missing")
            if (upload.size or 0) > MAX_BYTES:
                raise Unreadable("bytes", "file_too_large", limit=MAX_BYTES // (1024 * 1024))
            data = upload.read()
            read_own(data, delegation, name=upload.name or "")
        except Unreadable as error:
            problem = unreadable(error)
        else:
            token = spool.hold(upload.name or "", data, by=request.user, purpose=_purpose(delegation))
            return redirect("portal-workbook-preview", code=code, token=token)
    context = {"delegation": delegation, "problem": problem, "limit": MAX_BYTES // (1024 * 1024)}
    return render(request, "delegates/portal/workbook.html", context, status=422 if problem else 200)


@in_portal
@require_GET
def template(request: PortalRequest, code: str) -> HttpResponse:
    """Hand out the workbook, each line already with the delegation's code and a free reference."""
    delegation = get_own_delegation(request.user, code)
    lang = "en" if (request.GET.get("lang", "") or get_language() or "vi").startswith("en") else "vi"
    return handed_out(template_book(lang, _lines(delegation)), f"adgmin-{delegation.code}-{lang}")


@in_portal
@require_GET
def show(request: PortalRequest, code: str, token: str) -> HttpResponse:
    """Say what the held file would do now; nothing is written."""
    delegation = get_own_delegation(request.user, code)
    held = spool.fetch(token, by=request.user, purpose=_purpose(delegation))
    if held is None:
        messages.warning(request, _("That file is no longer kept. Choose it again."))
        return redirect("portal-workbook", code=code)
    outcome = preview(read_own(held.data, delegation))
    rows, pages = shown_rows(outcome, "", number_of(request.GET.get("page", ""), 1))
    context = {
        "delegation": delegation, "held": held, "outcome": outcome, "digest": outcome_digest(outcome),
        "groups": grouped(outcome.findings),
        "counts": [(key, label, outcome.plan.count(key)) for key, label in ACTIONS.items()],
        "rows": rows, "pages": range(1, pages + 1), "writes": _writes(outcome),
    }  # fmt: skip
    return render(request, "delegates/portal/workbook_preview.html", context)


@in_portal
@require_POST
def commit(request: PortalRequest, code: str, token: str) -> HttpResponse:
    """Write what was previewed; when the outcome is another one by now, show it instead."""
    delegation = get_own_delegation(request.user, code)
    held = spool.fetch(token, by=request.user, purpose=_purpose(delegation))
    if held is None:
        messages.warning(request, _("That file is no longer kept. Choose it again."))
        return redirect("portal-workbook", code=code)
    if "cancel" in request.POST:
        spool.drop(token)
        messages.info(request, _("The file was deleted; nothing was written."))
        return redirect("portal-workbook", code=code)
    if not _taken_in(request, delegation, held.data):
        told = _("Nothing was written: the records changed meanwhile. Look at the outcome again.")
        messages.warning(request, told)
        return redirect("portal-workbook-preview", code=code, token=token)
    spool.drop(token)
    return redirect("portal")


def _taken_in(request: PortalRequest, delegation: Delegation, data: bytes) -> bool:
    seen = request.POST.get("outcome", "")
    try:
        outcome = take_in(
            read_own(data, delegation),
            by=request.user,
            skip_refused=request.POST.get("rows") == "accepted",
            agreed=lambda found: outcome_digest(found) == seen,
        )
    except IntegrityError:
        # A reference was given elsewhere in the same moment; the next reading gives another.
        return False
    if outcome.committed:
        told = {key: outcome.plan.count(key) for key in (CREATED, CHANGED)}
        messages.success(request, _("Sent: %(created)d new, %(changed)d changed.") % told)
    return outcome.committed


def read_own(data: bytes, delegation: Delegation, *, name: str = "") -> Table:
    """Read a file as one delegation may: no other delegation and none of its people exist. Raises Unreadable."""
    known = load_known()
    if known.edition.pk != delegation.edition_id:
        raise Http404
    own = known.only(delegation.code, sessions=told_codes(known.edition.code))
    table = examine(data, known=own, name=name)
    _free_references(table, delegation)
    return table


def _free_references(table: Table, delegation: Delegation) -> None:
    """Give another reference to a row whose own is used elsewhere, which must not be told."""
    wanted = {entry.ref for entry in table.entries}
    while wanted:
        elsewhere = set(
            Delegate.objects.filter(ref__in=wanted)
            .exclude(delegation=delegation)
            .values_list("ref", flat=True)
        )
        for entry in table.entries:
            if entry.ref in elsewhere:
                entry.ref = f"{delegation.code}-{entry.ref}"[-40:]
        wanted = {f"{delegation.code}-{ref}"[-40:] for ref in elsewhere}


def _lines(delegation: Delegation) -> list[dict[str, str]]:
    held = held_by(delegation)
    free = sum(max(0, places - held.get(role, 0)) for role, places in places_of(delegation).items())
    number = min(MOST_ROWS, max(LEAST_ROWS, free))
    used = set(delegation.delegates.values_list("ref", flat=True))
    refs = (f"{delegation.code}-N{at:02d}" for at in range(1, number + len(used) + 1))
    unused = [ref for ref in refs if ref not in used][:number]
    return [{"delegation": delegation.code, "ref": ref} for ref in unused]


def _writes(outcome: Outcome) -> int:
    return outcome.plan.count(CREATED) + outcome.plan.count(CHANGED)


def _purpose(delegation: Delegation) -> str:
    return f"portal {delegation.pk}"
