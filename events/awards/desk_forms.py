"""The forms of the awards at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from adgmin.core.clock import MEETING_ZONE

from .models import Finalist, Juror


class TimeForm(forms.Form):
    """When the result becomes public, in Hanoi."""

    at = forms.DateTimeField(
        label=_("Published from"),
        help_text=_("Hanoi time. Nothing of the result is public before."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": _("Give the day and the time."),
            "invalid": _("Give the day and the time."),
        },
    )

    def clean_at(self) -> Any:
        """What is typed is Hanoi time, whatever the server's zone."""
        at = self.cleaned_data["at"]
        return at.replace(tzinfo=MEETING_ZONE)


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class ConflictForm(ReasonForm):
    """Who does not judge whom, and why."""

    juror: Any = forms.ModelChoiceField(
        label=_("Juror"), queryset=Juror.objects.none(), empty_label=_("Please choose")
    )
    finalist: Any = forms.ModelChoiceField(
        label=_("Finalist"), queryset=Finalist.objects.none(), empty_label=_("Please choose")
    )
    field_order = ("juror", "finalist", "reason")

    def __init__(self, *args: Any, jurors: Any, finalists: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["juror"].queryset = jurors  # type: ignore[attr-defined]  # a choice of records
        self.fields["finalist"].queryset = finalists  # type: ignore[attr-defined]  # as above
