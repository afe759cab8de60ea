"""The forms of interventions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core.admin_choices import language_choices
from adgmin.core.normal_text import keep_normal
from delegates.portal.step_form import REQUIRED, text
from events.agenda.models import Session
from events.documents.desk_forms import SessionChoice

_MISSING = {"required": REQUIRED}


class FileForm(forms.Form):
    """A file and its language."""

    language = forms.ChoiceField(label=_("Language of the file"), choices=language_choices, initial="en")
    file = forms.FileField(
        label=_("PDF file"), required=False, widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text=_(
            "At most 20 MB, without a password. Marks of state secrets are found in text only: nothing that bears one, "
            "also as a stamp or a scan, may be sent."
        ),
    )  # fmt: skip
    needed: tuple[str, ...] = ("file",)

    def clean_file(self) -> Any:
        """The file itself is looked at when it is taken in."""
        if not self.files.get("file"):
            raise forms.ValidationError(str(REQUIRED))
        return self.cleaned_data["file"]


class InterventionForm(FileForm):
    """A statement for a session: its title in one language or both, and its file."""

    session = SessionChoice(
        label=_("Session"),
        queryset=Session.objects.none(),
        empty_label=_("Please choose"),
        error_messages=_MISSING,
    )
    title_en = text(pgettext_lazy("paper", "Title (English)"), 300, lang="en")
    title_vi = text(
        pgettext_lazy("paper", "Title (Vietnamese)"),
        300,
        lang="vi",
        hint=_("If you have it; the desk adds what is missing."),
    )
    needed = ("session", "file")
    field_order = ("session", "title_en", "title_vi", "language", "file")

    def __init__(self, *args: Any, sessions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]  # a choice of records
        keep_normal(self)
