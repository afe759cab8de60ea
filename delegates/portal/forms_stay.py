"""The steps about the stay: travel document, travel and hotel, needs and declarations, sessions."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from delegates.imports.clean import TRAVEL_DAYS
from delegates.imports.form import columns
from delegates.nominations.models import Delegate, TravelDocument

from .sessions import offers
from .step_form import StepForm, choice, day, moment, text


def _coded(key: str) -> Any:
    """Return a function that lists the choices of a column of the workbook, in the language of the page."""
    return lambda: [(one.code, one.label((get_language() or "vi")[:2])) for one in columns()[key].choices]


class DocumentForm(StepForm):
    """The passport; the number and the dates are not shown again."""

    type = choice(_("Kind of passport"), TravelDocument.Type.choices)
    number = text(
        _("Passport number"), 40, autocomplete="off", spellcheck="false", autocapitalize="characters",
        hint=_("As printed. Seen only by those who check accreditations; kept encrypted, deleted after the meeting."),
    )  # fmt: skip
    expiry = day(_("Valid until"))

    homes = {name: ("travel_document", name) for name in ("type", "number", "expiry")}
    hidden = ("number", "expiry")
    needed = ("type", "number", "expiry")
    groups = ((_("Passport"), ("type", "number", "expiry")),)

    def clean_expiry(self) -> Any:
        """Still good on the days of the meeting."""
        expiry = self.cleaned_data["expiry"]
        if expiry is not None and expiry < self.delegate.delegation.edition.end_date:
            raise forms.ValidationError(_t("This passport will have expired by the days of the meeting."))
        return expiry


class TravelForm(StepForm):
    """Flights and hotel."""

    arrival_flight = text(_("Arrival flight"), 20, autocomplete="off")
    arrival_at = moment(_("Arrival, Ha Noi time"))
    departure_flight = text(_("Departure flight"), 20, autocomplete="off")
    departure_at = moment(_("Departure, Ha Noi time"))
    hotel = text(_("Hotel"), 200, autocomplete="off")

    homes = {
        name: ("travel", name)
        for name in ("arrival_flight", "arrival_at", "departure_flight", "departure_at", "hotel")
    }
    groups = (
        (_("Coming"), ("arrival_at", "arrival_flight")),
        (_("Leaving"), ("departure_at", "departure_flight")),
        (_("Stay"), ("hotel",)),
    )

    def clean(self) -> dict[str, Any]:
        """In the weeks around the meeting; nobody leaves before arriving."""
        data = super().clean()
        opening = self.delegate.delegation.edition.start_date
        for name in ("arrival_at", "departure_at"):
            # By the day as typed: the first and the last year have no other zone to be brought to.
            if (when := data.get(name)) and abs((when.date() - opening).days) > TRAVEL_DAYS:
                self.add_error(
                    name, _t("This is far from the days of the meeting. Please look at day, month and year.")
                )
        arrival, departure = data.get("arrival_at"), data.get("departure_at")
        if arrival and departure and departure < arrival:
            self.add_error("departure_at", _t("The departure is before the arrival."))
        return data


class NeedsForm(StepForm):
    """What the hosts should know, and what must be declared to security."""

    dietary = choice(_("Diet"), _coded("dietary"))
    accessibility = choice(_("Accessibility"), _coded("accessibility"))
    health = text(_("Health: what first-aiders should know"), 500, autocomplete="off")
    firearms = text(
        _("Firearms: kind, calibre, serial number"), 500, autocomplete="off",
        hint=_("Only of persons in the role of security. Leave empty if there are none."),
    )  # fmt: skip
    equipment = text(
        _("Radio, recording and other equipment"), 500, autocomplete="off",
        hint=_("What must pass customs or needs a frequency."),
    )  # fmt: skip

    homes = {name: ("needs", name) for name in ("dietary", "accessibility", "health")} | {
        name: ("declarations", name) for name in ("firearms", "equipment")
    }
    hidden = ("dietary", "accessibility", "health", "firearms", "equipment")
    groups = (
        (_("Needs"), ("dietary", "accessibility", "health")),
        (_("Declarations to security"), ("firearms", "equipment")),
    )


class SessionsForm(StepForm):
    """Which sessions the person wishes to attend, and which language of interpretation."""

    sessions_wanted = forms.MultipleChoiceField(
        label=_("Sessions"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("A wish, not a reservation: seats are given by delegation."),
    )  # fmt: skip
    interpretation = choice(_("Language of interpretation"), _coded("interpretation"))

    groups = ((_("Sessions"), ("sessions_wanted",)), (_("Interpretation"), ("interpretation",)))

    def __init__(self, data: Any = None, *, delegate: Delegate, lenient: bool = False) -> None:
        super().__init__(data, delegate=delegate, lenient=lenient)
        self.offers = offers(delegate)
        self.fields["sessions_wanted"].choices = [(one.code, one.label) for one in self.offers]  # type: ignore[attr-defined]  # a field of choices
        # What was asked for and can no longer be offered is kept, not shown: it may be closed to this role.
        known = {one.code for one in self.offers}
        self.elsewhere = [code for code in delegate.sessions_wanted if code not in known]

    def clean_sessions_wanted(self) -> list[str]:
        """Those marked, and those that this page does not offer."""
        return [*self.cleaned_data["sessions_wanted"], *self.elsewhere]
