"""The forms of badges at the desk."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from adgmin.core.clock import MEETING_ZONE
from delegates.delegations.models import Delegation
from events.editions.models import Edition

from .models import BadgeKind, Category, Zone
from .passes import Pass

MOST_AT_ONCE = 200
KINDS = [choice for choice in BadgeKind.choices if choice[0] != BadgeKind.PERSONAL]


class PassForm(forms.Form):
    """What passes are wanted, and how many."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST_AT_ONCE, initial=1)
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices, initial=Category.DEL)
    delegation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Delegation"),
        queryset=Delegation.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("None"),
    )
    label = forms.CharField(
        label=_("Bearer or vehicle"), max_length=120, required=False,
        help_text=_("Who carries it, or the plate of the vehicle. Empty on passes that are filled in by hand."),
    )  # fmt: skip
    day = forms.DateField(
        label=_("Only on this day"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Needed for a one-day badge. Empty: as long as personal badges."),
    )  # fmt: skip
    zones = forms.MultipleChoiceField(label=_("Zones"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, edition: Edition, zones: list[Zone], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        delegations = self.fields["delegation"]
        delegations.queryset = Delegation.objects.filter(edition=edition).order_by("sort_order")  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["zones"].choices = [(zone.letter, str(zone)) for zone in zones]  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        """A one-day badge has its day, within the meeting; a vehicle its plate."""
        values = super().clean() or {}
        day, kind = values.get("day"), values.get("kind")
        if kind == BadgeKind.ONE_DAY and not day and "day" not in self.errors:
            self.add_error("day", _("Choose the day of the badge."))
        first, last = self.edition.start_date, self.edition.end_date
        if day and not first - dt.timedelta(1) <= day <= last:
            self.add_error("day", _("The day must lie within the meeting, or be the day before it."))
        if kind == BadgeKind.VEHICLE and not values.get("label", "").strip():
            self.add_error("label", _("Write the plate of the vehicle."))
        return values

    @cached_property
    def wanted(self) -> Pass:
        """Return what is wanted, once the form is valid."""
        values = self.cleaned_data
        start = dt.datetime.combine(values["day"], dt.time(), MEETING_ZONE) if values["day"] else None
        return Pass(
            values["kind"], values["category"], values["zones"], start, start and start + dt.timedelta(1),
            values["delegation"], values["label"],
        )  # fmt: skip
