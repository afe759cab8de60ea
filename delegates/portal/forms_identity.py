"""The steps about who it is: role and position, identity and names, contact."""

from functools import lru_cache
from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core import clock
from adgmin.core.text import fold
from delegates.delegations.models import DelegateRole
from delegates.delegations.quotas import places_of
from delegates.imports.clean import OLDEST, YOUNGEST
from delegates.imports.known import country_codes
from delegates.nominations.models import Delegate, Gender, RankBand

from .step_form import StepForm, choice, day, text


def countries() -> list[tuple[str, str]]:
    """Return (code, name) of every country in the language of the page."""
    return _countries((get_language() or "vi")[:2])


@lru_cache(maxsize=4)
def _countries(lang: str) -> list[tuple[str, str]]:
    names = Locale(lang).territories
    return sorted(((code, names[code]) for code in country_codes()), key=lambda pair: fold(pair[1]))


class RoleForm(StepForm):
    """Role, rank, position and organisation."""

    role = choice(
        _("Role in the delegation"),
        DelegateRole.choices,
        hint=_("A delegation has one head. An alternate speaks when the head cannot."),
    )
    rank_band = choice(_("Rank"), RankBand.choices, hint=_("Decides the place in the list of participants."))
    position_en = text(_("Position, in English"), 300, lang="en", autocomplete="organization-title")
    position_vi = text(_("Position, in Vietnamese (if you have it)"), 300, lang="vi")
    organisation_en = text(_("Organisation, in English"), 300, lang="en", autocomplete="organization")
    organisation_vi = text(_("Organisation, in Vietnamese (if you have it)"), 300, lang="vi")

    needed = ("role", "rank_band", "position_en", "organisation_en")
    groups = (
        (_("Place in the delegation"), ("role", "rank_band")),
        (_("Position"), ("position_en", "position_vi", "organisation_en", "organisation_vi")),
    )

    def __init__(self, data: Any = None, *, delegate: Delegate, lenient: bool = False) -> None:
        super().__init__(data, delegate=delegate, lenient=lenient)
        offered = places_of(delegate.delegation)
        if offered:
            roles = [role for role in DelegateRole if offered.get(role) or role == delegate.role]
            self.fields["role"].choices = [  # type: ignore[attr-defined]  # a field of choices
                ("", _("Please choose")), *((role.value, role.label) for role in roles),
            ]  # fmt: skip

    def clean_rank_band(self) -> int | None:
        """The band as a number."""
        band = self.cleaned_data["rank_band"]
        return int(band) if band else None

    def clean(self) -> dict[str, Any]:
        """A role and a rank are needed even for a draft: the record cannot do without."""
        data = super().clean()
        if self.lenient:
            for name in ("role", "rank_band"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, _t("Please choose; a draft needs it too."))
        return data


class IdentityForm(StepForm):
    """Names in every form that is needed, gender, nationality, date of birth."""

    passport_surname = text(
        _("Surname, as in the passport"), 200, autocomplete="family-name", spellcheck="false"
    )
    passport_given = text(
        _("Given names, as in the passport"), 200, autocomplete="given-name", spellcheck="false",
        hint=_("A single name goes here."),
    )  # fmt: skip
    single_name = forms.BooleanField(label=_("The passport has a single name"), required=False)
    full_name = text(_("Full name as used"), 300, autocomplete="name", spellcheck="false", dir="auto")
    native_name = text(
        _("Name in native script"),
        200,
        spellcheck="false",
        dir="auto",
        hint=_("As the person writes it, in any script."),
    )
    badge_name = text(
        _("Name on the badge"), 200, spellcheck="false", dir="auto",
        hint=_("Printed exactly as you type it, in the order and with the marks you give."),
    )  # fmt: skip
    list_name = text(
        _("Name in the list of participants"), 300, spellcheck="false", dir="auto",
        hint=_("Left empty: honorific, title, full name as used, letters after it."),
    )  # fmt: skip
    honorific = text(_("Honorific (H.E., Mr, Ms, Ông, Bà)"), 40, autocomplete="honorific-prefix")
    title = text(_("Title (Dato’, Tan Sri, Dr.)"), 80)
    post_nominals = text(_("Letters after the name"), 80, autocomplete="honorific-suffix")
    address_form = text(
        _("Short form of address"), 120, hint=_("As one speaks to the person: “Minister Tanaka”, “Pak Budi”.")
    )
    gender = choice(_("Gender"), Gender.choices, empty=False)
    nationality = choice(_("Nationality"), countries)
    birth_date = day(_("Date of birth"))

    homes = {"birth_date": ("travel_document", "birth_date")}
    hidden = ("birth_date",)
    needed = ("passport_given", "badge_name", "nationality", "birth_date")
    groups = (
        (_("Name in the passport"), ("passport_surname", "passport_given", "single_name")),
        (_("Name as used"), ("full_name", "native_name", "badge_name", "list_name")),
        (_("Forms of address"), ("honorific", "title", "post_nominals", "address_form")),
        (_("Person"), ("gender", "nationality", "birth_date")),
    )

    def __init__(self, data: Any = None, *, delegate: Delegate, lenient: bool = False) -> None:
        super().__init__(data, delegate=delegate, lenient=lenient)
        party = delegate.delegation.party
        if not delegate.nationality and party is not None:
            self.initial["nationality"] = party.iso2

    def clean_birth_date(self) -> Any:
        """In the past, of somebody who may take part."""
        born = self.cleaned_data["birth_date"]
        if born is not None and not YOUNGEST <= (clock.now().date() - born).days / 365.25 <= OLDEST:
            raise forms.ValidationError(_t("Please look at the year of birth again."))
        return born

    def clean(self) -> dict[str, Any]:
        """A surname, or the mark that there is none; never both."""
        data = super().clean()
        surname, single = data.get("passport_surname"), data.get("single_name")
        if "passport_surname" in self.errors:
            return data
        if not surname and not single and not self.lenient:
            sentence = _t("Give the surname, or mark that the passport has a single name.")
            self.add_error("passport_surname", sentence)
        if surname and single:
            sentence = _t("A passport with a single name has no surname. Clear one of the two.")
            self.add_error("passport_surname", sentence)
        return data


class ContactForm(StepForm):
    """How the person is reached, and whom to call in an emergency."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
        error_messages={"invalid": _("This is not an e-mail address. One looks like name@example.org.")},
    )  # fmt: skip
    phone = text(
        _("Mobile telephone"),
        40,
        type="tel",
        autocomplete="tel",
        hint=_("With the country code: +81 90 1234 5678."),
    )
    emergency_name = text(_("Name"), 200)
    emergency_phone = text(_("Telephone"), 40, type="tel")
    emergency_relation = text(_("Relation"), 100, hint=_("Spouse, embassy, office …"))

    homes = {f"emergency_{name}": ("emergency_contact", name) for name in ("name", "phone", "relation")}
    hidden = ("emergency_name", "emergency_phone", "emergency_relation")
    needed = ("email",)
    groups = (
        (_("Contact"), ("email", "phone")),
        (_("Whom to call in an emergency"), ("emergency_name", "emergency_phone", "emergency_relation")),
    )
