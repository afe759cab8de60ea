"""One person's page at the desk: reading, changing, and reading what only few may."""

from typing import Any

from django.contrib import messages
from django.db.models import Model, Q
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem, Refused
from delegates.accreditation.acts import acts_for
from delegates.accreditation.comments import comments_for
from delegates.accreditation.models import Accreditation, Comment
from delegates.accreditation.rechecking import open_rechecks
from delegates.badges.access import badges_for
from delegates.nominations.access import get_delegate_for
from delegates.nominations.editing import change_delegate, version_of
from delegates.nominations.forms import DelegateForm
from delegates.nominations.models import Delegate, TravelDocument
from delegates.nominations.names import address, name_in_list
from delegates.nominations.sensitive import GROUPS, PERMISSION, groups_of, reveal
from delegates.privacy.files import files_of
from events.agenda.models import Session

HISTORY = 30


@at_desk("delegates.view_delegate")
def delegate(request: DeskRequest, pk: int) -> HttpResponse:
    """Everything about one person but passport data and needs."""
    return render(
        request, "delegates/desk/delegate.html", _context(request, get_delegate_for(request.user, pk))
    )


@at_desk("delegates.view_delegate", "delegates.view_sensitive")
@require_POST
def sensitive(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one group of hidden data once, with a typed reason; that it was read is recorded."""
    person = get_delegate_for(request.user, pk)
    if request.POST.get("group") not in GROUPS:
        return HttpResponseBadRequest(_("This page does not know that group."))
    try:
        shown = reveal(person, request.POST["group"], by=request.user, reason=request.POST.get("why", ""))
    except Refused as refusal:
        context = _context(request, person) | {"problems": refusal.problems}
        return render(request, "delegates/desk/delegate.html", context, status=422)
    return render(request, "delegates/desk/delegate.html", _context(request, person) | {"hidden": shown})


@at_desk("delegates.view_delegate", "delegates.change_delegate")
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a person; a refusal keeps what was typed."""
    person = get_delegate_for(request.user, pk)
    form = DelegateForm(request.POST or None, instance=person)
    form.fields["ref"].required, form.fields["ref"].help_text = True, ""
    problems: tuple[Problem, ...] = ()
    seen = request.POST.get("version") or version_of(person)
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_delegate(person, by=request.user, expected=seen, **form.values())
        except Refused as refusal:
            # Who has read what the other one changed may save again.
            problems, seen = refusal.problems, version_of(person)
        else:
            messages.success(request, _("Saved: %(name)s.") % {"name": changed})
            return redirect(changed)
    context = {"delegate": person, "form": form, "problems": problems, "version": seen}
    status = 409 if problems else 422 if request.method == "POST" else 200
    return render(request, "delegates/desk/edit.html", context, status=status)


def _context(request: DeskRequest, person: Delegate) -> dict[str, Any]:
    accreditation = getattr(person, "accreditation", None)
    wanted = person.sessions_wanted
    return {
        "delegate": person,
        "accreditation": accreditation,
        "acts": acts_for(request.user, accreditation) if accreditation else [],
        "rechecks": open_rechecks(accreditation) if accreditation else [],
        "comments": list(comments_for(request.user, accreditation)) if accreditation else [],
        "audiences": Comment.Audience.choices,
        **files_of(person),
        "hidden": groups_of(person) if request.user.has_perm(PERMISSION) else [],
        "names": {"in_list": name_in_list(person), "address": address(person)},
        "travel": getattr(person, "travel", None),
        "nomination": getattr(person, "nomination", None),
        "sessions": list(Session.objects.filter(code__in=wanted).select_related("room")) if wanted else [],
        "history": _history(person),
        "badges": list(badges_for(request.user).filter(delegate=person).order_by("-serial")),
    }


def _history(person: Delegate) -> list[AuditRecord]:
    """What happened to this record and to those that were found to be the same person."""
    people = Q(delegate=person) | Q(delegate__merged_into=person)
    about = Q(
        model="delegates.delegate", object_id__in=_keys(Delegate, Q(pk=person.pk) | Q(merged_into=person))
    )
    about |= Q(model="delegates.accreditation", object_id__in=_keys(Accreditation, people))
    about |= Q(model="delegates.traveldocument", object_id__in=_keys(TravelDocument, people))
    return list(AuditRecord.objects.filter(about).select_related("user")[:HISTORY])


def _keys(model: type[Model], which: Q) -> list[str]:
    return [str(pk) for pk in model._default_manager.filter(which).order_by().values_list("pk", flat=True)]
