"""The form by which a vehicle gets a place."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.normal_text import keep_normal
from events.showcase.models import HallFeature

from .models import VehicleSlot, Way
from .slots import Load

MINUTES = (15, 30, 45, 60, 90, 120, 180, 240)


class PlaceForm(forms.Form):
    """A dock, a time and how long."""

    dock: Any = forms.ModelChoiceField(
        label=_("Dock"), queryset=HallFeature.objects.none(), empty_label=_("Please choose")
    )
    start = forms.DateTimeField(
        label=_("Arrival at the dock"), help_text=_("Hanoi time."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "300"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    minutes = forms.TypedChoiceField(
        label=_("Minutes at the dock"), coerce=int, choices=[(one, str(one)) for one in MINUTES], initial=30
    )

    def __init__(self, *args: Any, docks: list[HallFeature], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dock"].queryset = HallFeature.objects.filter(pk__in=[one.pk for one in docks])  # type: ignore[attr-defined]  # a choice of records

    def clean_start(self) -> dt.datetime:
        """What is typed is Hanoi time, whatever the server's zone."""
        start: dt.datetime = self.cleaned_data["start"]
        return start.replace(tzinfo=MEETING_ZONE)


class VehicleForm(PlaceForm):
    """A vehicle with its place and what it brings."""

    way = forms.ChoiceField(label=_("Way"), choices=Way.choices)
    plate = forms.CharField(label=_("Number plate"), max_length=20)
    length = forms.DecimalField(
        label=_("Length of the vehicle (m)"),
        min_value=Decimal("1"),
        max_value=Decimal("25"),
        decimal_places=1,
    )
    goods = forms.CharField(label=_("What is brought"), max_length=200)
    forklift = forms.BooleanField(label=_("We need a forklift"), required=False)
    needed = ("way", "dock", "start", "minutes", "plate", "length", "goods")
    field_order = ("way", "dock", "start", "minutes", "plate", "length", "goods", "forklift")

    def __init__(self, *args: Any, docks: list[HallFeature], **kwargs: Any) -> None:
        super().__init__(*args, docks=docks, **kwargs)
        keep_normal(self)

    def load(self) -> Load:
        """Return what was typed of the vehicle."""
        typed = self.cleaned_data
        return Load(typed["plate"], typed["length"], typed["goods"], typed["forklift"])


def place_of(slot: VehicleSlot) -> dict[str, Any]:
    """Return where a vehicle stands, to begin a form with."""
    return {"dock": slot.dock_id, "start": slot.start.astimezone(MEETING_ZONE), "minutes": slot.minutes}
