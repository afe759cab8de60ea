"""The record of a finalist with its picture: the file, and in both languages what is to be seen on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.admin_records import BilingualRecordForm
from adgmin.core.models import User
from events.pictures.taking_in import delete_picture, take_in_picture, tell_picture

from .models import Finalist

PICTURE = ("file", "alt_vi", "alt_en")


class FinalistForm(BilingualRecordForm):
    """A finalist; the picture may be left out, but not what is to be seen on it."""

    file = forms.FileField(
        label=_("Picture"), required=False, help_text=_("JPEG, PNG or WebP, at most 12 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    alt_vi = forms.CharField(
        label=_("What is to be seen, in Vietnamese"), max_length=250, required=False,
        widget=forms.TextInput(attrs={"class": "vTextField", "lang": "vi"}),
    )  # fmt: skip
    alt_en = forms.CharField(
        label=_("What is to be seen, in English"), max_length=250, required=False,
        widget=forms.TextInput(attrs={"class": "vTextField", "lang": "en"}),
    )  # fmt: skip
    drop = forms.BooleanField(label=_("Take the picture away"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if shown := self.instance.picture:
            self.initial = {"alt_vi": shown.alt_vi, "alt_en": shown.alt_en, **self.initial}
        elif "drop" in self.fields:
            del self.fields["drop"]

    def clean(self) -> dict[str, Any] | None:
        """Words without a picture would be lost."""
        cleaned = super().clean() or {}
        told = cleaned.get("alt_vi") or cleaned.get("alt_en")
        if told and not cleaned.get("file") and not self.instance.picture and "file" not in self.errors:
            self.add_error("file", _t("Choose the picture that these words are about."))
        return cleaned

    def keep_picture(self, finalist: Finalist, *, by: User | None) -> None:
        """Take in, tell anew or take away the picture of a saved finalist. Raises Refused as `take_in_picture`."""
        data, before = self.cleaned_data, finalist.picture
        words = {name: data.get(name) or "" for name in ("alt_vi", "alt_en")}
        if data.get("file"):
            finalist.picture = take_in_picture(finalist.edition, data["file"], **words, by=by)
        elif data.get("drop"):
            finalist.picture = None
        elif before is not None and words != {name: getattr(before, name) for name in words}:
            tell_picture(before, **words, by=by)
        if finalist.picture != before:
            finalist.save(update_fields=["picture"])
            if before is not None:
                delete_picture(before, by=by)
