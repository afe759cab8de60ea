"""Layouts at the desk: how badges of a kind look, with invented people to look at it by."""

import threading
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.pdfs.typesetting import PressFailed
from adgmin.core.problems import Refused
from delegates.lists.asking import edition_or_404
from events.editions.models import Edition

from .drawing import drawing_of
from .layout_samples import CODE, samples_of
from .layouts import (
    MOST_FOUND,
    MOST_HELP,
    MOST_NUMBER,
    MOST_WORDS,
    Choices,
    Help,
    choices_for,
    choose,
    problems_of,
    standard,
)
from .models import BadgeKind, BadgeLayout
from .typeset import frame, png

MAY = "delegates.change_badgelayout"
OF_PERSONS = frozenset({BadgeKind.PERSONAL, BadgeKind.STAFF})
MOST_TEXT = MOST_HELP * (MOST_NUMBER + 2 * MOST_WORDS + 8) * 2
_PRESS = threading.Lock()  # one picture at a time in a process: typing asks for many


class LayoutForm(forms.Form):
    """The choices; what a kind does not have is left out."""

    photo = forms.BooleanField(label=_("Photograph"), required=False)
    native = forms.BooleanField(label=_("Name in native script"), required=False)
    week = forms.BooleanField(label=_("The week’s programme on the back"), required=False)
    position = forms.ChoiceField(
        label=_("Position"), choices=[
            ("both", _("In English and Vietnamese")), ("en", _("In English")), ("vi", _("In Vietnamese")),
            ("none", _("Not printed")),
        ],
    )  # fmt: skip
    help = forms.CharField(
        label=_("Help, on the back"), required=False, max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A line each: number | Vietnamese | English"),
    )  # fmt: skip
    found_vi = forms.CharField(
        label=_("Sentence at the foot of the back (Vietnamese)"), required=False,
        max_length=2 * MOST_FOUND, widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
    )  # fmt: skip
    found_en = forms.CharField(
        label=_("Sentence at the foot of the back (English)"), required=False,
        max_length=2 * MOST_FOUND, widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )  # fmt: skip

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind not in OF_PERSONS:
            for name in ("photo", "native", "position"):
                del self.fields[name]

    @classmethod
    def showing(cls, kind: str, choices: Choices) -> "LayoutForm":
        """Return the form filled with choices."""
        lines = "\n".join(" | ".join((line.number, line.vi, line.en)) for line in choices.help)
        values = {
            name: getattr(choices, name)
            for name in ("photo", "native", "position", "week", "found_vi", "found_en")
        }
        return cls(kind, initial={**values, "help": lines})

    def choices(self, kind: str) -> Choices:
        """Return what was chosen; of a valid form."""
        chosen = {**self.cleaned_data, "help": _lines(self.cleaned_data["help"])}
        return replace(standard(kind), **chosen)


def _lines(text: str) -> tuple[Help, ...]:
    found = []
    for line in text.splitlines():
        if line.strip():
            number, vi, en, *_rest = [part.strip() for part in line.split("|")] + ["", ""]
            found.append(Help(number, vi, en))
    return tuple(found)


@require_safe
@at_desk(MAY)
def layouts(request: DeskRequest) -> HttpResponse:
    """List the kinds, and whose look was chosen."""
    chosen = dict(BadgeLayout.objects.filter(edition=edition_or_404()).values_list("kind", "changed_at"))
    kinds = [{"key": key, "name": name, "changed": chosen.get(key)} for key, name in BadgeKind.choices]
    return render(request, "delegates/badges/layouts.html", {"kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(MAY)
def layout(request: DeskRequest, kind: str) -> HttpResponse:
    """Show and keep the look of a kind; with `look` in the query the page shows what is typed, and keeps nothing."""
    edition = edition_or_404()
    if kind not in BadgeKind.values:
        raise Http404
    if request.method == "POST":
        return _keep(request, edition, kind)
    form = (
        LayoutForm(kind, request.GET)
        if "look" in request.GET
        else LayoutForm.showing(kind, choices_for(edition, kind))
    )
    problems = problems_of(form.choices(kind)) if form.is_bound and form.is_valid() else []
    return _page(request, edition, kind, form, problems=problems)


def _keep(request: DeskRequest, edition: Edition, kind: str) -> HttpResponse:
    if request.POST.get("do") == "standard":
        choose(edition, kind, standard(kind), by=request.user)
    else:
        form = LayoutForm(kind, request.POST)
        if not form.is_valid():
            return _page(request, edition, kind, form, status=400)
        try:
            choose(edition, kind, form.choices(kind), by=request.user)
        except Refused as refusal:
            return _page(request, edition, kind, form, problems=refusal.problems, status=400)
    messages.success(request, _t("The layout is kept. It counts for badges that are printed from now on."))
    return redirect("desk-badge-layout", kind=kind)


def _page(
    request: DeskRequest, edition: Edition, kind: str, form: LayoutForm, status: int = 200, **more: Any
) -> HttpResponse:
    samples = samples_of(kind)
    asked = (request.POST if request.method == "POST" else request.GET).copy()
    for name in ("csrfmiddlewaretoken", "do"):
        asked.pop(name, None)
    sample = asked.get("sample", "")
    context = {
        "form": form,
        "kind": kind,
        "kind_name": BadgeKind(kind).label,
        "kinds": BadgeKind.choices,
        "samples": [(key, name) for key, (name, _face) in samples.items()],
        "sample": sample if sample in samples else next(iter(samples)),
        "query": asked.urlencode(),
        **more,
    }
    return render(request, "delegates/badges/layout.html", context, status=status)


@require_safe
@at_desk(MAY)
def preview(request: DeskRequest, kind: str) -> HttpResponse:
    """Return a picture of the look in the query: `sample` with both faces, or without it the fronts of all samples."""
    edition = edition_or_404()
    if kind not in BadgeKind.values:
        raise Http404
    choices = _looked_at(edition, kind, request.GET)
    samples = samples_of(kind, edition.start_date.isoformat())
    wanted = request.GET.get("sample", "")
    faces = [samples[wanted][1]] if wanted in samples else [face for _name, face in samples.values()]
    data = frame(edition, "", {kind: choices}) | {
        "badges": [
            drawing_of(face, choices, serial=number, code=CODE) for number, face in enumerate(faces, 1)
        ]
    }
    try:
        with _PRESS:
            picture = png("preview", data, ppi=150 if len(faces) == 1 else 55)
    except PressFailed:
        return HttpResponse(status=503)
    return HttpResponse(picture, content_type="image/png")


def _looked_at(edition: Edition, kind: str, query: QueryDict) -> Choices:
    """Return the choices in the query as far as they can be kept, else those that are."""
    form = LayoutForm(kind, query)
    if "look" in query and form.is_valid() and not problems_of(chosen := form.choices(kind)):
        return chosen
    return choices_for(edition, kind)
