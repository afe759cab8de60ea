"""What the desk types about a demonstration that is booked."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_PLACES = 1000


class CapacityForm(forms.Form):
    """How many can come."""

    capacity = forms.IntegerField(
        label=_("Places for visitors"), min_value=1, max_value=MOST_PLACES,
        help_text=_("With fewer than are booked nobody loses a place; with more, who waits moves up and is told."),
    )  # fmt: skip
