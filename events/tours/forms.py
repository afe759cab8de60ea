"""The forms of a tour and of its stops."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.dates import local
from adgmin.core.numbers import PlainNumber
from events.agenda.models import Session
from events.parties.models import Party
from events.showcase.models import Hall

from .models import Tour


class TourForm(forms.ModelForm):
    """Who is led, when, at what pace. The person's name is not asked for."""

    start = forms.DateTimeField(
        label=_("start"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    class Meta:
        model = Tour
        fields = ("name_vi", "name_en", "party", "guest_vi", "guest_en", "session", "start", "speed")
        widgets = {"speed": PlainNumber}

    def __init__(self, hall: Hall, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = hall.room.edition
        fields: Any = self.fields
        fields["party"].queryset = Party.objects.filter(edition=edition)
        fields["session"].queryset = Session.objects.filter(edition=edition, room=hall.room).order_by("start")
        fields["session"].label_from_instance = lambda one: f"{one.code} · {one.title}"
        fields["name_vi"].label, fields["name_en"].label = _("name (Vietnamese)"), _("name (English)")
        fields["guest_vi"].label = _("who is led, by function (Vietnamese)")
        fields["guest_en"].label = _("who is led, by function (English)")
        fields["name_vi"].required = True
        for name, one in fields.items():
            one.label = capfirst(one.label)
            one.widget.attrs["class"] = "select" if name in {"party", "session"} else "input"
        if self.instance.pk:
            self.initial["start"] = local(self.instance.start).replace(tzinfo=None)
        self.instance.hall = hall

    def clean_start(self) -> Any:
        """What is typed is the time in Hanoi."""
        return self.cleaned_data["start"].replace(tzinfo=MEETING_ZONE)


class StopForm(forms.Form):
    """How long a stop is, and who receives, by function."""

    minutes = forms.IntegerField(min_value=1, max_value=120)
    receiver_vi = forms.CharField(max_length=160, required=False)
    receiver_en = forms.CharField(max_length=160, required=False)
