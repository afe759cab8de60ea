"""The forms of a release at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.normal_text import keep_normal

_NOTE_LENGTH = 2000


def _note(label: Any, lang: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "lang": lang})
    return forms.CharField(label=label, max_length=_NOTE_LENGTH, required=False, widget=widget)


class AgainForm(forms.Form):
    """Notes for the readers, and the release that was the latest when the page was made (0: none)."""

    note_vi = _note(_("Note to the readers (Vietnamese)"), "vi")
    note_en = _note(_("Note to the readers (English)"), "en")
    expected = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)

    def clean(self) -> dict[str, Any]:
        """A note is given in both languages or not at all."""
        data = super().clean() or {}
        for mine, other in (("note_vi", "note_en"), ("note_en", "note_vi")):
            if data.get(other) and not data.get(mine) and mine not in self.errors:
                self.add_error(mine, _t("The note is for all readers: give it in this language too."))
        return data


class ReleaseForm(AgainForm):
    """The same for a release of the draft, with the state of the draft that was looked at."""

    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    override_reason = forms.CharField(
        label=_("Release in spite of the findings, because"), max_length=500, required=False
    )

    field_order = ("note_vi", "note_en", "override_reason", "expected", "draft_version")
