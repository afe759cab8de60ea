"""Both languages at the desk: what is complete, what is missing, and the way to mend it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.desk import DeskRequest, at_desk

from .completeness import Gap, gaps, records_lacking, standings, translated_models

PAGE_SIZE = 100


@at_desk("events.view_session")
def languages(request: DeskRequest) -> HttpResponse:
    """Every kind of record with translated fields."""
    rows = standings(translated_models(request.user))
    return render(request, "events/desk/languages.html", {"rows": rows})


@at_desk("events.view_session")
def missing(request: DeskRequest, label: str, lang: str) -> HttpResponse:
    """The records of one kind that lack a language."""
    model = next(
        (known for known in translated_models(request.user) if known._meta.label_lower == label), None
    )
    if model is None or lang not in LANGUAGES:
        raise Http404
    page = Paginator(records_lacking(model, lang), PAGE_SIZE).get_page(request.GET.get("page"))
    may_change = request.user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
    rows = [{"gap": gap, "url": _edit_address(gap) if may_change else ""} for gap in gaps(page, lang)]
    context = {"rows": rows, "page": page, "kind": model._meta.verbose_name_plural, "missing": lang}
    return render(request, "events/desk/missing.html", context)


def _edit_address(gap: Gap) -> str:
    meta = gap.record._meta
    if hasattr(gap.record, "desk_address"):
        return str(gap.record.desk_address())
    try:
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=(gap.record.pk,))
    except NoReverseMatch:
        return ""
