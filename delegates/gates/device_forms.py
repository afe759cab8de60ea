"""What the desk says of a device."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.editions.models import Edition

from .models import Gate


class DeviceForm(forms.Form):
    """A device: its name, the gates at which it may stand, what its operator may do."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("For instance: Main entrance, left."))
    gates: Any = forms.ModelMultipleChoiceField(
        queryset=Gate.objects.none(), label=_("Gates"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None: every gate."),
    )  # fmt: skip
    may_override = forms.BooleanField(label=_("May let in against the rule, with a reason"), required=False)
    may_search = forms.BooleanField(label=_("May look up people by name"), required=False, initial=True)

    def __init__(self, *args: Any, edition: Edition | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gates: Any = self.fields["gates"]
        gates.queryset = Gate.objects.filter(edition=edition)
