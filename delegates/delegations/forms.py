"""The forms of a delegation's workspace; each knows the verb that saves it."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core import clock, dates
from adgmin.core.models import User
from adgmin.core.normal_text import keep_normal
from adgmin.core.roles import STAFF_ROLES, Role
from events.agenda.models import Session, Status
from events.editions.models import Edition

from . import editing
from .inviting import Person
from .models import LANGUAGES, Contact, Deadline, DelegateRole, Delegation, FocalPoint, Step

MOST_PLACES = 9999
# Of the whole meeting, on the delegation itself: at the table, behind it, passes that go from hand to hand.
STANDING = ("table_seats", "back_seats", "floaters")
YEARS = range(2000, 2101)


_STANDING_LABELS = {
    "table_seats": _("Seats at the table"),
    "back_seats": _("Seats behind"),
    "floaters": _("Transferable passes"),
}


def _number(label: Any, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_PLACES, help_text=hint)


def of_this_century(moment: dt.datetime) -> None:
    """Refuse what is a slip of the keys; the first and the last year of all have no other time zone."""
    if moment.year not in YEARS:
        raise forms.ValidationError(_t("Please look at the year."))


def moment_field(label: Any, hint: Any = "") -> forms.DateTimeField:
    """A day and a time of the meeting's zone."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label,
        required=False,
        widget=widget,
        help_text=hint,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": _("Give day and time, for instance 2025-12-19 17:00.")},
        validators=[of_this_century],
    )


class QuotasForm(forms.Form):
    """The places of each role."""

    def __init__(self, delegation: Delegation, data: Any = None) -> None:
        super().__init__(data)
        self.delegation = delegation
        kept = dict(delegation.quotas.values_list("role", "places"))
        for role, label in DelegateRole.choices:
            self.fields[role] = _number(label)
            self.initial[role] = kept.get(role)
        for name in STANDING:
            self.fields[name] = _number(_STANDING_LABELS[name], _t("Left empty: none."))
            self.initial[name] = getattr(delegation, name)

    def save(self, *, by: User) -> None:
        """Set them, all or none."""
        given = self.cleaned_data
        roles = {role: given[role] for role in DelegateRole.values}
        # A form without these fields (an older page) leaves them as they are.
        standing = {name: given[name] or 0 for name in STANDING if name in self.data}
        editing.set_quotas(self.delegation, roles, standing=standing, by=by)


class SeatsForm(forms.Form):
    """How many of the delegation each session seats."""

    def __init__(self, delegation: Delegation, data: Any = None) -> None:
        super().__init__(data)
        self.delegation = delegation
        kept = dict(delegation.session_seats.values_list("session_id", "places"))
        sessions = Session.objects.filter(edition=delegation.edition_id, is_draft=False)
        self.sessions = list(sessions.exclude(status=Status.CANCELLED).order_by("start", "code"))
        for session in self.sessions:
            self.fields[f"s{session.pk}"] = _number(_session_label(session))
            self.initial[f"s{session.pk}"] = kept.get(session.pk)

    def save(self, *, by: User) -> None:
        """Set them."""
        seats = {session: self.cleaned_data[f"s{session.pk}"] for session in self.sessions}
        editing.set_seats(self.delegation, seats, by=by)


def _session_label(session: Session) -> str:
    if session.start is None:
        return str(session.title)
    start = dates.local(session.start)
    return f"{dates.day_short(start.date())}, {dates.clock_time(start)} · {session.title}"


class DeadlinesForm(forms.Form):
    """Until when each step is asked for: of every delegation, or of one."""

    def __init__(self, edition: Edition, data: Any = None, *, delegation: Delegation | None = None) -> None:
        super().__init__(data)
        self.edition, self.delegation = edition, delegation
        rows = Deadline.objects.filter(edition=edition)
        common = dict(rows.filter(delegation=None).values_list("step", "due_at"))
        kept = (
            dict(rows.filter(delegation=delegation).values_list("step", "due_at")) if delegation else common
        )
        for step, label in Step.choices:
            due = common.get(step) if delegation else None
            hint = _t("For all: %(until)s") % {"until": in_words(due)} if due else ""
            self.fields[step] = moment_field(label, hint)
            self.initial[step] = kept.get(step)

    def save(self, *, by: User) -> None:
        """Set them."""
        editing.set_deadlines(self.edition, self.cleaned_data, delegation=self.delegation, by=by)


def in_words(moment: dt.datetime) -> str:
    """The day and the time, as screens show them."""
    local = dates.local(moment)
    return f"{dates.day_screen(local.date())}, {dates.clock_time(local)}"


class LiaisonForm(forms.Form):
    """Who accompanies the delegation."""

    liaison = forms.ModelChoiceField(
        User.objects.none(), label=_("Liaison officer"), required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, delegation: Delegation, data: Any = None) -> None:
        super().__init__(data)
        self.delegation = delegation
        people = User.objects.filter(is_active=True, groups__name__in=[Role.LIAISON, *STAFF_ROLES]).distinct()
        cast("forms.ModelChoiceField[User]", self.fields["liaison"]).queryset = people.order_by(
            "full_name", "email"
        )
        self.initial["liaison"] = delegation.liaison_id

    def save(self, *, by: User) -> None:
        """Set it."""
        editing.change_delegation(self.delegation, by=by, liaison=self.cleaned_data["liaison"])


class ContactForm(forms.ModelForm):
    """Somebody whom the desk may call."""

    class Meta:
        model = Contact
        fields = ("name", "function", "email", "phone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)

    def clean(self) -> dict[str, Any]:
        """A way to reach them."""
        data = super().clean() or {}
        if not data.get("email") and not data.get("phone") and not self.errors:
            self.add_error("phone", _t("Give a telephone number or an e-mail address."))
        return data


class FocalPointForm(forms.Form):
    """Who speaks for the delegation, and until when."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("Exactly as the person writes it."))
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    office_vi = forms.CharField(label=_("Office (Vietnamese)"), max_length=300, required=False)
    office_en = forms.CharField(label=_("Office (English)"), max_length=300, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    lang = forms.ChoiceField(label=_("Language first in mails"), choices=LANGUAGES, initial="en")
    expires_at = moment_field(_("May act until"), _("Left empty: until it is ended."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)

    def clean_expires_at(self) -> dt.datetime | None:
        """Not a moment that has passed."""
        moment = self.cleaned_data["expires_at"]
        if moment is not None and moment <= clock.now() and "expires_at" in self.changed_data:
            raise forms.ValidationError(_t("This moment has passed. Choose a later one."))
        return cast("dt.datetime | None", moment)

    def person(self) -> Person:
        """What was given, for the verbs."""
        return Person(**self.cleaned_data)


class ChangeFocalPointForm(FocalPointForm):
    """The same without the address, by which the person signs in."""

    email = None  # type: ignore[assignment]  # taken out of the form, as Django has it

    def __init__(self, focal: FocalPoint, data: Any = None) -> None:
        super().__init__(data)
        self.fields["name"].required = False
        for name in self.fields:
            self.initial[name] = getattr(focal, name)
