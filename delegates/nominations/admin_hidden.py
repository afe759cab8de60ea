"""The forms of hidden values under /admin/, and what is told of a passport that is written there."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adgmin.core import audit
from adgmin.core.admin_records import RecordForm
from adgmin.core.models import User

from .models import Delegate, TravelDocument
from .signals import changed

DAYS = frozenset({"expiry", "birth_date"})


class ReasonForm(forms.Form):
    """Why the hidden values are wanted."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For instance: visa on arrival, seating at the dinner."),
    )


class HiddenForm(RecordForm):
    """Days as yyyy-mm-dd, as they are stored: anything else would never be found or compared."""

    def clean(self) -> dict[str, Any] | None:
        """Refuse what is no day."""
        data = super().clean() or {}
        for name in DAYS & self.cleaned_data.keys():
            if self.cleaned_data[name] and not _is_day(self.cleaned_data[name]):
                self.add_error(
                    name, gettext("Please write the day as year-month-day, for instance 1980-02-03.")
                )
        return data


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and dt.date.fromisoformat(text) is not None
    except ValueError:
        return False


def tell_of_document(record: Any, changes: dict[str, Any], *, by: User | None) -> None:
    """A passport that is changed here is checked again, as everywhere."""
    if isinstance(record, TravelDocument):
        changed.send(Delegate, delegate=record.delegate, changes=changes, by=by)


def entered(record: Any) -> dict[str, list[str]]:
    """Return what a record of hidden values tells when it is new: which are there, not what they are."""
    return {name: ["", audit.HIDDEN] for name in ("number", "birth_date") if getattr(record, name, "")}
