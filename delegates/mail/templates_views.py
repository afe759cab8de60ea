"""The words of letters at the desk: all of them, and one in both languages side by side with a preview."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Problem, Refused
from adgmin.core.text import nfc
from events.editions.models import Edition

from .letters import wording_of
from .models import MailTemplate
from .templates_editing import placeholder_problems, sample_of, use_standard, version_of, write_words
from .templates_standard import PLACEHOLDERS, TEMPLATES, Template

CHANGE = "delegates.change_mailtemplate"


class WordsForm(forms.Form):
    """Subject and text in both languages."""

    subject_vi = forms.CharField(label=_("Subject (Vietnamese)"), max_length=200)
    subject_en = forms.CharField(label=_("Subject (English)"), max_length=200)
    body_vi = forms.CharField(
        label=_("Text (Vietnamese)"), max_length=10_000, widget=forms.Textarea({"rows": 12, "lang": "vi"})
    )
    body_en = forms.CharField(
        label=_("Text (English)"), max_length=10_000, widget=forms.Textarea({"rows": 12, "lang": "en"})
    )

    def clean(self) -> dict[str, Any]:
        """Text in NFC, lines ended in one way."""
        data = super().clean() or {}
        return {name: nfc(value.replace("\r\n", "\n")) for name, value in data.items()}

    def tell(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Put each problem beside its field."""
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, str(problem))


@at_desk(CHANGE)
@require_safe
def templates(request: DeskRequest) -> HttpResponse:
    """Every letter, by the step it tells."""
    rows = {row.key: row for row in MailTemplate.objects.select_related("changed_by")}
    listed = [(key, template, rows.get(key)) for key, template in TEMPLATES.items()]
    return render(request, "delegates/mail/templates.html", {"templates": listed})


@at_desk(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: DeskRequest, key: str) -> HttpResponse:
    """Show, preview, save, or go back to our own words."""
    if key not in TEMPLATES:
        raise Http404
    verb = request.POST.get("do", "save") if request.method == "POST" else ""
    if verb == "standard":
        use_standard(key, by=request.user)
        messages.success(request, _t("The standard words hold again."))
        return redirect("desk-template", key=key)
    row = MailTemplate.objects.select_related("changed_by").filter(key=key).first()
    current = _words_of(wording_of(key))
    form = WordsForm(request.POST) if verb else WordsForm(initial=current)
    if form.is_valid() and _done(request, key, form, verb):
        messages.success(request, _t("Saved. The next letter has these words."))
        return redirect("desk-template", key=key)
    words = form.cleaned_data if verb and not form.errors else None if verb else current
    return _page(request, key, form, row, words, status=422 if form.errors else 200)


def _done(request: DeskRequest, key: str, form: WordsForm, verb: str) -> bool:
    """Save; or only look whether it could be, for the preview."""
    standard = TEMPLATES[key]
    try:
        if verb == "preview":
            form.tell(placeholder_problems(form.cleaned_data, standard.required, standard.placeholders))
            return False
        write_words(key, form.cleaned_data, by=request.user, expected=request.POST.get("version", ""))
    except Refused as refusal:
        form.tell(refusal.problems)
        return False
    return True


def _words_of(template: Template) -> dict[str, str]:
    return {
        f"{part}_{lang}": getattr(getattr(template, part), lang)
        for part in ("subject", "body")
        for lang in ("vi", "en")
    }


def _page(
    request: DeskRequest,
    key: str,
    form: WordsForm,
    row: MailTemplate | None,
    words: dict[str, str] | None,
    *,
    status: int,
) -> HttpResponse:
    standard, edition = TEMPLATES[key], Edition.objects.first()
    lang = (get_language() or "vi")[:2]
    context = {
        "key": key,
        "template": standard,
        "form": form,
        "row": row,
        "version": request.POST.get("version", version_of(row)),
        "preview": sample_of(words, standard.button, edition, lang=lang) if words and edition else None,
        "placeholders": [
            (f"{{{name}}}", PLACEHOLDERS[name], name in standard.required)
            for name in PLACEHOLDERS
            if name in standard.placeholders
        ],
    }
    return render(request, "delegates/mail/template.html", context, status=status)
