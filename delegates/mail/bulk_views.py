"""Letters to many at the desk: written for a filtered list, looked at person by person, sent, followed, stopped."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from delegates.accreditation.models import State
from delegates.delegations.models import DelegateRole, Delegation
from delegates.nominations.listing import Filters
from delegates.nominations.models import RankBand

from . import bulk as verbs
from .access import SEES_PEOPLE
from .bulk import filters_of, letter_to, mark_of, people_of, progress_of, reader, readers_of
from .models import BulkMail
from .templates_editing import composed
from .templates_standard import PLACEHOLDERS
from .templates_views import WordsForm

ADD = "delegates.add_bulkmail"
_FORM = require_http_methods(["GET", "HEAD", "POST"])


# As the list of delegates offers them, so that a filter that is taken over from there finds the same people.
_STATES = [
    ("waiting", _("All that wait")),
    ("admitted", _("All that are accredited")),
    *((value, label) for value, label in State.choices if value != State.DRAFT),
]
_PROBLEMS = [
    ("over_quota", _("Over the quota of the role")),
    ("no_photo", _("No photograph")),
    ("no_email", _("No e-mail address")),
    ("no_arrival", _("Arrival not known")),
]


class BulkForm(WordsForm):
    """The words, and who gets them."""

    q = forms.CharField(label=_("Words in name, position, organisation"), max_length=200, required=False)
    delegation = forms.ChoiceField(label=_("Delegation"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All")), *DelegateRole.choices])
    state = forms.ChoiceField(
        label=_("Accreditation"), required=False, choices=[("", _("All who hold a place")), *_STATES]
    )
    nationality = forms.CharField(label=_("Nationality (two letters)"), max_length=2, required=False)
    rank = forms.ChoiceField(
        label=_("Rank band"), required=False, choices=[("", _("All")), *RankBand.choices]
    )
    problem = forms.ChoiceField(
        label=_("What is missing or too much"),
        required=False,
        choices=[("", _("All")), *_PROBLEMS],
    )
    WHO = ("q", "delegation", "role", "state", "nationality", "rank", "problem")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Delegation.objects.order_by("sort_order")
        choices = [("", _("All")), *((found.code, found.name) for found in rows)]
        self.fields["delegation"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.order_fields([*self.WHO])

    def filters(self) -> Filters:
        """Who gets it, by the filters of the list of delegates."""
        return Filters(**{name: self.cleaned_data[name] for name in self.WHO})


@at_desk(ADD, SEES_PEOPLE)
@require_safe
def bulks(request: DeskRequest) -> HttpResponse:
    """Every letter to many, the newest first."""
    found = BulkMail.objects.select_related("made_by")[:100]
    return render(request, "delegates/mail/bulks.html", {"bulks": found})


@at_desk(ADD, SEES_PEOPLE)
@_FORM
def edit(request: DeskRequest, pk: int = 0) -> HttpResponse:
    """Write a letter, new or not sent yet."""
    bulk = _bulk(pk) if pk else None
    if bulk is not None and bulk.queued_at is not None:
        return redirect("desk-bulk", pk=pk)
    form = BulkForm(request.POST) if request.method == "POST" else BulkForm(initial=_initial(request, bulk))
    if form.is_valid():
        try:
            kept = verbs.write(form.cleaned_data, form.filters(), by=request.user, bulk=bulk)
        except Refused as refusal:
            form.tell(refusal.problems)
        else:
            return redirect("desk-bulk", pk=kept.pk)
    context = {
        "form": form,
        "bulk": bulk,
        "placeholders": [(f"{{{name}}}", PLACEHOLDERS[name], False) for name in verbs.ALLOWED],
    }
    return render(request, "delegates/mail/bulk_edit.html", context, status=422 if form.errors else 200)


@at_desk(ADD, SEES_PEOPLE)
@require_safe
def bulk(request: DeskRequest, pk: int) -> HttpResponse:
    """One letter: to whom, as each reader gets it, how far it has come."""
    return _page(request, _bulk(pk))


@at_desk(ADD, SEES_PEOPLE)
@require_POST
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Send it, or stop what was not sent yet."""
    found, given = _bulk(pk), request.POST.get("expected", "")
    if request.POST.get("do") == "stop":
        number = verbs.stop(found, by=request.user)
        said = ngettext(
            "Stopped: %(number)d letter does not go.", "Stopped: %(number)d letters do not go.", number
        )
        messages.success(request, said % {"number": number})
        return redirect("desk-bulk", pk=pk)
    try:
        number = verbs.send(found, by=request.user, expected=given)
    except Refused as refusal:
        return _page(request, found, problems=refusal.problems, status=409)
    said = ngettext(
        "%(number)d letter waits for the sender.", "%(number)d letters wait for the sender.", number
    )
    messages.success(request, said % {"number": number})
    return redirect("desk-bulk", pk=pk)


def _bulk(pk: int) -> BulkMail:
    found = BulkMail.objects.select_related("made_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _initial(request: DeskRequest, bulk: BulkMail | None) -> dict[str, Any]:
    if bulk is None:
        return Filters.of(request.GET).given()
    return {**{name: getattr(bulk, name) for name in WordsForm.base_fields}, **filters_of(bulk.query).given()}


def _page(request: DeskRequest, found: BulkMail, *, status: int = 200, **extra: Any) -> HttpResponse:
    filters = filters_of(found.query)
    people = people_of(request.user, filters)
    readers = readers_of(people)
    number = min(max(number_of(request.GET.get("reader", "")), 1), max(len(readers), 1))
    shown = reader(readers[number - 1][0]) if readers else None
    context = {
        "bulk": found,
        "asked": _in_words(filters),
        "count": len(readers),
        "mark": mark_of(found, readers),
        "without": people.count() - len(readers),
        "number": number,
        "reader": shown,
        "preview": composed(letter_to(shown, found), shown.delegation.edition) if shown else None,
        "progress": progress_of(found),
        **extra,
    }
    return render(request, "delegates/mail/bulk.html", context, status=status)


def _in_words(filters: Filters) -> list[str]:
    """Who gets it, in words."""
    words: dict[str, Any] = dict((*DelegateRole.choices, *_STATES, *_PROBLEMS))
    words |= {str(band.value): band.label for band in RankBand}
    words |= {one.code: one.name for one in Delegation.objects.only("code", "name_vi", "name_en")}
    given = {name: str(words.get(value, value)) for name, value in filters.given().items()}
    if "q" in given:
        given["q"] = f"“{filters.q}”"
    return list(given.values()) or [_t("All who hold a place")]
